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

/// <summary>A local search from several states that take turns.</summary>
internal static class Climb
{
    /// <summary>Puts what is proposed from a state in its place where its ratio is larger.</summary>
    /// <typeparam name="TState">A state.</typeparam>
    /// <param name="states">At least one; in the end the best that came of each.</param>
    /// <param name="ratio">What is to be large.</param>
    /// <param name="propose">Makes another state of one, or null.</param>
    /// <param name="iterations">Proposals.</param>
    /// <param name="progress">Told the largest ratio of the beginning and each larger one.</param>
    /// <param name="cancellation">Stops between two proposals.</param>
    /// <returns>Proposals that were tried.</returns>
    public static int Run<TState>(
        List<TState> states,
        Func<TState, double> ratio,
        Func<TState, TState?> propose,
        int iterations,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
        where TState : class
    {
        double best = states.Max(ratio);
        progress?.Report(best);
        int iteration = 0;
        for (; iteration < iterations && !cancellation.IsCancellationRequested; iteration++)
        {
            int at = iteration % states.Count;
            if (propose(states[at]) is { } next && ratio(next) > ratio(states[at]))
            {
                states[at] = next;
                if (ratio(next) > best)
                {
                    best = ratio(next);
                    progress?.Report(best);
                }
            }
        }
        return iteration;
    }
}

/// <summary>The random draws that the searches share.</summary>
internal static class RandomEmbeddings
{
    /// <summary>The class of each point: K classes of m points, class after class.</summary>
    public static int[] EqualClasses(WorstCaseSettings settings) =>
        [.. Enumerable.Range(0, settings.ClassSize * settings.Classes).Select(i => i / settings.ClassSize)];

    /// <summary>Gaussian points (deviation 0.5) around gaussian class centres (deviation 1.5).</summary>
    public static Embedding Grouped(WorstCaseSettings settings, int[] classes, Random random)
    {
        double[] centres = NormalDraw.Values(random, settings.Classes * settings.Dimension);
        double[] values = NormalDraw.Values(random, classes.Length * settings.Dimension);
        for (int k = 0; k < values.Length; k++)
        {
            int i = k / settings.Dimension;
            values[k] = (0.5 * values[k]) + (1.5 * centres[(classes[i] * settings.Dimension) + (k % settings.Dimension)]);
        }
        return Embedding.Create(classes.Length, settings.Dimension, values);
    }

    /// <summary>Gaussian noise on one point, on its class or on all points: which, the point and the size are drawn.</summary>
    /// <param name="values">The coordinates, N x n.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="least">The size is half the coordinates' root mean square, times a power of ten between this and three more.</param>
    /// <param name="kinds">At least 3: of so many kinds, equally likely, a third (rounded down) moves one point, another its class and the rest all points.</param>
    /// <param name="random">What draws.</param>
    /// <returns>The noise, N x n, 0 where a point stays; the size, the kind and the point.</returns>
    public static (double[] Noise, double Size, int Kind, int Point) Disturbance(
        double[] values,
        Labels labels,
        double least,
        int kinds,
        Random random
    )
    {
        int n = values.Length / labels.Count;
        double size = Math.Pow(10, least + (3 * random.NextDouble())) * 0.5 * Spread(values);
        double[] noise = NormalDraw.Values(random, values.Length);
        int kind = random.Next(kinds),
            point = random.Next(labels.Count);
        for (int k = 0; k < noise.Length; k++)
        {
            bool moves = (kind / (kinds / 3)) switch
            {
                0 => k / n == point,
                1 => labels[k / n] == labels[point],
                _ => true,
            };
            noise[k] = moves ? size * noise[k] : 0;
        }
        return (noise, size, kind, point);
    }

    /// <summary>The root mean square of the coordinates.</summary>
    public static double Spread(double[] values) => Math.Sqrt(values.Sum(v => v * v) / values.Length);
}

/// <summary>An embedding whose distance to F_TS is large against its hardness.</summary>
/// <param name="Points">F.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Start">"chain" or "random": where the search that found it started.</param>
/// <param name="FirstOrderRatio">The linearised d_iso over H: what the ratio tends to as H / diameter falls.</param>
/// <param name="Bound">The certified lower bound of d_iso(F, F_TS).</param>
/// <param name="Iterations">Proposals that were tried in all.</param>
public sealed record WorstCase(Embedding Points, Labels Labels, string Start, double FirstOrderRatio, StressSolution Bound, int Iterations)
{
    /// <summary>The certified bound of d_iso(F, F_TS) over H(F) as it is rounded: a ratio of floating-point numbers, off by the rounding of H and of the quotient.</summary>
    public double Ratio => Bound.Hardness > 0 ? Bound.Bound / Bound.Hardness : 0;
}

/// <summary>What <see cref="WorstCaseSearch"/> looks for, and for how long.</summary>
/// <param name="Dimension">n >= 1.</param>
/// <param name="ClassSize">m >= 2, points a class. In the chain that a search may start from, every second class has n + 1 - m points.</param>
/// <param name="Classes">K >= 2.</param>
/// <param name="Iterations">Proposals tried after the starts.</param>
/// <param name="Seed">Decides every random choice; the same settings give the same result.</param>
/// <param name="FromChain">True to start from the alternating chain of simplices (where 1 &lt;= n + 1 - m) besides random starts.</param>
public sealed record WorstCaseSettings(int Dimension, int ClassSize, int Classes, int Iterations, int Seed = 0, bool FromChain = true)
{
    /// <summary>Random starts (default 4).</summary>
    public int RandomStarts { get; init; } = 4;

    /// <summary>H / diameter of the embedding returned (default 1e-7): small, so that the second-order remainder costs little.</summary>
    public double RelativeHardness { get; init; } = 1e-7;

    internal void Demand()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ClassSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Classes, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Iterations);
        ArgumentOutOfRangeException.ThrowIfNegative(RandomStarts);
        if (!(Guard.Finite(RelativeHardness) is >= 1e-10 and <= 1e-3))
        {
            throw new ArgumentException($"RelativeHardness is {RelativeHardness}; a number in [1e-10, 1e-3] was expected");
        }
    }
}
