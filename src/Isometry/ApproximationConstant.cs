namespace IsoTriplet.Isometry;

/// <summary>An explicit constant for the isometric approximation of [IAT] Theorem 2: from d_iso(F,G) = eps to the displacement of G from a copy of F.</summary>
/// <remarks>
/// <para>
/// Statement. F and G are N x n and centred, D_ij = |p_i - p_j|, E_ij = eps (2 D_ij + eps). Then some orthogonal Q has
/// <c>|G - F Q|_Fro &lt;= |E|_Fro / (2 sigma_n(F) sqrt(2 (sqrt 2 - 1)))</c>, and the left side bounds every displacement |g_i - p_i Q|. No smallness of eps is asked.
/// </para>
/// <para>
/// Step 1. With J = I - 11'/N, F F' = -J (D^F)^2 J / 2 for centred F (squares entry by entry), so G G' - F F' = -J E° J / 2 with
/// E°_ij = (D^G_ij)^2 - (D^F_ij)^2. As abs(b^2 - a^2) = abs(b - a)(a + b) &lt;= eps (2a + eps), abs(E°_ij) &lt;= E_ij; J is a projection, so |G G' - F F'|_Fro &lt;= |E|_Fro / 2.
/// </para>
/// <para>
/// Step 2 ([TU] Lemma 5.4). Let Q minimise |G - F Q|_Fro, X = F Q, Z = G - X. At the optimum X'G is symmetric and positive semidefinite (polar decomposition), hence
/// A = X'Z = X'G - X'X is symmetric. With B = Z'Z: G G' - X X' = X Z' + Z X' + Z Z', and expanding the trace of its square,
/// <c>|G G' - X X'|^2 = tr(B^2 + 4 B A + 2 A^2 + 2 B X'X) = |B + sqrt2 A|^2 + (4 - 2 sqrt2) tr(B A) + 2 tr(B X'X)</c>. Put A = X'G - X'X:
/// it is at least <c>(4 - 2 sqrt2) tr(B X'G) + (2 sqrt2 - 2) tr(B X'X) >= 2 (sqrt2 - 1) sigma_n(F)^2 |Z|^2</c>, as traces of products of positive semidefinite
/// matrices are not negative. With X X' = F F' the two steps give the statement.
/// </para>
/// <para>
/// In terms of the thickness: along any unit e two points differ by at least theta, so sum (e.p_i)^2 >= theta^2 / 2 and sigma_n >= theta / sqrt 2.
/// </para>
/// <para>If the points lie in a proper affine subspace (N &lt;= n, say) sigma_n = 0 and every bound is infinite: vacuous.</para>
/// </remarks>
/// <param name="Points">N.</param>
/// <param name="LeastSingularValue">sigma_n of the centred F, less its rounding max(N,n) 2^-50 sigma_1; 0 where F is flat.</param>
/// <param name="SumOfDistances">sum over ordered pairs of D_ij.</param>
/// <param name="SumOfSquares">sum over ordered pairs of D_ij^2.</param>
public sealed record ApproximationConstant(int Points, double LeastSingularValue, double SumOfDistances, double SumOfSquares)
{
    private static readonly double Root = Math.Sqrt(2 * (Math.Sqrt(2) - 1));

    /// <summary>True when the bound is infinite for every eps > 0.</summary>
    public bool IsVacuous => LeastSingularValue <= 0;

    /// <summary>Gathers what the constant of F needs.</summary>
    /// <param name="f">F.</param>
    /// <returns>The constant.</returns>
    /// <exception cref="ArithmeticException">The singular value decomposition did not converge.</exception>
    public static ApproximationConstant Of(Embedding f)
    {
        ArgumentNullException.ThrowIfNull(f);
        AffineHull hull = AffineHull.Of(f);
        double least =
            hull.Dimension < f.Dimension ? 0 : Math.Max(0, hull.SingularValues[^1] - (hull.RelativeTolerance * hull.SingularValues[0]));
        (double distances, double squares) = Sums(f);
        return new ApproximationConstant(f.Points, least, distances, squares);
    }

    /// <summary>A bound on min over isometries T of max_i |T p_i - g_i| (and on the root of the sum of squares) for every G in R^n with d_iso(F,G) &lt;= eps.</summary>
    /// <param name="eps">d_iso, at least 0.</param>
    /// <returns>The bound, rounded up; 0 for eps = 0 and positive infinity for eps > 0 on flat F.</returns>
    /// <exception cref="ArgumentException">eps is negative, NaN or infinite.</exception>
    public double DisplacementBound(double eps) => Guard.NonNegative(eps) == 0 ? 0 : eps * At(eps);

    /// <summary>c(eps) = DisplacementBound(eps) / eps, the constant of [IAT] (22) as it stands here: it grows with eps, and at eps = 0 it is the limit.</summary>
    /// <param name="eps">d_iso, at least 0.</param>
    /// <returns>c, or positive infinity on flat F.</returns>
    /// <exception cref="ArgumentException">eps is negative, NaN or infinite.</exception>
    public double At(double eps)
    {
        Guard.NonNegative(eps);
        if (IsVacuous)
        {
            return double.PositiveInfinity;
        }
        double pairs = Points * (Points - 1.0);
        double slack = 1 + (((4.0 * Points) + 64) * Math.ScaleB(1, -52));
        return Math.Sqrt((4 * SumOfSquares) + (4 * eps * SumOfDistances) + (pairs * eps * eps)) * slack / (2 * LeastSingularValue * Root);
    }

    /// <summary>The same bound from thickness, diameter and N alone: eps sqrt(N (N-1)) (2 diam + eps) / (2 theta sqrt(sqrt 2 - 1)); never below <see cref="DisplacementBound"/>.</summary>
    /// <param name="eps">d_iso, at least 0.</param>
    /// <param name="thickness">A lower bound on theta(F), at least 0.</param>
    /// <param name="diameter">diam F.</param>
    /// <param name="points">N.</param>
    /// <returns>The bound; positive infinity for thickness 0 and eps > 0.</returns>
    /// <exception cref="ArgumentException">An argument is negative, NaN or infinite.</exception>
    public static double FromThickness(double eps, double thickness, double diameter, int points)
    {
        Guard.NonNegative(eps);
        Guard.NonNegative(thickness);
        Guard.NonNegative(diameter);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        return eps == 0
            ? 0
            : eps
                * Math.Sqrt(points * (points - 1.0))
                * ((2 * diameter) + eps)
                / (2 * thickness * Math.Sqrt(Math.Sqrt(2) - 1))
                * (1 + 1e-15);
    }

    private static (double Distances, double Squares) Sums(Embedding f)
    {
        double[] distances = new double[f.Points];
        double[] squares = new double[f.Points];
        PairwiseDistances.ForEachBlock<object?>(
            f,
            static () => null,
            (_, block) =>
            {
                for (int r = 0; r < block.Rows; r++)
                {
                    Span<double> row = block.Row(r)[block.FirstColumnAbove(r)..];
                    (double d, double s) = (0, 0);
                    foreach (double square in row)
                    {
                        s += square;
                        d += Math.Sqrt(square);
                    }
                    distances[block.FirstRow + r] += d;
                    squares[block.FirstRow + r] += s;
                }
            }
        );
        return (2 * distances.Sum(), 2 * squares.Sum());
    }
}
