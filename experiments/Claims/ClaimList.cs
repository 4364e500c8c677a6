using IsoTriplet.Experiments.Claims.ChordAndGeodesic;
using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using IsoTriplet.Experiments.Claims.HeardElsewhere;
using IsoTriplet.Experiments.Claims.IsometricApproximation;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Own;
using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Experiments.Claims;

/// <summary>The ledger: every claim, by source. A source adds its own list here.</summary>
public static class ClaimList
{
    /// <summary>The sections, a line each, in the order of the print.</summary>
    public static IReadOnlyList<ClaimSection> Sections { get; } =
    [
        new("IAT", "Triplet Loss and Hard Negative Mining", TripletLoss.Claims),
        new("IAT", "Not yet moved", IsometricApproximationClaims.All),
        new("ETL", "Not yet moved", ExtremeTripletLearningClaims.All),
        new("GEO", "Not yet moved", ChordAndGeodesicClaims.All),
        new("own", "Theorem 3 repaired, the margin, comparisons", FactorOfTheoremThree.Claims),
        new("heard", "Heard, without a source", HeardElsewhereClaims.All),
    ];

    /// <summary>All claims, in that order.</summary>
    public static IReadOnlyList<Claim> All { get; } = [.. Sections.SelectMany(s => s.Claims)];

    /// <summary>The claims with these ids, in the order asked for; all that are not slow where none is named.</summary>
    /// <param name="ids">Ids.</param>
    /// <param name="slow">Whether slow claims are wanted where none is named.</param>
    /// <returns>The claims.</returns>
    /// <exception cref="ArgumentException">An id that no claim has, with the ids that come nearest to it.</exception>
    public static IReadOnlyList<Claim> Select(IReadOnlyList<string> ids, bool slow)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ids.Count == 0 ? [.. All.Where(c => slow || !c.Slow)] : [.. ids.Distinct(StringComparer.Ordinal).Select(Find)];
    }

    /// <summary>The claim with this id, or the lemma of this name in proofs/ as a claim of its own.</summary>
    /// <exception cref="ArgumentException">No claim and no script has it.</exception>
    public static Claim Find(string id) =>
        All.FirstOrDefault(c => c.Id == id)
        ?? ProofFolder.Lemmas.Where(l => l.Id == id).Select(OfLemma).FirstOrDefault()
        ?? throw new ArgumentException($"no claim is named '{id}'; `claims list` prints the {All.Count} ids there are", nameof(id));

    private static Claim OfLemma(SmtLemma lemma) =>
        new(lemma.Id, lemma.Source, Verdict.Proved)
        {
            Source = "proofs",
            Statement = lemma.Statement,
            Relation = $"proofs/{lemma.Id}.smt2",
            Reason = "What the script says, and no more.",
            Evidence = new ProofEvidence("", lemma.Id),
        };
}
