using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>A lower bound on d_haus(F, F_TS) from the hulls of two classes (docs/mathematics.md, 6.1): separated classes are linearly separable.</summary>
/// <remarks>
/// Some unit e has g_a.e &lt;= g_b.e for all a of class A and b of class B of the nearest separated G, and no point moved by more than t = d_haus. So
/// <c>t >= min over unit e of (max_A p.e - min_B p.e) / 2</c>, half the depth to which the hulls penetrate each other. The minimum runs over a sphere and is
/// not convex; branch and bound over boxes of directions gives a lower bound of it, whatever the limit on its work. The relaxations of src/Optimizers let G
/// leave R^n and stop at R(X)/sqrt 2 for two classes; this bound tends to R(X) where two classes each fill the ball. In dimension above 4 or so it is weak.
/// </remarks>
public static class ClassHullBound
{
    private const double RelativeGap = 1e-3;
    private const double Unit = 1.0 / (1L << 53);

    /// <summary>The bound over all pairs of classes.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="work">The limit on multiply-adds. Default 2e8.</param>
    /// <returns>A number that d_haus(F, F_TS) is not below; 0 with fewer than two classes or where the hulls of every two are disjoint.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ.</exception>
    public static double Of(Embedding points, Labels labels, double work = 2e8)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(points.Points, labels.Count, "the numbers of points and labels");
        Guard.NonNegative(work);
        double reach = Reach(points);
        double depth = 0;
        int pairs = labels.Classes * (labels.Classes - 1) / 2;
        for (int a = 0; a < labels.Classes; a++)
        {
            for (int b = 0; b < a; b++)
            {
                ClassPair pair = new(points, labels.Members(a).ToArray(), labels.Members(b).ToArray());
                depth = Math.Max(depth, Depth(pair, depth, work / pairs));
            }
        }
        // A support value is a sum of n products, each off by a few units in the last place of reach^2; directions have length up to sqrt n.
        double rounding = 8 * (points.Dimension + 8) * Unit * reach;
        return Math.Max(0, (depth - rounding) / 2);
    }

    private static double Depth(ClassPair pair, double known, double work)
    {
        PriorityQueue<DirectionBox, double> open = new();
        double upper = double.PositiveInfinity;
        foreach (DirectionBox box in DirectionBox.Cube(pair.Dimension))
        {
            Push(box);
        }
        while (open.TryPeek(out DirectionBox? box, out double lower))
        {
            if (upper <= known || upper <= 0 || lower >= (1 - RelativeGap) * upper || pair.Work >= work || box.IsPoint)
            {
                return Math.Max(0, lower);
            }
            open.Dequeue();
            (DirectionBox one, DirectionBox other) = box.Halves();
            Push(one);
            Push(other);
        }
        return 0;

        void Push(DirectionBox box)
        {
            (double lower, double atCentre) = pair.Over(box);
            upper = Math.Min(upper, atCentre);
            open.Enqueue(box, lower);
        }
    }

    private static double Reach(Embedding points)
    {
        double reach = 0;
        foreach (double value in points.Values)
        {
            reach = Math.Max(reach, Math.Abs(value));
        }
        return reach * Math.Sqrt(points.Dimension);
    }

    /// <summary>The support function h(v) = max_A p.v - min_B p.v of the difference of two hulls.</summary>
    private sealed class ClassPair(Embedding points, int[] a, int[] b)
    {
        public int Dimension => points.Dimension;

        public double Work { get; private set; }

        /// <summary>A lower bound of h(v)/|v| over a box, and its value at the centre.</summary>
        public (double Lower, double AtCentre) Over(DirectionBox box)
        {
            ReadOnlySpan<double> u = box.Centre;
            ReadOnlySpan<double> far = points.Row(Extreme(a, u, 1));
            ReadOnlySpan<double> near = points.Row(Extreme(b, u, -1));
            Work += (double)(a.Length + b.Length) * Dimension;
            double value = 0;
            double reduction = 0;
            for (int k = 0; k < u.Length; k++)
            {
                double g = far[k] - near[k];
                value += g * u[k];
                reduction += Math.Abs(g) * box.HalfWidths[k];
            }
            double lower = value - reduction;
            return (lower >= 0 ? lower / box.LargestNorm : lower / box.SmallestNorm, value / box.Norm);
        }

        private int Extreme(int[] rows, ReadOnlySpan<double> u, double sign)
        {
            int best = rows[0];
            double most = double.NegativeInfinity;
            foreach (int row in rows)
            {
                double value = 0;
                ReadOnlySpan<double> p = points.Row(row);
                for (int k = 0; k < u.Length; k++)
                {
                    value += p[k] * u[k];
                }
                if (sign * value > most)
                {
                    (most, best) = (sign * value, row);
                }
            }
            return best;
        }
    }
}
