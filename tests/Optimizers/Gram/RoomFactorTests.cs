using IsoTriplet.Optimizers.Gram;

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
