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
        new("own", "What the brackets rest on", Own.Bounds.Claims),
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

/// <summary>Writes docs/claims.md from the ledger: what is claimed, what verdict is expected and why. A test keeps the file current.</summary>
public static class ClaimDocument
{
    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["IAT"] = "[IAT]",
        ["ETL"] = "[ETL]",
        ["GEO"] = "[GEO]",
        ["own"] = "This project's own statements",
        ["heard"] = "Heard, without a source",
    };

    private const string Opening = """
        # Claims

        Generated from `experiments/Claims`, a file a section of a source, in the order of the print; a test keeps this page current (after a change run
        `ISOTRIPLET_WRITE_DOCS=1 ./test IsoTriplet.Tests.Claims.Ledger.LedgerDocumentTests`). Sources: [references.md](references.md). Proofs in words:
        [mathematics.md](mathematics.md). What of the sources has no claim, and one table a theorem: [coverage.md](coverage.md).

        `./isotriplet claims check` judges every claim, breaks each on purpose and says whether the verdict flipped; `claims check NAME` takes claims and the
        scripts of `proofs/` by name; `--certificates DIR` writes what the verdict rests on.

        A verdict names its evidence. **Proved**: in the generality of the statement, by Coq's kernel (`kernel`), by a numbered theorem of mathematics.md with a
        check that runs here (`written`), by z3 where the script is the whole statement (`z3`), or by certificates where something is said to exist. **Holds**:
        nothing spoke against it: 1,000 instances, z3 at a size that is named, or training runs whose 95 % interval lies on the claim's side. **Refuted**: a
        counterexample with a certificate, in exact fractions, or kept runs by a rule. **Vacuous**: true for want of content. **Undecided**: nothing here decides
        it; its evidence says what would. Ids that begin with `own-` are statements of this project and never count as slips of a source.
        """;

    public static string Write(IReadOnlyList<ClaimSection> sections, string oldIds)
    {
        StringBuilder text = new();
        text.AppendLine(Opening).AppendLine().AppendLine("| verdict expected | claims |").AppendLine("|---|---|");
        foreach (IGrouping<Verdict, Claim> group in sections.SelectMany(s => s.Claims).GroupBy(c => c.Expected).OrderBy(g => g.Key))
        {
            text.AppendLine($"| {group.Key} | {group.Count()} |");
        }
        foreach (IGrouping<string, ClaimSection> source in sections.GroupBy(s => s.Source, StringComparer.Ordinal))
        {
            text.AppendLine().AppendLine($"## {Sources.GetValueOrDefault(source.Key, source.Key)}");
            foreach (ClaimSection section in source)
            {
                text.AppendLine().AppendLine($"### {section.Title}");
                text.AppendJoin("\n", section.Claims.Select(Entry)).AppendLine();
            }
        }
        text.AppendLine().AppendLine("## Old ids").AppendLine().Append(oldIds);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Entry(Claim c) =>
        $"""

            #### {c.Id}

            *{c.Locator}* - **{c.Expected}**

            {c.Statement}

            {(c.Hypotheses.Length > 0 ? $"- Hypotheses: {c.Hypotheses}\n" : "")}- Computed: `{c.Relation}`
            - Why: {c.Reason}
            - Evidence ({c.Kind.ToString().ToLowerInvariant()}): {c.Description}
            """;
}
