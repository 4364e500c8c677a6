using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 1: a triple, and the boundary that negatives of its class may not cross.</summary>
internal sealed record TripleResult(
    string MadeBy,
    int Seed,
    double Hardness,
    BracketRecord DHaus,
    BracketRecord DIso,
    double SlackInside,
    double SlackOutside,
    Frame Frame,
    IReadOnlyList<PlanePoint> Points,
    IReadOnlyList<Disc> Balls,
    IReadOnlyList<CurvePoint> Boundary,
    IReadOnlyList<PlaneSegment> Sides
)
{
    private const int Anchor = 0;
    private const int Positive = 1;
    private const int Negative = 3;
    private const int Outside = 4;

    private static readonly string[] Names = ["a", "p", "p\u2032", "q", "q\u2032"];

    /// <summary>Computes it.</summary>
    public static object Of(ResultRequest request)
    {
        Embedding points = Embedding.FromRows([
            [0, 0],
            [1.25, 0.35],
            [0.55, -0.7],
            [-0.75, -0.3],
            [2.75, -0.95],
        ]);
        Labels labels = Labels.FromIntegers([0, 0, 0, 1, 1]);
        BracketSettings settings = BracketSettings.Tight with { Seed = request.Seed };
        BracketReport brackets = BracketSolver.Solve(points, labels, settings, null, request.Cancel);
        request.Cancel.ThrowIfCancellationRequested();
        SeparatedBoundary boundary = SeparatedBoundary.Of(points, labels, 0);
        Disc[] balls = [.. boundary.Anchors.Zip(boundary.Radii, (a, r) => new Disc(points.Row(a)[0], points.Row(a)[1], r))];
        IReadOnlyList<CurvePoint> curve = DiscUnion.Boundary(balls);
        Frame frame = Frame.Around([.. curve.Select(c => (c.X, c.Y)), .. Frame.PointsOf(points)], 0.06);
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
            boundary.Slack(points.Row(Negative)),
            boundary.Slack(points.Row(Outside)),
            frame,
            PlanePoint.Of(points, labels, i => Names[i], places),
            balls,
            curve,
            sides
        );
    }
}
