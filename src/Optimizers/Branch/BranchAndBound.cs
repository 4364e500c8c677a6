namespace IsoTriplet.Optimizers.Branch;

/// <summary>
/// Global minimisation of d_haus(F, G) or d_iso(F, G) over TS embeddings G in dimension 1 or 2, for a few points. The only nonconvex
/// constraints say that a difference g_i - g_j is long; once its direction is known to lie in a cone they are linear up to a factor
/// 1/cos(half the cone's width). So the tree splits directions of pairs, best node first, and every node is a linear program.
/// </summary>
internal static class BranchAndBound
{
    private const int MinimumSectors = 3;

    // So many splits are tried at a node. A child that gains nothing counts as one that gains this share of the target.
    private const int Tried = 3;
    private const double NoGain = 1e-3;

    public static BranchSolution Solve(
        BranchProblem problem,
        (double Lower, double Upper) known,
        BranchSettings settings,
        DirectionSearch.Improvement improve,
        CancellationToken cancel
    )
    {
        if (problem.Dimension > 2)
        {
            throw new ArgumentException(
                $"dimension is {problem.Dimension}; branch and bound over directions needs 1 or 2",
                nameof(problem)
            );
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Sectors, MinimumSectors, nameof(settings));
        NodeRelaxation relaxation = new(problem, settings.Rounds);
        double upper = known.Upper;
        DirectionNode root = new(null, (-1, -1), null);
        relaxation.Solve(root, FirstRows(problem), upper);
        PriorityQueue<DirectionNode, (double, int)> open = new();
        open.Enqueue(root, (root.Bound, 0));
        Embedding? best = null;
        int nodes = 1;
        double lower = root.Bound;
        while (true)
        {
            DirectionNode node = open.Dequeue();
            lower = node.Bound;
            double target = (1 - (0.999 * settings.RelativeGap)) * upper;
            if (Math.Max(lower, known.Lower) >= target)
            {
                return new BranchSolution(BranchStatus.Closed, lower, upper, best, nodes, root);
            }
            if (cancel.IsCancellationRequested || nodes >= settings.MaximumNodes)
            {
                BranchStatus status = cancel.IsCancellationRequested ? BranchStatus.Cancelled : BranchStatus.NodeLimit;
                return new BranchSolution(status, lower, upper, best, nodes, root);
            }
            if (nodes < 64 || nodes % 16 == 0)
            {
                if (TryImprove(problem, relaxation, node, improve) is (double value, Embedding point) && value < upper)
                {
                    (upper, best) = (value, point);
                    target = (1 - (0.999 * settings.RelativeGap)) * upper;
                }
            }
            (int, int)[] pairs = MostViolated(problem, relaxation, node);
            if (pairs.Length == 0)
            {
                // The relaxation's point is a TS embedding up to rounding, so this node's bound is the optimum in it: nothing is left to split.
                if (TryImprove(problem, relaxation, node, improve) is (double last, Embedding found) && last < upper)
                {
                    (upper, best) = (last, found);
                }
                BranchStatus reached = lower >= (1 - settings.RelativeGap) * upper ? BranchStatus.Closed : BranchStatus.Stalled;
                return new BranchSolution(reached, lower, upper, best, nodes, root);
            }
            DirectionNode[][] splits = [.. pairs.Select(pair => Children(problem, relaxation, node, pair, settings))];
            Solve(problem, relaxation, node, [.. splits.SelectMany(children => children)], target);
            node.Children = splits.MaxBy(children => Gain(node, children, target))!;
            foreach (DirectionNode child in node.Children)
            {
                open.Enqueue(child, (child.Bound, ++nodes));
            }
        }
    }

    private static (double, Embedding)? TryImprove(
        BranchProblem problem,
        NodeRelaxation relaxation,
        DirectionNode node,
        DirectionSearch.Improvement improve
    ) => node.Point.Length == 0 ? null : improve(Embedding.Create(problem.Count, problem.Dimension, relaxation.Embedding(node.Point)));

    private static DirectionNode[] Children(
        BranchProblem problem,
        NodeRelaxation relaxation,
        DirectionNode node,
        (int I, int J) pair,
        BranchSettings settings
    )
    {
        DirectionCone[] cones = node.Cones(problem).TryGetValue(pair, out DirectionCone? cone)
            ? cone.Halves()
            : DirectionCone.Around(Direction(problem, relaxation, node, pair), settings.Sectors);
        return [.. cones.Select(c => new DirectionNode(node, pair, c))];
    }

