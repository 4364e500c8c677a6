namespace IsoTriplet.Certificates;

/// <summary>The shape every certificate must have before a rule looks at it.</summary>
internal static class Wellformed
{
    /// <summary>Largest number of points.</summary>
    public const int MostPoints = 1 << 17;

    /// <summary>Throws unless lengths agree, indices are in range and numbers are finite and not huge.</summary>
    public static void Demand(Certificate c)
    {
        TripletProblem problem = c.Problem ?? throw new CertificateException("problem: missing.");
        if (problem.Dimension < 1 || problem.Dimension > MostPoints)
        {
            throw new CertificateException($"problem.dimension: {problem.Dimension}; 1 to {MostPoints} was expected.");
        }
        if (problem.Points is null || problem.Labels is null || problem.Points.Length > MostPoints)
        {
            throw new CertificateException($"problem: points and labels, at most {MostPoints} of them, were expected.");
        }
        if (problem.Labels.Length != problem.Points.Length)
        {
            throw new CertificateException($"problem.labels: {problem.Labels.Length} labels for {problem.Points.Length} points.");
        }
        Rows("problem.points", problem.Points, problem.Points.Length, problem.Dimension);
        Number("bound", c.Bound);
        if (c.Bound < 0)
        {
            throw new CertificateException("bound: a distance is at least 0.");
        }
        int count = problem.Points.Length;
        Number("problem.margin", problem.Margin);
        if (problem.Margin < 0)
        {
            throw new CertificateException("problem.margin: at least 0 was expected.");
        }
        foreach (Comparison x in problem.Comparisons ?? [])
        {
            Array.ForEach([x.I, x.J, x.K, x.L], i => Index("problem.comparisons", i, count));
            Number("problem.comparisons", x.Margin);
            if (x.I == x.J && x.K == x.L)
            {
                throw new CertificateException("problem.comparisons: both pairs are of one point.");
            }
        }
        switch (c)
        {
            case SeparatedPointCertificate x:
                if (x.Distance is not ("haus" or "iso"))
                {
                    throw new CertificateException("distance: 'haus' or 'iso' was expected.");
                }
                Rows("points", x.Points, count, problem.Dimension);
                break;
            case LagrangianCertificate x:
                if (x.PointWeights?.Length != count)
                {
                    throw new CertificateException($"point_weights: {count} numbers were expected.");
                }
                Array.ForEach(x.PointWeights, w => Number("point_weights", w));
                TermLists(problem, x.Triples, x.Comparisons);
                break;
            case GramCertificate x:
                PairList("stretched", x.Stretched, count);
                PairList("shrunk", x.Shrunk, count);
                TermLists(problem, x.Triples, x.Comparisons);
                break;
            case StressCertificate x:
                PairList("stress", x.Stress, count);
                TermLists(problem, x.Triples, x.Comparisons);
                break;
            case BranchCertificate x:
                x.Demand();
                break;
            case HullCertificate x:
                x.Demand();
                break;
            case StackCertificate x:
                x.Demand();
                break;
            case AngleCertificate x:
                x.Demand();
                break;
            default:
                throw new CertificateException($"Nothing says what a certificate of kind '{c.Kind}' looks like.");
        }
    }

    /// <summary>Throws unless there are count rows of dimension numbers.</summary>
    public static void Rows(string name, double[][] rows, int count, int dimension)
    {
        if (rows?.Length != count)
        {
            throw new CertificateException($"{name}: {count} rows were expected.");
        }
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i]?.Length != dimension)
            {
                throw new CertificateException($"{name}[{i}]: {dimension} numbers were expected.");
            }
            int wrong = Array.FindIndex(rows[i], x => !(Math.Abs(x) <= CertificateChecker.LargestNumber));
            if (wrong >= 0)
            {
                Number($"{name}[{i}]", rows[i][wrong]);
            }
        }
    }

    /// <summary>Throws unless each is a pair of two points.</summary>
    public static void PairList(string name, WeightedPair[] pairs, int count)
    {
        foreach (WeightedPair w in pairs ?? throw new CertificateException($"{name}: missing."))
        {
            Index(name, w.I, count);
            Index(name, w.J, count);
            Number(name, w.Weight);
            if (w.I == w.J)
            {
                throw new CertificateException($"{name}: ({w.I}, {w.J}) is no pair of two points.");
            }
        }
    }

    private static void TermLists(TripletProblem problem, WeightedTriple[] triples, WeightedComparison[] comparisons)
    {
        int count = problem.Points.Length;
        foreach (WeightedComparison w in comparisons ?? throw new CertificateException("comparisons: missing."))
        {
            Index("comparisons", w.Index, problem.Comparisons?.Length ?? 0);
            Number("comparisons", w.Weight);
            Number("comparisons", w.Slope);
        }
        foreach (WeightedTriple t in triples ?? throw new CertificateException("triples: missing."))
        {
            Index("triples", t.Anchor, count);
            Index("triples", t.Positive, count);
            Index("triples", t.Negative, count);
            Number("triples", t.Weight);
            Number("triples", t.Slope);
        }
    }

    /// <summary>Throws unless the index is in range.</summary>
    public static void Index(string name, int index, int count)
    {
        if (index < 0 || index >= count)
        {
            throw new CertificateException($"{name}: index {index} is not in 0..{count - 1}.");
        }
    }

    /// <summary>Throws unless finite and at most 2^300.</summary>
    public static void Number(string name, double x)
    {
        if (!(Math.Abs(x) <= CertificateChecker.LargestNumber))
        {
            throw new CertificateException($"{name}: {x} is not finite, or larger than 2^300.");
        }
    }
}
