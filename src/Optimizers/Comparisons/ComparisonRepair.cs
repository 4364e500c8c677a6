using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Comparisons;

/// <summary>Makes a point respect every comparison with a little room: cyclic Newton steps of least norm, one violated comparison at a time.</summary>
internal static class ComparisonRepair
{
    private const int Sweeps = 60;

    // A second or so: a point that needs more is far from every member.
    private const int MostSteps = 1_000_000;

    /// <summary>The repaired embedding, or null if the steps did not end.</summary>
    public static Embedding? Run(ComparisonFrame frame, double[] point)
    {
        int d = frame.Dimension;
        int steps = 0;
        foreach (double room in new[] { 1e-13, 1e-11, 1e-9, 1e-7, 1e-5 })
        {
            double[] x = (double[])point.Clone();
            for (int sweep = 0; sweep < Sweeps; sweep++)
            {
                HashSet<Comparison> violated = [];
                _ = frame.Problem.Collect((i, j) => ComparisonFrame.Between(x, d, i, j), -room, frame.Scale, violated);
                if (violated.Count == 0)
                {
                    Embedding result = frame.Leave(x);
                    if (!(frame.Problem.Hardness(result)?.Hardness > 0))
                    {
                        return result;
                    }
                    break;
                }
                if ((steps += violated.Count) > MostSteps)
                {
                    return null;
                }
                foreach (Comparison c in violated)
                {
                    Move(x, d, c, c.Margin / frame.Scale, 2 * room);
                }
            }
        }
        return null;
    }

    private static void Move(double[] x, int d, Comparison c, double margin, double room)
    {
        double small = ComparisonFrame.Between(x, d, c.I, c.J),
            large = ComparisonFrame.Between(x, d, c.K, c.L),
            excess = small + margin + room - large;
        if (excess <= 0)
        {
            return;
        }
        SortedDictionary<int, double[]> slopes = [];
        Add(c.I, c.J, small, 1);
        Add(c.K, c.L, large, -1);
        double squares = slopes.Values.Sum(v => TensorPrimitives.Dot(v, v));
        if (squares > 0)
        {
            foreach ((int i, double[] slope) in slopes)
            {
                TensorPrimitives.MultiplyAdd(slope, -excess / squares, x.AsSpan(i * d, d), x.AsSpan(i * d, d));
            }
        }

        // The gradient of sign |x_i - x_j|; of a distance that is 0 and must grow, one direction of the many.
        void Add(int i, int j, double length, double sign)
        {
            if (i == j || (length == 0 && sign > 0))
            {
                return;
            }
            for (int k = 0; k < d; k++)
            {
                double unit =
                    length > 0 ? (x[(i * d) + k] - x[(j * d) + k]) / length
                    : k == (i + j) % d ? 1
                    : 0;
                At(i)[k] += sign * unit;
                At(j)[k] -= sign * unit;
            }
        }

        double[] At(int i) => slopes.TryGetValue(i, out double[]? v) ? v : slopes[i] = new double[d];
    }
}
