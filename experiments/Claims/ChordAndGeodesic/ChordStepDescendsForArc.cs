using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>"Does mixing the two concepts impair triplet learning?".</summary>
public static class ChordStepDescendsForArc
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-geo-mixing-descends",
            Source = "own",
            Locator = "\"Does mixing the two concepts impair triplet learning?\"",
            Statement =
                "To first order a gradient step on the chord loss of an active triple never raises the arc loss of the same "
                + "triple, and the other way round.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one. A small rate; one triple.",
            Relation = "(alpha w_p - beta w_q).(w_p - w_q) >= 0",
            Expected = Verdict.Proved,
            Reason =
                "At p and q the directions agree; at the anchor they are at most 90 degrees apart. So mixing mining "
                + "and loss cannot turn a step against the other loss.",
            Evidence = new ProofEvidence("Slopes are not negative and tangents are unit vectors.", "geo-chord-step-descends-for-the-arc"),
        };
}
