using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training, the direction that is true.</summary>
public static class CollapseLoss
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-collapse-loss",
            Source = "own",
            Locator = "folklore of triplet training, the direction that is true",
            Statement =
                "A totally collapsed batch has a loss of exactly the margin; so a loss off the margin rules total " + "collapse out.",
            Hypotheses = "All rows equal, at least two of a class and one of another.",
            Relation = "|loss - margin| <= 0",
            Expected = Verdict.Holds,
            Reason = "All distances are 0.",
            Evidence = new SampledEvidence(
                "N = 3..8 equal rows in R^1 to R^5, margins in [0, 1]",
                r => Case(r, 0),
                "rows that are not equal",
                r => Case(r, 1)
            ),
        };

    private static SampledCase Case(Random r, double spread)
    {
        int points = r.Next(3, 9);
        int n = r.Next(1, 6);
        double[] centre = [.. Enumerable.Range(0, n).Select(_ => (4 * r.NextDouble()) - 2)];
        double[][] rows = [.. Enumerable.Range(0, points).Select(_ => centre.Select(x => x + (spread * r.NextDouble())).ToArray())];
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 2)]);
        double margin = r.NextDouble();
        double loss = TripletSeparation.Of(Embedding.FromRows(rows), labels).HardNegativeLoss(margin);
        return new SampledCase($"N {points}, n {n}, margin {margin:R}", Math.Abs(loss - margin), 0);
    }
}
