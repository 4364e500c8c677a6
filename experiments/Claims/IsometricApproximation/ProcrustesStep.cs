using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The step from distances to displacements.</summary>
public static class ProcrustesStep
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-procrustes",
            Source = "own",
            Locator = "[TU] Lemma 5.4 and docs/mathematics.md, section 5",
            Statement =
                "min over orthogonal Q of |W - XQ|_F^2 <= |WW' - XX'|_F^2 / (2 (sqrt 2 - 1) sigma_n(X)^2), the centred Gram matrix is "
                + "-J D^2 J / 2, and |G^2 - D^2| <= eps (2 D + eps).",
            Hypotheses = "The lemmas are the cases of one column and of three points; the text has the proof for all.",
            Relation = "left <= right, as stated",
            Expected = Verdict.Proved,
            Reason = "The three steps behind the explicit constant of Theorem 2.",
            Evidence = new ProofEvidence(
                "The three lemmas are the steps of Theorem 5.2; the general proof is in docs/mathematics.md.",
                "procrustes-rank-one",
                "centred-gram-identity-3",
                "squared-distances-move-little"
            ),
        };
}
