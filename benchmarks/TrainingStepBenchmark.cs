using System.Diagnostics;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;
using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Benchmarks;

/// <summary>The training step against python3-torch: the same network, batch of 16 x 8, batch-hard loss and Adam, in turns of the same length.</summary>
public static class TrainingStepBenchmark
{
    private const int Rounds = 9;

    /// <summary>Times both sides and writes one line a network: medians and the median of the ratios of neighbouring turns.</summary>
    /// <param name="output">Where the lines go.</param>
    /// <param name="peers">The folder of torch_step.py.</param>
    /// <param name="threads">Threads of both sides.</param>
    public static void Run(TextWriter output, string peers, int threads = 2)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach ((NetworkKind kind, int steps) in new[] { (NetworkKind.Mlp, 50), (NetworkKind.Cnn, 10) })
        {
            using Process peer = Process.Start(
                new ProcessStartInfo(
                    "/usr/bin/python3",
                    [Path.Combine(peers, "torch_step.py"), kind.ToString().ToLowerInvariant(), threads.ToString()]
                )
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            double Theirs()
            {
                peer.StandardInput.WriteLine(steps);
                peer.StandardInput.Flush();
                return double.Parse(peer.StandardOutput.ReadLine() ?? throw new IOException("python3-torch did not answer"));
            }
            using TrainingStep step = Step(kind, threads, out BatchSampler sampler);
            int[] pattern = [.. Enumerable.Range(0, sampler.BatchSize).Select(i => i / sampler.SamplesPerClass)];
            long at = 0;
            double Ours()
            {
                long start = Stopwatch.GetTimestamp();
                for (int k = 0; k < steps; k++)
                {
                    step.Take(at, sampler.Batch(at++), pattern);
                }
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
            Ours();
            Theirs();
            (double Ours, double Theirs)[] times = [.. Enumerable.Range(0, Rounds).Select(_ => (Ours(), Theirs()))];
            peer.StandardInput.Close();
            peer.WaitForExit();
            output.WriteLine(
                $"training step, {kind}, {threads} threads: {1000 * Median(times.Select(t => t.Ours)) / steps:F2} ms, python3-torch "
                    + $"{1000 * Median(times.Select(t => t.Theirs)) / steps:F2} ms, ratio {Median(times.Select(t => t.Ours / t.Theirs)):F3}"
            );
        }
    }

    private static TrainingStep Step(NetworkKind kind, int threads, out BatchSampler sampler)
    {
        DataSet noise = SyntheticClasses.Create(16, 256, 784, 1, 0);
        DataSet images = new("noise", noise.Features, noise.Labels, new ImageShape(1, 28, 28));
        sampler = new BatchSampler(images.Labels, 16, 8, 0);
        TrainingOptions options = new()
        {
            Network = new EmbedderOptions { Dimension = 128, Kind = kind },
            Threads = threads,
        };
        return new TrainingStep(options, images);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
