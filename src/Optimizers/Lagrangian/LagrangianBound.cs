namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>From multipliers in a frame to a checked lower bound on d_haus.</summary>
internal static class LagrangianBound
{
    private const string Source = "Lagrangian";

    /// <summary>
    /// The bound of the interior-point method's best multipliers; where the checker cannot see that M is positive definite, near the boundary that the
    /// optimum lies on, the bound of multipliers moved a little inwards.
    /// </summary>
    public static Bound Of(Frame frame, TripletProblem problem, double[] points, IReadOnlyList<FrameTriple> triples)
    {
        Bound bound = Certify(frame, problem, points, triples, Source);
        return bound.Value > 0 ? bound : ShrunkMultipliers.Bound(frame, problem, points, triples, Source);
    }

    /// <summary>The bound that the independent checker derives from (u, lambda); 0 where M is not positive definite to it.</summary>
    public static Bound Certify(Frame frame, TripletProblem problem, double[] points, IEnumerable<FrameTriple> triples, string source)
    {
        double[] u = new double[frame.N];
        for (int i = 0; i < frame.N; i++)
        {
            u[frame.Order[i]] = points[i];
        }
        WeightedTriple[] weighted =
        [
            .. triples
                .Where(t => t.Weight > 0)
                .Select(t => new WeightedTriple(frame.Order[t.Anchor], frame.Order[t.Positive], frame.Order[t.Negative], t.Weight)),
        ];
        LagrangianCertificate certificate = new(problem, 0, u, weighted);
        CheckResult result = CertificateChecker.Check(certificate);
        return result.Valid && result.Bound > 0 ? new Bound(result.Bound, source, certificate with { Bound = result.Bound }) : Bound.Zero;
    }
}
