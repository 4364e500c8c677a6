using FsCheck.Xunit;
using IsoTriplet.Optimizers.Cover;

namespace IsoTriplet.Tests.Optimizers.Cover;

/// <summary>The extension of an embedding of some points to all.</summary>
public sealed class PlacesTests
{
    /// <summary>The changes told are those of the extension, and where one is above what G itself changes, a point without a place of its own has it: so there is always one that can get one.</summary>
    [Property]
    public void LeastChange_OfAnyEmbedding_LeavesOneToJoinWhereADistanceIsOpen(int seed)
    {
        Random random = new(seed);
        const int points = 30;
        Embedding f = Draw.Gaussian(random, points, 3);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 3)]);
        int[] rows = [.. Enumerable.Range(0, points).Where(i => i < 3 || random.Next(3) == 0)];
        Embedding g = Draw.Gaussian(random, rows.Length, 3);
        double own = IsometricDistance.Between(f.Select(rows), g).Value;
        double[] distances =
        [
            .. Enumerable.Range(0, points * points).Select(k => PairwiseDistances.Between(f.Row(k / points), f.Row(k % points))),
        ];
        Places places = new(f, labels, rows, g);
        double[] changes = places.LeastChange(rows, distances, own);
        Assert.Equal(IsometricDistance.Between(f, places.Extended()).Value, changes.Max(), 1e-12);
        double edge = own * (1 + 1e-12);
        Assert.True(changes.Max() <= edge || Enumerable.Range(0, points).Except(rows).Any(i => changes[i] > edge));
        Assert.All(Enumerable.Range(0, points), i => Assert.Equal(labels[i], labels[rows[places.Of[i]]]));
    }
}
