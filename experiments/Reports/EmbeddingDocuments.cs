using IsoTriplet.Experiments.Measurement;

namespace IsoTriplet.Experiments.Reports;

/// <summary>Makes the result file of the page's section on one embedding.</summary>
public static class EmbeddingDocuments
{
    /// <summary>At most this many points are drawn.</summary>
    public const int MostPoints = 1500;

    /// <summary>At most this many triples are listed.</summary>
    public const int MostTriples = 12;

    private const int MostMoved = 100;

    /// <summary>Makes the document.</summary>
    /// <param name="name">What the embedding is called.</param>
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
