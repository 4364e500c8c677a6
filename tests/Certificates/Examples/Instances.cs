namespace IsoTriplet.Tests.Certificates;

/// <summary>Small problems with certificates that can be written down by hand.</summary>
internal static class Instances
{
    /// <summary>a = 0, p = 3, q = 1 on a line: H = 2, so d_iso >= 1.</summary>
    public static TripletProblem Line { get; } = new(1, Rows(1, 0, 3, 1), [0, 0, 1]);

    /// <summary>a = (0, 0), p = (3, 0), q = (0, 1): H = 2.</summary>
    public static TripletProblem Plane { get; } = new(2, Rows(2, 0, 0, 3, 0, 0, 1), [0, 0, 1]);

    /// <summary>Rows of so many numbers.</summary>
    public static double[][] Rows(int dimension, params double[] numbers) => [.. numbers.Chunk(dimension)];

    /// <summary>The certificate with the largest bound that its rule accepts, by halving the interval.</summary>
    public static Certificate Tightest(double low, double high, int halvings, Func<double, Certificate> stated)
    {
        for (int k = 0; k < halvings; k++)
        {
            double middle = (low + high) / 2;
            (low, high) = CertificateChecker.Check(stated(middle)).Valid ? (middle, high) : (low, middle);
        }
        return stated(low);
    }

    /// <summary>Gaussian points, balanced labels.</summary>
    public static TripletProblem Gaussian(int points, int dimension, int classes, int seed)
    {
        Random random = new(seed);
        double[][] rows = [.. Enumerable.Range(0, points).Select(_ => Row(random, dimension))];
        return new(dimension, rows, [.. Enumerable.Range(0, points).Select(i => i % classes)]);
    }

    /// <summary>Every class collapsed to its mean: Triplet-Separated whatever F is.</summary>
    public static double[][] Collapsed(TripletProblem f) =>
        [
            .. f.Labels.Select(label =>
            {
                double[][] members = [.. f.Points.Where((_, i) => f.Labels[i] == label)];
                return Enumerable.Range(0, f.Dimension).Select(k => members.Average(row => row[k])).ToArray();
            }),
        ];

    /// <summary>H/2 of one triple as a Gram certificate: w-_ap = w+_aq = lambda = 1, whose matrix is zero.</summary>
    public static GramCertificate Half(TripletProblem f, int a, int p, int q, double bound) =>
        new(f, bound, [new(a, q, 1)], [new(p, a, 1)], [new(a, p, q, 1)]);

    /// <summary>The hardest triple (a, p, q) and H.</summary>
    public static (int A, int P, int Q, double Hardness) Hardest(TripletProblem f) => AllTriples(f).MaxBy(t => t.Hardness);

    public static IEnumerable<(int A, int P, int Q, double Hardness)> AllTriples(TripletProblem f) =>
        from a in Enumerable.Range(0, f.Labels.Length)
        from p in Enumerable.Range(0, f.Labels.Length)
        where p != a && f.Labels[p] == f.Labels[a]
        from q in Enumerable.Range(0, f.Labels.Length)
        where f.Labels[q] != f.Labels[a]
        select (a, p, q, Length(f.Points[a], f.Points[p]) - Length(f.Points[a], f.Points[q]));

    public static double Length(double[] x, double[] y) => Math.Sqrt(x.Zip(y, (s, t) => (s - t) * (s - t)).Sum());

    /// <summary>Equal point weights and small multipliers on the hardest triples: M is diagonally dominant, so definite.</summary>
    public static LagrangianCertificate Dominant(TripletProblem f, double bound, int triples = 6)
    {
        int count = f.Labels.Length;
        WeightedTriple[] chosen =
        [
            .. AllTriples(f)
                .OrderByDescending(t => t.Hardness)
                .Take(triples)
                .Select(t => new WeightedTriple(t.A, t.P, t.Q, 0.2 / count / triples)),
        ];
        return new(f, bound, [.. Enumerable.Repeat(1.0 / count, count)], chosen);
    }

    private static double[] Row(Random random, int dimension) => [.. Enumerable.Range(0, dimension).Select(_ => NormalDraw.Next(random))];
}
