using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>d_haus of two classes on a line.</summary>
public static class LineClosedForm
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-line-formula",
            Source = "own",
            Locator = "docs/mathematics.md, section 6.3",
            Statement =
                "For two classes on a line, in the order A, B, d_haus = max(0, (max A - min B) / 2, (w + max A - min B) / 4), w the "
                + "larger width; the smaller of both orders.",
            Hypotheses = "n = 1, two classes.",
            Relation = "lower end <= formula <= upper end of the bracket of d_haus",
            Expected = Verdict.Holds,
            Reason =
                "The lemmas line-gaps-suffice and line-gaps-necessary give the linear program, the formula is its optimum. Judged "
                + "against certified brackets.",
            Evidence = new InstanceEvidence(Streams.Line, Sides) { Slack = 1e-7 },
        };

    private static Judgement Sides(Instance f)
    {
        double formula = Figures.LineHaus(f.Points, f.Labels);
        (double lower, double upper) = f.Haus;
        double worst = upper > 0 ? formula / upper : 0;
        return Judgement.Exact(Math.Max(worst, formula > 0 ? lower / formula : 0), 1);
    }
}
