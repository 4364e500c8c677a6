namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 6: N = 20 points in the plane, the nearest Triplet-Separated embedding, and which of its points came together.</summary>
internal sealed record CollapseResult(
    string MadeBy,
    int Seed,
    int NumberOfPoints,
    int Dimension,
    int Classes,
    double Hardness,
    BracketRecord DHaus,
    double TotalRadius,
    double ClassRadius,
    string Verdict,
    double Diameter,
    double DiameterAfter,
    int Collapsed,
    double Near,
    Viewport Frame,
    IReadOnlyList<CollapseResult.MovedPoint> Points,
    IReadOnlyList<CollapseResult.Subset> Subsets
)
{
    /// <summary>A point of F and of G; its subset counts from 1, 0 for a point that is alone.</summary>
    internal sealed record MovedPoint(int Id, string Class, double X, double Y, double X2, double Y2, double Length, int Subset);

    /// <summary>Points of G that came together: their enclosing circle.</summary>
    internal sealed record Subset(int Id, int Size, double X, double Y, double Radius);

    private const int N = 20;
    private const int C = 4;

    // Points of G count as one when they are nearer than this share of the diameter of F.
    private const double NearShare = 0.02;

    public static object Of(ResultRequest request)
    {
        Embedding f = Gaussian(new Random(request.Seed));
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, N).Select(k => k % C)]);
        BracketSettings settings = BracketSettings.Fast with { Seed = request.Seed, Starts = 64 };
        BracketReport brackets = BracketSolver.Solve(f, labels, settings, null, request.Cancel);
        request.Cancel.ThrowIfCancellationRequested();
        Embedding g = brackets.NearestHaus;
        double diameter = Isometry.Diameter.Of(f).Value;
        int[] subset = Linked(g, NearShare * diameter);
        return new CollapseResult(
            request.Command,
            request.Seed,
            N,
            f.Dimension,
            C,
            brackets.Separation.Hardness!.Value,
            BracketRecord.Of(brackets.Haus),
            brackets.TotalRadius,
            brackets.ClassRadius,
            brackets.Verdict.ToString().ToLowerInvariant(),
            diameter,
            Isometry.Diameter.Of(g).Value,
            subset.Count(s => s > 0),
            NearShare * diameter,
            Viewport.Around(Viewport.PointsOf(f, g), 0.05),
            [
                .. Enumerable
                    .Range(0, N)
                    .Select(i => new MovedPoint(
                        i,
                        $"{labels.ClassOf[i] + 1}",
                        f.Row(i)[0],
                        f.Row(i)[1],
                        g.Row(i)[0],
                        g.Row(i)[1],
                        PairwiseDistances.Between(f.Row(i), g.Row(i)),
                        subset[i]
                    )),
            ],
            [.. Enumerable.Range(1, subset.Max()).Select(s => Enclosed(s, g, subset))]
        );
    }

    private static Subset Enclosed(int id, Embedding g, int[] subset)
    {
        int[] rows = [.. Enumerable.Range(0, N).Where(i => subset[i] == id)];
        EnclosingBall ball = SmallestEnclosingBall.Of(g, rows);
        return new Subset(id, rows.Length, ball.Centre[0], ball.Centre[1], ball.Radius);
    }

    /// <summary>Single linkage: points within a distance of one another, through others or not, are one subset.</summary>
    private static int[] Linked(Embedding g, double near)
    {
        int[] root = [.. Enumerable.Range(0, N)];
        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (PairwiseDistances.Between(g.Row(i), g.Row(j)) <= near && root[i] != root[j])
                {
                    (int keep, int lose) = (Math.Min(root[i], root[j]), Math.Max(root[i], root[j]));
                    root = Array.ConvertAll(root, r => r == lose ? keep : r);
                }
            }
        }
        int[] shared = [.. root.GroupBy(r => r).Where(s => s.Count() > 1).Select(s => s.Key).Order()];
        return Array.ConvertAll(root, r => Array.IndexOf(shared, r) + 1);
    }

    private static Embedding Gaussian(Random random) => NormalDraw.Points(random, N, 2);
}
