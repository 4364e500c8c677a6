using IsoTriplet.Experiments.Reproduction;

namespace IsoTriplet.Experiments.Results;

/// <summary>The toy of [IAT] Figures 2 to 5: five points of two classes in the plane, with its brackets closed.</summary>
/// <param name="Brackets">d_haus and d_iso to F_TS, with the nearest embeddings.</param>
internal sealed record ToyEmbedding(Embedding Points, Labels Labels, BracketReport Brackets)
{
    public static ToyEmbedding Measured(ResultRequest request)
    {
        ReproductionInput toy = ReproductionInputs.Toy();
        // A quarter turn, so that it lies along a column; every distance stays the same to the last bit.
        Embedding points = Embedding.FromRows([.. toy.Points.ToRows().Select(r => new[] { -r[1], r[0] })]);
        BracketSettings settings = BracketSettings.Tight with { Seed = request.Seed };
        BracketReport brackets = BracketSolver.Solve(points, toy.Labels, settings, null, request.Cancel);
        request.Cancel.ThrowIfCancellationRequested();
        return new ToyEmbedding(points, toy.Labels, brackets);
    }

    /// <summary>H(F) and the hardest triple.</summary>
    public TripletSeparation Separation => Brackets.Separation;

    /// <summary>H(F).</summary>
    public double Hardness => Separation.Hardness!.Value;

    /// <summary>The class as figures name it: from 1.</summary>
    public string ClassOf(int point) => $"{Labels.ClassOf[point] + 1}";

    /// <summary>The point as figures name it: p and a subscript from 1.</summary>
    public static string NameOf(int point) => "p" + (char)('\u2081' + point);
}

/// <summary>The data of [IAT] Figure 2: the toy, five points of two classes in the plane.</summary>
internal static class ToyResult
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
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            toy.Hardness,
            Diameter = Isometry.Diameter.Of(toy.Points).Value,
            Thickness = new { thickness.Lower, thickness.Upper },
            toy.Brackets.TotalRadius,
            DHaus = BracketRecord.Of(toy.Brackets.Haus),
            DIso = BracketRecord.Of(toy.Brackets.Iso),
            Frame = frame,
            Points = PlanePoint.Of(toy.Points, toy.Labels, ToyEmbedding.NameOf, places),
            Pairs = pairs,
        };
    }

    private static PlaneSegment Pair(Embedding points, int i, int j) =>
        PlaneSegment.Between(ToyEmbedding.NameOf(i) + ToyEmbedding.NameOf(j), points.Row(i), points.Row(j));
}

/// <summary>The data of [IAT] Figure 3: F, the nearest Triplet-Separated embedding in d_haus, and the displacements.</summary>
internal static class HausdorffDistanceResult
{
    public static object Of(ResultRequest request)
    {
        ToyEmbedding toy = ToyEmbedding.Measured(request);
        (Embedding f, Embedding g) = (toy.Points, toy.Brackets.NearestHaus);
        double[] lengths = [.. Enumerable.Range(0, f.Points).Select(i => PairwiseDistances.Between(f.Row(i), g.Row(i)))];
        int[] order = [.. Enumerable.Range(0, f.Points).OrderByDescending(i => lengths[i])];
        Viewport frame = Viewport.Around(Viewport.PointsOf(f, g), 0.16);
        LabelPlaces places = new(frame);
        for (int i = 0; i < f.Points; i++)
        {
            places.Avoid(f.Row(i)[0], f.Row(i)[1], g.Row(i)[0], g.Row(i)[1]);
        }
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            toy.Hardness,
            DHaus = BracketRecord.Of(toy.Brackets.Haus),
            Largest = lengths.Max(),
            Frame = frame,
            // A point of F and where it goes; rank 1 is the largest displacement.
            Arrows = Enumerable
                .Range(0, f.Points)
                .Select(i => (Id: i, Name: places.Beside(f[i, 0], f[i, 1])))
                .Select(p => new
                {
                    p.Id,
                    Name = ToyEmbedding.NameOf(p.Id),
                    Class = toy.ClassOf(p.Id),
                    X = f[p.Id, 0],
                    Y = f[p.Id, 1],
                    X2 = g[p.Id, 0],
                    Y2 = g[p.Id, 1],
                    Length = lengths[p.Id],
                    Rank = Array.IndexOf(order, p.Id) + 1,
                    NameX = p.Name.X,
                    NameY = p.Name.Y,
                })
                .ToArray(),
            // The Triplet-Separated boundary of each class of G; parts are not joined.
            Boundaries = from k in Enumerable.Range(0, toy.Labels.Classes)
            from c in DiscUnion.Boundary(Disc.Of(g, SeparatedBoundary.Of(g, toy.Labels, k)))
            select new
            {
                Class = $"{k + 1}",
                c.Part,
                c.Order,
                c.X,
                c.Y,
            },
        };
    }
}

/// <summary>The data of [IAT] Figure 4: F, the nearest Triplet-Separated embedding in d_iso, and the discrepancy of every pair of points.</summary>
internal static class IsometricDistanceResult
{
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
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            toy.Hardness,
            DIso = BracketRecord.Of(toy.Brackets.Iso),
            Largest = largest,
            Frame = frame,
            Points = rows.Select(i => (Id: i, Name: places.Beside(f[i, 0], f[i, 1])))
                .Select(p => new
                {
                    p.Id,
                    Name = ToyEmbedding.NameOf(p.Id),
                    Class = toy.ClassOf(p.Id),
                    X = f[p.Id, 0],
                    Y = f[p.Id, 1],
                    X2 = drawn[p.Id, 0],
                    Y2 = drawn[p.Id, 1],
                    NameX = p.Name.X,
                    NameY = p.Name.Y,
                })
                .ToArray(),
            Pairs = pairs.OrderByDescending(p => p.Discrepancy).ToArray(),
        };
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

/// <summary>The data of [IAT] Figure 5: the hardest triple of the toy, and how much longer D_ap is than D_aq.</summary>
internal static class HardestTripleResult
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
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            toy.Hardness,
            DIso = BracketRecord.Of(toy.Brackets.Iso),
            DHaus = BracketRecord.Of(toy.Brackets.Haus),
            Frame = frame,
            Points = PlanePoint.Of(toy.Points, toy.Labels, i => Role(i, hardest), places),
            Sides = lines[..2],
            Excesses = lines[2..],
            Arcs = arc,
        };
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
