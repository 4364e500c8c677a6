namespace IsoTriplet.Certificates;

/// <summary>A proven lower bound on the smallest eigenvalue of a symmetric matrix, from a floating-point Cholesky factorisation.</summary>
/// <remarks>
/// S. M. Rump, Verification of positive definiteness, BIT 46 (2006) 433-452; J. Demmel, On floating point errors in Cholesky (1989).
/// Let B be the stored matrix A - c I. Each entry of the computed L comes from l_ij l_jj = b_ij - sum_k l_ik l_jk with at most n + 1 roundings
/// on the way of any term, in whatever order the terms are summed. Hence (Higham, Accuracy and Stability, Lemma 8.4 and Theorem 10.3)
/// L L' = B + E with |E| at most g |L||L'|, g = (n+1)u / (1 - (n+1)u), u = 2^-53. On the diagonal |l_i|^2 = b_ii + E_ii at most b_ii + g |l_i|^2,
/// so |l_i|^2 is at most b_ii / (1 - g), and by Cauchy-Schwarz |E_ij| at most g/(1-g) sqrt(b_ii b_jj). That bound is a matrix of rank one and norm
/// g/(1-g) trace B. As L L' is positive semidefinite, B + g/(1-g) trace(B) I is too. Rounding a_ii - c costs at most u b_ii more (1 + u), and
/// underflow adds at most (n + 2 + max b)(2^-1074) to an entry, n times that to the norm. All constants are raised below, generously.
/// </remarks>
internal static class SmallestEigenvalue
{
    private const double UnitRoundoff = 1.1102230246251565e-16;

    // Shares of the estimate that are tried as a shift, in turn: an estimate that has converged loses a thousandth, one that has not more.
    private static readonly double[] Shares = [0.999, 0.5, 1.0 / 16, 1.0 / 128, 1.0 / 1024, 1.0 / 8192, 1.0 / 65536];

    /// <summary>A number that every matrix within the radius has all its eigenvalues at or above.</summary>
    /// <param name="a">The matrices.</param>
    /// <param name="approximate">The unshifted factor, for approximate solves; null if there is none.</param>
    /// <returns>The bound: positive if positive definiteness was proven, else 0 (which then bounds nothing); infinity for size 0.</returns>
    public static double PositiveLowerBound(SymmetricMatrix a, out ShiftedCholesky? approximate)
    {
        approximate = ShiftedCholesky.TryFactor(a, 0);
        if (approximate is null || a.Size == 0)
        {
            return a.Size == 0 ? double.PositiveInfinity : 0;
        }
        double estimate = Estimate(approximate, a.Size);
        foreach (double share in Shares)
        {
            double shift = share * estimate;
            if (shift > 0 && double.IsFinite(shift) && ShiftedCholesky.TryFactor(a, shift) is not null)
            {
                return Math.Max(0, ((Interval)shift - a.Radius - FactorisationError(a, shift)).Lower);
            }
        }
        return 0;
    }

    internal static Interval FactorisationError(SymmetricMatrix a, double shift)
    {
        Interval trace = 0;
        double largest = 0;
        for (int i = 0; i < a.Size; i++)
        {
            Interval pivot = new Interval(0, Math.BitIncrement(a[i, i] - shift));
            trace += pivot;
            largest = Math.Max(largest, pivot.Upper);
        }
        Interval g = (Interval)(a.Size + 3) * UnitRoundoff;
        Interval underflow = (Interval)a.Size * ((Interval)(4 * (a.Size + 2)) + ((Interval)4 * largest)) * double.Epsilon;
        return (((g / ((Interval)1 - ((Interval)2 * g))) + UnitRoundoff + UnitRoundoff) * trace) + underflow;
    }

    /// <summary>About the smallest eigenvalue, by inverse iteration from a fixed vector; only a choice of shift hangs on it.</summary>
    private static double Estimate(ShiftedCholesky factor, int size)
    {
        double[] x = [.. Enumerable.Range(0, size).Select(i => 1 + (((i * 0.6180339887498949) % 1) - 0.5))];
        double norm = Norm(x);
        for (int iteration = 0; iteration < 12; iteration++)
        {
            for (int i = 0; i < size; i++)
            {
                x[i] /= norm;
            }
            factor.Solve(x);
            norm = Norm(x);
        }
        return 1 / norm;
    }

    private static double Norm(double[] x) => Math.Sqrt(x.Sum(v => v * v));
}

/// <summary>All real symmetric matrices within spectral distance Radius of the doubles held (size x size, row-major).</summary>
/// <param name="size">Rows.</param>
internal sealed class SymmetricMatrix(int size)
{
    /// <summary>Larger problems are refused: 4096^2 doubles are 128 MiB, and two such arrays are needed.</summary>
    public const int Largest = 4096;

    /// <summary>Rows.</summary>
    public int Size { get; } =
        size <= Largest ? size : throw new CertificateException($"A matrix of {size} rows; at most {Largest} are checked.");

    /// <summary>The middle entries.</summary>
    public double[] Values { get; } = new double[(long)size * size];

    /// <summary>Bound on the spectral norm of (true matrix - Values).</summary>
    public double Radius { get; set; }

    /// <summary>One entry.</summary>
    public double this[int i, int j]
    {
        get => Values[((long)i * Size) + j];
        set => Values[((long)i * Size) + j] = value;
    }

    /// <summary>A radius for entries that are within one ulp of the true ones: an ulp is at most 2^-52 |x| + 2^-1074, and the spectral norm of a
    /// symmetric error is at most its largest absolute row sum.</summary>
    public double RoundingRadius()
    {
        double[] sums = new double[Size];
        Parallel.For(
            0,
            Size,
            i =>
            {
                Interval sum = double.Epsilon * Size;
                for (int j = 0; j < Size; j++)
                {
                    sum += (Interval)Math.Abs(this[i, j]) * 2.2204460492503131e-16;
                }
                sums[i] = sum.Upper;
            }
        );
        return sums.Aggregate(0.0, Math.Max);
    }
}
