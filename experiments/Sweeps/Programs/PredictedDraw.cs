using IsoTriplet.Training.Data;

namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>The embeddings that predictions are made of: gaussian classes, in space or on the sphere, or rows of a saved embedding.</summary>
internal static class PredictedDraw
{
    /// <summary>Gaussian classes as <see cref="SyntheticClasses"/> draws them, N / c points each (one more for the first N mod c classes).</summary>
    internal static (Embedding Points, Labels Labels) Gaussian(int points, int dimension, int classes, double overlap, int seed)
    {
        int each = (points + classes - 1) / classes;
        DataSet drawn = SyntheticClasses.Create(classes, each, dimension, overlap, seed);
        // Row i is of class i mod c.
        DataSet wanted = drawn.Select([.. Enumerable.Range(0, points)]);
        return (wanted.Features, wanted.Labels);
    }

    /// <summary>N rows of an embedding, which has a name for messages: c of its classes with at least N / c rows each, drawn at random.</summary>
    internal static (Embedding Points, Labels Labels) Saved(Embedding all, Labels labels, int points, int classes, int seed, string name)
    {
        Random random = new(seed);
        int each = (points + classes - 1) / classes;
        int[] eligible = [.. Enumerable.Range(0, labels.Classes).Where(k => labels.Members(k).Length >= each)];
        if (eligible.Length < classes)
        {
            throw new ArgumentException(
                $"{name}: {eligible.Length} of {Counted.Of(labels.Classes, "class")} with at least {Counted.Of(each, "row")}, as {Counted.Of(points, "point")} in {Counted.Of(classes, "class")} need"
            );
        }
        random.Shuffle(eligible);
        int[][] members =
        [
            .. eligible[..classes]
                .Select(k =>
                {
                    int[] rows = labels.Members(k).ToArray();
                    random.Shuffle(rows);
                    return rows;
                }),
        ];
        int[] chosen = [.. Enumerable.Range(0, points).Select(i => members[i % classes][i / classes])];
        return (all.Select(chosen), labels.Select(chosen));
    }
}
