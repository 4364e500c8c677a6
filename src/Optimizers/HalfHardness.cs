using IsoTriplet.Certificates;
using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers;

/// <summary>d_iso(F, F_TS) >= H/2, with a one-triple certificate ([IAT] Appendix A, last sentence; docs/mathematics.md section 3).</summary>
public static class HalfHardness
{
    /// <summary>The checked bound; 0 if F is Triplet-Separated.</summary>
    /// <param name="problem">F and its labels as the certificate records them.</param>
    /// <param name="separation">The hardness of F.</param>
    /// <returns>The bound, just below H/2.</returns>
    public static Bound Of(TripletProblem problem, TripletSeparation separation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(separation);
        if (separation.IsSeparated || separation.HardestTriple is not { } t)
        {
            return Bound.Zero;
        }
        double half = separation.Hardness!.Value / 2,
            unit = Math.BitIncrement(PairwiseDistances.Between(problem.Points[t.Anchor], problem.Points[t.Positive]));
        unit -= Math.BitDecrement(Math.BitDecrement(unit));
        for (double margin = unit; margin < half; margin *= 2)
        {
            GramCertificate certificate = new(
                problem,
                half - margin,
                [new WeightedPair(t.Anchor, t.Negative, 1)],
                [new WeightedPair(t.Anchor, t.Positive, 1)],
                [new WeightedTriple(t.Anchor, t.Positive, t.Negative, 1)]
            );
            CheckResult result = CertificateChecker.Check(certificate);
            if (result.Valid)
            {
                return new Bound(result.Bound, "half the hardness", certificate);
            }
        }
        return Bound.Zero;
    }
}
