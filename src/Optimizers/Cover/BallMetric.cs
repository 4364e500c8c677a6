using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Cover;

/// <summary>The metrics of the steps of a <see cref="BallSearch"/>: of every point <c>B = a e e' + c (I - e e')</c>, above the curvature of what is minimised.</summary>
/// <remarks>
/// The curvature of a point is <c>H = 4 sum_j (g_i - g_j) (g_i - g_j)'</c> over its pairs that are violated. Along one direction it can be many times as large as across it: the largest
/// two of its eigenvalues are followed by power steps, one each time that the lists are made anew. Twice the curvatures of the points bound that of all together, as <c>(x - y)^2 &lt;= 2 x^2 + 2 y^2</c> of every pair.
/// </remarks>
/// <param name="points">N.</param>
/// <param name="dimension">n.</param>
internal sealed class BallMetric(int points, int dimension)
{
    // Power steps end below an eigenvalue.
    private const double Above = 1.2;
    private const int FirstSteps = 4;

    // Newton's method for the multiplier of a ball takes a handful.
    private const int MostRoots = 50;

    private readonly double[] _first = new double[points * dimension];
    private readonly double[] _second = new double[points * dimension];
    private readonly double[] _along = new double[points];
    private readonly double[] _across = new double[points];

    /// <summary>H x.</summary>
    /// <param name="x">x.</param>
    /// <param name="product">Where it goes.</param>
    public delegate void Curvature(ReadOnlySpan<double> x, Span<double> product);

    /// <summary>Takes a power step for both directions of a point, and its metric from them.</summary>
    /// <param name="i">The point.</param>
    /// <param name="least">What B is above besides.</param>
    /// <param name="curvature">H of the point.</param>
    /// <param name="scratch">n numbers to work with.</param>
    public void Measure(int i, double least, Curvature curvature, Span<double> scratch)
    {
        double along = Power(Row(_first, i), default, curvature, scratch),
            across = Above * Power(Row(_second, i), Row(_first, i), curvature, scratch);
        (_along[i], _across[i]) = ((2 * Math.Max(along, across)) + least, (2 * across) + least);
        if (!(_across[i] > 0))
        {
            // Nothing pulls at the point: any metric is above.
            (_along[i], _across[i]) = (1, 1);
        }
    }

    /// <summary>B^-1 x; both may be the same.</summary>
    public void Divide(int i, ReadOnlySpan<double> x, Span<double> quotient) => Apply(i, 1 / _along[i], 1 / _across[i], x, quotient);

    /// <summary>The x with |x| &lt;= r that is nearest to c in the metric: of <c>(B + mu I) x = B c</c> that of the least mu >= 0.</summary>
    /// <param name="i">The point.</param>
    /// <param name="c">c, and then x.</param>
    /// <param name="radius">r.</param>
    public void DrawIn(int i, Span<double> c, double radius)
    {
        double square = TensorPrimitives.SumOfSquares<double>(c);
        if (square <= radius * radius)
        {
            return;
        }
        (double a, double b, double mu) = (_along[i], _across[i], 0);
        double t = TensorPrimitives.Dot(Row(_first, i), c);
        (double one, double rest) = (a * a * t * t, b * b * Math.Max(0, square - (t * t)));
        // 1 / |x(mu)| is concave: from 0 Newton's method goes up to the root.
        for (int k = 0; k < MostRoots; k++)
        {
            double x = one / ((a + mu) * (a + mu)),
                y = rest / ((b + mu) * (b + mu)),
                length = Math.Sqrt(x + y),
                step = ((length / radius) - 1) * (x + y) / ((x / (a + mu)) + (y / (b + mu)));
            mu += step;
            if (!(step > 1e-15 * (b + mu)))
            {
                break;
            }
        }
        Apply(i, a / (a + mu), b / (b + mu), c, c);
        TensorPrimitives.Multiply(c, Math.Min(1, radius / TensorPrimitives.Norm<double>(c)), c);
    }

