namespace IsoTriplet.Certificates;

/// <summary>A vector e on the ordered pair (I, J).</summary>
/// <param name="I">Index from 0.</param>
/// <param name="J">Another index.</param>
/// <param name="Vector">e, n numbers.</param>
public readonly record struct DirectedPair(int I, int J, double[] Vector);

/// <summary>A vector e on the triple (a, p, q).</summary>
/// <param name="Anchor">a.</param>
/// <param name="Positive">p: same class as a, another point.</param>
/// <param name="Negative">q: another class.</param>
/// <param name="Vector">e, n numbers.</param>
public readonly record struct DirectedTriple(int Anchor, int Positive, int Negative, double[] Vector);

/// <summary>A node of the tree; its meaning hangs on the arcs fixed above it, see <see cref="BranchCheck"/>.</summary>
public abstract record BranchNode;

/// <summary>Splits the directions of g_I - g_J. Dimension 1: Cuts is empty, the children are the signs +1, -1. Dimension 2: from the full circle k
/// >= 3 cuts v_1..v_k make k children [v_1, v_2], ..., [v_k, v_1]; from an arc [a, b] k >= 1 cuts make k + 1 children [a, v_1], ..., [v_k, b].
/// Counter-clockwise, each child less than half a turn.</summary>
/// <param name="I">Index from 0.</param>
/// <param name="J">Another index.</param>
/// <param name="Cuts">Direction vectors of any length.</param>
public sealed record PairSplit(int I, int J, double[][] Cuts) : BranchNode;

/// <summary>Splits, likewise, the directions d with d.(g_a - g_q) >= 0 for all a in class First and q in class Second.</summary>
/// <param name="First">A label.</param>
/// <param name="Second">Another label.</param>
/// <param name="Cuts">As in <see cref="PairSplit"/>.</param>
public sealed record ClassSplit(int First, int Second, double[][] Cuts) : BranchNode;

/// <summary>Linear inequalities that contradict one another.</summary>
/// <param name="Upper">e on a pair: e.(g_i - g_j) at most |e| (D_ij + reach).</param>
/// <param name="Triples">e on a triple: e.(g_a - g_p) at most |e| f.(g_a - g_q), f from the arc of (a, q).</param>
/// <param name="Lower">weight >= 0: f.(g_i - g_j) at least max(0, n_ij - reach), f from the arc of (i, j), n_ij as in <see cref="BranchCheck"/>.</param>
/// <param name="Left">weight >= 0: cross(a, g_i - g_j) at least 0, [a, b] the arc of (i, j) (dimension 2).</param>
/// <param name="Right">weight >= 0: cross(g_i - g_j, b) at least 0.</param>
public sealed record BranchLeaf(
    DirectedPair[] Upper,
    DirectedTriple[] Triples,
    WeightedPair[] Lower,
    WeightedPair[] Left,
    WeightedPair[] Right
) : BranchNode;

/// <summary>Lower bound on d_haus or d_iso in dimension 1 or 2 by exhausting directions. Rule: <see cref="BranchCheck"/>.</summary>
/// <param name="Problem">F and its labels; Dimension 1 or 2.</param>
/// <param name="Distance">"haus" or "iso".</param>
/// <param name="Bound">Stated lower bound.</param>
/// <param name="Frame">"iso" only, else empty. [i, j]: g_j - g_i points along the positive first axis. [i, j, k], dimension 2: besides, g_k - g_i has
/// its second coordinate >= 0.</param>
/// <param name="Nodes">The tree in preorder: a node, then the subtrees of its children in order.</param>
public sealed record BranchCertificate(TripletProblem Problem, string Distance, double Bound, int[] Frame, BranchNode[] Nodes)
    : Certificate(Problem, Bound)
{
    /// <inheritdoc/>
    public override string Kind => "branch";

    /// <inheritdoc/>
    public override string Statement => $"d_{Distance}(F, {Problem.Set}) >= {Bound:R}";

    /// <summary>Largest number of points of a branch certificate.</summary>
    private const int MostPoints = 1024;

    /// <summary>Throws unless lengths agree, indices are in range and numbers are finite.</summary>
    internal void Demand()
    {
        int count = Problem.Points.Length;
        int dimension = Problem.Dimension;
        if (dimension > 2 || count > MostPoints)
        {
            throw new CertificateException($"A branch certificate is for dimension 1 or 2 and at most {MostPoints} points.");
        }
        if (Distance is not ("haus" or "iso"))
        {
            throw new CertificateException("distance: 'haus' or 'iso' was expected.");
        }
        if (Frame is null || Frame.Length is 1 or > 3 || Frame.Length > dimension + 1 || Frame.Distinct().Count() != Frame.Length)
        {
            throw new CertificateException("frame: [], [i, j] or, in dimension 2, [i, j, k] of different points was expected.");
        }
        Array.ForEach(Frame, i => Wellformed.Index("frame", i, count));
        foreach (BranchNode node in Nodes ?? throw new CertificateException("nodes: missing."))
        {
            switch (node)
            {
                case PairSplit x:
                    Pair("pair", x.I, x.J, count);
                    Wellformed.Rows("cuts", x.Cuts, x.Cuts?.Length ?? 0, dimension);
                    break;
                case ClassSplit x:
                    if (x.First == x.Second)
                    {
                        throw new CertificateException("classes: two different labels were expected.");
                    }
                    Wellformed.Rows("cuts", x.Cuts, x.Cuts?.Length ?? 0, dimension);
                    break;
                case BranchLeaf x:
                    Leaf(x, count, dimension);
                    break;
                default:
                    throw new CertificateException("nodes: missing, or no such kind of node.");
            }
        }
    }

    private static void Leaf(BranchLeaf leaf, int count, int dimension)
    {
        foreach (DirectedPair e in leaf.Upper ?? throw new CertificateException("upper: missing."))
        {
            Pair("upper", e.I, e.J, count);
            Wellformed.Rows("upper", [e.Vector], 1, dimension);
        }
        foreach (DirectedTriple e in leaf.Triples ?? throw new CertificateException("triples: missing."))
        {
            Wellformed.Index("triples", e.Anchor, count);
            Wellformed.Index("triples", e.Positive, count);
            Wellformed.Index("triples", e.Negative, count);
            Wellformed.Rows("triples", [e.Vector], 1, dimension);
        }
        Wellformed.PairList("lower", leaf.Lower, count);
        Wellformed.PairList("left", leaf.Left, count);
        Wellformed.PairList("right", leaf.Right, count);
    }

    private static void Pair(string name, int i, int j, int count)
    {
        Wellformed.Index(name, i, count);
        Wellformed.Index(name, j, count);
        if (i == j)
        {
            throw new CertificateException($"{name}: ({i}, {j}) is no pair of two points.");
        }
    }
}
