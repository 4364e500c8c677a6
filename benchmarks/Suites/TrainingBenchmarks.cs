using System.Diagnostics;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;
using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>The training step against python3-torch: the same network, batch of 16 x 8, batch-hard loss and Adam, in turns of the same length.</summary>
internal static class TrainingBenchmarks
{
    private const double Allowed = 0.9;
    private const int Classes = 16;
    private const int SamplesPerClass = 8;

    public static IEnumerable<Benchmark> All() => [Of(NetworkKind.Mlp, 50), Of(NetworkKind.Cnn, 10)];

    private static Benchmark Of(NetworkKind kind, int steps)
    {
        string name = kind.ToString().ToLowerInvariant();
        return new Benchmark(
            $"training-step-{name}",
            $"one training step, {name}, batch {Classes} x {SamplesPerClass}, batch-hard, Adam",
            "python3-torch, the same step",
            new Target(RatioKind.Cost, Allowed),
            session => Prepare(session, kind, name, steps)
        )
        {
            OnlyByName = true,
        };
    }

    private static Duel Prepare(Session session, NetworkKind kind, string name, int steps)
    {
        int seed = session.Inputs.Of(0);
        LineProcess peer = session.Own(
            new LineProcess("torch_step.py", [name, $"{session.Threads}", $"{seed}"], session.Threads, session.Cancel)
        );
        DataSet noise = SyntheticClasses.Create(Classes, 256, 784, 1, seed);
        DataSet images = new("noise", noise.Features, noise.Labels, new ImageShape(1, 28, 28));
        BatchSampler sampler = new(images.Labels, Classes, SamplesPerClass, seed);
        TrainingOptions options = new()
        {
            Network = new EmbedderOptions { Dimension = 128, Kind = kind },
            Threads = session.Threads,
            Seed = seed,
        };
        TrainingStep step = session.Own(new TrainingStep(options, images));
        int[] pattern = [.. Enumerable.Range(0, sampler.BatchSize).Select(i => i / sampler.SamplesPerClass)];
        long at = 0;
        return new Duel
        {
            Ours = (_, inner) =>
            {
                long start = Stopwatch.GetTimestamp();
                for (int k = 0; k < steps * inner; k++)
                {
                    step.Take(at, sampler.Batch(at++), pattern);
                }
                return new Run(Stopwatch.GetElapsedTime(start).TotalSeconds / (steps * inner), []);
            },
            Peer = (_, inner) => new Run(double.Parse(peer.Exchange($"{steps * inner}")) / (steps * inner), []),
        };
    }
}
