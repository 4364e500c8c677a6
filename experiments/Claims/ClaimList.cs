using IsoTriplet.Experiments.Claims.ChordAndGeodesic;
using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using IsoTriplet.Experiments.Claims.HeardElsewhere;
using IsoTriplet.Experiments.Claims.IsometricApproximation;
using IsoTriplet.Experiments.Claims.Own;

namespace IsoTriplet.Experiments.Claims;

/// <summary>The ledger: every claim, by source. A source adds its own list here.</summary>
public static class ClaimList
{
    /// <summary>The sections, a line each, in the order of the print.</summary>
    public static IReadOnlyList<ClaimSection> Sections { get; } =
    [
        new("IAT", "Triplet Loss and Hard Negative Mining", IsometricApproximation.TripletLoss.Claims),
        new("IAT", "Isometric Approximation", NearIsometries.Claims),
        new("IAT", "Theory and Proofs: the Hausdorff-like distance and Theorem 2", TheoremTwo.Claims),
        new("IAT", "Recovering the Triplet Loss", TheoremThree.Claims),
        new("IAT", "Illustrative Examples", Examples.Claims),
        new("IAT", "Discussion", Discussion.Claims),
        new("IAT", "Appendix A. Proof of Theorem 3", AppendixA.Claims),
        new("ETL", "Abstract, introduction, section 3: the triplet scatter diagram", ScatterDiagram.Claims),
        new("ETL", "Section 4: why some triplets are hard to optimize", WhyHard.Claims),
        new("ETL", "Section 5: gradients weighted by similarity", WeightedGradient.Claims),
        new("ETL", "Section 6: experimental results", ExperimentalResults.Claims),
        new("ETL", "Appendices A to G", Appendix.Claims),
        new("GEO", "The question", Question.Claims),
        new("GEO", "The five comments", Comments.Claims),
        new("GEO", "Beside it: what the choice of distance changes", Consequences.Claims),
        new("own", "The shape of separated families", Families.Claims),
        new("own", "What the brackets rest on", Bounds.Claims),
        new("own", "How large the factors get", Factors.Claims),
        new("own", "Dimensions to spare: H/2 and the best factor", DimensionsToSpare.Claims),
        new("own", "Collapse in training, and the constant of Theorem 2", Collapse.Claims),
        new("own", "Theorem 3 repaired, the margin, comparisons", FactorOfTheoremThree.Claims),
        new("heard", "Folklore of triplet training", Folklore.Claims),
    ];

    public static IReadOnlyList<Claim> All { get; } = [.. Sections.SelectMany(s => s.Claims)];

    /// <summary>The claims with these ids, in the order asked for; all where none is named.</summary>
    public static IReadOnlyList<Claim> Select(IReadOnlyList<string> ids) =>
        ids.Count == 0 ? All : [.. ids.Distinct(StringComparer.Ordinal).Select(Find)];

    /// <summary>The claim with this id, or the lemma of this name in proofs/ as a claim of its own.</summary>
    public static Claim Find(string id) =>
        All.FirstOrDefault(c => c.Id == id)
        ?? ProofFolder.Lemmas.Where(l => l.Id == id).Select(OfLemma).FirstOrDefault()
        ?? throw new ArgumentException($"no claim is named '{id}'; `claims list` prints the {All.Count} ids there are", nameof(id));

    private static Claim OfLemma(SmtLemma lemma) =>
        new(lemma.Id, lemma.Source, lemma.Size is null ? Verdict.Proved : Verdict.Holds)
        {
            Source = "proofs",
            Statement = lemma.Statement,
            Relation = $"proofs/{lemma.Id}.smt2",
            Reason = "What the script says, and no more.",
            Evidence = new Scripts(lemma.Id),
        };
}
