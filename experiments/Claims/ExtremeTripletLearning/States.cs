namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>Random states of a triple and random batches on the sphere.</summary>
internal static class States
{
    private static readonly string[] Losses = ["vanilla", "first-order", "second-order"];

    internal static TripletState Draw(Random r, double lowest) => new(Cosine(r, lowest), Cosine(r, lowest), Cosine(r, -1));

    internal static UpdateRule Rule(Random r) => UpdateRule.ByName(Losses[r.Next(Losses.Length)]);

    internal static string Text(TripletState state) => $"S_ap {state.Sap:R}, S_an {state.San:R}, gamma {state.Gamma:R}";

    internal static double[] Unit(Random r, int n)
    {
        double[] x = NormalDraw.Values(r, n);
        double length = Math.Sqrt(x.Sum(v => v * v));
        return length < 1e-3 ? Unit(r, n) : [.. x.Select(v => v / length)];
    }

    internal static (Embedding Points, Labels Labels) Batch(Random r)
    {
        int classes = r.Next(2, 5);
        int points = classes * r.Next(2, 4);
        int n = r.Next(2, 6);
        double noise = r.Next(2) == 0 ? 0.05 : 1;
        double[][] centres = [.. Enumerable.Range(0, classes).Select(_ => Unit(r, n))];
        double[][] rows =
        [
            .. Enumerable.Range(0, points).Select(i => centres[i % classes].Zip(Unit(r, n), (u, v) => u + (noise * v)).ToArray()),
        ];
        rows[^1] = r.Next(4) == 0 ? rows[0] : rows[^1];
        return (UnitSphere.Normalise(Embedding.FromRows(rows)), Sampling.Balanced(points, classes));
    }

    internal static IEnumerable<double> Cosines(Embedding f, Labels labels, int anchor, bool sameClass) =>
        from i in Enumerable.Range(0, f.Points)
        where i != anchor && labels.ClassOf[i] == labels.ClassOf[anchor] == sameClass
        select TripletState.Of(f.Row(anchor), f.Row(i), f.Row(i)).Sap;

    private static double Cosine(Random r, double lowest) =>
        r.Next(16) switch
        {
            0 => 1,
            1 => lowest,
            _ => lowest + ((1 - lowest) * r.NextDouble()),
        };
}

/// <summary>Sentences of [ETL] on its own training runs.</summary>
internal static class Untried
{
    internal static Claim Of(string id, string locator, string statement, string beside) =>
        new(id, locator, Verdict.Undecided)
        {
            Statement = statement,
            Reason = $"Beside it: {beside}",
            Evidence = new NoEvidence(
                "the source's data (CUB, CAR, SOP, In-shop), ResNet weights pre-trained on ImageNet, and its training runs"
            ),
        };
}
