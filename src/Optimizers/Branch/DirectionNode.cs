namespace IsoTriplet.Optimizers.Branch;

/// <summary>A node of the tree: its parent's cones, and one more.</summary>
internal sealed class DirectionNode
{
    private readonly DirectionNode? _parent;

    public DirectionNode(DirectionNode? parent, (int I, int J) pair, DirectionCone? cone)
    {
        (_parent, Pair, Cone) = (parent, pair, cone);
        Depth = parent is null ? 0 : parent.Depth + 1;
        Bound = parent?.Bound ?? 0;
    }

    /// <summary>How many cones were fixed on the way.</summary>
    public int Depth { get; }

    /// <summary>The pair whose cone this node fixes (smaller index first).</summary>
    public (int I, int J) Pair { get; }

    /// <summary>The cone of g_i - g_j; null at the root.</summary>
    public DirectionCone? Cone { get; }

    /// <summary>No TS embedding in this node is nearer to F (in double arithmetic; the certificate is what counts).</summary>
    public double Bound { get; set; }

    /// <summary>The rows with positive multipliers that prove <see cref="Bound"/>.</summary>
    public (BranchRow Row, double Multiplier)[] Proof { get; set; } = [];

    /// <summary>Rows of the relaxation that were tight, handed to the children.</summary>
    public BranchRow[] Tight { get; set; } = [];

    /// <summary>The relaxation's point, N*n numbers.</summary>
    public double[] Point { get; set; } = [];

    /// <summary>The children, which together cover this node; empty at a leaf.</summary>
    public DirectionNode[] Children { get; set; } = [];

    /// <summary>The cones in force: the deepest one of each pair, and below them those of the frame.</summary>
    /// <param name="problem">The problem, for its frame.</param>
    public Dictionary<(int, int), DirectionCone> Cones(BranchProblem problem)
    {
        Dictionary<(int, int), DirectionCone> cones = [];
        for (DirectionNode? node = this; node is not null; node = node._parent)
        {
            if (node.Cone is not null)
            {
                cones.TryAdd(node.Pair, node.Cone);
            }
        }
        foreach (((int, int) pair, DirectionCone cone) in problem.FrameCones())
        {
            cones.TryAdd(pair, cone);
        }
        return cones;
    }
}
