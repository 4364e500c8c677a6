using System.Text;

namespace IsoTriplet.Experiments.Claims;

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
