namespace IsoTriplet.Optimizers.Search;

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

    /// <summary>The root mean square of the coordinates.</summary>
    public static double Spread(double[] values) => Math.Sqrt(values.Sum(v => v * v) / values.Length);
}
