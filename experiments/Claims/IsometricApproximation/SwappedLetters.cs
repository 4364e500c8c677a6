using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The sentence of the Discussion as printed.</summary>
public static class SwappedLetters
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-discussion-letters",
            Source = "IAT",
            Locator = "Discussion",
            Statement = "When n < N, the network is much less likely to collapse.",
            Hypotheses =
                "Read on embeddings, by the median of d_haus / R, R the largest class radius; N = 8, n = 1 (n < N) against n = 16 (n > "
                + "N).",
            Relation = "median d_haus / R at n = 1 < median d_haus / R at n = 16",
            Expected = Verdict.Refuted,
            Reason =
                "It must read n > N: own-collapse-letters. The certificates are those of one instance in each dimension. The quotation "
                + "is as handed down; the print was not at hand.",
            Evidence = new ComputedEvidence(
                "medians of d_haus / R from certified brackets",
                Judge,
                static c => new ControlResult(
                    new MedianTable(CollapseShare.Of, [.. Table.Cells.Reverse()]).Judge(c).Verdict != Verdict.Refuted,
                    "the letters in order, n > N: no longer refuted"
                )
            ),
        };

    private static MedianTable Table { get; } = new(CollapseShare.Of, [CollapseShare.Cell(1), CollapseShare.Cell(16)]);

    private static ClaimResult Judge(ClaimContext context)
    {
        Instance narrow = CollapseShare.Cell(1).Get(context, 0);
        Instance wide = CollapseShare.Cell(16).Get(context, 0);
        return Table.Judge(context) with
        {
            Certificates = Figures.Certificates(
                ("line-haus-lower", narrow.Brackets.Haus.Lower),
                ("wide-haus-upper", wide.Brackets.Haus.Upper)
            ),
            Against = [narrow, wide],
        };
    }
}
