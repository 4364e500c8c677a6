namespace IsoTriplet.Hausdorff.Retrieval;

/// <summary>Figures of some queries; null where none of them has anything to find, as a mean of nothing has no value.</summary>
/// <param name="Queries">How many queries were measured.</param>
/// <param name="WithoutPositive">How many had nothing to find and were left out.</param>
/// <param name="Recall">Recall@k at each of the depths asked for.</param>
/// <param name="PrecisionAt1">The share whose nearest has the class.</param>
/// <param name="PrecisionAtR">R-precision.</param>
/// <param name="MeanAveragePrecisionAtR">MAP@R.</param>
/// <param name="MeanReciprocalRank">The mean of 1 / rank of the nearest example of the class.</param>
/// <param name="ChanceAt1">The Recall@1 of guessing: the mean of R over the gallery's size.</param>
public sealed record RetrievalScore(
    int Queries,
    int WithoutPositive,
    IReadOnlyList<double?> Recall,
    double? PrecisionAt1,
    double? PrecisionAtR,
    double? MeanAveragePrecisionAtR,
    double? MeanReciprocalRank,
    double? ChanceAt1
);

/// <summary>How well nearest neighbours share the query's class, over all queries, class by class and averaged over classes; exact and safe under ties.</summary>
/// <remarks>
/// <para>Recall@k: the share of queries with an example of their class among the k nearest. R: the number of gallery examples of the query's class.
/// R-precision: the share of the class among the R nearest. MAP@R = mean over queries of (1/R) sum over i = 1..R of [i-th is of the class] * (share of the class
/// among the first i) (Musgrave, Belongie, Lim, ECCV 2020).</para>
/// <para>Distances are those of <see cref="PairwiseDistances.Between"/>. Neighbours at equal distance come in random order, and every figure is the
/// expectation over it: a collapsed embedding scores what guessing scores, whatever the order of the rows.</para>
/// <para>Queries that have no example of their class in the gallery are left out and counted; other libraries count them as missed, which multiplies every figure
/// by Queries / (Queries + WithoutPositive).</para>
/// </remarks>
/// <param name="Depths">The k of Recall@k.</param>
/// <param name="Gallery">How many examples a query looks through.</param>
/// <param name="All">All queries.</param>
/// <param name="Classes">The queries of each class, in the order of the labels.</param>
/// <param name="ClassAverage">The mean over the classes that have a query with something to find, each counting once.</param>
public sealed record RetrievalReport(
    IReadOnlyList<int> Depths,
    int Gallery,
    RetrievalScore All,
    IReadOnlyList<(string Class, RetrievalScore Score)> Classes,
    RetrievalScore ClassAverage
)
{
    /// <summary>Every example is a query among the others.</summary>
    /// <param name="points">N x n.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="depths">The k of Recall@k, each at least 1.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentException">Sizes differ, no depth, or one below 1; coordinates whose squared differences overflow.</exception>
    public static RetrievalReport Of(Embedding points, Labels labels, IReadOnlyList<int> depths) =>
        Measure(points, labels, points, labels, among: true, depths);

    /// <summary>Queries look things up in a gallery apart.</summary>
    /// <param name="queries">The queries.</param>
    /// <param name="queryLabels">Their labels, matched to the gallery's by name.</param>
    /// <param name="gallery">The gallery.</param>
    /// <param name="galleryLabels">Its labels.</param>
    /// <param name="depths">The k of Recall@k, each at least 1.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentException">As for the other form; dimensions that differ.</exception>
    public static RetrievalReport Of(
        Embedding queries,
        Labels queryLabels,
        Embedding gallery,
        Labels galleryLabels,
        IReadOnlyList<int> depths
    ) => Measure(queries, queryLabels, gallery, galleryLabels, among: false, depths);

    internal static RetrievalReport Measure(
        Embedding queries,
        Labels queryLabels,
        Embedding gallery,
        Labels galleryLabels,
        bool among,
        IReadOnlyList<int> depths
    )
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(queryLabels);
        ArgumentNullException.ThrowIfNull(gallery);
        ArgumentNullException.ThrowIfNull(galleryLabels);
        ArgumentNullException.ThrowIfNull(depths);
        Guard.SameSize(queries.Points, queryLabels.Count, "queries and labels");
        Guard.SameSize(gallery.Points, galleryLabels.Count, "gallery points and labels");
        Guard.SameSize(queries.Dimension, gallery.Dimension, "dimensions of queries and gallery");
        if (depths.Count == 0 || depths.Any(k => k < 1))
        {
            throw new ArgumentException(
                $"the depths are {string.Join(", ", depths)}; one at least was expected, none below 1",
                nameof(depths)
            );
        }
        (double[] figures, bool[] found) = OfQueries(queries, queryLabels, gallery, galleryLabels, among, [.. depths]);
        int width = figures.Length / queries.Points;
        RetrievalScore Score(IEnumerable<int> rows) => ScoreOf(rows, figures, found, width);
        (string Class, RetrievalScore Score)[] classes =
        [
            .. Enumerable.Range(0, queryLabels.Classes).Select(k => (queryLabels.Names[k], Score(queryLabels.Members(k).ToArray()))),
        ];
        return new RetrievalReport(
            depths,
            gallery.Points - (among ? 1 : 0),
            Score(Enumerable.Range(0, queries.Points)),
            classes,
            Average(classes, depths.Count)
        );
    }

    // A row of figures a query, and which queries have anything to find.
    private static (double[] Figures, bool[] Found) OfQueries(
        Embedding queries,
        Labels queryLabels,
        Embedding gallery,
        Labels galleryLabels,
        bool among,
        int[] depths
    )
    {
        int[] wanted = Match(queryLabels, galleryLabels);
        int[] classOf = galleryLabels.ClassOf.ToArray();
        depths = [1, .. depths];
        int width = new RankedList(0, depths).Count;
        double[] figures = new double[queries.Points * width];
        bool[] found = new bool[queries.Points];
        _ = PairwiseDistances.ForEachBlock(
            queries,
            gallery,
            () => new Ranking(classOf, among, depths),
            (ranking, block) =>
            {
                if (!ranking.Complete(block))
                {
                    return;
                }
                for (int r = 0; r < block.Rows; r++)
                {
                    int query = block.FirstRow + r;
                    found[query] = ranking.Figures(r, query, wanted[queryLabels[query]], figures.AsSpan(query * width, width));
                }
            }
        );
        return (figures, found);
    }

    // Added in the order of the queries: the sums do not depend on the number of threads.
    private static RetrievalScore ScoreOf(IEnumerable<int> rows, double[] figures, bool[] found, int width)
    {
        double[] sums = new double[width];
        (int measured, int all) = (0, 0);
        foreach (int row in rows)
        {
            all++;
            measured += found[row] ? 1 : 0;
            for (int k = 0; found[row] && k < width; k++)
            {
                sums[k] += figures[(row * width) + k];
            }
        }
        // The last four are MAP@R, R-precision, reciprocal rank and chance; the first with 1 in front is Recall@1.
        double?[] mean = Array.ConvertAll(sums, s => measured == 0 ? null : (double?)(s / measured));
        return new RetrievalScore(measured, all - measured, mean[1..^4], mean[0], mean[^3], mean[^4], mean[^2], mean[^1]);
    }

    private static RetrievalScore Average((string Class, RetrievalScore Score)[] classes, int depths)
    {
        RetrievalScore[] valued = [.. classes.Select(c => c.Score).Where(s => s.Queries > 0)];
        double? Mean(Func<RetrievalScore, double?> figure) => valued.Length == 0 ? null : valued.Average(figure);
        return new RetrievalScore(
            classes.Sum(c => c.Score.Queries),
            classes.Sum(c => c.Score.WithoutPositive),
            [.. Enumerable.Range(0, depths).Select(d => Mean(s => s.Recall[d]))],
            Mean(s => s.PrecisionAt1),
            Mean(s => s.PrecisionAtR),
            Mean(s => s.MeanAveragePrecisionAtR),
            Mean(s => s.MeanReciprocalRank),
            Mean(s => s.ChanceAt1)
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
    private sealed class Ranking(int[] classOf, bool among, int[] depths)
    {
        private readonly int[] _classOf = [.. classOf];
        private readonly RankedList _list = new(among ? classOf.Length - 1 : classOf.Length, depths);

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

/// <summary>How well nearest neighbours share the query's class: Recall@k, precision at 1 and MAP@R, exact and safe under ties.</summary>
/// <remarks>The short form of <see cref="RetrievalReport"/>, whose definitions hold; without a query that has anything to find all figures are 0, and <see cref="Queries"/> says so.</remarks>
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
    private static readonly int[] Depths = [1, 2, 4, 8];

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
        RetrievalScore all = RetrievalReport.Measure(queries, queryLabels, gallery, galleryLabels, among, Depths).All;
        return new RetrievalMetrics(
            all.Queries,
            all.WithoutPositive,
            all.Recall[0] ?? 0,
            all.Recall[1] ?? 0,
            all.Recall[2] ?? 0,
            all.Recall[3] ?? 0,
            all.MeanAveragePrecisionAtR ?? 0,
            all.PrecisionAtR ?? 0,
            all.ChanceAt1 ?? 0
        );
    }
}
