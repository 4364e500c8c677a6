using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff.Retrieval;

/// <summary>How well nearest neighbours share the query's class: Recall@k, precision at 1 and MAP@R, exact and safe under ties.</summary>
/// <remarks>
/// <para>Recall@k: the share of queries with an example of their class among the k nearest. R: the number of gallery examples of the query's class.
/// MAP@R = mean over queries of (1/R) sum over i = 1..R of [i-th is of the class] * (share of the class among the first i) (Musgrave, Belongie, Lim, ECCV 2020).</para>
/// <para>Distances are those of <see cref="PairwiseDistances.Between"/>. Neighbours at equal distance come in random order, and every figure is the
/// expectation over it: a collapsed embedding scores what guessing scores, whatever the order of the rows.</para>
/// <para>Queries that have no example of their class in the gallery are left out and counted.</para>
/// </remarks>
/// <param name="Queries">How many queries were measured.</param>
/// <param name="QueriesLeftOut">How many had nothing to find.</param>
/// <param name="RecallAt1">Recall@1.</param>
/// <param name="RecallAt2">Recall@2.</param>
/// <param name="RecallAt4">Recall@4.</param>
/// <param name="RecallAt8">Recall@8.</param>
/// <param name="MeanAveragePrecisionAtR">MAP@R.</param>
/// <param name="PrecisionAtR">R-precision: the mean share of the class among the R nearest.</param>
/// <param name="ChanceAt1">The Recall@1 of guessing: the mean of R over the gallery's size.</param>
public sealed record RetrievalMetrics(
    int Queries,
    int QueriesLeftOut,
    double RecallAt1,
    double RecallAt2,
    double RecallAt4,
    double RecallAt8,
    double MeanAveragePrecisionAtR,
    double PrecisionAtR,
    double ChanceAt1
)
{
    /// <summary>Every example is a query among the others.</summary>
    /// <param name="points">N x n.</param>
    /// <param name="labels">N labels.</param>
    /// <returns>The figures; all 0 when no query has anything to find.</returns>
    public static RetrievalMetrics Of(Embedding points, Labels labels) => Measure(points, labels, points, labels, among: true);

    /// <summary>Queries look things up in a gallery apart.</summary>
    /// <param name="queries">The queries.</param>
    /// <param name="queryLabels">Their labels, matched to the gallery's by name.</param>
    /// <param name="gallery">The gallery.</param>
    /// <param name="galleryLabels">Its labels.</param>
    /// <returns>The figures; all 0 when no query has anything to find.</returns>
    public static RetrievalMetrics Of(Embedding queries, Labels queryLabels, Embedding gallery, Labels galleryLabels) =>
        Measure(queries, queryLabels, gallery, galleryLabels, among: false);

    private static RetrievalMetrics Measure(Embedding queries, Labels queryLabels, Embedding gallery, Labels galleryLabels, bool among)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(queryLabels);
        ArgumentNullException.ThrowIfNull(gallery);
        ArgumentNullException.ThrowIfNull(galleryLabels);
        Guard.SameSize(queries.Points, queryLabels.Count, "queries and labels");
        Guard.SameSize(gallery.Points, galleryLabels.Count, "gallery points and labels");
        Guard.SameSize(queries.Dimension, gallery.Dimension, "dimensions of queries and gallery");
        int[] wanted = Match(queryLabels, galleryLabels);
        int[] classOf = galleryLabels.ClassOf.ToArray();
        double[] figures = new double[queries.Points * RankedList.Count];
        bool[] found = new bool[queries.Points];
        _ = PairwiseDistances.ForEachBlock(
            queries,
            gallery,
            () => new Ranking(classOf, among),
            (ranking, block) =>
            {
                if (!ranking.Complete(block))
                {
                    return;
                }
                for (int r = 0; r < block.Rows; r++)
                {
                    int query = block.FirstRow + r;
                    Span<double> target = figures.AsSpan(query * RankedList.Count, RankedList.Count);
                    found[query] = ranking.Figures(r, query, wanted[queryLabels[query]], target);
                }
            }
        );
        // Added in the order of the queries: the sums do not depend on the number of threads.
        double[] sums = new double[RankedList.Count];
        for (int k = 0; k < figures.Length; k++)
        {
            sums[k % sums.Length] += figures[k];
        }
        int measured = found.Count(f => f);
        double share = measured == 0 ? 0 : 1.0 / measured;
        return new RetrievalMetrics(
            measured,
            queries.Points - measured,
            sums[0] * share,
            sums[1] * share,
            sums[2] * share,
            sums[3] * share,
            sums[4] * share,
            sums[5] * share,
            sums[6] * share
        );
    }

    private static int[] Match(Labels queries, Labels gallery)
    {
        Dictionary<string, int> classes = new(StringComparer.Ordinal);
        for (int k = 0; k < gallery.Classes; k++)
        {
            classes[gallery.Names[k]] = k;
        }
        return [.. queries.Names.Select(name => classes.GetValueOrDefault(name, -1))];
    }

    // One worker's list; a query among the others sees a gallery without itself: the last of the gallery takes its place.
    private sealed class Ranking(int[] classOf, bool among)
    {
        private readonly int[] _classOf = [.. classOf];
        private readonly RankedList _list = new(among ? classOf.Length - 1 : classOf.Length);

        private double[] _distances = [];

        // Takes a block of a band of queries, from left to right; true with the last.
        public bool Complete(DistanceBlock block)
        {
            if (_distances.Length < block.Rows * classOf.Length)
            {
                _distances = GC.AllocateUninitializedArray<double>(block.Rows * classOf.Length);
            }
            for (int r = 0; r < block.Rows; r++)
            {
                VectorPass.SquareRoots(block.Row(r), _distances.AsSpan((r * classOf.Length) + block.FirstColumn, block.Columns));
            }
            return block.FirstColumn + block.Columns == classOf.Length;
        }

        public bool Figures(int row, int query, int wanted, Span<double> figures)
        {
            Span<double> distances = _distances.AsSpan(row * classOf.Length, classOf.Length);
            if (!among)
            {
                _list.Fill(distances, _classOf, wanted);
                return _list.Figures(figures);
            }
            distances[query] = distances[^1];
            _classOf[query] = classOf[^1];
            _list.Fill(distances[..^1], _classOf.AsSpan(0, classOf.Length - 1), wanted);
            _classOf[query] = classOf[query];
            return _list.Figures(figures);
        }
    }
}
