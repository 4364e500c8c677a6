using IsoTriplet.Figures.Drawing;
using IsoTriplet.Figures.Page;

namespace IsoTriplet.Experiments.Reports;

/// <summary>One point of the drawing, before and after it moved to the nearest separated embeddings that were found.</summary>
/// <param name="Row">The row of the embedding, from 0.</param>
/// <param name="X">Horizontal place in the plane of the drawing.</param>
/// <param name="HausX">Where it stands in the embedding that gives the upper bound of d_haus.</param>
/// <param name="HausMoved">|p_i - g_i| in R^n.</param>
/// <param name="IsoX">Where it stands in the embedding that gives the upper bound of d_iso, laid over F by Procrustes.</param>
/// <param name="IsoMoved">|p_i - g_i| in R^n after that.</param>
public sealed record DrawnPoint(
    int Row,
    string Class,
    double X,
    double Y,
    double HausX,
    double HausY,
    double HausMoved,
    double IsoX,
    double IsoY,
    double IsoMoved
);

/// <summary>A hard triple: an anchor with its farthest positive and its nearest negative.</summary>
/// <param name="Gap">D_ap - D_aq; above 0 the triple fails.</param>
public sealed record DrawnTriple(
    int Rank,
    int Anchor,
    int Positive,
    int Negative,
    [property: JsonPropertyName("d_ap")] double AnchorPositive,
    [property: JsonPropertyName("d_aq")] double AnchorNegative,
    double Gap
);

/// <param name="Kind">line (n = 1), plane (n = 2: the coordinates themselves) or principal-components.</param>
/// <param name="Kept">The share of the variance that it shows; 1 when nothing is lost.</param>
public sealed record DrawnPlane(string Kind, double Kept);

/// <summary>The result file of the page's section on one embedding: the measurement, a drawing in the plane, and the hardest triples.</summary>
/// <param name="Points">The points drawn: all, or those that matter and an even choice of the others.</param>
/// <param name="Triples">The hardest triple of each of the hardest anchors.</param>
public sealed record EmbeddingDocument(
    string MadeBy,
    int Seed,
    string Name,
    MeasurementReport Measurement,
    DrawnPlane Plane,
    IReadOnlyList<DrawnPoint> Points,
    IReadOnlyList<DrawnTriple> Triples
);

/// <summary>Makes the result file of the page's section on one embedding.</summary>
public static class EmbeddingDocuments
{
    /// <summary>At most this many points are drawn.</summary>
    public const int MostPoints = 1500;

    /// <summary>At most this many triples are listed.</summary>
    public const int MostTriples = 12;

    private const int MostMoved = 100;

    public static EmbeddingDocument Make(string name, string madeBy, int seed, Embedding points, Labels labels, MeasurementResult measured)
    {
        BracketReport brackets =
            measured.Brackets ?? throw new ArgumentException("a measurement without brackets has no nearest embedding to draw");
        BestPlane plane = BestPlane.Of(points);
        Embedding haus = brackets.NearestHaus;
        Embedding iso = Procrustes.Fit(brackets.NearestIso, points).Motion.Apply(brackets.NearestIso);
        DrawnTriple[] triples = Triples(measured.Separation);
        DrawnPoint Drawn(int i)
        {
            (double x, double y) = plane.Place(points.Row(i));
            (double hausX, double hausY) = plane.Place(haus.Row(i));
            (double isoX, double isoY) = plane.Place(iso.Row(i));
            return new DrawnPoint(
                i,
                labels.Names[labels[i]],
                x,
                y,
                hausX,
                hausY,
                PairwiseDistances.Between(points.Row(i), haus.Row(i)),
                isoX,
                isoY,
                PairwiseDistances.Between(points.Row(i), iso.Row(i))
            );
        }
        return new EmbeddingDocument(
            madeBy,
            seed,
            name,
            measured.Report,
            plane.Description,
            [.. Chosen(points, haus, triples).Select(Drawn)],
            triples
        );
    }

    private static DrawnTriple[] Triples(TripletSeparation separation) =>
        [
            .. separation
                .Anchors.Index()
                .Where(a => a.Item.Hardness is not null)
                .OrderByDescending(a => a.Item.Hardness)
                .Take(MostTriples)
                .Select(
                    (a, k) =>
                        new DrawnTriple(
                            k + 1,
                            a.Index,
                            a.Item.Positive,
                            a.Item.Negative,
                            a.Item.PositiveDistance,
                            a.Item.NegativeDistance,
                            a.Item.Hardness!.Value
                        )
                ),
        ];