    // Each child's linear program by itself, on all threads.
    private static void Solve(BranchProblem problem, NodeRelaxation relaxation, DirectionNode node, DirectionNode[] children, double target)
    {
        BranchRow[] rows = [.. node.Tight, .. FirstRows(problem)];
        Parallelism.Run(
            children.Length,
            Parallelism.Threads,
            () => relaxation,
            (bounds, k) =>
            {
                DirectionNode child = children[k];
                bounds.Solve(child, rows, target);
                if (child.Proof.Length == 0)
                {
                    // The relaxation raised nothing: the parent's proof holds here as well.
                    child.Proof = node.Proof;
                }
                if (child.Point.Length == 0)
                {
                    (child.Tight, child.Point) = (node.Tight, node.Point);
                }
            }
        );
    }

    // The geometric mean of what the children gain, no more than up to the target.
    private static double Gain(DirectionNode node, DirectionNode[] children, double target) =>
        children.Average(c => Math.Log(Math.Min(target, c.Bound) - node.Bound + (NoGain * target)));

    private static double[] Direction(BranchProblem problem, NodeRelaxation relaxation, DirectionNode node, (int I, int J) pair)
    {
        double[] g = relaxation.Embedding(node.Point);
        int n = problem.Dimension;
        return [.. Enumerable.Range(0, n).Select(k => g[(pair.I * n) + k] - g[(pair.J * n) + k])];
    }

    /// <summary>Enough directions around every point (or pair) for a bounded relaxation.</summary>
    private static IEnumerable<BranchRow> FirstRows(BranchProblem problem)
    {
        double[][] directions =
            problem.Dimension == 1
                ?
                [
                    [1],
                    [-1],
                ]
                : [.. Enumerable.Range(0, 4).Select(k => new[] { Math.Cos(k * Math.PI / 2), Math.Sin(k * Math.PI / 2) })];
        for (int i = 0; i < problem.Count; i++)
        {
            for (
                int j = problem.Objective == Objective.Haus ? i : i + 1;
                j < (problem.Objective == Objective.Haus ? i + 1 : problem.Count);
                j++
            )
            {
                foreach (double[] e in directions)
                {
                    yield return new BranchRow(i == j ? RowKind.Displacement : RowKind.PairUpper, i, j, e);
                }
            }
        }
    }

    private static (int, int)[] MostViolated(BranchProblem problem, NodeRelaxation relaxation, DirectionNode node)
    {
        double[] g = relaxation.Embedding(node.Point);
        int n = problem.Dimension;
        double Length(int i, int j) => n == 1 ? Math.Abs(g[i] - g[j]) : double.Hypot(g[2 * i] - g[2 * j], g[(2 * i) + 1] - g[(2 * j) + 1]);
        Dictionary<(int, int), DirectionCone> cones = node.Cones(problem);
        double least = 1e-7 * problem.Distances.Max();
        List<((int, int) Pair, double Violation)> found = [];
        for (int i = 0; i < problem.Count; i++)
        {
            for (int j = i + 1; j < problem.Count; j++)
            {
                if (!problem.MayBranch(i, j) || (cones.TryGetValue((i, j), out DirectionCone? cone) && !cone.Divisible))
                {
                    continue;
                }
                double violation = problem.Objective == Objective.Iso ? problem.Apart(i, j) - node.Bound - Length(i, j) : 0;
                if (problem.Labels[i] != problem.Labels[j])
                {
                    foreach ((int a, int q) in new[] { (i, j), (j, i) })
                    {
                        foreach (int p in problem.Labels.Members(problem.Labels[a]))
                        {
                            violation = p == a ? violation : Math.Max(violation, Length(a, p) - Length(a, q));
                        }
                    }
                }
                if (violation > least)
                {
                    found.Add(((i, j), violation));
                }
            }
        }
        return [.. found.OrderByDescending(x => x.Violation).Take(Tried).Select(x => x.Pair)];
    }
}

/// <summary>Why the branch and bound ended.</summary>
public enum BranchStatus
{
    /// <summary>The bracket is closed to the wished gap.</summary>
    Closed,

    /// <summary>The node limit was reached; the lower bound is what all open nodes share.</summary>
    NodeLimit,

    /// <summary>No pair is violated any more, but the gap is not closed: the upper bound is what is left to improve.</summary>
    Stalled,

    /// <summary>Cancelled; the lower bound is what all open nodes share.</summary>
    Cancelled,
}

/// <summary>What the branch and bound found.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Lower">Lower bound in double arithmetic; the certificate made from <see cref="Root"/> is what counts.</param>
/// <param name="Upper">The smallest upper bound known, from outside or from a point found on the way.</param>
/// <param name="Point">The point of <see cref="Upper"/> when it was found on the way; otherwise null.</param>
/// <param name="Nodes">Nodes examined.</param>
/// <param name="Root">The tree with the multipliers of every node.</param>
internal sealed record BranchSolution(BranchStatus Status, double Lower, double Upper, Embedding? Point, int Nodes, DirectionNode Root);
