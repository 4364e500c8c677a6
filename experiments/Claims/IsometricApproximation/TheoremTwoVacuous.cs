using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Theorem 2 in the regime of few points.</summary>
public static class TheoremTwoVacuous
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-theorem-2-few-points",
            Source = "IAT",
            Locator = "Theorem 2, (22), with N <= n",
            Statement = "Theorem 2 bounds d_haus by d_iso for batches of N <= n points.",
            Hypotheses = "N <= n.",
            Relation = "d_haus(F, F_TS) <= (c_n / theta) d_iso(F, F_TS) with theta = 0",
            Expected = Verdict.Vacuous,
            Reason =
                "N <= n points lie in a hyperplane, so theta = 0 and the bound is infinite: vacuous exactly where the paper wants to "
                + "explain the absence of collapse.",
            Evidence = new ComputedEvidence(
                "1,000 gaussian embeddings with N = 1..8 points in R^n, n = N..N + 4: the constant of each",
                c => Judge(c),
                c => new ControlResult(
                    !Constant(c, 0, extra: -1).IsVacuous && !Constant(c, 1, extra: -1).IsVacuous,
                    "n = N - 1 instead of n >= N: the constant is finite"
                )
            ),
        };

    private const int Tried = 1000;

    private static ClaimResult Judge(ClaimContext context)
    {
        int vacuous = Enumerable.Range(0, Tried).Count(i => Constant(context, i, i % 5).IsVacuous);
        return new ClaimResult(
            vacuous == Tried ? Verdict.Vacuous : Verdict.Undecided,
            Tried,
            "theta = 0, c infinite",
            $"The constant is infinite on {vacuous} of {Tried} embeddings."
        );
    }

    private static ApproximationConstant Constant(ClaimContext context, int i, int extra)
    {
        Random random = context.Draw(i);
        int points = random.Next(extra < 0 ? 3 : 1, 9);
        return ApproximationConstant.Of(Sampling.Gaussian(random, points, points + extra));
    }
}
