using IsoTriplet.Optimizers.Gram;
using IsoTriplet.Optimizers.Solvers;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers.Gram;

/// <summary>The best factor with dimensions to spare, searched for; ISOTRIPLET_INSTANCES=100 is the run that docs/mathematics/extensions.md, 16, tells of.</summary>
public sealed class RoomFactorTests
{
    private static readonly int[][] Shapes =
    [
        [4, 2],
        [3, 1],
        [3, 2],
        [4, 1],
        [5, 1],
        [3, 3],
        [4, 3],
        [2, 2, 2],
        [3, 2, 1],
        [3, 3, 1],
        [4, 1, 1],
    ];

    private static int Starts => int.TryParse(Environment.GetEnvironmentVariable("ISOTRIPLET_INSTANCES"), out int count) ? count : 3;

    // Theorem 16.6: sqrt 3 - 1 at -1, 0, 1 around 0.
    [Fact]
    public void Climb_ThreePointsAroundOneShaken_ReturnsToTheBestKnown()
    {
        Random random = new(2);
        Embedding shaken = Embedding.Create(4, 1, [.. new[] { -1.0, 0, 1, 0 }.Select(v => v + (0.1 * (random.NextDouble() - 0.5)))]);
        Labels labels = Labels.FromIntegers([0, 0, 0, 1]);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        double before = RoomFactorSearch.Climb(shaken, labels, 0, cancel).Ratio;
        Assert.InRange(RoomFactorSearch.Climb(shaken, labels, 40, cancel).Ratio, Math.Max(before, 0.72), 2);
        Assert.True(before < 0.73);
    }

    [Fact]
    public void Climb_DrawnStarts_StaysBetweenHalfAndTwo()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        Random random = new(1);
        double best = 0;
        for (int start = 0; start < Starts; start++)
        {
            Labels labels = Labels.FromIntegers([
                .. Shapes[start % Shapes.Length].SelectMany((size, label) => Enumerable.Repeat(label, size)),
            ]);
            (double ratio, Embedding points) = RoomFactorSearch.Climb(RoomFactorSearch.Start(random, labels.Count), labels, 40, cancel);
            if (ratio > best + 1e-6)
            {
                best = ratio;
                TestContext.Current.TestOutputHelper?.WriteLine($"start {start}: {ratio}, {points.Dimension} dimensions");
            }
            // What was climbed to is d_iso / H there by another call, and Theorem 7.1 holds.
            GramSolution there = GramBound.Find(points, labels, cancellation: cancel);
            Assert.InRange(ratio, 0, 2);
            Assert.True(ratio == 0 || Math.Abs(ratio - (there.Bound / (2 * there.HalfHardness))) < 1e-4);
            Assert.True(there.Certificate is null || CertificateChecker.Check(there.Certificate).Valid);
        }
        Assert.True(best >= 0.5 - 1e-9, $"{best}");
    }
}

/// <summary>
/// Climbs d_iso / H with dimensions to spare (n >= N - 1), where the Gram relaxation is the problem itself (docs/mathematics/extensions.md, 16). The multipliers of the relaxation give its
/// slope along F; a linear program takes the step that keeps every triple at H at most, within a trust region.
/// </summary>
internal static class RoomFactorSearch
{
    /// <summary>Points of a drawn dimension 1 to 3.</summary>
    public static Embedding Start(Random random, int count)
    {
        (int k, int kind) = (random.Next(1, 4), random.Next(3));
        return Embedding.Create(count, k, [.. Enumerable.Range(0, count * k).Select(_ => Coordinate(random, kind))]);
    }

