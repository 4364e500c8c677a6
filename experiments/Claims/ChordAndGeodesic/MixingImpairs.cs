using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Training;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>the title.</summary>
public static class MixingImpairs
{
    // Far above any difference that was measured: whoever draws the verdict must see it.
    private const double Shift = 0.1;

    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-mixing-impairs",
            Source = "GEO",
            Locator = "the title",
            Statement =
                "Mixing Euclidean and geodesic distance impairs triplet learning: on points of a sphere a Euclidean loss never ends better than the geodesic one.",
            Hypotheses =
                "Chord and squared chord against the geodesic distance, margins matched at the right angle; fashion-mnist and letters; batch hard, EPHN, EPSHN; n = 16; 300 steps of "
                + "Adam; 20 paired seeds. Mining by one distance and loss by the other is no mixture: they rank alike (geo-same-hardest-triples), so the run is the same.",
            Relation = "mean Recall@1 on held-out classes, Euclidean loss less geodesic loss, <= 0 in every setting",
            Expected = Verdict.Refuted,
            Reason =
                "Chord and geodesic were told apart in none of six settings; squared chord ended better in three and worse in one, where every run collapsed. That points to how the "
                + "gradient's length falls with the angle rather than to the Euclidean distance as such.",
            Evidence = new ComputedEvidence(
                "the recorded runs of `experiment distances` (docs/results/data/distance-runs.json), by the rule of decision 074, which was written before them",
                Judge,
                Control
            ),
        };

    private static ClaimResult Judge(ClaimContext context) => Judge(RecordedRuns.Distances());

    private static ClaimResult Judge(DistanceDocument recorded)
    {
        IReadOnlyList<DistanceComparison> comparisons = MixingVerdict.Compare(recorded.Runs, recorded.Seed);
        MixingVerdict verdict = MixingVerdict.Of(comparisons);
        DistanceComparison worst = comparisons.MaxBy(c => c.SimultaneousLower)!;
        return new ClaimResult(
            Enum.Parse<Verdict>(verdict.Verdict),
            comparisons.Sum(c => c.Pairs),
            $"{worst.Data}, {worst.Mining}, {worst.Distance}: {worst.Difference:+0.0000;-0.0000;0.0000} "
                + $"[{worst.SimultaneousLower:+0.0000;-0.0000;0.0000}, {worst.SimultaneousUpper:+0.0000;-0.0000;0.0000}] (`isotriplet experiment distances` repeats the runs)",
            verdict.Reason
        );
    }

    // The geodesic runs made better or worse by more than was ever measured.
    private static ControlResult Control(ClaimContext context)
    {
        DistanceDocument recorded = RecordedRuns.Distances();
        Verdict found = Judge(recorded).Verdict;
        double shift = found == Verdict.Holds ? -Shift : Shift;
        DistanceRow[] shifted =
        [
            .. recorded.Runs.Select(r => r.Distance == DistanceExperiment.Reference ? r with { RecallAt1 = r.RecallAt1 + shift } : r),
        ];
        Verdict broken = Judge(recorded with { Runs = shifted }).Verdict;
        return new ControlResult(broken != found, $"Recall@1 of the geodesic runs shifted by {shift}: {broken}");
    }
}
