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

    /// <summary>Classes with fewer than K examples, which no batch holds.</summary>
    public int ClassesLeftOut => _labels.Classes - _eligible.Length;

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
