namespace IsoTriplet.Certificates;

/// <summary>The shape of a hull certificate.</summary>
internal static class WellformedHull
{
    /// <summary>Largest dimension: a cone has n + 1 rays.</summary>
    public const int MostDimensions = 64;

    /// <summary>Throws unless lengths agree, indices are in range and numbers are finite.</summary>
    public static void Demand(HullCertificate c)
    {
        int dimension = c.Problem.Dimension;
        if (dimension > MostDimensions)
        {
            throw new CertificateException($"A hull certificate is for dimension 1 to {MostDimensions}.");
        }
        if (c.First == c.Second)
        {
            throw new CertificateException("classes: two different labels were expected.");
        }
        foreach (HullNode node in c.Nodes ?? throw new CertificateException("nodes: missing."))
        {
            switch (node)
            {
                case HullSplit x:
                    Wellformed.Rows("split", [x.Weights], 1, dimension + 1);
                    break;
                case HullLeaf x:
                    Points("first", x.First, c.Problem.Points.Length);
                    Points("second", x.Second, c.Problem.Points.Length);
                    break;
                default:
                    throw new CertificateException("nodes: missing, or no such kind of node.");
            }
        }
    }

    private static void Points(string name, WeightedPoint[] points, int count)
    {
        foreach (WeightedPoint w in points ?? throw new CertificateException($"{name}: missing."))
        {
            Wellformed.Index(name, w.I, count);
            Wellformed.Number(name, w.Weight);
        }
    }
}
