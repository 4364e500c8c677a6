namespace IsoTriplet.Training.Data;

/// <summary>Bytes to numbers in 0..1.</summary>
internal static class Pixels
{
    /// <summary>value / 255, row after row.</summary>
    public static Embedding ToEmbedding(int rows, int columns, ReadOnlySpan<byte> values, double white = 255)
    {
        double[] scaled = new double[(long)rows * columns];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = values[i] / white;
        }
        return Embedding.Create(rows, columns, scaled);
    }
}
