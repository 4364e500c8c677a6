using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Search;

/// <summary>Hunts for embeddings with the largest d_iso(F, F_TS) / H(F), against (38) of [IAT], which claims that 2 is never exceeded.</summary>
/// <remarks>A state is a separated embedding with many ties (<see cref="TightEmbedding"/>), judged by its first-order ratio. Proposals move one point, one class
/// or all points by gaussian noise of random size, or swap the labels of two points; each is brought back to the boundary of separation by linear
/// programs, and kept if the ratio rises. Starts: the alternating chain of simplices and random embeddings, with the proposals
/// dealt out evenly. Nothing says that the result is the worst there is.</remarks>
public static class WorstCaseSearch
{
    // Of proposals: two move a point, two a class, the others all.
    private const int Kinds = 8;

    /// <summary>Searches.</summary>
    /// <param name="settings">What to look for.</param>
    /// <param name="progress">Told each new best first-order ratio.</param>
    /// <param name="cancellation">Ends the search early (a time limit, say); what was found is returned.</param>
    /// <returns>The embedding with the largest ratio and its certificate, or null if no start settled.</returns>
    /// <exception cref="ArgumentException">A setting outside its range.</exception>
    public static WorstCase? Run(WorstCaseSettings settings, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Demand();
        Random random = new(settings.Seed);
        List<State> states = [.. Starts(settings, random, cancellation)];
        if (states.Count == 0)
        {
            return null;
        }
        int iterations = Climb.Run(
            states,
            s => s.Tight.Ratio,
            s =>
            {
                (Embedding points, Labels labels) = Propose(s.Tight, s.Labels, settings.Classes, random);
                TightEmbedding? next = TightEmbedding.From(points, labels, settings.RelativeHardness, cancellation);
                return next is null ? null : s with { Tight = next, Labels = labels };
            },
            settings.Iterations,
            progress,
            cancellation
        );
        // The remainder of the certificate differs from state to state, so the best first-order ratio need not be the best certified one.
        return states
            .OrderByDescending(s => s.Tight.Ratio)
            .Take(2)
            .Select(s => new WorstCase(
                s.Tight.Hard,
                s.Labels,
                s.Start,
                s.Tight.Ratio,
                StressBound.Find(s.Tight.Hard, s.Labels, cancellation: CancellationToken.None),
                iterations
            ))
            .MaxBy(w => w.Ratio);
    }

    private static IEnumerable<State> Starts(WorstCaseSettings settings, Random random, CancellationToken cancellation)
    {
        const double Excess = 1e-4;
        int other = settings.Dimension + 1 - settings.ClassSize;
        if (settings.FromChain && SimplexChain.Exists(settings.ClassSize, other, settings.Classes, Excess))
        {
            (Embedding tied, Labels labels) = SimplexChain.CreateAlternating(settings.ClassSize, other, settings.Classes, 0);
            (Embedding hard, _) = SimplexChain.CreateAlternating(settings.ClassSize, other, settings.Classes, Excess);
            double[] direction = [.. hard.Values.ToArray().Zip(tied.Values.ToArray(), (a, b) => (a - b) / Excess)];
            if (TightEmbedding.At(tied, direction, labels, settings.RelativeHardness, cancellation) is { } tight)
            {
                yield return new State("chain", tight, labels);
            }
        }
        int[] classes = RandomEmbeddings.EqualClasses(settings);
        Labels equal = Labels.FromIntegers(classes);
        int wanted = settings.RandomStarts;
        for (int attempt = 0; attempt < 10 * settings.RandomStarts && wanted > 0 && !cancellation.IsCancellationRequested; attempt++)
        {
            Embedding points = RandomEmbeddings.Grouped(settings, classes, random);
            if (TightEmbedding.From(points, equal, settings.RelativeHardness, cancellation) is { } tight)
            {
                wanted--;
                yield return new State("random", tight, equal);
            }
        }
    }

    /// <summary>G with noise, nudged along f so that it is hard again; rarely the classes of two points change places besides.</summary>
    internal static (Embedding Points, Labels Labels) Propose(TightEmbedding tight, Labels labels, int classes, Random random)
    {
        double[] values = tight.Separated.Values.ToArray();
        (double[] noise, double size, int kind, int chosen) = RandomEmbeddings.Disturbance(values, labels, -3.5, Kinds, random);
        double nudge = size / Math.Max(1e-12, tight.Perturbation.Max(Math.Abs));
        for (int k = 0; k < values.Length; k++)
        {
            values[k] += noise[k] + (nudge * tight.Perturbation[k]);
        }
        if (kind == Kinds - 1 && random.Next(classes) == 0)
        {
            int[] classOf = labels.ClassOf.ToArray();
            int other = random.Next(labels.Count);
            (classOf[chosen], classOf[other]) = (classOf[other], classOf[chosen]);
            labels = Labels.FromIntegers(classOf);
        }
        return (Embedding.Create(labels.Count, tight.Separated.Dimension, values), labels);
    }

    private sealed record State(string Start, TightEmbedding Tight, Labels Labels);
}
