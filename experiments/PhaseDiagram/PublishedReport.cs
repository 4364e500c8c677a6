namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>A published batch, placed on the diagram.</summary>
/// <param name="Letter">What figures mark it with.</param>
/// <param name="Dimension">n; where the report does not say, 128, and the note says so.</param>
/// <param name="Reported">collapsed or works, in the report's own sense.</param>
/// <param name="Runs">Runs here with the same P, K and n on the main grid's data and setting, all overlaps.</param>
/// <param name="Judged">How many say whether they lost.</param>
/// <param name="Lost">How many of those did.</param>
/// <param name="ByOverlap">Contracted by class overlap, in words.</param>
public sealed record PublishedReport(
    string Letter,
    string Name,
    int Classes,
    int Samples,
    int Points,
    int Dimension,
    string Reported,
    string Source,
    int Runs,
    int Contracted,
    int Judged,
    int Lost,
    string ByOverlap
)
{
    private const string NoDimension = "issue reports of users; n not given, 128 assumed; the thread was not found again";

    private static readonly (string Letter, string Name, int P, int K, string Reported, string Source)[] Known =
    [
        ("A", "Hermans et al.", 18, 4, "works", "[IAT] Discussion: (N, n) = (72, 128); 18 x 4 assumed"),
        ("B", "Schroff et al.", 45, 40, "collapsed", "[IAT] Discussion: thousands of samples, n = 128; 45 x 40 assumed"),
        ("C", "32 x 5", 32, 5, "collapsed", NoDimension),
        ("D", "12 x 3", 12, 3, "works", NoDimension),
    ];

    private const int Dimensions = 128;

    /// <summary>The reports with the runs of the same shape.</summary>
    /// <param name="rows">Runs of the main grid's data and setting.</param>
    public static IReadOnlyList<PublishedReport> All(IReadOnlyList<ObservedRow> rows)
    {
        return
        [
            .. Known.Select(k =>
            {
                ObservedRow[] same =
                [
                    .. rows.Where(r => r.ClassesPerBatch == k.P && r.SamplesPerClass == k.K && r.Dimension == Dimensions),
                ];
                return new PublishedReport(
                    k.Letter,
                    k.Name,
                    k.P,
                    k.K,
                    k.P * k.K,
                    Dimensions,
                    k.Reported,
                    k.Source,
                    same.Length,
                    same.Count(r => r.Contracted),
                    same.Count(r => r.Lost is not null),
                    same.Count(r => r.Lost == true),
                    string.Join(
                        "; ",
                        same.GroupBy(r => r.Overlap)
                            .OrderBy(g => g.Key)
                            .Select(g => $"{g.Count(r => r.Contracted)} of {g.Count()} at {g.Key}")
                    )
                );
            }),
        ];
    }
}