    /// <summary><c>(x - y)' B (y - z)</c>.</summary>
    public double Inner(int i, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z)
    {
        ReadOnlySpan<double> first = Row(_first, i);
        (double inner, double one, double two) = (0, 0, 0);
        for (int k = 0; k < x.Length; k++)
        {
            double u = x[k] - y[k],
                v = y[k] - z[k];
            (inner, one, two) = (inner + (u * v), one + (first[k] * u), two + (first[k] * v));
        }
        return (_across[i] * inner) + ((_along[i] - _across[i]) * one * two);
    }

    // A direction, of length 1, is followed across another; from none it begins with equal shares of the coordinates, for a second one in turns with a minus.
    private static double Power(Span<double> direction, ReadOnlySpan<double> other, Curvature curvature, Span<double> scratch)
    {
        int steps = 1;
        if (TensorPrimitives.SumOfSquares<double>(direction) == 0)
        {
            steps = FirstSteps;
            for (int k = 0; k < direction.Length; k++)
            {
                direction[k] = (other.IsEmpty || k % 2 == 0 ? 1 : -1) / Math.Sqrt(direction.Length);
            }
        }
        double length = 0;
        for (int k = 0; k < steps; k++)
        {
            curvature(direction, scratch);
            if (!other.IsEmpty)
            {
                TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot(other, scratch), scratch, scratch);
            }
            length = TensorPrimitives.Norm<double>(scratch);
            if (!(length > 0))
            {
                direction.Clear();
                return 0;
            }
            TensorPrimitives.Divide(scratch, length, direction);
        }
        return length;
    }

    // (along e e' + across (I - e e')) x.
    private void Apply(int i, double along, double across, ReadOnlySpan<double> x, Span<double> product)
    {
        ReadOnlySpan<double> first = Row(_first, i);
        double t = (along - across) * TensorPrimitives.Dot(first, x);
        TensorPrimitives.Multiply(x, across, product);
        TensorPrimitives.MultiplyAdd(first, t, product, product);
    }

    private Span<double> Row(double[] values, int i) => values.AsSpan(i * dimension, dimension);
}

/// <summary>The state of <see cref="BallSearch"/>, in the frame.</summary>
/// <param name="length">N n.</param>
internal sealed class BallState(int length)
{
    // So many steps lower it to this share at least where there is a way.
    private const int Window = 40;
    private const double Falling = 0.93;

    private double _least = double.PositiveInfinity;
    private double _before = double.PositiveInfinity;

    /// <summary>G.</summary>
    public double[] Point { get; set; } = new double[length];

    /// <summary>Where the gradient is taken: G and a share of its last step.</summary>
    public double[] Ahead { get; set; } = new double[length];

    /// <summary>What the next G is written to.</summary>
    public double[] Next { get; set; } = new double[length];

    /// <summary>G when the lists were made.</summary>
    public double[] Listed { get; } = new double[length];

    /// <summary>The hardest pairs of every anchor then.</summary>
    public (HardestLists Positives, HardestLists Negatives)? Lists { get; set; }

    /// <summary>Steps since then.</summary>
    public int Age { get; set; }

    /// <summary>Steps in all.</summary>
    public int Steps { get; private set; }

    /// <summary>The t of the acceleration.</summary>
    public double Momentum { get; set; } = 1;

    /// <summary>The largest D_ap / D_aq of an anchor when the lists were made: at most 1 if G was separated.</summary>
    public double WorstRatio { get; set; } = double.PositiveInfinity;

    /// <summary>Whether the sum of the squared violations has all but stopped falling, above 0: no G is separated so near to F, or the search is stuck.</summary>
    public bool Idle { get; private set; }

    /// <summary>Counts a step.</summary>
    /// <param name="squares">The sum of the squared violations that it began with.</param>
    public void Count(double squares)
    {
        (Age, Steps, _least) = (Age + 1, Steps + 1, Math.Min(_least, squares));
        if (Steps % Window == 0)
        {
            (Idle, _before, _least) = (_least > Falling * _before, _least, double.PositiveInfinity);
        }
    }
}
