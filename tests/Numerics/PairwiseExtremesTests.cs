namespace IsoTriplet.Tests.Numerics;

public sealed class PairwiseExtremesTests
{
    [Fact]
    public void LargestDistance_RandomAndTied_EqualsTheFirstMaximumOfAll()
    {
        foreach (Embedding f in Families())
        {
            Assert.Equal(First(f, (i, j) => PairwiseDistances.Between(f.Row(i), f.Row(j))), PairwiseExtremes.LargestDistance(f));
        }
    }

    [Fact]
    public void LargestDifference_RandomAndTied_EqualsTheFirstMaximumOfAllPairs()
    {
        foreach (Embedding f in Families())
        {
            Embedding g = Draw.Grid(new Random(f.Points + 1), f.Points, 3);
            PairWitness expected = First(
                f,
                (i, j) => Math.Abs(PairwiseDistances.Between(f.Row(i), f.Row(j)) - PairwiseDistances.Between(g.Row(i), g.Row(j)))
            );
            Assert.Equal(expected, PairwiseExtremes.LargestDifference(f, g));
        }
    }

    [Fact]
    public void LargestDifference_OfAnEmbeddingWithItself_IsZeroAtTheFirstPair()
    {
        Embedding f = Draw.UniformPoints(90, 4, seed: 7);
        Assert.Equal(new PairWitness(0, 0, 1), PairwiseExtremes.LargestDifference(f, f));
    }

    [Fact]
    public void LargestDifference_AnyNumberOfThreads_GivesTheSameBits()
    {
        Embedding f = Draw.UniformPoints(700, 12, seed: 8);
        Embedding g = Draw.UniformPoints(700, 9, seed: 9);
        Assert.Equal(With(1), With(3));

        PairWitness With(int threads)
        {
            using IDisposable meanwhile = Parallelism.Use(threads);
            return PairwiseExtremes.LargestDifference(f, g);
        }
    }

    [Fact]
    public void LargestDifference_OtherNumberOfPoints_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            PairwiseExtremes.LargestDifference(Draw.UniformPoints(3, 2, 0), Draw.UniformPoints(4, 2, 0))
        );

    private static IEnumerable<Embedding> Families()
    {
        foreach (int points in (int[])[1, 2, 3, 17, 47, 48, 64, 100, 333])
        {
            yield return Draw.UniformPoints(points, 5, seed: points);
            yield return Draw.Grid(new Random(points), points, 2);
            yield return Embedding.Create(points, 1, new double[points]);
        }
    }

    private static PairWitness First(Embedding f, Func<int, int, double> value)
    {
        PairWitness best = new(f.Points == 1 ? 0 : double.NegativeInfinity, 0, 0);
        for (int i = 0; i < f.Points; i++)
        {
            for (int j = i + 1; j < f.Points; j++)
            {
                if (value(i, j) > best.Value)
                {
                    best = new PairWitness(value(i, j), i, j);
                }
            }
        }
        return best;
    }
}
