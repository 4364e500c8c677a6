using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Hull;

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
