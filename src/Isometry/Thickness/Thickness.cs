using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>The thickness theta(A) = min over unit e of max e.x - min e.x, [IAT] Definition 3 and (8), as a bracket.</summary>
/// <remarks>
/// <para>
/// Dimension 1: the extent, exact. Dimension 2: rotating calipers on the convex hull, exact. Dimension 3: branch and bound over directions that
/// closes on hull facets and antipodal edge pairs, to <see cref="SpaceThickness.Tolerance"/> relative (or says less, if its work limit is met).
/// Above, the problem is NP-hard for points given as a list: upper by multi-start descent, lower by an E-optimal design on difference
/// vectors (at most a factor sqrt n apart at the best weights).
/// </para>
/// <para>
/// If the points lie in a proper affine subspace (always when N &lt;= n) the thickness in space is 0 and <see cref="WithinAffineHull"/> tells the thickness
/// inside it. One point, or all equal: 0 everywhere, affine dimension 0. The affine dimension is numerical: see <see cref="AffineHull"/>. If N > n and it
/// is below n, Lower is 0 and Upper the width measured across the subspace, which need not be exactly 0.
/// </para>
/// <para>
/// Rounding: every bound is moved outwards by <c>8 (n + 8) 2^-53</c> times the largest distance from the mean (twice 16 sums of n products), and within
/// the hull by what the change of coordinates adds, as much again.
/// </para>
/// </remarks>
/// <param name="Lower">A lower bound on theta.</param>
/// <param name="Upper">An upper bound on theta: the width along <paramref name="Direction"/>, or 0 where N &lt;= n.</param>
/// <param name="Method">What both rest on.</param>
/// <param name="AffineDimension">k, the numerical dimension of the affine hull.</param>
/// <param name="WithinAffineHull">The bracket of the thickness inside the affine hull.</param>
/// <param name="Direction">A unit direction of the smallest width found (n coordinates).</param>
public sealed record Thickness(
    double Lower,
    double Upper,
    string Method,
    int AffineDimension,
    Enclosure WithinAffineHull,
    double[] Direction
)
{
    private const double Unit = 1.0 / (1L << 53);

    /// <summary>True when theta is known to be 0 or may be 0: the constant c = c_n diam / theta is then infinite and its bound vacuous.</summary>
    public bool IsVacuous => Lower <= 0;

    /// <summary>Measures the thickness.</summary>
    /// <param name="points">The embedding.</param>
    /// <param name="seed">Seeds the random starts of the descent (dimension above 3).</param>
    /// <param name="effort">The share of the usual work that the search in dimension above 3 may spend, in (0, 1]: less work, a wider bracket.</param>
    /// <returns>The thickness.</returns>
    /// <exception cref="ArgumentException">The effort is not in (0, 1].</exception>
    /// <exception cref="ArithmeticException">The singular value decomposition did not converge.</exception>
    public static Thickness Of(Embedding points, int seed = 0, double effort = 1)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (!(effort > 0 && effort <= 1))
        {
            throw new ArgumentException($"the effort is {effort}; a number above 0 and at most 1 was expected", nameof(effort));
        }
        AffineHull hull = AffineHull.Of(points);
        int n = points.Dimension;
        int k = hull.Dimension;
        if (k == 0)
        {
            return new Thickness(0, 0, "all points equal", 0, default, hull.Direction(0).ToArray());
        }
        WidthFunction inside = new(hull.Coordinates, k);
        double margin = 8 * (n + 8) * Unit * inside.Reach();
        (double lower, double upper, string method, double[] direction) = Within(inside, seed, effort);
        Enclosure within = new(Math.Max(0, lower - (2 * margin)), upper + (2 * margin));
        if (k == n)
        {
            double[] inSpace = new double[n];
            for (int i = 0; i < k; i++)
            {
                TensorPrimitives.MultiplyAdd(hull.Direction(i), direction[i], inSpace, inSpace);
            }
            return new Thickness(within.Lower, within.Upper, method, k, within, inSpace);
        }
        string flat = $"proper affine subspace; inside it {method}";
        if (points.Points <= n)
        {
            double[] across = Complement.Of(hull, n);
            return new Thickness(0, 0, flat, k, within, across);
        }
        double[] thin = hull.Direction(n - 1).ToArray();
        double width = new WidthFunction(Centring.Centred(points).Values, n).At(thin).Width;
        return new Thickness(0, width + margin, flat, k, within, thin);
    }

    private static (double Lower, double Upper, string Method, double[] Direction) Within(WidthFunction width, int seed, double effort)
    {
        switch (width.Dimension)
        {
            case 1:
                double extent = width.At([1]).Width;
                return (extent, extent, "extent", [1]);
            case 2:
                return Named("rotating calipers", WidthCarriers.Bracket(width, PlaneThickness.Bracket));
            case 3:
                return Named("hull facets and edge pairs", WidthCarriers.Bracket(width, part => SpaceThickness.Bracket(part, seed)));
            default:
                ThicknessSearch bracket = new(width, seed, effort);
                bracket.Descend();
                return (bracket.Lower(), bracket.Upper, "design and descent", bracket.Direction);
        }

        static (double, double, string, double[]) Named(string method, (double Lower, double Upper, double[] Direction) found) =>
            (found.Lower, found.Upper, method, found.Direction);
    }
}

/// <summary>Valid bounds on a number: Lower &lt;= the number &lt;= Upper, rounding included.</summary>
/// <param name="Lower">A lower bound.</param>
/// <param name="Upper">An upper bound.</param>
public readonly record struct Enclosure(double Lower, double Upper);
