namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 3: F, the nearest Triplet-Separated embedding in d_haus, and the displacements.</summary>
internal sealed record HausdorffDistanceResult(
    string MadeBy,
    int Seed,
    double Hardness,
    BracketRecord DHaus,
    double Largest,
    Viewport Frame,
    IReadOnlyList<HausdorffDistanceResult.Displacement> Arrows,
    IReadOnlyList<HausdorffDistanceResult.BoundaryPoint> Boundaries
)
{
    /// <summary>A point of F and where it goes; rank 1 is the largest displacement.</summary>
    internal sealed record Displacement(
        int Id,
        string Name,
        string Class,
        double X,
        double Y,
        double X2,
        double Y2,
        double Length,
        int Rank,
        double NameX,
        double NameY
    );

    /// <summary>A point of the Triplet-Separated boundary of a class of G; parts are not joined.</summary>
    internal sealed record BoundaryPoint(string Class, int Part, int Order, double X, double Y);

    public static object Of(ResultRequest request)
    {
        ToyEmbedding toy = ToyEmbedding.Measured(request);
        (Embedding f, Embedding g) = (toy.Points, toy.Brackets.NearestHaus);
        double[] lengths = [.. Enumerable.Range(0, f.Points).Select(i => PairwiseDistances.Between(f.Row(i), g.Row(i)))];
        int[] order = [.. Enumerable.Range(0, f.Points).OrderByDescending(i => lengths[i])];
        BoundaryPoint[] boundaries = [.. Enumerable.Range(0, toy.Labels.Classes).SelectMany(k => BoundaryOf(g, toy.Labels, k))];
        Viewport frame = Viewport.Around(Viewport.PointsOf(f, g), 0.16);
        LabelPlaces places = new(frame);
        for (int i = 0; i < f.Points; i++)
        {
            places.Avoid(f.Row(i)[0], f.Row(i)[1], g.Row(i)[0], g.Row(i)[1]);
        }
        return new HausdorffDistanceResult(
            request.Command,
            request.Seed,
            toy.Hardness,
            BracketRecord.Of(toy.Brackets.Haus),
            lengths.Max(),
            frame,
            [
                .. Enumerable
                    .Range(0, f.Points)
                    .Select(i => new Displacement(
                        i,
                        ToyEmbedding.NameOf(i),
                        toy.ClassOf(i),
                        f.Row(i)[0],
                        f.Row(i)[1],
                        g.Row(i)[0],
                        g.Row(i)[1],
                        lengths[i],
                        Array.IndexOf(order, i) + 1,
                        0,
                        0
                    ))
                    .Select(d => places.Beside(d.X, d.Y) is var (x, y) ? d with { NameX = x, NameY = y } : d),
            ],
            boundaries
        );
    }

    private static IEnumerable<BoundaryPoint> BoundaryOf(Embedding g, Labels labels, int k)
    {
        SeparatedBoundary boundary = SeparatedBoundary.Of(g, labels, k);
        Disc[] balls = [.. boundary.Anchors.Zip(boundary.Radii, (a, r) => new Disc(g.Row(a)[0], g.Row(a)[1], r))];
        return DiscUnion.Boundary(balls).Select(c => new BoundaryPoint($"{k + 1}", c.Part, c.Order, c.X, c.Y));
    }
}
