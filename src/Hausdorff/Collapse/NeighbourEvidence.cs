using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>Whether nearest neighbours still tell the classes apart: Recall@1 of the points among themselves against chance. Blind to scale.</summary>
/// <param name="Recall">Recall@1; null without a query that has anything to find.</param>
/// <param name="Chance">The Recall@1 of guessing.</param>
/// <param name="Lower">Lower end of Wilson's 95 % interval of Recall@1.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="Lost">
/// False: the interval lies above chance. True: it does not, and its upper end stays below half the way from chance to 1. Null: too few queries to say, or one class.
/// </param>
public sealed record NeighbourEvidence(double? Recall, double Chance, double Lower, double Upper, bool? Lost)
{
    private const double NormalQuantile = 1.959963984540054;

    // Two points that are each other's nearest succeed or fail together: a query counts as half a trial.
    private const double TrialsOfAQuery = 0.5;

    /// <summary>Judges the retrieval figures of an embedding.</summary>
    /// <param name="found">Every point a query among the others.</param>
    /// <param name="allEqual">True when all points are one point: nothing is told apart then, however few they are.</param>
    /// <returns>The evidence.</returns>
    public static NeighbourEvidence Of(RetrievalMetrics found, bool allEqual)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Queries == 0)
        {
            return new NeighbourEvidence(null, 0, 0, 1, null);
        }
        (double recall, double chance) = (found.RecallAt1, found.ChanceAt1);
        // Wilson's score interval (JASA 22, 1927).
        double trials = TrialsOfAQuery * found.Queries;
        double total = trials + (NormalQuantile * NormalQuantile);
        double centre = ((recall * trials) + (NormalQuantile * NormalQuantile / 2)) / total;
        double half = NormalQuantile / total * Math.Sqrt((trials * recall * (1 - recall)) + (NormalQuantile * NormalQuantile / 4));
        // At 0 and 1 an end is the share itself, which rounding misses.
        (double lower, double upper) = (recall == 0 ? 0 : Math.Max(0, centre - half), recall == 1 ? 1 : Math.Min(1, centre + half));
        bool? lost =
            chance >= 1 ? null
            : allEqual ? true
            : lower > chance ? false
            : upper < (1 + chance) / 2 ? true
            : null;
        return new NeighbourEvidence(recall, chance, lower, upper, lost);
    }

    /// <summary>The evidence in words.</summary>
    public string Words =>
        Recall is not double r
            ? "no point has another of its class to find"
            : Lost switch
            {
                true => $"neighbours do not tell the classes apart: Recall@1 {r:G3} [{Lower:G2}, {Upper:G2}] against {Chance:G3} by chance",
                false => $"neighbours still tell the classes apart: Recall@1 {r:G3} [{Lower:G2}, {Upper:G2}] against {Chance:G3} by chance",
                _ =>
                    $"Recall@1 {r:G3} [{Lower:G2}, {Upper:G2}] against {Chance:G3} by chance does not say whether neighbours tell the classes apart",
            };
}
