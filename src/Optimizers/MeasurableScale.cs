namespace IsoTriplet.Optimizers;

/// <summary>Refuses embeddings on whose scale the squares of distances leave the range of doubles, where separation could not be told from a tie.</summary>
public static class MeasurableScale
{
    /// <summary>Largest coordinate and largest margin, 2^290: the distances that follow, 2 sqrt(n) times as large, are within what certificates hold.</summary>
    public const double Largest = 1.989292945639146e87;

    /// <summary>Least extent that is not 0: its square keeps all its digits.</summary>
    public const double Least = 1e-145;

    /// <summary>Refuses a margin that is negative, not finite or above <see cref="Largest"/>.</summary>
    /// <param name="value">The margin.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <returns>The margin.</returns>
    /// <exception cref="ArgumentException">Such a margin.</exception>
    public static double Margin(double value, string name) =>
        Guard.NonNegative(value, name) <= Largest
            ? value
            : throw new ArgumentException($"{name} is {value}; at most {Largest:G3} was expected");

    /// <summary>Throws unless no coordinate exceeds <see cref="Largest"/>, and the points are equal or <see cref="Least"/> apart along some axis.</summary>
    /// <param name="embedding">F.</param>
    /// <exception cref="ArgumentException">With what to do about it.</exception>
    public static void Demand(Embedding embedding)
    {
        double extent = 0;
        for (int k = 0; k < embedding.Dimension; k++)
        {
            double least = double.PositiveInfinity;
            double most = double.NegativeInfinity;
            for (int i = 0; i < embedding.Points; i++)
            {
                least = Math.Min(least, embedding[i, k]);
                most = Math.Max(most, embedding[i, k]);
            }
            double size = Math.Max(Math.Abs(least), Math.Abs(most));
            if (size > Largest)
            {
                throw new ArgumentException(
                    $"a coordinate is {size:G3} in magnitude; at most {Largest:G3} was expected: scale the embedding down"
                );
            }
            extent = Math.Max(extent, most - least);
        }
        if (extent > 0 && extent < Least)
        {
            throw new ArgumentException(
                $"the points lie within {extent:G3} of each other; {Least:G3} at least was expected, as squares of less underflow: scale the embedding up"
            );
        }
    }
}
