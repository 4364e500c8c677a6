using IsoTriplet.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Runs;

public sealed class FiniteNumbersTests
{
    [Theory]
    [InlineData(ScalarType.Float32, double.NaN)]
    [InlineData(ScalarType.Float32, double.PositiveInfinity)]
    [InlineData(ScalarType.Float64, double.NegativeInfinity)]
    [InlineData(ScalarType.Float64, double.NaN)]
    public void AreAll_OneOfManyThatIsNone_IsSeenAtEveryPlace(ScalarType type, double none)
    {
        using DisposeScope scope = NewDisposeScope();
        double[] values = [.. Enumerable.Range(0, 70).Select(k => k - 30.5)];
        Assert.True(FiniteNumbers.AreAll([Of(values), Of([0])]));
        for (int k = 0; k < values.Length; k++)
        {
            double[] spoiled = [.. values];
            spoiled[k] = none;
            Assert.False(FiniteNumbers.AreAll([Of([1]), Of(spoiled)]));
        }

        Tensor Of(double[] numbers) => tensor(numbers).to(type);
    }

    // Numbers that are finite are, whatever their sum.
    [Fact]
    public void AreAll_TheLargestNumbers_IsTrue()
    {
        using Tensor largest = tensor(new float[] { float.MaxValue, float.MaxValue, float.MinValue });
        Assert.True(FiniteNumbers.AreAll([largest]));
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void OfRuns_OneRunThatIsNone_IsToldApart(ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor weights = zeros([3, 5, 2], type);
        Tensor biases = zeros([3, 5], type);
        Assert.Equal([true, true, true], FiniteNumbers.OfRuns([weights, biases]));
        biases[2, 4] = tensor(double.NaN).to(type);
        Assert.Equal([true, true, false], FiniteNumbers.OfRuns([weights, biases]));
        weights[0, 4, 1] = tensor(double.PositiveInfinity).to(type);
        Assert.Equal([false, true, false], FiniteNumbers.OfRuns([weights, biases]));
    }

    // What does not lie in one piece is read as it is meant.
    [Fact]
    public void AreAll_AColumn_LooksAtItsOwnNumbers()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor matrix = tensor(new double[] { 1, double.NaN, 2, 3 }, [2, 2]);
        Assert.True(FiniteNumbers.AreAll([matrix.narrow(1, 0, 1)]));
        Assert.False(FiniteNumbers.AreAll([matrix.narrow(1, 1, 1)]));
    }
}
