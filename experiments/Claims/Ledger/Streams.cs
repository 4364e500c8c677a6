namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Where the random instances come from; claims on one stream share its instances and their brackets.</summary>
internal static class Streams
{
    /// <summary>The size of the toy example of [IAT], Fig. 2-5.</summary>
    public static InstanceSource Toy { get; } = Gaussian("toy-5-2", "gaussian, N = 5, n = 2, two classes", 5, 2, 2);

    /// <summary>Small embeddings of every shape; no brackets are meant to be computed on them.</summary>
    public static InstanceSource Small { get; } =
        new("small", "gaussian and grid points, N = 2..9, n = 1..4, 1 to 4 classes", r => Mixed(r, r.Next(2, 10), r.Next(1, 5), 4));

    public static InstanceSource Line { get; } =
        new(
            "line",
            "gaussian and grid points on a line, N = 3..7, two classes",
            r => r.Next(3, 8) is var points ? new Instance(Sampling.Mixed(r, points, 1), Sampling.Classes(r, points, 2)).ForHaus() : null!
        );

    /// <summary>Pairs F, G in the plane: G is a moved copy of F, shaken by a size between 1e-3 and 1.</summary>
    public static InstanceSource PlanePairs { get; } =
        new("plane-pairs", "F gaussian in the plane, N = 3..8, G a moved and shaken copy", Pair);

    public static InstanceSource Triads { get; } =
        new(
            "triads",
            "three embeddings of equal labels, N = 2..7, n = 1..3",
            r =>
                Mixed(r, r.Next(2, 8), r.Next(1, 4), 3) is var f && (f.Points.Points, f.Points.Dimension) is var (points, n)
                    ? f with
                    {
                        Others = [Sampling.Mixed(r, points, n), Sampling.Mixed(r, points, n)],
                    }
                    : null!
        );

    /// <summary>Families with positive hardness, small against some of their classes, whose class sizes span four orders of magnitude.</summary>
    public static InstanceSource NearSeparated { get; } =
        new(
            "near-separated",
            "2 to 5 classes of sizes up to 10^4 apart, gaussian, on a grid, and separated families disturbed by little, n = 1..4",
            r => Enumerable.Repeat(r, int.MaxValue).Select(Near).First(f => Quantities.Hardness(f) > 1e-9 * Quantities.Largest(f.Points))
        );

    /// <summary>Gaussian points in classes as equal as can be.</summary>
    public static InstanceSource Gaussian(string name, string what, int points, int n, int classes) =>
        new(name, what, r => new Instance(NormalDraw.Points(r, points, n), Sampling.Balanced(points, classes)));

    private static Instance Mixed(Random r, int points, int n, int classes) =>
        new(Sampling.Mixed(r, points, n), Sampling.Classes(r, points, Math.Min(points, r.Next(1, classes + 1))));

    private static Instance Near(Random r)
    {
        (int n, int classes, int kind) = (r.Next(1, 5), r.Next(2, 6), r.Next(4));
        Labels labels = Sampling.Classes(r, classes + r.Next(1, 3 * classes), classes);
        if (kind == 0)
        {
            return new(Sampling.Grid(r, labels.Count, n), labels);
        }
        double[] sizes = [.. Enumerable.Range(0, classes).Select(_ => Math.Pow(10, (4 * r.NextDouble()) - 2))];
        double spread = Math.Pow(10, (3 * r.NextDouble()) - 1);
        (Embedding centres, Embedding within) = (NormalDraw.Points(r, classes, n), NormalDraw.Points(r, labels.Count, n));
        Instance At(double s) =>
            new(Sampling.Map(within, (i, k) => (spread * centres[labels[i], k]) + (s * sizes[labels[i]] * within[i, k])), labels);
        if (kind == 1)
        {
            return At(1);
        }
        // The classes scaled about their centres to where separation ends, then shaken.
        (double low, double high) = (0, 1);
        for (int k = 0; k < 30; k++)
        {
            double s = (low + high) / 2;
            (low, high) = Quantities.Hardness(At(s)) == 0 ? (s, high) : (low, s);
        }
        return new(Sampling.Shaken(r, At(low).Points, Math.Pow(10, -1 - (4 * r.NextDouble())) * sizes.Min()), labels);
    }

    private static Instance Pair(Random r)
    {
        Embedding f = NormalDraw.Points(r, r.Next(3, 9), 2);
        return Sampling.Pair("", f, Sampling.Shaken(r, Sampling.Moved(r, f), Math.Pow(10, -3 * r.NextDouble())));
    }
}

/// <summary>Seeded embeddings and labels for the instances.</summary>
internal static class Sampling
{
    /// <summary>Points on a small integer grid: ties, repeated and collinear points abound.</summary>
    public static Embedding Grid(Random random, int points, int dimension) =>
        Embedding.Create(points, dimension, [.. Enumerable.Range(0, points * dimension).Select(_ => (double)random.Next(3))]);

    /// <summary>Gaussian points three times in four, else a grid.</summary>
    public static Embedding Mixed(Random random, int points, int dimension) =>
        random.Next(4) == 0 ? Grid(random, points, dimension) : NormalDraw.Points(random, points, dimension);

