namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 2: the toy, five points of two classes in the plane.</summary>
internal sealed record ToyResult(
    string MadeBy,
    int Seed,
    double Hardness,
    double Diameter,
    BracketPair Thickness,
    double TotalRadius,
    BracketRecord DHaus,
    BracketRecord DIso,
    Viewport Frame,
    IReadOnlyList<PlanePoint> Points,
    IReadOnlyList<PlaneSegment> Pairs
)
{
    public static object Of(ResultRequest request)
    {
        ToyEmbedding toy = ToyEmbedding.Measured(request);
        Isometry.Thickness thickness = Isometry.Thickness.Of(toy.Points, request.Seed);
        int[] rows = [.. Enumerable.Range(0, toy.Points.Points)];
        Viewport frame = Viewport.Around(Viewport.PointsOf(toy.Points), 0.12);
        LabelPlaces places = new(frame);
        PlaneSegment[] pairs = PlaneSegment.Named(
            places,
            [.. from i in rows from j in rows where i < j && toy.Labels.ClassOf[i] == toy.Labels.ClassOf[j] select Pair(toy.Points, i, j)]
        );
        return new ToyResult(
            request.Command,
            request.Seed,
            toy.Hardness,
            Isometry.Diameter.Of(toy.Points).Value,
            new BracketPair(thickness.Lower, thickness.Upper),
            toy.Brackets.TotalRadius,
            BracketRecord.Of(toy.Brackets.Haus),
            BracketRecord.Of(toy.Brackets.Iso),
            frame,
            PlanePoint.Of(toy.Points, toy.Labels, ToyEmbedding.NameOf, places),
            pairs
        );
    }

    private static PlaneSegment Pair(Embedding points, int i, int j) =>
        PlaneSegment.Between(ToyEmbedding.NameOf(i) + ToyEmbedding.NameOf(j), points.Row(i), points.Row(j));
}

/// <summary>A lower and an upper bound of a figure of the embedding itself.</summary>
public sealed record BracketPair(double Lower, double Upper);
