namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 5: the hardest triple of the toy, and how much longer D_ap is than D_aq.</summary>
internal sealed record HardestTripleResult(
    string MadeBy,
    int Seed,
    double Hardness,
    BracketRecord DIso,
    BracketRecord DHaus,
    Viewport Frame,
    IReadOnlyList<PlanePoint> Points,
    IReadOnlyList<PlaneSegment> Sides,
    IReadOnlyList<PlaneSegment> Excesses,
    IReadOnlyList<CurvePoint> Arcs
)
{
    private const double HalfArc = 0.16;
    private const int ArcSteps = 24;

    public static object Of(ResultRequest request)
    {
        ToyEmbedding toy = ToyEmbedding.Measured(request);
        Triple hardest = toy.Separation.HardestTriple!.Value;
        double[] a = toy.Points.Row(hardest.Anchor).ToArray();
        double[] p = toy.Points.Row(hardest.Positive).ToArray();
        double[] q = toy.Points.Row(hardest.Negative).ToArray();
        PlaneSegment positive = PlaneSegment.Between("|a \u2212 p|", a, p);
        PlaneSegment negative = PlaneSegment.Between("|a \u2212 q|", a, q);
        double share = negative.Length / positive.Length;
        double[] edge = [a[0] + (share * (p[0] - a[0])), a[1] + (share * (p[1] - a[1]))];
        CurvePoint[] arc = Arc(a, p, q, negative.Length);
        Viewport frame = Viewport.Around(Viewport.PointsOf(toy.Points), 0.14);
        LabelPlaces places = new(frame);
        foreach (CurvePoint c in arc)
        {
            places.Avoid(c.X, c.Y);
        }
        PlaneSegment[] lines = PlaneSegment.Named(places, positive, negative, PlaneSegment.Between("H", edge, p));
        return new HardestTripleResult(
            request.Command,
            request.Seed,
            toy.Hardness,
            BracketRecord.Of(toy.Brackets.Iso),
            BracketRecord.Of(toy.Brackets.Haus),
            frame,
            PlanePoint.Of(toy.Points, toy.Labels, i => Role(i, hardest), places),
            lines[..2],
            lines[2..],
            arc
        );
    }

    private static string Role(int point, Triple hardest) =>
        point == hardest.Anchor ? "a"
        : point == hardest.Positive ? "p"
        : point == hardest.Negative ? "q"
        : "";

    /// <summary>The circle about a through q, from beyond q to beyond the side to p.</summary>
    private static CurvePoint[] Arc(double[] a, double[] p, double[] q, double radius)
    {
        double toP = Math.Atan2(p[1] - a[1], p[0] - a[0]);
        double turn = Math.IEEERemainder(Math.Atan2(q[1] - a[1], q[0] - a[0]) - toP, 2 * Math.PI);
        (double from, double to) = (Math.Min(0, turn) - HalfArc, Math.Max(0, turn) + HalfArc);
        return
        [
            .. Enumerable
                .Range(0, ArcSteps + 1)
                .Select(k =>
                {
                    (double sin, double cos) = Math.SinCos(toP + from + ((to - from) * k / ArcSteps));
                    return new CurvePoint(0, k, a[0] + (radius * cos), a[1] + (radius * sin));
                }),
        ];
    }
}