    /// <summary>Every class has a member; the others are drawn.</summary>
    public static Labels Classes(Random random, int points, int classes) =>
        Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i < classes ? i : random.Next(classes))]);

    /// <summary>0, 1, 0, 1, ...: classes of sizes as equal as can be.</summary>
    public static Labels Balanced(int points, int classes) =>
        Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % classes)]);

    public static Embedding Map(Embedding points, Func<int, int, double> value)
    {
        double[] Row(int i) => [.. Enumerable.Range(0, points.Dimension).Select(k => value(i, k))];
        return Embedding.FromRows([.. Enumerable.Range(0, points.Points).Select(Row)]);
    }

    public static Embedding Scaled(Embedding points, double factor) => Map(points, (i, k) => factor * points[i, k]);

    public static Embedding Shaken(Random random, Embedding points, double size) =>
        Map(points, (i, k) => points[i, k] + (size * NormalDraw.Next(random)));

    /// <summary>Points of the plane turned or reflected, and shifted.</summary>
    public static Embedding Moved(Random random, Embedding points)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
        double sign = random.Next(2) == 0 ? 1 : -1;
        double[] shift = [NormalDraw.Next(random), NormalDraw.Next(random)];
        double Turned(int i, int k) =>
            k == 0 ? (cos * points[i, 0]) - (sin * points[i, 1]) : sign * ((sin * points[i, 0]) + (cos * points[i, 1]));
        return Map(points, (i, k) => shift[k] + Turned(i, k));
    }

    public static Embedding Line(params double[] points) => Embedding.Create(points.Length, 1, points);

    public static Instance OnLine(string name, double[] points, int[] labels, params double[][] others) =>
        new(Line(points), Labels.FromIntegers(labels), name) { Others = [.. others.Select(Line)] };

    public static Instance Pair(string name, Embedding f, Embedding g) =>
        new(f, Balanced(f.Points, Math.Min(2, f.Points)), name) { Others = [g] };
}

/// <summary>Figures of one embedding, straight from their definitions where a claim checks the library against them.</summary>
internal static class Quantities
{
    /// <summary>The largest rounding of a figure of size one that the judged sides allow for, relative.</summary>
    public const double Rounding = 1e-12;

    public static double Largest(Embedding x) => x.Values.ToArray().Max(Math.Abs);

    public static double Distance(Embedding x, int i, int j) => PairwiseDistances.Between(x.Row(i), x.Row(j));

    public static double Hardness(Instance f) => TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss();

    /// <summary>Every triple; with the anchor as its own positive too where that is asked for.</summary>
    public static IEnumerable<(int A, int P, int Q)> Triples(Labels labels, bool itself = false) =>
        from a in Enumerable.Range(0, labels.Count)
        from p in Enumerable.Range(0, labels.Count)
        where (p != a || itself) && labels[p] == labels[a]
        from q in Enumerable.Range(0, labels.Count)
        where labels[q] != labels[a]
        select (a, p, q);

    /// <summary>d_iso(F, G) over all pairs.</summary>
    public static double Iso(Embedding f, Embedding g) =>
        Pairs(f.Points).Select(t => Math.Abs(Distance(f, t.I, t.J) - Distance(g, t.I, t.J))).DefaultIfEmpty(0).Max();

    public static IEnumerable<(int I, int J)> Pairs(int points) =>
        from i in Enumerable.Range(0, points)
        from j in Enumerable.Range(i + 1, points - i - 1)
        select (i, j);

    /// <summary>The width of a set along a direction, which need not be a unit vector.</summary>
    public static double Width(Embedding points, double[] direction)
    {
        double[] along = [.. points.ToRows().Select(row => row.Zip(direction, (x, d) => x * d).Sum())];
        return (along.Max() - along.Min()) / Math.Sqrt(direction.Sum(d => d * d));
    }

    /// <summary>d_haus(F, F_TS) of two classes on a line, in closed form (docs/mathematics.md, section 6.3).</summary>
    public static double LineHaus(Embedding points, Labels labels)
    {
        double[][] ends = [.. Enumerable.Range(0, 2).Select(k => Members(points, labels, k)).Select(x => new[] { x.Min(), x.Max() })];
        double width = Math.Max(ends[0][1] - ends[0][0], ends[1][1] - ends[1][0]);
        double Order(double[] a, double[] b) => Math.Max(0, Math.Max((a[1] - b[0]) / 2, (width + a[1] - b[0]) / 4));
        return Math.Min(Order(ends[0], ends[1]), Order(ends[1], ends[0]));
    }

    /// <summary>t such that two classes moved by t and -t along a new dimension are Triplet-Separated: D_aq^2 + 4 t^2 >= D_ap^2 for all triples.</summary>
    public static double Shift(Instance f)
    {
        double Square(int i, int j) => Distance(f.Points, i, j) is var d ? d * d : 0;
        return Math.Sqrt(Math.Max(0, Triples(f.Labels).Max(t => Square(t.A, t.P) - Square(t.A, t.Q)))) / 2;
    }

    private static double[] Members(Embedding points, Labels labels, int k) => [.. labels.Members(k).ToArray().Select(i => points[i, 0])];
}
