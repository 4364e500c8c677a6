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
