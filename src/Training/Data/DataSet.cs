namespace IsoTriplet.Training.Data;

/// <summary>Labelled examples: one row of features an example. Pixels are scaled to 0..1.</summary>
public sealed record DataSet
{
    /// <summary>Puts features and labels together.</summary>
    /// <param name="name">The name that tables and files show.</param>
    /// <param name="features">N x d numbers.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="shape">The image shape when the features are pixels; its size is d.</param>
    /// <exception cref="ArgumentException">The counts differ, or the shape does not have d pixels.</exception>
    public DataSet(string name, Embedding features, Labels labels, ImageShape? shape = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(features.Points, labels.Count, "examples and labels");
        if (shape is { } image)
        {
            Guard.SameSize(image.Size, features.Dimension, "pixels of the image shape and features");
        }
        (Name, Features, Labels, Shape) = (name, features, labels, shape);
    }

    /// <summary>The name that tables and files show.</summary>
    public string Name { get; }

    /// <summary>N x d numbers, one row an example.</summary>
    public Embedding Features { get; }

    /// <summary>The class of each example.</summary>
    public Labels Labels { get; }

    /// <summary>The image shape when the features are pixels, else null.</summary>
    public ImageShape? Shape { get; }

    /// <summary>N, the number of examples.</summary>
    public int Count => Features.Points;

    /// <summary>The given examples, in the given order.</summary>
    /// <param name="rows">Row numbers from 0.</param>
    /// <returns>A data set of as many examples.</returns>
    public DataSet Select(ReadOnlySpan<int> rows) => new(Name, Features.Select(rows), Labels.Select(rows), Shape);

    /// <summary>The same examples under another name.</summary>
    /// <param name="name">The name that tables and files show.</param>
    /// <returns>A data set of the same arrays.</returns>
    public DataSet Named(string name) => new(name, Features, Labels, Shape);

    /// <summary>Splits by class, as zero-shot retrieval is measured: no test class is seen in training.</summary>
    /// <param name="trainClasses">How many classes, in the order in which they first appear, go to the training part.</param>
    /// <returns>The two parts, which share no class.</returns>
    /// <exception cref="ArgumentException">One part would be empty.</exception>
    public DataSplit SplitByClass(int trainClasses)
    {
        if (trainClasses < 1 || trainClasses >= Labels.Classes)
        {
            throw new ArgumentException(
                Labels.Classes < 2
                    ? $"there is one class only; two at least were expected: one to train on, and one to hold out and measure retrieval on"
                    : $"{trainClasses} training classes of {Labels.Classes}; 1 to {Labels.Classes - 1} were expected: one class at least is held out to measure retrieval on",
                nameof(trainClasses)
            );
        }
        int[] rows = [.. Enumerable.Range(0, Count)];
        return new DataSplit(
            Select([.. rows.Where(i => Labels[i] < trainClasses)]),
            Select([.. rows.Where(i => Labels[i] >= trainClasses)])
        );
    }
}

/// <summary>A training part and a test part.</summary>
/// <param name="Train">Examples to train on.</param>
/// <param name="Test">Examples to measure retrieval on: each is a query.</param>
/// <param name="Gallery">Where the queries are looked up, when the data set publishes such a set apart; null: among the queries themselves.</param>
public sealed record DataSplit(DataSet Train, DataSet Test, DataSet? Gallery = null);

/// <summary>The shape of an image whose numbers are stored channel after channel, row after row (C x H x W).</summary>
/// <param name="Channels">C: 1 for grey, 3 for red, green, blue.</param>
/// <param name="Height">H, in pixels.</param>
/// <param name="Width">W, in pixels.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>C * H * W, how many numbers an image has.</summary>
    public int Size => Channels * Height * Width;
}
