namespace IsoTriplet.Training.Sampling;

/// <summary>P x K batches: P classes drawn without repetition, K examples of each. The batch of a step is a function of seed and step alone.</summary>
public sealed class BatchSampler
{
    private const ulong TrainingStream = 1;
    private const ulong ObservationStream = 2;

    private readonly Labels _labels;
    private readonly int[] _eligible;
    private readonly int _seed;

    /// <summary>Prepares batches of P classes with K examples each.</summary>
    /// <param name="labels">The labels of the training examples.</param>
    /// <param name="classesPerBatch">P, at least 2: with one class there is no negative.</param>
    /// <param name="samplesPerClass">K, at least 2: with one example of a class there is no positive.</param>
    /// <param name="seed">The seed of every draw.</param>
    /// <exception cref="ArgumentException">P or K is below 2, or fewer than P classes have K examples.</exception>
    public BatchSampler(Labels labels, int classesPerBatch, int samplesPerClass, int seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (classesPerBatch < 2)
        {
            throw new ArgumentException(
                $"{Counted.Of(classesPerBatch, "class")} a batch: at least 2 were expected, for a negative is of another class"
            );
        }
        if (samplesPerClass < 2)
        {
            throw new ArgumentException(
                $"{Counted.Of(samplesPerClass, "sample")} a class: at least 2 were expected, for a positive is another example of the class"
            );
        }
        _eligible = [.. Enumerable.Range(0, labels.Classes).Where(k => labels.Members(k).Length >= samplesPerClass)];
        if (_eligible.Length < classesPerBatch)
        {
            throw new ArgumentException(
                $"{Counted.Of(classesPerBatch, "class")} a batch: only {_eligible.Length} of {labels.Classes} have {Counted.Of(samplesPerClass, "example")} or more"
            );
        }
        (_labels, ClassesPerBatch, SamplesPerClass, _seed) = (labels, classesPerBatch, samplesPerClass, seed);
    }

    /// <summary>P.</summary>
    public int ClassesPerBatch { get; }

    /// <summary>K.</summary>
    public int SamplesPerClass { get; }

    /// <summary>N = P K, the number of examples in a batch.</summary>
    public int BatchSize => ClassesPerBatch * SamplesPerClass;

    /// <summary>The rows of the batch of a step, class after class.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <returns>P K row numbers.</returns>
    public int[] Batch(long step) => Batch(step, ClassesPerBatch, SamplesPerClass);

    /// <summary>The rows of a smaller batch of a step, of classes that have K examples.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="classes">How many classes, at most P.</param>
    /// <param name="samples">How many examples of each, at most K.</param>
    /// <returns>Row numbers, class after class.</returns>
    public int[] Batch(long step, int classes, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, ClassesPerBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, SamplesPerClass);
        return Draw(SplitMix64.Stream(_seed, TrainingStream, step), classes, samples);
    }

    /// <summary>The rows of the batch that is observed throughout a run.</summary>
    /// <returns>P K row numbers, class after class.</returns>
    public int[] ObservationBatch() => Draw(SplitMix64.Stream(_seed, ObservationStream), ClassesPerBatch, SamplesPerClass);

    private int[] Draw(SplitMix64 random, int classes, int samples)
    {
        int[] drawn = [.. _eligible];
        random.Draw(drawn, classes);
        int[] rows = new int[classes * samples];
        for (int k = 0; k < classes; k++)
        {
            int[] members = _labels.Members(drawn[k]).ToArray();
            random.Draw(members, samples);
            members.AsSpan(0, samples).CopyTo(rows.AsSpan(k * samples));
        }
        return rows;
    }
}

/// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): a small seeded generator whose whole state is one number.</summary>
/// <param name="seed">The state to begin with.</param>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator for one purpose of one run: streams of different numbers are unrelated.</summary>
    public static SplitMix64 Stream(int seed, ulong stream, long index = 0)
    {
        SplitMix64 mixer = new((uint)seed);
        ulong a = mixer.Next() ^ (stream * 0x9E3779B97F4A7C15);
        mixer = new SplitMix64(a);
        return new SplitMix64(mixer.Next() ^ (ulong)index * 0xD1B54A32D192ED03);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), with 53 bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..below-1 (Lemire's multiplication; the bias is below 2^-32 for the sizes here).</summary>
    public int NextInteger(int below) => (int)(((UInt128)Next() * (uint)below) >> 64);

    /// <summary>Standard normal (Box-Muller).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>The first <paramref name="count"/> places of <paramref name="items"/> become a uniform draw without repetition.</summary>
    public void Draw(Span<int> items, int count)
    {
        for (int k = 0; k < count; k++)
        {
            int other = k + NextInteger(items.Length - k);
            (items[k], items[other]) = (items[other], items[k]);
        }
    }
}
