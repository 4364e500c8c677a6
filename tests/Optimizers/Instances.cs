namespace IsoTriplet.Tests.Optimizers;

/// <summary>Small random instances of every awkward kind: gaussian, ties (grid), repeated points, spheres, nearly separated.</summary>
internal static class Instances
{
    public const int Kinds = 5;

    public static (Embedding F, Labels Labels) Draw(int seed)
    {
        Random random = new(seed);
        int points = random.Next(3, 15),
            dimension = random.Next(1, 7),
            classes = random.Next(1, 6),
            kind = seed % Kinds;
        int[] labels = [.. Enumerable.Range(0, points).Select(_ => random.Next(classes))];
        Embedding gaussian = Tests.Draw.Gaussian(random, points, dimension);
        double[][] rows = gaussian.ToRows();
        for (int i = 0; i < points; i++)
        {
            double norm = Math.Sqrt(rows[i].Sum(v => v * v));
            switch (kind)
            {
                case 1:
                    rows[i] = [.. rows[i].Select(v => Math.Round(v))];
                    break;
                case 2 when i > 0 && random.Next(3) == 0:
                    rows[i] = rows[random.Next(i)];
                    break;
                case 3:
                    rows[i] = [.. rows[i].Select(v => v / norm)];
                    break;
                case 4:
                    rows[i] =
                    [
                        .. rows[i].Select((v, k) => (0.15 * v) + (k == labels[i] % dimension ? 2 * (1 + (labels[i] / dimension)) : 0)),
                    ];
                    break;
            }
        }
        return (Embedding.FromRows(rows), Labels.FromIntegers(labels));
    }
}
