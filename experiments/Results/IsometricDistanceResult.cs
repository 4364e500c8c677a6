namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [IAT] Figure 4: F, the nearest Triplet-Separated embedding in d_iso, and the discrepancy of every pair of points.</summary>
internal sealed record IsometricDistanceResult(
    string MadeBy,
    int Seed,
    double Hardness,
    BracketRecord DIso,
    double Largest,
    Viewport Frame,
    IReadOnlyList<IsometricDistanceResult.MovedPoint> Points,
    IReadOnlyList<IsometricDistanceResult.Pair> Pairs
)
{
    /// <summary>A point in F and in G.</summary>
    internal sealed record MovedPoint(
        int Id,
        string Name,
        string Class,
        double X,
        double Y,
        double X2,
        double Y2,
        double NameX,
        double NameY
    );

    /// <summary>A pair of points: its distance in F and in G, with both segments; largest marks the pairs that attain d_iso(F, G) to 1e-6.</summary>
    internal sealed record Pair(
        string Name,
        double InF,
        double InG,
        double Discrepancy,
        bool Largest,
        double XInF,
        double YInF,
        double X2InF,
        double Y2InF,
        double XInG,
        double YInG,
        double X2InG,
        double Y2InG
    );

    public static object Of(ResultRequest request)
    {
        ToyEmbedding toy = ToyEmbedding.Measured(request);
        Embedding f = toy.Points;
        Embedding g = toy.Brackets.NearestIso;
        // d_iso does not see where G lies; for the drawing it lies where it is nearest to F.
        Embedding drawn = Isometry.Procrustes.Fit(g, f).Motion.Apply(g);
        int[] rows = [.. Enumerable.Range(0, f.Points)];
        Pair[] pairs = [.. from i in rows from j in rows where i < j select Of(f, g, drawn, i, j)];
        double largest = pairs.Max(p => p.Discrepancy);
        Viewport frame = Viewport.Around(Viewport.PointsOf(f, drawn), 0.1);
        LabelPlaces places = new(frame);
        pairs = Array.ConvertAll(pairs, p => p with { Largest = p.Discrepancy >= largest * (1 - 1e-6) });
        foreach (Pair p in pairs.Where(p => p.Largest))
        {
            places.Avoid(p.XInF, p.YInF, p.X2InF, p.Y2InF).Avoid(p.XInG, p.YInG, p.X2InG, p.Y2InG);
        }
        foreach ((double x, double y) in Viewport.PointsOf(f, drawn))
        {
            places.Avoid(x, y);
        }
        return new IsometricDistanceResult(
            request.Command,
            request.Seed,
            toy.Hardness,
            BracketRecord.Of(toy.Brackets.Iso),
            largest,
            frame,
            [
                .. rows.Select(i =>
                    places.Beside(f.Row(i)[0], f.Row(i)[1]) is var (x, y)
                        ? new MovedPoint(
                            i,
                            ToyEmbedding.NameOf(i),
                            toy.ClassOf(i),
                            f.Row(i)[0],
                            f.Row(i)[1],
                            drawn.Row(i)[0],
                            drawn.Row(i)[1],
                            x,
                            y
                        )
                        : throw new InvalidOperationException("a point without a place")
                ),
            ],
            [.. pairs.OrderByDescending(p => p.Discrepancy)]
        );
    }

    private static Pair Of(Embedding f, Embedding g, Embedding drawn, int i, int j)
    {
        double inF = PairwiseDistances.Between(f.Row(i), f.Row(j));
        double inG = PairwiseDistances.Between(g.Row(i), g.Row(j));
        return new Pair(
            ToyEmbedding.NameOf(i) + ToyEmbedding.NameOf(j),
            inF,
            inG,
            Math.Abs(inF - inG),
            false,
            f.Row(i)[0],
            f.Row(i)[1],
            f.Row(j)[0],
            f.Row(j)[1],
            drawn.Row(i)[0],
            drawn.Row(i)[1],
            drawn.Row(j)[0],
            drawn.Row(j)[1]
        );
    }
}
