using System.Diagnostics;

namespace IsoTriplet.Benchmarks;

/// <summary>Runs one benchmark: warm-up, then ours and the peer's in turn.</summary>
public static class Runner
{
    // A side that takes less is looped until one measurement takes about this long.
    private const double LeastSeconds = 0.03;
    private const double WarmUpSeconds = 0.6;
    private const int MostInner = 2000;
    private const string Interrupted = "interrupted";

    // Threads of either side spin for a while after a parallel part: let them go to sleep before the other side runs.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs benchmarks in turn. One that fails, as where its peer is not installed, does not take the others with it; nor does Ctrl-C.</summary>
    /// <param name="benchmarks">Which, in the order of the report.</param>
    /// <param name="repeats">Pairs of runs.</param>
    /// <param name="say">Told which one begins, and which one fails.</param>
    /// <returns>What was measured, and what was not, with reasons.</returns>
    public static (IReadOnlyList<BenchmarkResult> Results, IReadOnlyList<MissingBenchmark> Missing) Measure(
        IReadOnlyList<Benchmark> benchmarks,
        Session session,
        int repeats,
        Action<string> say
    )
    {
        List<BenchmarkResult> results = [];
        List<MissingBenchmark> missing = [];
        foreach (Benchmark benchmark in benchmarks)
        {
            string? fault = Interrupted;
            if (!session.Cancel.IsCancellationRequested)
            {
                say($"{results.Count + missing.Count + 1}/{benchmarks.Count} {benchmark.Name}");
                try
                {
                    results.Add(Measure(benchmark, session, repeats));
                    continue;
                }
                catch (Exception e) when (session.Cancel.IsCancellationRequested)
                {
                    // Ctrl-C ended the peer's process, or the work itself.
                    _ = e;
                }
                catch (Exception e)
                    when (e is IOException or InputException or ArithmeticException or System.Runtime.InteropServices.ExternalException)
                {
                    fault = e.Message;
                    say($"{benchmark.Name}: not measured: {fault}");
                    session.EndPeer();
                }
            }
            missing.Add(new MissingBenchmark(benchmark.Name, fault));
        }
        return (results, missing);
    }

    public static BenchmarkResult Measure(Benchmark benchmark, Session session, int repeats)
    {
        Duel duel = benchmark.Prepare(session);
        int oursInner = 1,
            peerInner = 1;
        if (duel.Heavy)
        {
            duel.Ours(0, 1);
        }
        else if (!duel.Once)
        {
            oursInner = WarmUp(duel.Ours);
            peerInner = WarmUp(duel.Peer);
        }
        List<(Run Ours, Run Peer)> pairs = [];
        for (int k = 0; k < (duel.Once ? 1 : repeats); k++)
        {
            session.Cancel.ThrowIfCancellationRequested();
            Thread.Sleep(Pause);
            Run ours = duel.Ours(k, oursInner);
            Thread.Sleep(Pause);
            pairs.Add((ours, duel.Peer(k, peerInner)));
        }
        string[] complaints = [.. pairs.Select(p => duel.Agree?.Invoke(p.Ours.Values, p.Peer.Values)).OfType<string>()];
        string? complaint = complaints.Length == 0 ? null : $"{complaints.Length} of {pairs.Count} runs differ, first {complaints[0]}";
        Spread ratio = Spread.Of(pairs.Select(p => benchmark.Target.Ratio(p.Ours.Cost, p.Peer.Cost)));
        return new BenchmarkResult(
            benchmark.Name,
            benchmark.What,
            benchmark.Peer,
            benchmark.Unit,
            Spread.Of(pairs.Select(p => p.Ours.Cost)),
            Spread.Of(pairs.Select(p => p.Peer.Cost)),
            benchmark.Target.Kind == RatioKind.Speedup ? "peer / ours" : "ours / peer",
            ratio,
            pairs.Count,
            benchmark.Target.ToString(),
            complaint is null ? benchmark.Target.IsMetBy(ratio.Median) : false,
            complaint,
            duel.Note?.Invoke()
        );
    }

    // At least two runs and until the just-in-time compiler has had some time; returns how many loops make a measurement.
    private static int WarmUp(Func<int, int, Run> side)
    {
        double spent = 0,
            last = 0;
        for (int k = 0; k < 2 || (spent < WarmUpSeconds && k < MostInner); k++)
        {
            // By the clock: a cost may be that of one of many steps of a run.
            long started = Stopwatch.GetTimestamp();
            side(0, 1);
            last = Stopwatch.GetElapsedTime(started).TotalSeconds;
            spent += last;
        }
        return (int)Math.Clamp(Math.Ceiling(LeastSeconds / Math.Max(last, 1e-9)), 1, MostInner);
    }
}