    /// <summary>All rows, or: those of the triples, those that move farthest, and an even choice of the others.</summary>
    private static int[] Chosen(Embedding points, Embedding nearest, DrawnTriple[] triples)
    {
        int all = points.Points;
        if (all <= MostPoints)
        {
            return [.. Enumerable.Range(0, all)];
        }
        SortedSet<int> chosen = [.. triples.SelectMany(t => new[] { t.Anchor, t.Positive, t.Negative })];
        chosen.UnionWith(
            Enumerable.Range(0, all).OrderByDescending(i => PairwiseDistances.Between(points.Row(i), nearest.Row(i))).Take(MostMoved)
        );
        int left = MostPoints - chosen.Count;
        chosen.UnionWith(Enumerable.Range(0, left).Select(k => (int)((long)k * all / left)));
        return [.. chosen];
    }
}

/// <summary>The page of <c>measure --report</c>.</summary>
public static class EmbeddingPages
{
    /// <summary>Writes the page about one embedding.</summary>
    /// <param name="typed">The command line, word by word.</param>
    public static void Write(
        string file,
        string name,
        IEnumerable<string> typed,
        int seed,
        Embedding points,
        Labels labels,
        MeasurementResult measured
    )
    {
        EmbeddingDocument document = EmbeddingDocuments.Make(
            Path.GetFileName(name),
            $"isotriplet {string.Join(' ', typed.Select(ShellWord.Of))}",
            seed,
            points,
            labels,
            measured
        );
        AtomicFile.WriteText(file, ReportPage.OfEmbedding(ResultFile.Parse("inside this page", JsonText.Of(document))));
    }
}

/// <summary>The plane in which an embedding is drawn: its coordinates for n = 2, else the plane of largest variance (principal components).</summary>
public sealed class BestPlane
{
    private readonly double[] _centre;
    private readonly double[][] _directions;

    private BestPlane(double[] centre, double[][] directions, DrawnPlane description) =>
        (_centre, _directions, Description) = (centre, directions, description);

    /// <summary>What it is and how much it shows.</summary>
    public DrawnPlane Description { get; }

    /// <summary>Finds the plane of an embedding.</summary>
    public static BestPlane Of(Embedding points)
    {
        int n = points.Dimension;
        if (n <= 2)
        {
            double[][] axes = [.. Enumerable.Range(0, n).Select(k => Axis(n, k))];
            return new BestPlane(new double[n], axes, new DrawnPlane(n == 1 ? "line" : "plane", 1));
        }
        double[] centre = [.. Enumerable.Range(0, n).Select(k => Enumerable.Range(0, points.Points).Average(i => points[i, k]))];
        Embedding scores = PrincipalComponents.Project(points, 2);
        // The scores are F_c v, so F_c' F_c v = |F_c v|^2 v: the directions follow from the scores.
        double[][] directions = [.. Enumerable.Range(0, 2).Select(k => Direction(points, centre, scores, k))];
        double all = Enumerable.Range(0, points.Points).Sum(i => Squares(points.Row(i), centre));
        double shown = scores.Values.ToArray().Sum(s => s * s);
        // What is left of equal points is the rounding of their mean.
        bool equal = Enumerable.Range(1, points.Points - 1).All(i => points.Row(i).SequenceEqual(points.Row(0)));
        return new BestPlane(centre, directions, new DrawnPlane("principal-components", all > 0 && !equal ? Math.Min(1, shown / all) : 1));
    }

    /// <summary>Where a point of R^n is drawn.</summary>
    /// <returns>Its place; y is 0 for n = 1.</returns>
    public (double X, double Y) Place(ReadOnlySpan<double> point) =>
        (Along(point, _directions[0]), _directions.Length > 1 ? Along(point, _directions[1]) : 0);

    private double Along(ReadOnlySpan<double> point, double[] direction)
    {
        double sum = 0;
        for (int k = 0; k < direction.Length; k++)
        {
            sum += (point[k] - _centre[k]) * direction[k];
        }
        return sum;
    }

    private static double[] Axis(int n, int k)
    {
        double[] axis = new double[n];
        axis[k] = 1;
        return axis;
    }

    private static double[] Direction(Embedding points, double[] centre, Embedding scores, int component)
    {
        double[] direction = new double[points.Dimension];
        double size = 0;
        for (int i = 0; i < points.Points; i++)
        {
            double score = scores[i, component];
            size += score * score;
            for (int k = 0; k < direction.Length; k++)
            {
                direction[k] += score * (points[i, k] - centre[k]);
            }
        }
        return size > 0 ? [.. direction.Select(d => d / size)] : direction;
    }

    private static double Squares(ReadOnlySpan<double> row, double[] centre)
    {
        double sum = 0;
        for (int k = 0; k < centre.Length; k++)
        {
            sum += (row[k] - centre[k]) * (row[k] - centre[k]);
        }
        return sum;
    }
}
