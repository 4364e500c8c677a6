using IsoTriplet.Experiments.Training;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>The kept runs of decision 074, and what they say of the distances.</summary>
internal static class Mixing
{
    /// <summary>Whether runs with the geodesic distance collapsed in a setting.</summary>
    internal static Finding Collapsed(DistanceDocument d, string data, string mining)
    {
        DistanceRow[] runs = [.. d.Runs.Where(r => r.Data == data && r.Mining == mining && r.Distance == DistanceExperiment.Reference)];
        string figures = $"{data}, {mining}: {runs.Count(r => r.Collapsed)} of {runs.Length}";
        return new(Finding.Side(false, runs.Any(r => r.Collapsed)), runs.Length, figures);
    }

    /// <summary>Whether as many runs collapsed under the squared chord as under the arc, setting by setting; of one distance the collapsed runs may be counted as those of the other data.</summary>
    internal static Finding Alike(DistanceDocument d, bool exchanged)
    {
        (string Data, string Mining)[] settings = [.. d.Runs.Select(r => (r.Data, r.Mining)).Distinct()];
        int Count(string distance, (string Data, string Mining) s, bool other) =>
            d.Runs.Count(r => r.Distance == distance && r.Mining == s.Mining && r.Data == s.Data != other && r.Collapsed);
        (int Squared, int Arc)[] counts =
        [
            .. settings.Select(s => (Count("squared-chord", s, exchanged), Count(DistanceExperiment.Reference, s, false))),
        ];
        return new Finding(
            counts.All(c => c.Squared == c.Arc),
            d.Runs.Count,
            string.Join(", ", counts.Select(c => $"{c.Squared} and {c.Arc}"))
        );
    }

    /// <summary>Whether all simultaneous intervals of one distance lie within 0.02 and one of another is without 0.</summary>
    internal static Finding Small(DistanceDocument d, string within, string beyond)
    {
        IReadOnlyList<DistanceComparison> all = MixingVerdict.Compare(d.Runs, d.Seed);
        bool near = all.Where(c => c.Distance == within).All(c => c.SimultaneousLower > -0.02 && c.SimultaneousUpper < 0.02);
        bool far = all.Where(c => c.Distance == beyond).Any(c => c.SimultaneousUpper < 0 || c.SimultaneousLower > 0);
        string figures = string.Join(", ", all.Select(c => $"{c.Data} {c.Mining} {c.Distance} {c.Difference:+0.0000;-0.0000}"));
        return new Finding(near && far, d.Runs.Count, figures);
    }

    /// <summary>The rule of decision 074 on "a Euclidean loss never ends better", with the Recall@1 of the geodesic runs raised by something.</summary>
    internal static Finding Rule(DistanceDocument d, double raised)
    {
        double? Raised(DistanceRow r) => r.RecallAt1 + (r.Distance == DistanceExperiment.Reference ? raised : 0);
        IReadOnlyList<DistanceComparison> comparisons = MixingVerdict.Compare(
            [.. d.Runs.Select(r => r with { RecallAt1 = Raised(r) })],
            d.Seed
        );
        MixingVerdict verdict = MixingVerdict.Of(comparisons);
        DistanceComparison worst = comparisons.MaxBy(c => c.SimultaneousLower)!;
        return new(
            Enum.Parse<Verdict>(verdict.Verdict),
            comparisons.Sum(c => c.Pairs),
            $"{worst.Data}, {worst.Mining}, {worst.Distance}: {worst.Difference:+0.0000;-0.0000} [{worst.SimultaneousLower:+0.0000;-0.0000}, {worst.SimultaneousUpper:+0.0000;-0.0000}]",
            verdict.Reason
        );
    }
}
