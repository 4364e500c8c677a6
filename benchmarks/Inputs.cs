namespace IsoTriplet.Benchmarks;

/// <summary>Inputs drawn from a seed.</summary>
public static class Inputs
{
    /// <summary>Standard gaussian points.</summary>
    public static Embedding Gaussian(int points, int dimension, int seed, double shift = 0)
    {
        Random random = new(seed);
        double[] values = new double[points * dimension];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = shift + NormalDraw.Next(random);
        }
        return Embedding.Create(points, dimension, values);
    }

    /// <summary>Gaussian clusters of a tenth of the spread of their centres, a point in cluster i mod clusters.</summary>
    /// <param name="seed">The seed of the points.</param>
    /// <param name="centres">The seed of the centres.</param>
    public static Embedding Clusters(int points, int dimension, int clusters, int seed, int centres)
    {
        Embedding middle = Gaussian(clusters, dimension, centres);
        Random random = new(seed);
        double[] values = new double[points * dimension];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = middle[k / dimension % clusters, k % dimension] + (0.1 * NormalDraw.Next(random));
        }
        return Embedding.Create(points, dimension, values);
    }

    /// <summary>The points moved by gaussian noise.</summary>
    public static Embedding Jitter(Embedding points, double scale, int seed)
    {
        Random random = new(seed);
        return Embedding.Create(
            points.Points,
            points.Dimension,
            [.. points.Memory.ToArray().Select(v => v + (scale * NormalDraw.Next(random)))]
        );
    }

    /// <summary>Labels 0, 1, ..., classes - 1, 0, 1, ...</summary>
    public static Labels Alternating(int points, int classes) =>
        Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % classes)]);
}
