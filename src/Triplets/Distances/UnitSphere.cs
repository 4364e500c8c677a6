using IsoTriplet.Numerics;

namespace IsoTriplet.Triplets;

/// <summary>Rows put on the unit sphere.</summary>
public static class UnitSphere
{
    /// <summary>Divides every row by its length.</summary>
    /// <param name="embedding">F; no row of length 0.</param>
    /// <returns>The embedding with rows of length 1 (to an ulp or two); equal rows stay equal.</returns>
    /// <exception cref="ArgumentException">A row has length 0 (the first such row is named).</exception>
    public static Embedding Normalise(Embedding embedding)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        int n = embedding.Dimension;
        double[] values = embedding.Values.ToArray();
        for (int i = 0; i < embedding.Points; i++)
        {
            if (Vectors.Normalise(values.AsSpan(i * n, n)) == 0)
            {
                throw new ArgumentException($"row {i} has length 0; a row with a direction was expected", nameof(embedding));
            }
        }
        return Embedding.Create(embedding.Points, n, values);
    }
}
