using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>
/// Makes a certificate of approximate multipliers: where <c>U + Lambda</c> is only nearly positive semidefinite, <c>U + s Lambda</c> with s below 1 and
/// u lifted a little is positive definite, as it is at least <c>(1 - s) U</c> when the former is semidefinite.
/// </summary>
internal static class ShrunkMultipliers
{
    private static readonly double[] Floors = [0.1, 3e-2, 1e-2, 3e-3, 1e-3, 1e-4, 1e-5, 1e-6];
    private static readonly double[] Shrinks =
    [
        0,
        1e-6,
        1e-5,
        1e-4,
        3e-4,
        1e-3,
        2e-3,
        4e-3,
        7e-3,
        1e-2,
        1.5e-2,
        2e-2,
        3e-2,
        4e-2,
        5e-2,
        6e-2,
        8e-2,
        0.1,
        0.13,
        0.16,
        0.2,
        0.4,
        0.7,
    ];

    /// <summary>The largest of these bounds that the checker accepts; 0 where it accepts none.</summary>
    public static Bound Bound(Frame frame, TripletProblem problem, double[] points, IReadOnlyList<FrameTriple> triples, string source)
    {
        foreach ((_, double[] weights, List<FrameTriple> list) in Ladder(frame, points, triples).OrderByDescending(c => c.Value))
        {
            Bound bound = LagrangianBound.Certify(frame, problem, weights, list, source);
            if (bound.Value > 0)
            {
                return bound;
            }
        }
        return Optimizers.Bound.Zero;
    }

    // For each floor under u the least shrink of lambda that makes M numerically positive definite, until lower floors have lost twice.
    private static List<(double Value, double[] Points, List<FrameTriple> Triples)> Ladder(
        Frame frame,
        double[] points,
        IReadOnlyList<FrameTriple> triples
    )
    {
        List<(double Value, double[], List<FrameTriple>)> ladder = [];
        double sum = points.Sum();
        if (!(sum > 0))
        {
            return ladder;
        }
        int n = frame.N,
            first = 0;
        double[] u = new double[n],
            laplacian = new double[n * n],
            matrix = new double[n * n],
            factor = new double[n * n];
        LagrangianMatrix.Fill(laplacian, u, triples, Scaled(0));
        foreach (double floor in Floors)
        {
            for (int i = 0; i < u.Length; i++)
            {
                u[i] = (points[i] / sum) + (floor / n);
            }
            // A lower floor needs no smaller shrink.
            first = Least(first);
            if (first == Shrinks.Length)
            {
                break;
            }
            double[] scaled = Scaled(first);
            (_, double value) = LagrangianMatrix.Minimise(frame, u, triples, scaled, factor);
            ladder.Add((value / (1 + floor), [.. u], [.. triples.Select((t, k) => t with { Weight = scaled[k] })]));
            if (ladder.Count > 2 && ladder[^1].Value < ladder[^3].Value && ladder[^2].Value < ladder[^3].Value)
            {
                break;
            }
        }
        return ladder;

        // The least shrink that serves, none of them Shrinks.Length: beyond one that does all do, as definite matrices are convex. It is the last one found to serve, whose factor is kept.
        int Least(int from)
        {
            (int bad, int good, int step) = (from - 1, from, 1);
            while (good < Shrinks.Length && !IsDefinite(good))
            {
                (bad, good, step) = (
                    good,
                    good == Shrinks.Length - 1 ? Shrinks.Length : Math.Min(good + step, Shrinks.Length - 1),
                    2 * step
                );
            }
            while (good < Shrinks.Length && good - bad > 1)
            {
                int middle = (bad + good) / 2;
                (bad, good) = IsDefinite(middle) ? (bad, middle) : (middle, good);
            }
            return good;
        }

        bool IsDefinite(int shrink)
        {
            LagrangianMatrix.Fill(matrix, u, laplacian, 1 - Shrinks[shrink]);
            if (!CholeskyInPlace.TryFactor(matrix, n))
            {
                return false;
            }
            (matrix, factor) = (factor, matrix);
            return true;
        }

        double[] Scaled(int shrink) => [.. triples.Select(t => (1 - Shrinks[shrink]) * t.Weight / sum)];
    }
}

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
