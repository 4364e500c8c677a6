using IsoTriplet.Experiments.Claims.IsometricApproximation;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>Families with positive hardness, small against some of their classes, whose class sizes span four orders of magnitude.</summary>
internal static class NearSeparatedInstances
{
    public static Instance Draw(Random random)
    {
        while (true)
        {
            (Embedding f, Labels labels) = One(random);
            if (TripletSeparation.Of(f, labels).Hardness is double h && h > 1e-9 * f.Values.ToArray().Max(Math.Abs))
            {
                return new Instance(f, labels, "");
            }
        }
    }

    private static (Embedding, Labels) One(Random random)
    {
        int n = 1 + random.Next(4),
            classes = 2 + random.Next(4),
            points = classes + 1 + random.Next(2 * classes);
        Labels labels = Sampling.Classes(random, points, classes);
        double[] sizes = [.. Enumerable.Range(0, classes).Select(_ => Math.Pow(10, (4 * random.NextDouble()) - 2))];
        double[] centres = NormalDraw.Values(random, classes * n);
        double spread = Math.Pow(10, (3 * random.NextDouble()) - 1);
        double Value(int k, double[] x) => (spread * centres[(labels[k / n] * n) + (k % n)]) + (sizes[labels[k / n]] * x[k]);
        double[] first = NormalDraw.Values(random, points * n);
        if (random.Next(2) == 0)
        {
            return (Embedding.Create(points, n, [.. first.Select((_, k) => Value(k, first))]), labels);
        }
        // The classes scaled about their centres to where separation ends, then shaken.
        (double low, double high) = (0, 1);
        Embedding At(double s)
        {
            double[] scaled = [.. first.Select(x => s * x)];
            return Embedding.Create(points, n, [.. first.Select((_, k) => Value(k, scaled))]);
        }
        for (int k = 0; k < 30; k++)
        {
            double s = (low + high) / 2;
            (low, high) = TripletSeparation.Of(At(s), labels).IsSeparated ? (s, high) : (low, s);
        }
        double shake = Math.Pow(10, -1 - (4 * random.NextDouble())) * sizes.Min();
        double[] noise = NormalDraw.Values(random, points * n);
        Embedding tight = At(low);
        return (Embedding.Create(points, n, [.. noise.Select((x, k) => tight.Values[k] + (shake * x))]), labels);
    }
}
