using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>How many dimensions the relaxation needs.</summary>
public static class ExtraDimensions
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-extra-dimensions",
            Source = "own",
            Locator = "docs/mathematics.md, section 4.4",
            Statement = "The relaxation of d_haus exceeds n by at most c - 1 dimensions.",
            Hypotheses = "Gaussian, N = 6, n = 2, three classes; the null space of M on its support, determined numerically.",
            Relation = "dim null M_S <= c - 1",
            Expected = Verdict.Holds,
            Reason = "A theorem for two classes, open for more; tried here. The control takes c - 1 = 2 below 1.",
            Evidence = new InstanceEvidence(Stream, Sides) { ControlFactor = 0.49 },
        };

    private static InstanceSource Stream { get; } =
        new(
            "three-classes-6-2",
            "gaussian, N = 6, n = 2, three classes",
            r => new Instance(Sampling.Gaussian(r, 6, 2), Sampling.Balanced(6, 3), "")
        );

    private static Judgement Sides(Instance f)
    {
        (double, double) left = f.Brackets.NullDimension is int k ? (k, k) : (0, f.Haus.Upper == 0 ? 0 : double.PositiveInfinity);
        return new Judgement(left, (2, 2));
    }
}
