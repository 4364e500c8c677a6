using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Search;

/// <summary>Hunts for embeddings with the largest d_haus(F, F_TS) / d_iso(F, F_TS), by a random local search on certified brackets.</summary>
/// <remarks>d_iso is at most 2 d_haus, so the ratio is at least 1/2 wherever it is known; no bound above is. Nothing says that the result is the worst
/// there is.</remarks>
public static class DistanceRatioSearch
{
    private static readonly BracketSettings Quick = new()
    {
        Starts = 2,
        Work = 2e7,
        LeastSteps = 300,
        StressPoints = 0,
    };

    /// <summary>Searches.</summary>
    /// <param name="settings">What to look for; its RelativeHardness is not used.</param>
    /// <param name="progress">Told each new best ratio.</param>
    /// <param name="cancellation">Ends the search early (a time limit, say); what was found is returned.</param>
    /// <returns>The embedding with the largest certified ratio; null only if cancelled before the first one.</returns>
    /// <exception cref="ArgumentException">A setting outside its range.</exception>
    public static DistanceRatioCase? Run(
        WorstCaseSettings settings,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Demand();
        Random random = new(settings.Seed);
        List<DistanceRatioCase> states = [];
        foreach ((string start, Embedding points, Labels labels) in Starts(settings, random))
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }
            states.Add(Judge(points, labels, start, Quick with { Seed = settings.Seed }, cancellation));
        }
        if (states.Count == 0)
        {
            return null;
        }
        int iterations = Climb.Run(
            states,
            s => s.Ratio,
            s => Judge(Moved(s, random), s.Labels, s.Start, Quick with { Seed = settings.Seed }, cancellation),
            settings.Iterations,
            progress,
            cancellation
        );
        DistanceRatioCase worst = states.MaxBy(s => s.Ratio)!;
        DistanceRatioCase closer = Judge(
            worst.Points,
            worst.Labels,
            worst.Start,
            BracketSettings.Fast with
            {
                Seed = settings.Seed,
            },
            cancellation
        );
        // More work can only raise the certified ratio, unless it was cancelled.
        return new[] { worst, closer }.MaxBy(s => s.Ratio)! with { Iterations = iterations };
    }

    private static DistanceRatioCase Judge(
        Embedding points,
        Labels labels,
        string start,
        BracketSettings settings,
        CancellationToken cancellation
    )
    {
        BracketReport report = BracketSolver.Solve(points, labels, settings, null, cancellation);
        return new DistanceRatioCase(points, labels, start, report.Haus.Lower, report.Iso.Upper, 0);
    }

    private static IEnumerable<(string, Embedding, Labels)> Starts(WorstCaseSettings settings, Random random)
    {
        const double Excess = 1e-2;
        int other = settings.Dimension + 1 - settings.ClassSize;
        if (settings.FromChain && SimplexChain.Exists(settings.ClassSize, other, settings.Classes, Excess))
        {
            (Embedding points, Labels labels) = SimplexChain.CreateAlternating(settings.ClassSize, other, settings.Classes, Excess);
            yield return ("chain", points, labels);
        }
        int[] classes = RandomEmbeddings.EqualClasses(settings);
        for (int k = 0; k < settings.RandomStarts; k++)
        {
            yield return ("random", RandomEmbeddings.Grouped(settings, classes, random), Labels.FromIntegers(classes));
        }
    }

    private static Embedding Moved(DistanceRatioCase state, Random random)
    {
        double[] values = state.Points.Values.ToArray();
        (double[] noise, _, _, _) = RandomEmbeddings.Disturbance(values, state.Labels, -3, 3, random);
        TensorPrimitives.Add(values, noise, values);
        return Embedding.Create(state.Points.Points, state.Points.Dimension, values);
    }
}

/// <summary>An embedding whose d_haus(F, F_TS) is large against its d_iso(F, F_TS).</summary>
/// <param name="Points">F.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Start">"chain" or "random": where the search that found it started.</param>
/// <param name="Lower">The certified lower bound of d_haus.</param>
/// <param name="Upper">The certified upper bound of d_iso.</param>
/// <param name="Iterations">Proposals that were tried in all.</param>
public sealed record DistanceRatioCase(Embedding Points, Labels Labels, string Start, Bound Lower, Bound Upper, int Iterations)
{
    /// <summary>The quotient of both certified bounds, rounded: d_haus is at least this times d_iso but for that. 0 where F is separated.</summary>
    public double Ratio => Upper.Value > 0 ? Lower.Value / Upper.Value : 0;
}
