using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;
using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Hull;

/// <summary>Branch and bound over cones of directions for two classes, the cone with the least lower bound first.</summary>
/// <param name="pair">The two classes.</param>
/// <param name="known">Stop where no more than this can be proved.</param>
/// <param name="work">Stop after this many operations.</param>
/// <param name="gap">Stop where lower >= (1 - gap) upper.</param>
internal sealed class HullSearch(HullPair pair, double known, double work, double gap)
{
    private readonly PriorityQueue<HullCone, double> _open = new();
    private double _upper = double.PositiveInfinity;

    public HullPair Pair => pair;

    public HullCone Root { get; } = HullCone.Root(pair.Dimension);

    /// <summary>What the tree proves, scaled; 0 where it proves nothing.</summary>
    public double Bound { get; private set; }

    public void Run(CancellationToken cancellationToken)
    {
        foreach (HullCone cone in Root.Children)
        {
            Push(cone, []);
        }
        while (_open.TryPeek(out HullCone? cone, out double lower))
        {
            Bound = lower >= 0 ? pair.Bound(lower) : 0;
            if (
                _upper <= 0
                || pair.Bound(_upper) <= known
                || Bound >= (1 - gap) * pair.Bound(_upper)
                || pair.Work >= work
                || cancellationToken.IsCancellationRequested
                || Weights(cone) is not { } weights
            )
            {
                return;
            }
            _ = _open.Dequeue();
            cone.Cut(weights);
            foreach (HullCone child in cone.Children)
            {
                Push(child, cone.Pairs.Select(p => (p.A, p.B)));
            }
        }
    }

    private void Push(HullCone cone, IEnumerable<(int, int)> guess)
    {
        _upper = Math.Min(_upper, HullGame.Solve(pair, cone, guess));
        _open.Enqueue(cone, cone.Lower);
    }

    // At the middle, where the cone's g cannot be bettered, so that the next cones have that direction as a ray.
    private static double[]? Weights(HullCone cone) => cone.Middle.Count(w => w > 0) > 1 ? cone.Middle : null;
}

/// <summary>A cone of directions: n + 1 rays of any length, and the best difference of points of the two hulls for all of them at once.</summary>
internal sealed class HullCone(double[][] rays)
{
    /// <summary>The rays.</summary>
    public double[][] Rays { get; } = rays;

    /// <summary>min over the rays of g.u/|u|: not above the depth in any direction of the cone, if at least 0.</summary>
    public double Lower { get; set; } = double.NegativeInfinity;

    /// <summary>The pairs whose differences make up g, with their weights.</summary>
    public IReadOnlyList<(int A, int B, double Weight)> Pairs { get; set; } = [];

    /// <summary>Weights on the rays: the sum is the direction in which g cannot be bettered.</summary>
    public double[] Middle { get; set; } = [];

    /// <summary>The weights of the split, and the children; none for a leaf.</summary>
    public double[] Split { get; private set; } = [];

    /// <summary>One child for each weight above 0.</summary>
    public IReadOnlyList<HullCone> Children { get; private set; } = [];

    /// <summary>All of R^n, cut at 0: n + 1 cones between n of e_1..e_n and -(1..1).</summary>
    public static HullCone Root(int n)
    {
        double[][] rays = [.. Enumerable.Range(0, n + 1).Select(i => Enumerable.Range(0, n).Select(k => Entry(n, i, k)).ToArray())];
        HullCone root = new(rays) { Split = [.. Enumerable.Repeat(1.0, n + 1)] };
        root.Children = [.. Enumerable.Range(0, n + 1).Select(i => new HullCone([.. rays.Select((u, k) => k == i ? new double[n] : u)]))];
        return root;
    }

    /// <summary>Cuts the cone at sum w_k u_k.</summary>
    public void Cut(double[] weights)
    {
        double[] middle = Combine(Rays, weights);
        double length = TensorPrimitives.Norm(middle);
        Split = [.. weights.Select(w => w / length)];
        double[] ray = [.. middle.Select(x => x / length)];
        List<HullCone> children = [];
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                double[][] own = [.. Rays];
                own[i] = ray;
                children.Add(new HullCone(own));
            }
        }
        Children = children;
    }

    /// <summary>sum w_k u_k.</summary>
    public static double[] Combine(double[][] rays, double[] weights)
    {
        double[] sum = new double[rays[0].Length];
        for (int i = 0; i < rays.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(rays[i], weights[i], sum, sum);
        }
        return sum;
    }

    /// <summary>The tree in preorder as certificates record it.</summary>
    /// <param name="first">Row numbers of the first class.</param>
    /// <param name="second">Row numbers of the second.</param>
    public IEnumerable<HullNode> Nodes(int[] first, int[] second)
    {
        Stack<HullCone> open = new([this]);
        while (open.TryPop(out HullCone? cone))
        {
            yield return cone.Children.Count > 0
                ? new HullSplit(cone.Split)
                : new HullLeaf(
                    Gather(cone.Pairs.Select(p => (first[p.A], p.Weight))),
                    Gather(cone.Pairs.Select(p => (second[p.B], p.Weight)))
                );
            foreach (HullCone child in cone.Children.Reverse())
            {
                open.Push(child);
            }
        }
    }

    private static double Entry(int n, int i, int k) =>
        i == n ? -1
        : i == k ? 1
        : 0;

    private static WeightedPoint[] Gather(IEnumerable<(int I, double Weight)> weights) =>
        [.. weights.GroupBy(w => w.I).OrderBy(g => g.Key).Select(g => new WeightedPoint(g.Key, g.Sum(w => w.Weight)))];
}

