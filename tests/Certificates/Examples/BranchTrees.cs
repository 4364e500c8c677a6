namespace IsoTriplet.Tests.Certificates;

/// <summary>Branch certificates that can be written down: H/2 and H/4 of one triple, and three points on a line.</summary>
internal static class BranchTrees
{
    /// <summary>Three points a, p, q of the plane with g_p - g_a on the axis and the directions of g_a - g_q in sectors: refutes eps below (D_ap - D_aq s) /
    /// (1 + s), s = 1/cos(pi/sectors).</summary>
    public static BranchCertificate FramedTriple(TripletProblem f, double bound, int sectors)
    {
        List<BranchNode> nodes = [new PairSplit(0, 2, Circle(sectors))];
        for (int k = 0; k < sectors; k++)
        {
            nodes.Add(Leaf([-1, 0], Middle(2 * Math.PI * k / sectors, 2 * Math.PI * (k + 1) / sectors)));
        }
        return new(f, "iso", bound, [0, 1], [.. nodes]);
    }

    /// <summary>The directions of g_a - g_q in sectors, and nothing else: q is as far from a as p is, so that no more than D_aq is in every sector too little.</summary>
    public static BranchCertificate FreeTriple(TripletProblem f, string distance, double bound, int sectors)
    {
        List<BranchNode> nodes = [new PairSplit(0, 2, Circle(sectors))];
        for (int k = 0; k < sectors; k++)
        {
            double[] e = Middle(2 * Math.PI * k / sectors, 2 * Math.PI * (k + 1) / sectors);
            nodes.Add(new BranchLeaf([new(0, 2, e)], [], [new(0, 2, 1)], [], []));
        }
        return new(f, distance, bound, [], [.. nodes]);
    }

    /// <summary>The same without a frame, through a split of the class direction, then of (a, q), then of (a, p).</summary>
    public static BranchCertificate ClassTriple(TripletProblem f, string distance, double bound, int sectors)
    {
        List<BranchNode> nodes = [new ClassSplit(0, 1, Circle(4))];
        for (int k = 0; k < 4; k++)
        {
            // The class direction in [k, k + 1] quarter turns leaves [k - 1, k + 2] to g_a - g_q.
            double start = (k - 1) * Math.PI / 2;
            double width = 1.5 * Math.PI / sectors;
            nodes.Add(new PairSplit(0, 2, [.. Enumerable.Range(1, sectors - 1).Select(c => Unit(start + (c * width)))]));
            for (int c = 0; c < sectors; c++)
            {
                nodes.Add(new PairSplit(0, 1, Circle(sectors)));
                for (int j = 0; j < sectors; j++)
                {
                    double[] own = Middle(2 * Math.PI * j / sectors, 2 * Math.PI * (j + 1) / sectors);
                    nodes.Add(Leaf(own, Middle(start + (c * width), start + ((c + 1) * width))));
                }
            }
        }
        return new(f, distance, bound, [], [.. nodes]);
    }

    /// <summary>a, p, q on a line, "haus": all signs of the three differences, each leaf with the first single row that refutes it.</summary>
    public static BranchCertificate Signs(TripletProblem f, double bound)
    {
        List<BranchNode> nodes = [new PairSplit(0, 1, [])];
        foreach (int ap in new[] { 1, -1 })
        {
            nodes.Add(new PairSplit(0, 2, []));
            foreach (int aq in new[] { 1, -1 })
            {
                nodes.Add(new PairSplit(1, 2, []));
                foreach (int pq in new[] { 1, -1 })
                {
                    nodes.Add(BestSingleRow(f, bound, ap, aq, pq));
                }
            }
        }
        return new(f, "haus", bound, [], [.. nodes]);
    }

    public static double[] Unit(double angle) => [Math.Cos(angle), Math.Sin(angle)];

    private static double[][] Circle(int sectors) => [.. Enumerable.Range(0, sectors).Select(k => Unit(2 * Math.PI * k / sectors))];

    public static double[] Middle(double from, double to) =>
        [Math.Cos((from + to) / 2) / Math.Cos((to - from) / 2), Math.Sin((from + to) / 2) / Math.Cos((to - from) / 2)];

    public static BranchLeaf Leaf(double[] own, double[] other)
    {
        double length = Instances.Length(own, new double[own.Length]);
        return new([new(0, 2, [.. other.Select(x => length * x)])], [new(0, 1, 2, own)], [new(0, 1, 1)], [], []);
    }

    private static BranchLeaf BestSingleRow(TripletProblem f, double bound, int ap, int aq, int pq)
    {
        (double a, double p, double q) = (f.Points[0][0], f.Points[1][0], f.Points[2][0]);
        BranchLeaf none = new([], [], [], [], []);
        // Largest value of each row over the boxes minus what the row demands; the smallest refutes best.
        (double, BranchLeaf)[] rows =
        [
            (Gain(ap * (a - p), f, 0, 1, bound), none with { Lower = [new(0, 1, 1)] }),
            (Gain(aq * (a - q), f, 0, 2, bound), none with { Lower = [new(0, 2, 1)] }),
            (Gain(pq * (p - q), f, 1, 2, bound), none with { Lower = [new(1, 2, 1)] }),
            (TripleGain(a, p, q, ap, aq, bound), none with { Triples = [new(0, 1, 2, [ap])] }),
            (TripleGain(p, a, q, -ap, pq, bound), none with { Triples = [new(1, 0, 2, [-ap])] }),
        ];
        return rows.MinBy(r => r.Item1).Item2;
    }

    private static double Gain(double now, TripletProblem f, int i, int j, double bound) =>
        now + (2 * bound) - Math.Max(0, Instances.Length(f.Points[i], f.Points[j]) - (2 * bound));

    private static double TripleGain(double a, double p, double q, int ap, int aq, double bound) =>
        (aq * (a - q)) - (ap * (a - p)) + (bound * (Math.Abs(aq - ap) + 2));
}
