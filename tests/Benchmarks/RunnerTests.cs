using IsoTriplet.Benchmarks;

namespace IsoTriplet.Tests.Benchmarks;

public sealed class RunnerTests
{
    [Fact]
    public void Measure_Speedup_IsPeerOverOurs()
    {
        BenchmarkResult result = Measure(new Target(RatioKind.Speedup, 2), ours: 1, peer: 3);
        Assert.Equal(3, result.Ratio.Median);
        Assert.True(result.Passed);
    }

    [Fact]
    public void Measure_Cost_IsOursOverPeer()
    {
        BenchmarkResult result = Measure(new Target(RatioKind.Cost, 2), ours: 3, peer: 1);
        Assert.Equal(3, result.Ratio.Median);
        Assert.False(result.Passed);
    }

    [Fact]
    public void Measure_FastButWrong_Fails()
    {
        BenchmarkResult result = Measure(new Target(RatioKind.Speedup, 2), ours: 1, peer: 100, value: 1.001);
        Assert.False(result.Passed);
        Assert.NotNull(result.Complaint);
    }

    [Fact]
    public void Measure_NoTarget_HasNoVerdict() => Assert.Null(Measure(new Target(RatioKind.Speedup, null), 1, 2).Passed);

    [Fact]
    public void Measure_Repeats_Interleave()
    {
        List<string> order = [];
        Duel duel = new()
        {
            Heavy = true,
            Ours = (k, _) => Record("ours", k),
            Peer = (k, _) => Record("peer", k),
        };
        Run Record(string side, int repeat)
        {
            order.Add($"{side} {repeat}");
            return new Run(1, []);
        }
        using Session session = new(1, TestContext.Current.CancellationToken);
        Runner.Measure(new Benchmark("x", "x", "x", new Target(RatioKind.Speedup, null), _ => duel), session, 2);
        // The first is the warm-up.
        Assert.Equal(["ours 0", "ours 0", "peer 0", "ours 1", "peer 1"], order);
    }

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 2, 3 }, 2.5)]
    public void Spread_Median_IsTheMiddle(double[] values, double median) =>
        Assert.Equal(new Spread(values.Min(), median, values.Max()), Spread.Of(values));

    private static BenchmarkResult Measure(Target target, double ours, double peer, double value = 1)
    {
        Duel duel = new()
        {
            Ours = (_, _) => new Run(ours, [value]),
            Peer = (_, _) => new Run(peer, [1]),
            Agree = Agreements.Equal(1e-6),
        };
        using Session session = new(1, CancellationToken.None);
        return Runner.Measure(new Benchmark("x", "x", "x", target, _ => duel), session, 1);
    }
}
