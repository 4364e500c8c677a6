using IsoTriplet.Numerics;

namespace IsoTriplet.Tests.Numerics;

/// <summary>Seeded inputs.</summary>
internal static class Draw
{
    public static double[] Values(int count, int seed, double offset = 0, double scale = 1)
    {
        Random random = new(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = offset + (scale * ((random.NextDouble() * 2) - 1));
        }
        return values;
    }

    public static Embedding Points(int points, int dimension, int seed, double offset = 0, double scale = 1) =>
        Embedding.Create(points, dimension, Values(points * dimension, seed, offset, scale));

    /// <summary>Few distinct coordinates, so that points repeat and distances tie.</summary>
    public static Embedding Grid(int points, int dimension, int seed)
    {
        Random random = new(seed);
        double[] values = new double[points * dimension];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.Next(3);
        }
        return Embedding.Create(points, dimension, values);
    }
}
