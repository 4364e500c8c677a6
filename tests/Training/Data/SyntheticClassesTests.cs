using IsoTriplet.Training.Data;

namespace IsoTriplet.Tests.Training.Data;

public sealed class SyntheticClassesTests
{
    [Fact]
    public void Create_WithNuisance_AddsDirectionsThatSayNothing()
    {
        (DataSet plain, DataSet noisy) = (
            SyntheticClasses.Create(5, 40, 4, 0.5, 3),
            SyntheticClasses.Create(5, 40, 20, 0.5, 3, informative: 4, nuisance: 3)
        );
        double[] between = new double[20];
        double squares = 0;
        for (int k = 0; k < 20; k++)
        {
            double[] column = [.. Enumerable.Range(0, 200).Select(i => noisy.Features.Row(i)[k])];
            if (k < 4)
            {
                Assert.Equal(Enumerable.Range(0, 200).Select(i => plain.Features.Row(i)[k]), column);
                continue;
            }
            squares += column.Sum(x => x * x) / 200;
            double[] means = [.. Enumerable.Range(0, 5).Select(c => column.Where((_, i) => i % 5 == c).Average())];
            between[k] = means.Max(Math.Abs);
        }
        // 3,200 squares of which each has mean 9/16; 80 means of 40 numbers of deviation 3/4.
        Assert.InRange(squares, 8, 10);
        Assert.InRange(between.Max(), 0, 5 * 0.75 / Math.Sqrt(40));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(21, 1)]
    [InlineData(4, -1)]
    [InlineData(4, double.NaN)]
    public void Create_OutOfRange_IsRefused(int informative, double nuisance) =>
        Assert.ThrowsAny<ArgumentException>(() => SyntheticClasses.Create(5, 4, 20, 0.5, 3, informative, nuisance));
}
