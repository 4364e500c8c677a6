namespace IsoTriplet.Tests;

/// <summary>Seeded random inputs.</summary>
internal static class Draw
{
    public static double Normal(Random random) => NormalDraw.Next(random);

    public static double[] Uniform(int count, int seed, double offset = 0, double scale = 1)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => offset + (scale * ((random.NextDouble() * 2) - 1)))];
    }

    public static Embedding UniformPoints(int points, int dimension, int seed, double offset = 0, double scale = 1) =>
        Embedding.Create(points, dimension, Uniform(points * dimension, seed, offset, scale));

    /// <summary>The points a_k e_k and -a_k e_k, one after the other: the width along e is 2 max a_k |e_k|.</summary>
    public static Embedding Cross(params double[] axes)
    {
        int n = axes.Length;
        double[] values = new double[2 * n * n];
        for (int k = 0; k < n; k++)
        {
            values[(2 * k * n) + k] = axes[k];
            values[(((2 * k) + 1) * n) + k] = -axes[k];
        }
        return Embedding.Create(2 * n, n, values);
    }

    public static Embedding Gaussian(Random random, int points, int dimension, double scale = 1)
    {
        double[] values = new double[points * dimension];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = scale * NormalDraw.Next(random);
        }
        return Embedding.Create(points, dimension, values);
    }

    /// <summary>Points on a small integer grid: ties, repeated and collinear points abound.</summary>
    public static Embedding Grid(Random random, int points, int dimension, int side = 3)
    {
        double[] values = new double[points * dimension];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.Next(side);
        }
        return Embedding.Create(points, dimension, values);
    }

    public static Labels Classes(Random random, int points, int classes)
    {
        int[] values = new int[points];
        for (int i = 0; i < points; i++)
        {
            values[i] = i < classes ? i : random.Next(classes);
        }
        return Labels.FromIntegers(values);
    }

    /// <summary>An orthogonal matrix, row-major: Gram-Schmidt of gaussian rows; both signs of the determinant occur.</summary>
    public static double[] Orthogonal(Random random, int n)
    {
        double[] q = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            double[] row = [.. Enumerable.Range(0, n).Select(_ => NormalDraw.Next(random))];
            for (int pass = 0; pass < 2; pass++)
            {
                for (int j = 0; j < i; j++)
                {
                    double along = Enumerable.Range(0, n).Sum(k => row[k] * q[(j * n) + k]);
                    for (int k = 0; k < n; k++)
                    {
                        row[k] -= along * q[(j * n) + k];
                    }
                }
            }
            double length = Math.Sqrt(row.Sum(v => v * v));
            for (int k = 0; k < n; k++)
            {
                q[(i * n) + k] = row[k] / length;
            }
        }
        return q;
    }

    /// <summary>The image of every point under x -> scale * (x Q) + shift.</summary>
    public static Embedding Moved(Embedding points, double[] q, double[] shift, double scale = 1)
    {
        int n = points.Dimension;
        double[] values = new double[points.Points * n];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                double sum = 0;
                for (int l = 0; l < n; l++)
                {
                    sum += points[i, l] * q[(l * n) + k];
                }
                values[(i * n) + k] = (scale * sum) + shift[k];
            }
        }
        return Embedding.Create(points.Points, n, values);
    }

    public static Embedding Moved(Embedding points, Random random, double scale = 1) =>
        Moved(
            points,
            Orthogonal(random, points.Dimension),
            [.. Enumerable.Range(0, points.Dimension).Select(_ => NormalDraw.Next(random))],
            scale
        );

    public static int[] Permutation(Random random, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }
}
