namespace IsoTriplet.Optimizers.Local;

/// <summary>Collapsed embeddings: always Triplet-Separated, so they bound both distances from above.</summary>
internal static class Collapse
{
    /// <summary>Every class at the centre of its smallest enclosing ball: d_haus is at most max_i R(X^i).</summary>
    public static Embedding OfClasses(Embedding f, Labels labels, EnclosingBall[] balls)
    {
        double[] values = new double[f.Points * f.Dimension];
        for (int i = 0; i < f.Points; i++)
        {
            balls[labels[i]].Centre.CopyTo(values.AsSpan(i * f.Dimension));
        }
        return Embedding.Create(f.Points, f.Dimension, values);
    }

    /// <summary>Every point at the centre of the smallest enclosing ball of all: d_haus is at most R(X).</summary>
    public static Embedding Total(Embedding f, EnclosingBall ball)
    {
        double[] values = new double[f.Points * f.Dimension];
        for (int i = 0; i < f.Points; i++)
        {
            ball.Centre.CopyTo(values.AsSpan(i * f.Dimension));
        }
        return Embedding.Create(f.Points, f.Dimension, values);
    }
}
