using System.Text;
using IsoTriplet.Figures.Page.Ledger;

namespace IsoTriplet.Figures.Page;

/// <summary>The first section: how many claims got which verdict, and a handful of questions that readers come with, answered by the ledger.</summary>
public static class ShortSection
{
    /// <summary>Questions, each with the claim that answers it. The verdict is read from the ledger, never written here.</summary>
    private static readonly (string Question, string Claim)[] Questions =
    [
        (
            "Does a small hard negative loss mean that separation is near? The paper's proof of Theorem 3, (38), says: within twice the hardness.",
            "iat-38"
        ),
        ("And when the dimension leaves some room beside the points?", "own-room"),
        ("Does a large hard negative loss at least prove that separation is far?", "iat-theorem-3-lower"),
        ("If the points need not move far, need the distances not change much?", "iat-27"),
        (
            "Does Theorem 2, which asks for thickness, say something when there are fewer points than dimensions?",
            "own-theorem-2-few-points"
        ),
        ("Are all printed equations of Extreme Triplet Learning right? One of the slips:", "etl-18"),
        (
            "Can a second order step do the opposite of what is wanted, push the positive away and pull the negative in at once?",
            "etl-6.1-no-top-left"
        ),
        ("Do chord and geodesic distance pick the same hardest triples?", "own-geo-same-mining"),
        ("Does mixing the two never end better than the geodesic distance alone?", "own-geo-mixing"),
        ("Does a loss that stands at the margin prove collapse?", "heard-loss-equals-margin"),
    ];

    public static PageSection Make(ResultFile claims)
    {
        IReadOnlyList<LedgerClaim> all = LedgerClaim.ReadAll(claims);
        StringBuilder text = new("<p>");
        text.Append($"{all.Count} claims were tried: ");
        text.AppendJoin(
            ", ",
            LedgerSection
                .Verdicts.Select(v => (v.Name, Count: all.Count(c => c.Verdict == v.Name)))
                .Where(v => v.Count > 0)
                .Select(v => $"{v.Count} {LedgerSection.Mark(v.Name)}")
        );
        text.Append(". Every verdict can be checked again with one command.</p>\n<ul class=\"questions\">");
        foreach ((string question, string id) in Questions)
        {
            if (all.FirstOrDefault(c => c.Id == id) is { } claim)
            {
                text.Append($"<li><span class=\"question\">{Html.Text(question)}</span> {LedgerSection.Mark(claim.Verdict)}: ");
                text.Append($"<a href=\"#claim-{Html.Text(id)}\">{Html.Text(claim.Statement)}</a></li>\n");
            }
        }
        return new PageSection("short", "In short", text.Append("</ul>\n").ToString(), []);
    }
}
