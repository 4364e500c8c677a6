using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The 0.53 of the toy example.</summary>
public static class ToyRatioOccurs
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-toy-ratio",
            Source = "IAT",
            Locator = "toy example, Fig. 2-5",
            Statement = "For five points in the plane in two classes, c = d_haus / d_iso comes out as 0.53.",
            Hypotheses =
                "N = 5, n = 2; the points of the paper are not published, so that only \"such an instance exists\" can be checked.",
            Relation = "c in [0.525, 0.535] for some F",
            Expected = Verdict.Proved,
            Reason =
                "An instance with certified brackets on both distances; 0.5 is the least possible value (own-least-ratio). The evidence"
                + " gives the distribution over the instances tried.",
            Evidence = new ComputedEvidence(
                "the first random instance of the toy's size whose certified c rounds to 0.53, and the distribution of c",
                context => Judge(context, 0.525, 0.535),
                context => new ControlResult(
                    Judge(context, 0, 0.495).Verdict != Verdict.Proved,
                    "c below 0.495, less than 1/2: no instance is found"
                )
            ),
        };

    private static ClaimResult Judge(ClaimContext context, double low, double high)
    {
        List<(double Lower, double Upper)> sample = [];
        Instance? found = null;
        int count = Math.Max(context.Settings.Instances, 1);
        for (int i = 0; i < count; i++)
        {
            Instance f = Streams.Toy.Get(context, i);
            if (Ratio.Of(f) is { } c)
            {
                sample.Add(c);
                found ??= c.Lower >= low && c.Upper <= high ? f : null;
            }
            context.Progress?.Invoke(i + 1, count);
        }
        string spread =
            $"median c {Ratio.Text(Ratio.Quantile(sample, 0.5))}, 95% {Ratio.Text(Ratio.Quantile(sample, 0.95))}, "
            + $"worst {Ratio.Text(Ratio.Quantile(sample, 1))} over {sample.Count} instances that are not separated";
        if (found is null)
        {
            return new ClaimResult(Verdict.Undecided, sample.Count, "no such instance", spread);
        }
        return new ClaimResult(Verdict.Proved, sample.Count, $"c in {Ratio.Text(Ratio.Of(found)!.Value)} at {found.Origin}", spread)
        {
            Certificates = Figures.Certificates(
                ("haus-lower", found.Brackets.Haus.Lower),
                ("haus-upper", found.Brackets.Haus.Upper),
                ("iso-lower", found.Brackets.Iso.Lower),
                ("iso-upper", found.Brackets.Iso.Upper)
            ),
        };
    }
}
