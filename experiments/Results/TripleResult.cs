namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 1: a triplet whose negative lies outside the boundary of the anchor's class, so that the loss is 0.</summary>
internal static class TripleResult
{
    private const int Anchor = 0;
    private const int Positive = 1;
    private const int Negative = 3;

    private static readonly string[] Names = ["a", "p", "p\u2032", "q", "q\u2032"];

    public static object Of(ResultRequest request)
    {
        Embedding points = Embedding.FromRows([
            [0, 0],
            [1.25, 0.35],
            [0.55, -0.7],
            [2.95, -0.35],
            [3.3, -0.85],
        ]);
        Labels labels = Labels.FromIntegers([0, 0, 0, 1, 1]);
        BracketSettings settings = BracketSettings.Tight with { Seed = request.Seed };
        BracketReport brackets = BracketSolver.Solve(points, labels, settings, null, request.Cancel);
        request.Cancel.ThrowIfCancellationRequested();
        SeparatedBoundary boundary = SeparatedBoundary.Of(points, labels, 0);
        Disc[] balls = Disc.Of(points, boundary);
        IReadOnlyList<CurvePoint> curve = DiscUnion.Boundary(balls);
        Viewport frame = Viewport.Around([.. curve.Select(c => (c.X, c.Y)), .. Viewport.PointsOf(points)], 0.06);
        LabelPlaces places = new(frame);
        PlaneSegment[] sides = PlaneSegment.Named(
            places,
            PlaneSegment.Between("|a \u2212 p|", points.Row(Anchor), points.Row(Positive)),
            PlaneSegment.Between("|a \u2212 q|", points.Row(Anchor), points.Row(Negative))
        );
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            Hardness = brackets.Separation.Hardness!.Value,
            DHaus = BracketRecord.Of(brackets.Haus),
            DIso = BracketRecord.Of(brackets.Iso),
            Slack = labels.Members(1).ToArray().Min(q => boundary.Slack(points.Row(q))),
            Loss = Math.Max(0, brackets.Separation.Hardness!.Value),
            Frame = frame,
            Points = PlanePoint.Of(points, labels, i => Names[i], places),
            Balls = balls,
            Boundary = curve,
            Sides = sides,
        };
    }
}

/// <summary>The data of [IAT] Figure 6: N = 20 points in the plane, the nearest Triplet-Separated embedding, and which of its points came together.</summary>
internal static class CollapseResult
{
    private const int N = 20;
    private const int C = 4;

    // Points of G count as one when they are nearer than this share of the diameter of F.
    private const double NearShare = 0.02;

    public static object Of(ResultRequest request)
    {
        Embedding f = NormalDraw.Points(new Random(request.Seed), N, 2);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, N).Select(k => k % C)]);
        BracketSettings settings = BracketSettings.Fast with { Seed = request.Seed, Starts = 64 };
        BracketReport brackets = BracketSolver.Solve(f, labels, settings, null, request.Cancel);
        request.Cancel.ThrowIfCancellationRequested();
        Embedding g = brackets.NearestHaus;
        double diameter = Isometry.Diameter.Of(f).Value;
        int[] subset = Linked(g, NearShare * diameter);
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            NumberOfPoints = N,
            f.Dimension,
            Classes = C,
            Hardness = brackets.Separation.Hardness!.Value,
            DHaus = BracketRecord.Of(brackets.Haus),
            brackets.TotalRadius,
            brackets.ClassRadius,
            Verdict = JsonText.Small(brackets.Verdict),
            Diameter = diameter,
            DiameterAfter = Isometry.Diameter.Of(g).Value,
            Collapsed = subset.Count(s => s > 0),
            Near = NearShare * diameter,
            Frame = Viewport.Around(Viewport.PointsOf(f, g), 0.05),
            // Of F and of G; the subset counts from 1, 0 for a point that is alone.
            Points = Enumerable
                .Range(0, N)
                .Select(i => new
                {
                    Id = i,
                    Class = $"{labels.ClassOf[i] + 1}",
                    X = f[i, 0],
                    Y = f[i, 1],
                    X2 = g[i, 0],
                    Y2 = g[i, 1],
                    Length = PairwiseDistances.Between(f.Row(i), g.Row(i)),
                    Subset = subset[i],
                }),
            // The enclosing circle of the points of G that came together.
            Subsets = Enumerable
                .Range(1, subset.Max())
                .Select(s => (Id: s, Rows: Enumerable.Range(0, N).Where(i => subset[i] == s).ToArray()))
                .Select(s => (s.Id, Size: s.Rows.Length, Ball: SmallestEnclosingBall.Of(g, s.Rows)))
                .Select(s => new
                {
                    s.Id,
                    s.Size,
                    X = s.Ball.Centre[0],
                    Y = s.Ball.Centre[1],
                    s.Ball.Radius,
                }),
        };
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
}
