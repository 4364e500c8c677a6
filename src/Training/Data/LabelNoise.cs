using System.Globalization;
using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Training.Data;

/// <summary>Wrong labels on purpose: a share of the examples takes the label of another class.</summary>
public static class LabelNoise
{
    private const ulong NoiseStream = 14;

    /// <summary>Replaces each label with probability <paramref name="share"/> by that of another class, all others being as likely. The first example of a class keeps its own.</summary>
    /// <remarks>So no class vanishes and classes keep their numbers. With one seed the wrong labels of a smaller share are among those of a larger one. Features are shared with the data given.</remarks>
    /// <param name="data">The examples.</param>
    /// <param name="share">From 0 (the data as given) to 1.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The same examples under the labels drawn.</returns>
    /// <exception cref="ArgumentException">The share is not from 0 to 1, or it is above 0 and there is one class only.</exception>
    public static DataSet Apply(DataSet data, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(share >= 0 && share <= 1))
        {
            throw new ArgumentException(
                $"the share of wrong labels is {share.ToString(CultureInfo.InvariantCulture)}; 0 to 1 was expected"
            );
        }
        if (share == 0)
        {
            return data;
        }
        Labels given = data.Labels;
        if (given.Classes < 2)
        {
            throw new ArgumentException("there is one class only: no label of another one can be given", nameof(data));
        }
        SplitMix64 random = SplitMix64.Stream(seed, NoiseStream);
        string[] names = new string[given.Count];
        for (int i = 0; i < names.Length; i++)
        {
            bool wrong = random.NextDouble() < share && given.Members(given[i])[0] != i;
            int other = random.NextInteger(given.Classes - 1);
            names[i] = given.Names[
                !wrong ? given[i]
                : other < given[i] ? other
                : other + 1
            ];
        }
        return new DataSet(data.Name, data.Features, Labels.FromTexts(names), data.Shape);
    }
}
