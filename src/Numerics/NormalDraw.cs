namespace IsoTriplet.Numerics;

/// <summary>Standard normal draws from a seeded generator, by Box and Muller: <c>sqrt(-2 log(1 - u)) cos(2 pi v)</c> with u, v uniform in [0, 1).</summary>
/// <remarks>Two uniform draws a number, u first, the second half of the pair thrown away: the n-th draw depends on the seed and n alone. Finite always.</remarks>
public static class NormalDraw
{
    /// <summary>One number.</summary>
    /// <param name="random">The generator; it moves on by two draws.</param>
    /// <returns>A draw from N(0, 1).</returns>
    public static double Next(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    /// <summary>Independent numbers.</summary>
    /// <param name="random">The generator.</param>
    /// <param name="count">How many, at least 0.</param>
    /// <returns>Draws from N(0, 1), in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public static double[] Values(Random random, int count)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        double[] values = new double[count];
        for (int k = 0; k < count; k++)
        {
            values[k] = Next(random);
        }
        return values;
    }

    /// <summary>Gaussian points, drawn row by row.</summary>
    /// <param name="random">The generator.</param>
    /// <param name="points">N.</param>
    /// <param name="dimension">n.</param>
    /// <returns>N x n.</returns>
    /// <exception cref="ArgumentException">A negative N, or n below 1.</exception>
    public static Embedding Points(Random random, int points, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        return Embedding.Create(points, dimension, Values(random, checked(points * dimension)));
    }
}
