namespace IsoTriplet.Certificates;

/// <summary>The shape of a branch certificate.</summary>
internal static class WellformedBranch
{
    /// <summary>Largest number of points of a branch certificate.</summary>
    public const int MostPoints = 1024;

    /// <summary>Throws unless lengths agree, indices are in range and numbers are finite.</summary>
    public static void Demand(BranchCertificate c)
    {
        int count = c.Problem.Points.Length;
        int dimension = c.Problem.Dimension;
        if (dimension > 2 || count > MostPoints)
        {
            throw new CertificateException($"A branch certificate is for dimension 1 or 2 and at most {MostPoints} points.");
        }
        if (c.Distance is not ("haus" or "iso"))
        {
            throw new CertificateException("distance: 'haus' or 'iso' was expected.");
        }
        if (c.Frame is null || c.Frame.Length is 1 or > 3 || c.Frame.Length > dimension + 1 || c.Frame.Distinct().Count() != c.Frame.Length)
        {
            throw new CertificateException("frame: [], [i, j] or, in dimension 2, [i, j, k] of different points was expected.");
        }
        Array.ForEach(c.Frame, i => Wellformed.Index("frame", i, count));
        foreach (BranchNode node in c.Nodes ?? throw new CertificateException("nodes: missing."))
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
