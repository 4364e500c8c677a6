using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>0.53 is a figure of one instance.</summary>
public static class ToyRatioIsNoBound
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-toy-ratio-as-bound",
            Source = "IAT",
            Locator = "toy example, Fig. 2-5",
            Statement = "The toy example's c = 0.53 carries over to other embeddings of its size.",
            Hypotheses = "N = 5, n = 2, two classes.",
            Relation = "d_haus(F, F_TS) <= 0.53 d_iso(F, F_TS)",
            Expected = Verdict.Refuted,
            Reason =
                "A certified instance has a much larger c: 0.53 is near the least possible value 0.5, not a typical one. The paper does"
                + " not say that it is a bound; a reader might.",
            Evidence = new CounterexampleEvidence(
                "A Lagrangian certificate bounds d_haus from below, a separated embedding bounds d_iso from above; their ratio exceeds 0.53.",
                Make
            )
            {
                TrueFactor = 20,
            },
        };

    private const int Tried = 60;

    private static Counterexample Make(ClaimContext context)
    {
        Instance worst = Enumerable
            .Range(0, Tried)
            .Select(i => Streams.Toy.Get(context, i))
            .Where(f => f.Iso.Lower > 0)
            .MaxBy(f => f.Haus.Lower / f.Iso.Upper)!;
        return new Counterexample(
            $"c >= {worst.Haus.Lower / worst.Iso.Upper:F4} at {worst.Origin}",
            worst.Haus.Lower,
            0.53 * worst.Iso.Upper,
            Figures.Certificates(("haus-lower", worst.Brackets.Haus.Lower), ("iso-upper", worst.Brackets.Iso.Upper)),
            worst
        );
    }
}
