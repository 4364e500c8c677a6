using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 3: F, the nearest Triplet-Separated embedding in d_haus, and the displacements.</summary>
internal sealed record HausdorffDistanceResult(
    string MadeBy,
    int Seed,
    double Hardness,
    BracketRecord DHaus,
    double Largest,
    Frame Frame,
    IReadOnlyList<HausdorffDistanceResult.Displacement> Arrows
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

    /// <summary>Computes it.</summary>
    public static object Of(ResultRequest request)
    {
        ToyEmbedding toy = ToyEmbedding.Measured(request);
        (Embedding f, Embedding g) = (toy.Points, toy.Brackets.NearestHaus);
        double[] lengths = [.. Enumerable.Range(0, f.Points).Select(i => PairwiseDistances.Between(f.Row(i), g.Row(i)))];
        int[] order = [.. Enumerable.Range(0, f.Points).OrderByDescending(i => lengths[i])];
        Frame frame = Frame.Around(Frame.PointsOf(f, g));
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
            ]
        );
    }
}