    /// <summary>The best ratio from a start, and where it was reached.</summary>
    public static (double Ratio, Embedding Points) Climb(Embedding start, Labels labels, int steps, CancellationToken cancel)
    {
        (int count, int k, double[] x) = (start.Points, start.Dimension, start.Values.ToArray());
        (double best, double[] slope, x) = Ratio(x, k, labels, cancel);
        double radius = 0.3;
        for (int step = 0; step < steps && radius > 1e-4 && best > 0; step++)
        {
            if (Step(x, k, labels, slope, radius) is not { } move)
            {
                break;
            }
            (double next, double[] nextSlope, double[] there) = Ratio([.. x.Zip(move, (a, b) => a + b)], k, labels, cancel);
            bool rose = next > best + 1e-7;
            radius = rose ? Math.Min(0.5, 1.3 * radius) : radius / 2.5;
            (best, slope, x) = rose ? (next, nextSlope, there) : (best, slope, x);
        }
        return (best, Embedding.Create(count, k, x));
    }

    // Half-integers and integers, where ties are many, shaken a little; or anywhere in [-1, 1].
    private static double Coordinate(Random random, int kind) =>
        kind == 2
            ? (2 * random.NextDouble()) - 1
            : (kind == 0 ? random.Next(-2, 3) / 2.0 : random.Next(-1, 2)) + (0.03 * (random.NextDouble() - 0.5));

    // F scaled to H = 1, its d_iso and the slope of that; all 0 where F is separated. With q(eps, D) = sum w+ (D+eps)^2 - sum w- max(0, D-eps)^2 = 0 at fixed weights, d eps / dD = -q_D / q_eps.
    private static (double Value, double[] Slope, double[] Points) Ratio(double[] x, int k, Labels labels, CancellationToken cancel)
    {
        int count = labels.Count;
        double hardness = new PairGeometry(Embedding.Create(count, k, x), labels).Hardness;
        double[] slope = new double[x.Length];
        if (!(hardness > 1e-3))
        {
            return (0, slope, x);
        }
        x = [.. x.Select(v => v / hardness)];
        PairGeometry geometry = new(Embedding.Create(count, k, x), labels);
        (GramWeights weights, double eps, _, _) = GramSearch.Run(geometry, 8, cancel);
        double inEps = 0;
        foreach (WeightedPair p in weights.Stretched.Concat(weights.Shrunk.Select(p => p with { Weight = -p.Weight })))
        {
            double d = geometry.Distance(p.I, p.J),
                inDistance = 2 * p.Weight * (p.Weight > 0 ? d + eps : Math.Max(0, d - eps));
            inEps += Math.Abs(inDistance);
            for (int c = 0; c < k && d > 1e-12; c++)
            {
                double u = (x[(p.I * k) + c] - x[(p.J * k) + c]) / d;
                slope[(p.I * k) + c] -= inDistance * u;
                slope[(p.J * k) + c] += inDistance * u;
            }
        }
        return (eps / geometry.Hardness, [.. slope.Select(v => v / inEps)], x);
    }

    private static double[]? Step(double[] x, int k, Labels labels, double[] slope, double radius)
    {
        PairGeometry geometry = new(Embedding.Create(labels.Count, k, x), labels);
        using LinearProgram program = new();
        foreach (double v in slope)
        {
            program.AddColumn(-v, -radius, radius);
        }
        foreach (Comparison c in Enumerable.Range(0, labels.Count).SelectMany(geometry.Problem.From))
        {
            double excess = geometry.Excess(c);
            Dictionary<int, double> row = [];
            foreach ((int i, int j, double sign) in (ReadOnlySpan<(int, int, double)>)[(c.I, c.J, 1), (c.K, c.L, -1)])
            {
                double d = geometry.Distance(i, j);
                for (int m = 0; m < k && d > 1e-12; m++)
                {
                    double u = sign * (x[(i * k) + m] - x[(j * k) + m]) / d;
                    row[(i * k) + m] = row.GetValueOrDefault((i * k) + m) + u;
                    row[(j * k) + m] = row.GetValueOrDefault((j * k) + m) - u;
                }
            }
            if (excess > 1 - (4 * radius) && row.Count > 0)
            {
                program.AddRow(double.NegativeInfinity, 1 - excess, [.. row.Keys], [.. row.Values]);
            }
        }
        LinearSolution solution = program.Solve();
        return solution.Status == LinearStatus.Optimal ? solution.X : null;
    }
}
