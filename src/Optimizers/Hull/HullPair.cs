using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Hull;

/// <summary>Two classes A, B; h(v) = max_A p.v - min_B p.v and what the bound makes of its least value.</summary>
internal sealed class HullPair
{
    private readonly double[][] _first;
    private readonly double[][] _second;
    private readonly double _kappa;
    private readonly double _diameter;
    private readonly double _centre;

    private readonly double _apart;

    /// <param name="first">A.</param>
    /// <param name="second">B.</param>
    /// <param name="margin">alpha in the units of the points: hulls are that far apart, where a class has two points.</param>
    public HullPair(HullClass first, HullClass second, double margin = 0)
    {
        _apart = Math.Max(first.Rows.Length, second.Rows.Length) > 1 ? margin : 0;
        (First, Second) = (first.Rows, second.Rows);
        (_first, _second) = (first.Points, second.Points);
        Dimension = _first[0].Length;
        _diameter = Math.Max(first.Diameter, second.Diameter);
        _centre = Math.Max(first.Centre, second.Centre);
        double least = 2;
        for (int p = 1; p <= Math.Min(_first.Length, Dimension); p++)
        {
            least = Math.Min(least, (1.0 / p) + (1.0 / Math.Min(_second.Length, Dimension + 1 - p)));
        }
        _kappa = Math.Sqrt(least / 2);
    }

    /// <summary>Row numbers of A.</summary>
    public int[] First { get; }

    /// <summary>Row numbers of B.</summary>
    public int[] Second { get; }

    /// <summary>n.</summary>
    public int Dimension { get; }

    /// <summary>Operations so far.</summary>
    public double Work { get; set; }

    /// <summary>The bound on d_haus that a depth proves (docs/mathematics.md, 6.1c; with a margin 14.8), scaled.</summary>
    public double Bound(double depth) =>
        Math.Max(
            (depth + _apart) / 2,
            Math.Max((depth + (_kappa * _diameter / 2)) / (2 + _kappa), (depth + (_kappa * _centre)) / (2 + (2 * _kappa)))
        );

    /// <summary>The pair that attains h(v).</summary>
    public (int A, int B, double Value) Support(ReadOnlySpan<double> v)
    {
        Work += (double)(_first.Length + _second.Length) * Dimension;
        (int a, double far) = Extreme(_first, v, 1);
        (int b, double near) = Extreme(_second, v, -1);
        return (a, b, far + near);
    }

    /// <summary>(p_a - p_b).v.</summary>
    public double Along((int A, int B) pair, ReadOnlySpan<double> v)
    {
        double[] p = _first[pair.A];
        double[] q = _second[pair.B];
        double sum = 0;
        for (int k = 0; k < p.Length; k++)
        {
            sum += (p[k] - q[k]) * v[k];
        }
        return sum;
    }

    /// <summary>The least h among the axes and the line through the centroids: at least the least value of all.</summary>
    public double Guess()
    {
        double[] across = new double[Dimension];
        for (int k = 0; k < Dimension; k++)
        {
            across[k] = _second.Average(row => row[k]) - _first.Average(row => row[k]);
        }
        double length = TensorPrimitives.Norm(across);
        double least = length > 0 ? Support([.. across.Select(x => x / length)]).Value : double.PositiveInfinity;
        for (int k = 0; k < 2 * Dimension; k++)
        {
            double[] axis = new double[Dimension];
            axis[k / 2] = k % 2 == 0 ? 1 : -1;
            least = Math.Min(least, Support(axis).Value);
        }
        return least;
    }

    private static (int, double) Extreme(double[][] rows, ReadOnlySpan<double> v, double sign)
    {
        int best = 0;
        double most = double.NegativeInfinity;
        for (int i = 0; i < rows.Length; i++)
        {
            double value = sign * TensorPrimitives.Dot(rows[i], v);
            if (value > most)
            {
                (best, most) = (i, value);
            }
        }
        return (best, most);
    }
}

/// <summary>One class, scaled and moved near the origin.</summary>
internal sealed class HullClass
{
    public HullClass(Embedding points, int[] rows, double scale)
    {
        Rows = rows;
        Points = [.. rows.Select(i => points.Row(i).ToArray().Select((x, k) => (x - points[0, k]) * scale).ToArray())];
        double[] farthest = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double square = PairwiseDistances.SquaredBetween(Points[i], Points[j]);
                farthest[i] = Math.Max(farthest[i], square);
                farthest[j] = Math.Max(farthest[j], square);
            }
        }
        (Diameter, Centre) = (Math.Sqrt(farthest.Max()), Math.Sqrt(farthest.Min()));
    }

    /// <summary>Row numbers in F.</summary>
    public int[] Rows { get; }

    /// <summary>The points.</summary>
    public double[][] Points { get; }

    /// <summary>The largest distance of two members.</summary>
    public double Diameter { get; }

    /// <summary>The least, over the members, of the distance to the farthest other.</summary>
    public double Centre { get; }
}
