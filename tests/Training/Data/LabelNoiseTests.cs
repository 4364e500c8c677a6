using IsoTriplet.Training.Data;

namespace IsoTriplet.Tests.Training.Data;

public sealed class LabelNoiseTests
{
    private static readonly DataSet Given = SyntheticClasses.Create(5, 2000, 2, 1, 3);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void Apply_AShare_SoManyLabelsAreWrongAndTheOthersAsLikely(double share)
    {
        DataSet noisy = LabelNoise.Apply(Given, share, 7);
        (int Before, int After)[] wrong =
        [
            .. Enumerable.Range(0, Given.Count).Select(i => (Given.Labels[i], noisy.Labels[i])).Where(p => p.Item1 != p.Item2),
        ];
        // Five standard deviations of a binomial count.
        double count = share * Given.Count;
        Assert.InRange(wrong.Length, count - 5 - (5 * Math.Sqrt(count)), count + (5 * Math.Sqrt(count)));
        double each = wrong.Length / 20.0;
        Assert.All(wrong.CountBy(w => w), pair => Assert.InRange(pair.Value, each - (5 * Math.Sqrt(each)), each + (5 * Math.Sqrt(each))));
        Assert.Equal(20, wrong.Distinct().Count());
        Assert.Equal(Given.Labels.Names, noisy.Labels.Names);
        Assert.Same(Given.Features, noisy.Features);
    }

    [Fact]
    public void Apply_ASmallerShare_ItsWrongLabelsAreAmongThoseOfALarger()
    {
        DataSet few = LabelNoise.Apply(Given, 0.05, 7);
        DataSet many = LabelNoise.Apply(Given, 0.2, 7);
        Assert.All(
            Enumerable.Range(0, Given.Count).Where(i => few.Labels[i] != Given.Labels[i]),
            i => Assert.Equal(few.Labels[i], many.Labels[i])
        );
        Assert.NotEqual(few.Labels.ClassOf.ToArray(), LabelNoise.Apply(Given, 0.05, 8).Labels.ClassOf.ToArray());
        Assert.Same(Given, LabelNoise.Apply(Given, 0, 7));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Apply_NoShare_IsRefused(double share) => Assert.Throws<ArgumentException>(() => LabelNoise.Apply(Given, share, 0));

    [Fact]
    public void Apply_OneClass_IsRefused() =>
        Assert.Throws<ArgumentException>(() => LabelNoise.Apply(SyntheticClasses.Create(1, 9, 2, 1, 0), 0.1, 0));
}
