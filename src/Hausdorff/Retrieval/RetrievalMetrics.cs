namespace IsoTriplet.Hausdorff.Retrieval;

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
