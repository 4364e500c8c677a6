namespace IsoTriplet.Optimizers.Branch;

/// <summary>Writes the part of a search tree that proves a bound as a <see cref="BranchCertificate"/>.</summary>
internal static class BranchCertificates
{
    /// <summary>The tree cut off where a node's own multipliers prove the bound; null when an open node does not reach it.</summary>
    /// <param name="search">The search's problem (its points may be scaled; directions and multipliers do not depend on the scale).</param>
    /// <param name="root">The tree.</param>
    /// <param name="reached">The bound in the search's own scale.</param>
    /// <param name="problem">The problem as certificates record it.</param>
    /// <param name="bound">The bound in the problem's scale.</param>
    /// <returns>The certificate, not yet checked.</returns>
    public static BranchCertificate? Write(BranchProblem search, DirectionNode root, double reached, TripletProblem problem, double bound)
    {
        List<BranchNode> nodes = [];
        Stack<DirectionNode> open = new([root]);
        while (open.TryPop(out DirectionNode? node))
        {
            if (node.Bound > reached)
            {
                nodes.Add(Leaf(node, search.Dimension));
                continue;
            }
            if (node.Children.Length == 0)
            {
                return null;
            }
            nodes.Add(Split(node.Children, search.Dimension));
            for (int c = node.Children.Length - 1; c >= 0; c--)
            {
                open.Push(node.Children[c]);
            }
        }
        int[] frame =
            search.Axis < 0 ? []
            : search.Side < 0 ? [search.Origin, search.Axis]
            : [search.Origin, search.Axis, search.Side];
        string distance = search.Objective == Objective.Haus ? "haus" : "iso";
        return new BranchCertificate(problem, distance, bound, frame, [.. nodes]);
    }

    private static PairSplit Split(DirectionNode[] children, int dimension)
    {
        (int i, int j) = children[0].Pair;
        double[][] rays = [.. children.Select(c => c.Cone!.First)];
        double[][] cuts =
            dimension == 1 ? []
            : ReferenceEquals(children[^1].Cone!.Second, rays[0]) ? rays
            : rays[1..];
        return new PairSplit(i, j, cuts);
    }

    private static BranchLeaf Leaf(DirectionNode node, int dimension)
    {
        (BranchRow Row, double Multiplier)[] Of(RowKind kind) => [.. node.Proof.Where(p => p.Row.Kind == kind)];
        WeightedPair Weighted((BranchRow Row, double Multiplier) p) => new(p.Row.I, p.Row.J, p.Multiplier);
        WeightedPair[] left = [.. Of(RowKind.FirstEdge).Select(Weighted)];
        WeightedPair[] lower = [.. Of(RowKind.PairLower).Select(Weighted)];
        // On a line the sign row is the lower row with its right side dropped.
        return new BranchLeaf(
            [.. Of(RowKind.PairUpper).Select(p => new DirectedPair(p.Row.I, p.Row.J, Scaled(p)))],
            [.. Of(RowKind.Triple).Select(p => new DirectedTriple(p.Row.I, p.Row.J, p.Row.K, Scaled(p)))],
            dimension == 1 ? [.. lower, .. left] : lower,
            dimension == 1 ? [] : left,
            [.. Of(RowKind.SecondEdge).Select(Weighted)]
        );
    }

    private static double[] Scaled((BranchRow Row, double Multiplier) p) => [.. p.Row.Direction.Select(e => p.Multiplier * e)];
}
