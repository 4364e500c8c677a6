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

    [Fact]
    public void Measure_OnePeerFails_TheOthersAreMeasuredAndItIsNamed()
    {
        List<string> said = [];
        using Session session = new(1, CancellationToken.None);
        (IReadOnlyList<BenchmarkResult> results, IReadOnlyList<MissingBenchmark> missing) = Runner.Measure(
            [
                Named("first", () => new Run(2, [])),
                Named("second", () => throw new IOException("peer.py ended: no module")),
                Named("third", () => new Run(3, [])),
            ],
            session,
            1,
            said.Add
        );
        Assert.Equal(["first", "third"], results.Select(r => r.Name), StringComparer.Ordinal);
        Assert.Equal([new MissingBenchmark("second", "peer.py ended: no module")], missing);
        Assert.Equal(
            ["1/3 first", "2/3 second", "second: not measured: peer.py ended: no module", "3/3 third"],
            said,
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void Measure_InterruptedInTheSecond_KeepsTheFirst()
    {
        using CancellationTokenSource source = new();
        using Session session = new(1, source.Token);
        (IReadOnlyList<BenchmarkResult> results, IReadOnlyList<MissingBenchmark> missing) = Runner.Measure(
            [
                Named("first", () => new Run(2, [])),
                Named(
                    "second",
                    () =>
                    {
                        source.Cancel();
                        throw new IOException("the peer was ended");
                    }
                ),
                Named("third", () => new Run(3, [])),
            ],
            session,
            1,
            _ => { }
        );
        Assert.Equal("first", Assert.Single(results).Name);
        Assert.Equal([new MissingBenchmark("second", "interrupted"), new MissingBenchmark("third", "interrupted")], missing);
    }

    [Fact]
    public void Report_WithoutOneBenchmark_NamesItInTableAndPage()
    {
        BenchmarkReport report = new(null, Machine.Here(), 1, [])
        {
            Missing = [new MissingBenchmark("recall", "no module named 'sklearn'")],
        };
        using StringWriter table = new();
        ReportTable.Write(table, report);
        Assert.Contains("recall: not measured: no module named 'sklearn'", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("## Not measured\n\n- recall: no module named 'sklearn'\n", ReportPage.Of(report), StringComparison.Ordinal);
        Assert.DoesNotContain("Not measured", ReportPage.Of(report with { Missing = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Exchange_ScriptThatEnds_SaysItsLastWords()
    {
        string message = Assert
            .Throws<IOException>(() =>
            {
                using LineProcess process = new("no-such-script.py", [], 1, TestContext.Current.CancellationToken);
                return process.Exchange("x");
            })
            .Message;
        Assert.StartsWith("no-such-script.py", message, StringComparison.Ordinal);
        Assert.DoesNotContain("it said nothing", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_OfAnotherSeed_AreOthers()
    {
        double[] First(int seed) => new Inputs(seed).Gaussian(3, 2, 1).Values.ToArray();
        Assert.Equal(First(7), First(7));
        Assert.NotEqual(First(0), First(7));
        Assert.Equal(201, new Inputs(0).Of(201));
        Assert.NotEqual(new Inputs(1).Of(201), new Inputs(1).Of(202));
    }

    private static Benchmark Named(string name, Func<Run> peer) =>
        new(
            name,
            "x",
            "x",
            new Target(RatioKind.Cost, null),
            _ => new Duel
            {
                Heavy = true,
                Ours = (_, _) => new Run(1, []),
                Peer = (_, _) => peer(),
            }
        );
}
