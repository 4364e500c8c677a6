namespace IsoTriplet.Benchmarks;

/// <summary>Inputs drawn from a seed: that of the run, and a number of the input's own.</summary>
public sealed class Inputs(int seed)
{
    // Above every number of an input: two runs with neighbouring seeds share none.
    private const int Stride = 1_000_003;

    public int Seed => seed;

    /// <summary>The seed of an input; the input's own number in a run of seed 0.</summary>
    /// <param name="number">The input's own number.</param>
    public int Of(int number) => unchecked(number + (Stride * seed));

    /// <summary>Standard gaussian points.</summary>
    public Embedding Gaussian(int points, int dimension, int number, double shift = 0)
    {
        Random random = new(Of(number));
        double[] values = new double[points * dimension];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = shift + NormalDraw.Next(random);
        }
        return Embedding.Create(points, dimension, values);
    }

    /// <summary>Gaussian clusters of a tenth of the spread of their centres, a point in cluster i mod clusters.</summary>
    public Embedding Clusters(int points, int dimension, int clusters, int number, int centres)
    {
        Embedding middle = Gaussian(clusters, dimension, centres);
        Random random = new(Of(number));
        double[] values = new double[points * dimension];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = middle[k / dimension % clusters, k % dimension] + (0.1 * NormalDraw.Next(random));
        }
        return Embedding.Create(points, dimension, values);
    }

    /// <summary>The points moved by gaussian noise.</summary>
    public Embedding Jitter(Embedding points, double scale, int number)
    {
        Random random = new(Of(number));
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
