namespace IsoTriplet.Certificates;

/// <summary>A closed interval [Lower, Upper] of reals; every operation encloses the set of exact results.</summary>
/// <remarks>.NET rounds to nearest only. An operation is computed so, and where its rounding error is not provably zero or of a harmless
/// sign, the end point moves one double outward. The error of a sum is exact by TwoSum (Knuth), that of a product, quotient or root by one
/// fused multiply-add while nothing is near underflow. 0 times infinity is 0, as suits end points; whatever is undefined becomes
/// [-infinity, infinity].</remarks>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end, at least Lower.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Below this size the error of a product may itself underflow: 2^-960.</summary>
    private const double Tiny = 1.026e-289;

    /// <summary>The single number 0.</summary>
    public static Interval Zero => default;

    /// <summary>One of the doubles near the middle; for approximate work only.</summary>
    public double Middle => Lower + (0.5 * (Upper - Lower));

    /// <summary>The largest absolute value.</summary>
    public double Magnitude => Math.Max(Math.Abs(Lower), Math.Abs(Upper));

    /// <summary>The interval of one number.</summary>
    /// <param name="value">Any finite double.</param>
    public static implicit operator Interval(double value) => new(value, value);

    /// <summary>{-x}.</summary>
    /// <param name="x">Operand.</param>
    public static Interval operator -(Interval x) => new(-x.Upper, -x.Lower);

    /// <summary>{x + y}.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Interval operator +(Interval x, Interval y)
    {
        double low = x.Lower + y.Lower;
        double high = x.Upper + y.Upper;
        return new(Down(low, SumError(x.Lower, y.Lower, low)), Up(high, SumError(x.Upper, y.Upper, high)));
    }

    /// <summary>{x - y}.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Interval operator -(Interval x, Interval y) => x + -y;

    /// <summary>{x y}.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Interval operator *(Interval x, Interval y)
    {
        if (x.Lower >= 0 && y.Lower >= 0)
        {
            return new(ProductDown(x.Lower, y.Lower), ProductUp(x.Upper, y.Upper));
        }
        double low = Math.Min(
            Math.Min(ProductDown(x.Lower, y.Lower), ProductDown(x.Lower, y.Upper)),
            Math.Min(ProductDown(x.Upper, y.Lower), ProductDown(x.Upper, y.Upper))
        );
        double high = Math.Max(
            Math.Max(ProductUp(x.Lower, y.Lower), ProductUp(x.Lower, y.Upper)),
            Math.Max(ProductUp(x.Upper, y.Lower), ProductUp(x.Upper, y.Upper))
        );
        return new(low, high);
    }

    /// <summary>{x / y}; everything when y may be 0.</summary>
    /// <param name="x">Numerator.</param>
    /// <param name="y">Denominator.</param>
    public static Interval operator /(Interval x, Interval y)
    {
        if (y.Lower <= 0 && y.Upper >= 0)
        {
            return new(double.NegativeInfinity, double.PositiveInfinity);
        }
        ReadOnlySpan<double> quotients = [x.Lower / y.Lower, x.Lower / y.Upper, x.Upper / y.Lower, x.Upper / y.Upper];
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double q in quotients)
        {
            low = Math.Min(low, Down(q, double.NaN));
            high = Math.Max(high, Up(q, double.NaN));
        }
        return new(low, high);
    }

    /// <summary>{x^2}, never below 0.</summary>
    /// <returns>The squares.</returns>
    public Interval Square()
    {
        double small =
            Lower > 0 ? Lower
            : Upper < 0 ? -Upper
            : 0;
        return new(Math.Max(0, ProductDown(small, small)), ProductUp(Magnitude, Magnitude));
    }

    /// <summary>{sqrt x : x in the interval, x >= 0}.</summary>
    /// <returns>The roots; the part of the interval below 0 is left out.</returns>
    /// <exception cref="InvalidOperationException">The interval lies below 0.</exception>
    public Interval Sqrt()
    {
        if (!(Upper >= 0))
        {
            throw new InvalidOperationException("The square root of a negative interval was asked for.");
        }
        double low = Math.Sqrt(Math.Max(0, Lower));
        double high = Math.Sqrt(Upper);
        return new(Math.Max(0, Down(low, RootError(Math.Max(0, Lower), low))), Up(high, RootError(Upper, high)));
    }

    /// <summary>Euclidean length of the difference of two points.</summary>
    /// <param name="x">n coordinates, exact.</param>
    /// <param name="y">n coordinates, exact.</param>
    /// <returns>An interval around |x - y|; [0, 0] when they are equal.</returns>
    public static Interval Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Interval sum = Zero;
        for (int k = 0; k < x.Length; k++)
        {
            sum += ((Interval)x[k] - y[k]).Square();
        }
        return sum.Sqrt();
    }

    private static double ProductDown(double x, double y)
    {
        double p = x * y;
        return x == 0 || y == 0 ? 0 : Down(p, Math.Abs(p) < Tiny ? double.NaN : Math.FusedMultiplyAdd(x, y, -p));
    }

    private static double ProductUp(double x, double y)
    {
        double p = x * y;
        return x == 0 || y == 0 ? 0 : Up(p, Math.Abs(p) < Tiny ? double.NaN : Math.FusedMultiplyAdd(x, y, -p));
    }

    /// <summary>x + y - sum exactly (TwoSum); NaN after an overflow.</summary>
    private static double SumError(double x, double y, double sum)
    {
        double t = sum - x;
        return (x - (sum - t)) + (y - t);
    }

    /// <summary>A number of the sign of (root of x) - root; NaN near underflow.</summary>
    private static double RootError(double x, double root) =>
        x == 0 ? 0
        : x < Tiny ? double.NaN
        : Math.FusedMultiplyAdd(-root, root, x);

    /// <summary>A double at most value + error; error NaN means any error of half an ulp.</summary>
    private static double Down(double value, double error) =>
        double.IsNaN(value) ? double.NegativeInfinity
        : error >= 0 && double.IsFinite(value) ? value
        : Math.BitDecrement(value);

    private static double Up(double value, double error) =>
        double.IsNaN(value) ? double.PositiveInfinity
        : error <= 0 && double.IsFinite(value) ? value
        : Math.BitIncrement(value);
}
