using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Tests.Training.Sampling;

public sealed class BatchSamplerTests
{
    private static readonly Labels FiveClasses = Labels.FromIntegers([.. Enumerable.Range(0, 60).Select(i => i % 5), 9]);

    [Fact]
    public void Batch_AnyStep_HoldsPClassesOfKDistinctExamples()
    {
        BatchSampler sampler = new(FiveClasses, 3, 4, seed: 1);
        for (int step = 0; step < 50; step++)
        {
            int[] rows = sampler.Batch(step);
            Assert.Equal(12, rows.Distinct().Count());
            Assert.All(rows.GroupBy(r => FiveClasses[r]), group => Assert.Equal(4, group.Count()));
        }
    }

    [Fact]
    public void Batch_SmallerThanPXK_HoldsSoManyOfTheClassesThatHaveK()
    {
        BatchSampler sampler = new(FiveClasses, 3, 4, seed: 1);
        for (int step = 0; step < 50; step++)
        {
            int[] rows = sampler.Batch(step, 2, 3);
            Assert.Equal(6, rows.Distinct().Count());
            Assert.Equal([3, 3], rows.GroupBy(r => FiveClasses[r]).Select(group => group.Count()));
            Assert.DoesNotContain(60, rows);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Batch(0, 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Batch(0, 3, 5));
    }

    [Fact]
    public void Batch_SameSeedAndStep_IsTheSameAndOthersDiffer()
    {
        Assert.Equal(new BatchSampler(FiveClasses, 3, 4, 1).Batch(7), new BatchSampler(FiveClasses, 3, 4, 1).Batch(7));
        Assert.NotEqual(new BatchSampler(FiveClasses, 3, 4, 1).Batch(7), new BatchSampler(FiveClasses, 3, 4, 1).Batch(8));
        Assert.NotEqual(new BatchSampler(FiveClasses, 3, 4, 1).Batch(7), new BatchSampler(FiveClasses, 3, 4, 2).Batch(7));
    }

    [Fact]
    public void Batch_ManySteps_TakesEveryExampleAboutEquallyOften()
    {
        BatchSampler sampler = new(FiveClasses, 2, 3, seed: 0);
        int[] taken = new int[60];
        for (int step = 0; step < 5000; step++)
        {
            foreach (int row in sampler.Batch(step))
            {
                taken[row]++;
            }
        }
        // 5000 * 6 / 60 = 500 expected, deviation below 22: six deviations.
        Assert.All(taken, count => Assert.InRange(count, 500 - 132, 500 + 132));
    }

    [Theory]
    [InlineData(1, 4, "negative")]
    [InlineData(2, 1, "1 sample a class")]
    [InlineData(6, 4, "only 5 of 6 have 4 examples")]
    [InlineData(2, 13, "only 0 of 6 have 13 examples")]
    public void Constructor_BatchWithoutTriples_IsRefusedWithTheReason(int classes, int samples, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<ArgumentException>(() => new BatchSampler(FiveClasses, classes, samples, 0)).Message,
            StringComparison.Ordinal
        );
}
