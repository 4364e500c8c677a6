namespace IsoTriplet.Optimizers.Local;

/// <summary>Starting points of the local searches, in the order in which they are worth trying.</summary>
internal static class Starts
{
    /// <summary>An endless sequence; the first ones are deterministic, the others drawn from the generator.</summary>
    public static IEnumerable<double[]> Of(Frame frame, double[] collapsed, Random random, IReadOnlyList<double[]> first)
    {
        foreach (double[] start in first)
        {
            yield return start;
        }
        yield return frame.F;
        yield return Jitter(Mix(frame.F, collapsed, 0.5), 1e-3, random);
        yield return Jitter(collapsed, 1e-2, random);
        double[] scales = [0.05, 0.2, 0.5, 1];
        for (int k = 0; ; k++)
        {
            double scale = scales[k % scales.Length];
            double[] basis = (k / scales.Length % 3) switch
            {
                0 => frame.F,
                1 => Mix(frame.F, collapsed, random.NextDouble()),
                _ => first.Count > 0 ? first[k % first.Count] : frame.F,
            };
            yield return k % 2 == 0 ? Jitter(basis, scale, random) : Shift(frame, basis, scale, random);
        }
    }

    /// <summary>The distances that half the hardness allows: positives shrunk, negatives stretched, then classical scaling to n dimensions, laid onto F.</summary>
    public static double[] Scaled(Frame frame, double halfHardness)
    {
        int n = frame.N;
        double[] squares = PairwiseDistances.All(Embedding.Create(n, frame.Dimension, frame.F));
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double d = squares[(i * n) + j];
                double target = j >= frame.Start[i] && j < frame.End[i] ? Math.Max(0, d - halfHardness) : d + halfHardness;
                squares[(i * n) + j] = i == j ? 0 : target * target;
            }
        }
        return ClassicalScaling.Embed(frame, squares);
    }

    public static double[] Mix(double[] x, double[] y, double weight)
    {
        double[] result = new double[x.Length];
        for (int k = 0; k < x.Length; k++)
        {
            result[k] = ((1 - weight) * x[k]) + (weight * y[k]);
        }
        return result;
    }

    public static double[] Jitter(double[] x, double scale, Random random)
    {
        double[] result = (double[])x.Clone();
        for (int k = 0; k < x.Length; k++)
        {
            result[k] += scale * NormalDraw.Next(random);
        }
        return result;
    }

    // Whole classes move, and their points a little.
    private static double[] Shift(Frame frame, double[] x, double scale, Random random)
    {
        double[] result = Jitter(x, 0.1 * scale, random);
        int n = frame.Dimension;
        for (int c = 0; c + 1 < frame.ClassStart.Length; c++)
        {
            for (int k = 0; k < n; k++)
            {
                double shift = scale * NormalDraw.Next(random);
                for (int i = frame.ClassStart[c]; i < frame.ClassStart[c + 1]; i++)
                {
                    result[(i * n) + k] += shift;
                }
            }
        }
        return result;
    }
}
