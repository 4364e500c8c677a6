using System.Text;
using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims;

/// <summary>Writes docs/claims.md from the ledger: what is claimed, what verdict is expected and why. A test keeps the file current.</summary>
public static class ClaimDocument
{
    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["IAT"] = "Claims of [IAT]",
        ["own"] = "This project's own statements",
        ["ETL"] = "Claims of [ETL]",
        ["GEO"] = "Claims of [GEO]",
        ["heard"] = "Heard, without a source",
    };

    /// <summary>The whole document.</summary>
    /// <param name="claims">The ledger.</param>
    /// <returns>Markdown.</returns>
    public static string Write(IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        StringBuilder text = new();
        text.AppendLine("# Claims")
            .AppendLine()
            .AppendLine(
                "Generated from `experiments/Claims`; a test keeps it current. After a change run the tests once with `ISOTRIPLET_WRITE_DOCS=1`. Sources:"
            )
            .AppendLine("[references.md](references.md). Proofs in words: [mathematics.md](mathematics.md).")
            .AppendLine()
            .AppendLine(
                "`./isotriplet claims check` judges every claim and prints the verdict with its evidence; `claims check ID --certificates DIR` writes what"
            )
            .AppendLine(
                "the verdict rests on. A Refuted comes with certificates that `certificate verify` accepts, or with two embeddings that `compare` measures,"
            )
            .AppendLine(
                "or with a state and both sides in exact fractions, or with a proof of the opposite, or, where it speaks of training, with recorded runs that the"
            )
            .AppendLine("named command repeats and a rule that was set before them; a Proved with files in `proofs/` that z3 answers by")
            .AppendLine(
                "itself, or with certificates. Holds means: at least 1,000 instances, none against; of measured training runs: the 95 % interval lies on the claim's side."
            )
            .AppendLine()
            .AppendLine("| verdict expected | claims |")
            .AppendLine("|---|---|");
        foreach (IGrouping<Verdict, Claim> group in claims.GroupBy(c => c.Expected).OrderBy(g => g.Key))
        {
            text.AppendLine($"| {group.Key} | {group.Count()} |");
        }
        foreach (IGrouping<string, Claim> group in claims.GroupBy(c => c.Source, StringComparer.Ordinal))
        {
            text.AppendLine().AppendLine($"## {Sources.GetValueOrDefault(group.Key, group.Key)}");
            foreach (Claim claim in group)
            {
                Append(text, claim);
            }
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Append(StringBuilder text, Claim claim) =>
        text.AppendLine()
            .AppendLine($"### {claim.Id}")
            .AppendLine()
            .AppendLine(
                $"*{claim.Locator}* - expected **{claim.Expected}**{(claim.Slow ? " (slow: checked by name or with `--slow`)" : "")}"
            )
            .AppendLine()
            .AppendLine(claim.Statement)
            .AppendLine()
            .AppendLine($"- Hypotheses: {claim.Hypotheses}")
            .AppendLine($"- Relation: `{claim.Relation}`")
            .AppendLine($"- Reason: {claim.Reason}")
            .AppendLine($"- Evidence: {claim.Evidence.Description}");
}
