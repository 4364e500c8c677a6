using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Training.Data;

/// <summary>Gaussian classes with a chosen overlap, in all directions or in a few with noise in the others.</summary>
public static class SyntheticClasses
{
    private const ulong CentreStream = 11;
    private const ulong PointStream = 12;
    private const ulong NuisanceStream = 13;

    /// <summary>Draws centres c_k from N(0, I/q) in the first q coordinates (so that two are about sqrt 2 apart) and points c_k + overlap * N(0, I/q); the other d - q coordinates are nuisance * N(0, I/(d-q)).</summary>
    /// <remarks>
    /// With q = d random weights keep nearly all there is to see of the classes, and training has nothing to gain. Nuisance directions say nothing of a class and are as strong as
    /// asked for: what learns to leave them out gains on held-out classes too, since theirs are the same.
    /// </remarks>
    /// <param name="classes">How many classes.</param>
    /// <param name="each">How many points a class.</param>
    /// <param name="features">d.</param>
    /// <param name="overlap">0: every class is a point; 1: a class is as wide as the centres are apart. At least 0.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="informative">q, from 1 to d; null: d.</param>
    /// <param name="nuisance">The root mean square length of a point in the nuisance directions, where the centres have 1. At least 0.</param>
    /// <returns>classes * each points, in turn from every class.</returns>
    /// <exception cref="ArgumentException">A size is below 1, q is out of range, or the overlap or nuisance is negative or not finite.</exception>
    public static DataSet Create(
        int classes,
        int each,
        int features,
        double overlap,
        int seed,
        int? informative = null,
        double nuisance = 0
    )
    {
        if (classes < 1 || each < 1 || features < 1)
        {
            throw new ArgumentException(
                $"{Counted.Of(classes, "class")} of {Counted.Of(each, "point")} with {Counted.Of(features, "feature")}; each at least 1 was expected"
            );
        }
        int q = informative ?? features;
        if (q < 1 || q > features)
        {
            throw new ArgumentException($"{q} informative directions; 1 to {features} were expected", nameof(informative));
        }
        Guard.NonNegative(overlap);
        Guard.NonNegative(nuisance);
        double unit = 1 / Math.Sqrt(q);
        double noise = nuisance / Math.Sqrt(Math.Max(1, features - q));
        SplitMix64 random = SplitMix64.Stream(seed, CentreStream);
        double[] centres = [.. Enumerable.Range(0, classes * q).Select(_ => unit * random.NextNormal())];
        random = SplitMix64.Stream(seed, PointStream);
        SplitMix64 apart = SplitMix64.Stream(seed, NuisanceStream);
        int count = classes * each;
        double[] values = new double[count * features];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < features; k++)
            {
                values[(i * features) + k] =
                    k < q ? centres[(i % classes * q) + k] + (overlap * unit * random.NextNormal()) : noise * apart.NextNormal();
            }
        }
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, count).Select(i => i % classes)]);
        return new DataSet("synthetic", Embedding.Create(count, features, values), labels);
    }
}
