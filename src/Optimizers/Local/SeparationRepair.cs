using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Local;

/// <summary>
/// Turns a nearly separated point into one that is Triplet-Separated in double arithmetic, with a margin that exact arithmetic confirms:
/// cyclic projections (Newton steps of least norm, one violated triple at a time) onto <c>D_aq - D_ap >= margin</c>, with growing margins.
/// </summary>
/// <remarks>Points of one class that lie within a snapping distance of each other are moved as one, so that a collapsed class stays exactly collapsed.</remarks>
internal sealed class SeparationRepair(Frame frame)
{
    private const int Sweeps = 80;
    private const double SmallestMargin = 2e-14;
    private const double LargestMargin = 1e-5;

    // A second worker brings nothing to fewer points.
    private const int ParallelPoints = 512;

    // None: the margin is kept, with something to spare. UntilMoved: it is kept while no point moves.
    private enum Doubt
    {
        None,
        UntilMoved,
        Now,
    }

    private readonly int _n = frame.N;
    private readonly int _dimension = frame.Dimension;

    /// <summary>Repairs a point given in the frame.</summary>
    /// <param name="g">N x n in the frame.</param>
    /// <param name="snap">Points of one class closer than this (in the frame) become equal; 0 merges nothing but equal points.</param>
    /// <returns>The separated embedding, or null if the projections did not end.</returns>
    public Embedding? Run(ReadOnlySpan<double> g, double snap)
    {
        double[] world = frame.World(g);
        (int[] cluster, int[] members, int[] first) = Merge(world, snap * frame.Scale);
        double largest = 0;
        foreach (double v in world)
        {
            largest = Math.Max(largest, Math.Abs(v));
        }
        double unit = Math.Max(frame.Scale, largest * 1e-2);
        for (double margin = SmallestMargin; margin <= LargestMargin; margin *= 30)
        {
            if (Project(world, cluster, members, first, margin * unit))
            {
                Embedding result = frame.Unsort(world);
                if (TripletSeparation.Of(result, frame.Labels).IsSeparated)
                {
                    return result;
                }
            }
        }
        return null;
    }

    // cluster of each row; the rows of cluster c are members[first[c] .. first[c + 1]).
    private (int[] Cluster, int[] Members, int[] First) Merge(double[] world, double snap)
    {
        int[] cluster = new int[_n];
        Array.Fill(cluster, -1);
        List<int> members = [],
            first = [];
        for (int i = 0; i < _n; i++)
        {
            if (cluster[i] >= 0)
            {
                continue;
            }
            int c = first.Count;
            first.Add(members.Count);
            for (int j = i; j < frame.End[i]; j++)
            {
                // Most of them are apart in their first coordinate already.
                bool near = Math.Abs(Row(world, i)[0] - Row(world, j)[0]) <= snap;
                if (near && cluster[j] < 0 && PairwiseDistances.Between(Row(world, i), Row(world, j)) <= snap)
                {
                    cluster[j] = c;
                    members.Add(j);
                }
            }
            double[] mean = new double[_dimension];
            int count = members.Count - first[c];
            foreach (int j in members.Skip(first[c]))
            {
                TensorPrimitives.MultiplyAdd(Row(world, j), 1.0 / count, mean, mean);
            }
            foreach (int j in members.Skip(first[c]).Where(_ => count > 1))
            {
                mean.CopyTo(Row(world, j));
            }
        }
        first.Add(members.Count);
        return (cluster, [.. members], [.. first]);
    }

