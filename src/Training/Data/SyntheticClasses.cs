using IsoTriplet.Numerics;
using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Training.Data;

/// <summary>Gaussian classes with a chosen overlap.</summary>
public static class SyntheticClasses
{
    private const ulong CentreStream = 11;
    private const ulong PointStream = 12;

    /// <summary>Draws centres c_k from N(0, I/d) (so that two are about sqrt 2 apart) and points c_k + overlap * N(0, I/d).</summary>
    /// <param name="classes">How many classes.</param>
    /// <param name="each">How many points a class.</param>
    /// <param name="features">d.</param>
    /// <param name="overlap">0: every class is a point; 1: a class is as wide as the centres are apart. At least 0.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>classes * each points, in turn from every class.</returns>
    /// <exception cref="ArgumentException">A size is below 1, or the overlap is negative or not finite.</exception>
    public static DataSet Create(int classes, int each, int features, double overlap, int seed)
    {
        if (classes < 1 || each < 1 || features < 1)
        {
            throw new ArgumentException($"{classes} classes of {each} points with {features} features; each at least 1 was expected");
        }
        Guard.NonNegative(overlap);
        double unit = 1 / Math.Sqrt(features);
        SplitMix64 random = SplitMix64.Stream(seed, CentreStream);
        double[] centres = [.. Enumerable.Range(0, classes * features).Select(_ => unit * random.NextNormal())];
        random = SplitMix64.Stream(seed, PointStream);
        int count = classes * each;
        double[] values = new double[count * features];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < features; k++)
            {
                values[(i * features) + k] = centres[(i % classes * features) + k] + (overlap * unit * random.NextNormal());
            }
        }
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, count).Select(i => i % classes)]);
        return new DataSet("synthetic", Embedding.Create(count, features, values), labels);
    }
}
