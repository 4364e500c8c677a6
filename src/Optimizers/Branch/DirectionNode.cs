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

/// <summary>The kinds of linear inequality that every TS embedding G within distance t of F satisfies in a node's cones.</summary>
internal enum RowKind
{
    /// <summary>haus: e.(g_i - p_i) &lt;= t.</summary>
    Displacement,

    /// <summary>iso: e.(g_i - g_j) &lt;= D_ij + t.</summary>
    PairUpper,

    /// <summary>iso: f.(g_i - g_j) >= n_ij - t in the cone of (i, j) with majorant f, n_ij that of <see cref="BranchProblem.Apart"/>.</summary>
    PairLower,

    /// <summary>e.(g_i - g_j) &lt;= f.(g_i - g_k) for the triple (i, j, k) in the cone of (i, k).</summary>
    Triple,

    /// <summary>cross(First, g_i - g_j) >= 0: the difference lies left of the cone's first edge (dimension 1: its sign).</summary>
    FirstEdge,

    /// <summary>cross(g_i - g_j, Second) >= 0: right of the second edge.</summary>
    SecondEdge,
}

/// <summary>One row; its coefficients follow from the kind, the indices, the direction and the node's cones.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="I">The point, the first of the pair, or the anchor.</param>
/// <param name="J">The second of the pair, or the positive; equal to I for a displacement.</param>
/// <param name="Direction">e, of length 1 up to rounding; empty where the kind has none.</param>
/// <param name="K">The negative of a triple; -1 otherwise.</param>
internal sealed record BranchRow(RowKind Kind, int I, int J, double[] Direction, int K = -1)
{
    /// <summary>The pair whose cone the row rests on, in the node's own order (smaller index first); null if it rests on none.</summary>
    public (int, int)? ConePair =>
        Kind switch
        {
            RowKind.PairLower or RowKind.FirstEdge or RowKind.SecondEdge => (Math.Min(I, J), Math.Max(I, J)),
            RowKind.Triple => (Math.Min(I, K), Math.Max(I, K)),
            _ => null,
        };
}

/// <summary>
/// A convex cone of directions for one difference x = g_i - g_j in dimension 1 or 2: all x between the rays First and Second,
/// counter-clockwise, less than half a turn apart. In dimension 1 both rays are the same number, +1 or -1.
/// </summary>
/// <param name="First">The clockwise edge, a unit vector up to rounding.</param>
/// <param name="Second">The counter-clockwise edge.</param>
/// <remarks>
/// On the cone |x| &lt;= f.x, where f is the vector with f.First = |First| and f.Second = |Second|: |x| is convex and positively homogeneous,
/// and equals the linear function on both edges. The over-estimate is at most 1/cos(w/2) for a cone of width w, so that it is exact
/// for a ray and costs 1% at w = 16 degrees.
/// </remarks>
internal sealed record DirectionCone(double[] First, double[] Second)
{
    private const double Flat = Math.PI - 1e-6;

    /// <summary>The vector f with |x| &lt;= f.x on the cone; null for a half plane, which has none.</summary>
    public double[]? Majorant { get; } = MajorantOf(First, Second);

    /// <summary>The width w in radians; 0 in dimension 1.</summary>
    public double Width =>
        First.Length == 1 ? 0 : Math.Abs(Math.Atan2(Cross(First, Second), (First[0] * Second[0]) + (First[1] * Second[1])));

    /// <summary>True when the cone can be halved.</summary>
    public bool Divisible => First.Length == 2 && Width > 1e-5;

    /// <summary>The same cone for the opposite difference.</summary>
    public DirectionCone Opposite => new([.. First.Select(x => -x)], [.. Second.Select(x => -x)]);

    /// <summary>The two halves, which share their middle ray and so cover the cone.</summary>
    public DirectionCone[] Halves()
    {
        double[] middle = Width > Flat ? [-First[1], First[0]] : Unit(First[0] + Second[0], First[1] + Second[1]);
        return [new(First, middle), new(middle, Second)];
    }

    /// <summary>Cones that cover all directions: both signs in dimension 1, equal sectors in the plane, one of them centred on a given direction.</summary>
    public static DirectionCone[] Around(double[] centre, int sectors)
    {
        if (centre.Length == 1)
        {
            return [new([1], [1]), new([-1], [-1])];
        }
        double angle = centre[0] == 0 && centre[1] == 0 ? 0 : Math.Atan2(centre[1], centre[0]);
        double[][] rays = new double[sectors][];
        for (int k = 0; k < sectors; k++)
        {
            double t = angle + ((k - 0.5) * 2 * Math.PI / sectors);
            rays[k] = Unit(Math.Cos(t), Math.Sin(t));
        }
        return [.. Enumerable.Range(0, sectors).Select(k => new DirectionCone(rays[k], rays[(k + 1) % sectors]))];
    }

    internal static double Cross(double[] x, double[] y) => (x[0] * y[1]) - (x[1] * y[0]);

    private static double[] Unit(double x, double y)
    {
        double length = double.Hypot(x, y);
        return [x / length, y / length];
    }

    private static double[]? MajorantOf(double[] first, double[] second)
    {
        if (first.Length == 1)
        {
            return [first[0]];
        }
        double determinant = Cross(first, second);
        double along = (first[0] * second[0]) + (first[1] * second[1]);
        if (Math.Abs(Math.Atan2(determinant, along)) > Flat)
        {
            return null;
        }
        if (determinant <= 0)
        {
            return first;
        }
        double a = double.Hypot(first[0], first[1]);
        double b = double.Hypot(second[0], second[1]);
        return [((a * second[1]) - (b * first[1])) / determinant, ((b * first[0]) - (a * second[0])) / determinant];
    }
}