/// <summary>
/// The best g for a cone: max over g in conv(A - B) of min over the rays of g.u/|u|, which is the minimum over the simplex of h(sum w_k u_k/|u_k|): a linear
/// program with a row for each pair, made as they are needed.
/// </summary>
internal static class HullGame
{
    private const int MostRounds = 60;
    private const double Tolerance = 1e-9;

    // Operations that one linear program counts for, a ray.
    private const double ProgramWork = 5e3;

    /// <summary>Solves for one cone.</summary>
    /// <param name="pair">The two classes.</param>
    /// <param name="cone">Told its lower bound, pairs and middle.</param>
    /// <param name="guess">Pairs that served the parent.</param>
    /// <returns>h(e) for the direction of the middle: at least the depth.</returns>
    public static double Solve(HullPair pair, HullCone cone, IEnumerable<(int A, int B)> guess)
    {
        double[] lengths = [.. cone.Rays.Select(u => TensorPrimitives.Norm(u))];
        int[] used = [.. Enumerable.Range(0, lengths.Length).Where(i => lengths[i] > 0)];
        double[][] rays = [.. used.Select(i => cone.Rays[i].Select(x => x / lengths[i]).ToArray())];
        using LinearProgram program = new();
        int value = program.AddColumn(1, double.NegativeInfinity, double.PositiveInfinity);
        int[] columns = [.. rays.Select(_ => program.AddColumn(0, 0, 1))];
        double[] ones = new double[columns.Length];
        Array.Fill(ones, 1);
        _ = program.AddRow(1, 1, columns, ones);
        HashSet<(int, int)> known = [];
        List<(int A, int B)> pairs = [];
        foreach ((int A, int B) p in guess)
        {
            Add(p);
        }
        foreach (double[] u in rays)
        {
            (int a, int b, _) = pair.Support(u);
            Add((a, b));
        }
        double[] weights = [];
        double upper = double.PositiveInfinity;
        for (int round = 0; round < MostRounds; round++)
        {
            pair.Work += ProgramWork * columns.Length;
            LinearSolution found = program.Solve();
            if (found.Status != LinearStatus.Optimal)
            {
                break;
            }
            weights = [.. columns.Select(c => Math.Max(0, found.X[c]))];
            Keep(found.RowDuals);
            double[] middle = HullCone.Combine(rays, weights);
            (int a, int b, double most) = pair.Support(middle);
            double length = TensorPrimitives.Norm(middle);
            upper = length > 0 ? Math.Min(upper, most / length) : upper;
            if (most <= found.X[value] + Tolerance || !Add((a, b)))
            {
                break;
            }
        }
        cone.Middle = new double[cone.Rays.Length];
        for (int k = 0; k < weights.Length; k++)
        {
            cone.Middle[used[k]] = weights[k] < 1e-9 ? 0 : weights[k] / lengths[used[k]];
        }
        return upper;

        bool Add((int A, int B) p)
        {
            if (!known.Add(p))
            {
                return false;
            }
            pairs.Add(p);
            _ = program.AddRow(0, double.PositiveInfinity, [value, .. columns], [1, .. rays.Select(u => -pair.Along(p, u))]);
            return true;
        }

        void Keep(double[] duals)
        {
            (int A, int B, double Weight)[] mixed =
            [
                .. pairs.Select((p, k) => (p.A, p.B, Weight: duals[k + 1])).Where(p => p.Weight > 1e-12),
            ];
            double total = mixed.Sum(p => p.Weight);
            double lower =
                total > 0 ? rays.Min(u => mixed.Sum(p => p.Weight * pair.Along((p.A, p.B), u)) / total) : double.NegativeInfinity;
            if (lower > cone.Lower)
            {
                (cone.Lower, cone.Pairs) = (lower, mixed);
            }
        }
    }
}
