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
        int iteration = 0;
        double best = states.Max(s => s.Ratio);
        progress?.Report(best);
        for (; iteration < settings.Iterations && !cancellation.IsCancellationRequested; iteration++)
        {
            int at = iteration % states.Count;
            DistanceRatioCase state = states[at];
            Embedding moved = Moved(state, random);
            DistanceRatioCase next = Judge(moved, state.Labels, state.Start, Quick with { Seed = settings.Seed }, cancellation);
            if (next.Ratio > state.Ratio)
            {
                states[at] = next;
                if (next.Ratio > best)
                {
                    best = next.Ratio;
                    progress?.Report(best);
                }
            }
        }
        DistanceRatioCase worst = states.MaxBy(s => s.Ratio)!;
        // More work on the last one can only raise its certified ratio.
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
        return (closer.Ratio > worst.Ratio ? closer : worst) with { Iterations = iteration };
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

    // One point, one class or all points move by gaussian noise of random size.
    private static Embedding Moved(DistanceRatioCase state, Random random)
    {
        int n = state.Points.Dimension;
        double[] values = state.Points.Values.ToArray();
        double size = Math.Pow(10, -3 + (3 * random.NextDouble())) * 0.5 * RandomEmbeddings.Spread(values);
        double[] noise = NormalDraw.Values(random, values.Length);
        int kind = random.Next(3);
        int chosen = random.Next(state.Points.Points);
        for (int k = 0; k < values.Length; k++)
        {
            bool moves = kind switch
            {
                0 => k / n == chosen,
                1 => state.Labels[k / n] == state.Labels[chosen],
                _ => true,
            };
            values[k] += moves ? size * noise[k] : 0;
        }
        return Embedding.Create(state.Points.Points, n, values);
    }
}
