namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 1: a triplet whose negative lies outside the boundary of the anchor's class, so that the loss is 0.</summary>
internal sealed record TripleResult(
    string MadeBy,
    int Seed,
    double Hardness,
    BracketRecord DHaus,
    BracketRecord DIso,
    double Slack,
    double Loss,
    Viewport Frame,
    IReadOnlyList<PlanePoint> Points,
    IReadOnlyList<Disc> Balls,
    IReadOnlyList<CurvePoint> Boundary,
    IReadOnlyList<PlaneSegment> Sides
)
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
        Disc[] balls = [.. boundary.Anchors.Zip(boundary.Radii, (a, r) => new Disc(points.Row(a)[0], points.Row(a)[1], r))];
        IReadOnlyList<CurvePoint> curve = DiscUnion.Boundary(balls);
        Viewport frame = Viewport.Around([.. curve.Select(c => (c.X, c.Y)), .. Viewport.PointsOf(points)], 0.06);
        LabelPlaces places = new(frame);
        PlaneSegment[] sides = PlaneSegment.Named(
            places,
            PlaneSegment.Between("|a \u2212 p|", points.Row(Anchor), points.Row(Positive)),
            PlaneSegment.Between("|a \u2212 q|", points.Row(Anchor), points.Row(Negative))
        );
        return new TripleResult(
            request.Command,
            request.Seed,
            brackets.Separation.Hardness!.Value,
            BracketRecord.Of(brackets.Haus),
            BracketRecord.Of(brackets.Iso),
            labels.Members(1).ToArray().Min(q => boundary.Slack(points.Row(q))),
            Math.Max(0, brackets.Separation.Hardness!.Value),
            frame,
            PlanePoint.Of(points, labels, i => Names[i], places),
            balls,
            curve,
            sides
        );
    }
}