    private bool Project(double[] world, int[] cluster, int[] members, int[] first, double margin)
    {
        double[] difference = new double[3 * _dimension];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool clean = true;
            Doubt[] doubts = Doubts(world, margin);
            for (int c = 0; c < first.Length - 1; c++)
            {
                int a = members[first[c]];
                if (doubts[a] == Doubt.None || (clean && doubts[a] == Doubt.UntilMoved))
                {
                    continue;
                }
                (int p, double far, int q, double near) = Hardest(world, a);
                if (q < 0 || cluster[p] == c || far + margin <= near)
                {
                    continue;
                }
                clean = false;
                if (!Move(world, cluster, members, first, (a, p, q), (far, near, 2 * margin), difference))
                {
                    return false;
                }
            }
            if (clean)
            {
                return true;
            }
        }
        return false;
    }

    // D_aq - D_ap has gradients (to a) e_aq - e_ap, (to p) e_ap, (to q) -e_aq, with e_xy the unit vector from y to x.
    private bool Move(
        double[] world,
        int[] cluster,
        int[] members,
        int[] first,
        (int A, int P, int Q) triple,
        (double Far, double Near, double Margin) distances,
        double[] difference
    )
    {
        (int a, int p, int q) = triple;
        (double far, double near, double margin) = distances;
        if (far == 0 || near == 0)
        {
            return false;
        }
        Span<double> toA = difference.AsSpan(0, _dimension),
            toP = difference.AsSpan(_dimension, _dimension),
            toQ = difference.AsSpan(2 * _dimension, _dimension);
        for (int k = 0; k < _dimension; k++)
        {
            double ap = (Row(world, a)[k] - Row(world, p)[k]) / far,
                aq = (Row(world, a)[k] - Row(world, q)[k]) / near;
            (toA[k], toP[k], toQ[k]) = (aq - ap, ap, -aq);
        }
        double step = (far - near + margin) / (TensorPrimitives.Dot(toA, toA) + 2);
        Shift(a, toA);
        Shift(p, toP);
        Shift(q, toQ);
        return true;

        void Shift(int row, ReadOnlySpan<double> direction)
        {
            int c = cluster[row];
            for (int m = first[c]; m < first[c + 1]; m++)
            {
                TensorPrimitives.MultiplyAdd(direction, step, Row(world, members[m]), Row(world, members[m]));
            }
        }
    }

    // Which anchors may not keep the margin. A matrix product (squares subtracted: a rounding of 1e-14 of the largest) clears most of them, and of the others names the few points that may be the farthest or the nearest.
    private Doubt[] Doubts(double[] world, double margin)
    {
        double[] centred = Centred(world),
            gram = new double[_n * _n];
        MatrixProduct.General(_n, _n, _dimension, 1, centred, false, centred, true, 0, gram);
        double largest = 0;
        for (int i = 0; i < _n; i++)
        {
            largest = Math.Max(largest, gram[(i * _n) + i]);
        }
        double rounding = 1e-13 * largest;
        Doubt[] doubts = new Doubt[_n];
        Parallelism.Run(_n, _n < ParallelPoints ? 1 : Parallelism.Threads, () => 0, (_, a) => doubts[a] = Of(a));
        return doubts;

        Doubt Of(int a)
        {
            double far = double.NegativeInfinity,
                near = double.PositiveInfinity;
            for (int j = 0; j < _n; j++)
            {
                double d = Square(a, j);
                (far, near) = (IsOwn(a, j) && j != a ? Math.Max(far, d) : far, IsOwn(a, j) ? near : Math.Min(near, d));
            }
            double root = Math.Sqrt(Math.Max(0, near + gram[(a * _n) + a]));
            return far + (2 * margin * (root + margin)) + rounding <= near ? Doubt.None
                : Keeps(a, far - rounding, near + rounding) ? Doubt.UntilMoved
                : Doubt.Now;
        }

        bool Keeps(int a, double least, double most)
        {
            double far = double.NegativeInfinity,
                near = double.PositiveInfinity;
            for (int j = 0; j < _n; j++)
            {
                double d = Square(a, j);
                if (j != a && (IsOwn(a, j) ? d >= least : d <= most))
                {
                    double distance = PairwiseDistances.Between(Row(world, a), Row(world, j));
                    (far, near) = IsOwn(a, j) ? (Math.Max(far, distance), near) : (far, Math.Min(near, distance));
                }
            }
            return far + margin <= near;
        }

        // D_aj^2 less a number of the anchor.
        double Square(int a, int j) => gram[(j * _n) + j] - (2 * gram[(a * _n) + j]);
    }

    private bool IsOwn(int a, int j) => j >= frame.Start[a] && j < frame.End[a];

    private double[] Centred(double[] world)
    {
        double[] result = (double[])world.Clone(),
            mean = new double[_dimension];
        for (int i = 0; i < _n; i++)
        {
            TensorPrimitives.MultiplyAdd(Row(world, i), 1.0 / _n, mean, mean);
        }
        for (int i = 0; i < _n; i++)
        {
            TensorPrimitives.MultiplyAdd(mean, -1, Row(result, i), Row(result, i));
        }
        return result;
    }

    private (int Positive, double Far, int Negative, double Near) Hardest(double[] world, int a)
    {
        int positive = a,
            negative = -1;
        double far = -1,
            near = double.PositiveInfinity;
        for (int j = 0; j < _n; j++)
        {
            if (j == a)
            {
                continue;
            }
            double d = PairwiseDistances.Between(Row(world, a), Row(world, j));
            bool own = IsOwn(a, j);
            if (own && d > far)
            {
                (positive, far) = (j, d);
            }
            else if (!own && d < near)
            {
                (negative, near) = (j, d);
            }
        }
        return (positive, far, negative, near);
    }

    private Span<double> Row(double[] world, int i) => world.AsSpan(i * _dimension, _dimension);
}
