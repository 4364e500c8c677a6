using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>the title.</summary>
public static class MixingImpairs
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-mixing-impairs",
            Source = "GEO",
            Locator = "the title",
            Statement = "Mixing Euclidean and geodesic distance (mining by one, loss by the other) impairs triplet learning.",
            Hypotheses = "Unspecified: data, network, loss, margin.",
            Relation = "quality after training, mixed <= unmixed",
            Expected = Verdict.Undecided,
            Reason =
                "Mathematics settles what mixing can change, and it is little: not the mined triples of an anchor, "
                + "not descent. The rest is measurement.",
            Evidence = new ComputedEvidence("what the other claims of this source leave open", Judge, Control),
        };

    private static ClaimResult Judge(ClaimContext context) =>
        new(
            Verdict.Undecided,
            0,
            "no instance: a statement about training",
            "Mined triples are the same anchor by anchor (geo-same-hardest-triples), and a step for one loss does not raise the other (own-geo-mixing-descends); "
                + "step lengths and anchor directions differ. Whether training ends worse is a matter of measurement: `experiment distances` trains both with paired seeds."
        );

    private static ControlResult Control(ClaimContext context)
    {
        ClaimResult weaker = ChordStepDescendsForArc.Create().Evidence.Judge(context);
        return new ControlResult(
            weaker.Verdict != Verdict.Undecided,
            $"replaced by what mathematics can say, own-geo-mixing-descends: {weaker.Verdict}"
        );
    }
}
