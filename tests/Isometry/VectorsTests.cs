namespace IsoTriplet.Tests.Isometry;

/// <summary>The small dense pieces against sums written out, at every remainder of the vector width and on both sides of the switch to a library.</summary>
public sealed class VectorsTests
{
    [Fact]
    public void SquaredDistance_EveryLength_IsTheSumOfSquares()
    {
        for (int length = 0; length < 20; length++)
        {
            double[] x = [.. Enumerable.Range(1, length).Select(k => (double)k)];
            double[] y = [.. Enumerable.Range(1, length).Select(k => 2.0 - k)];
            Assert.Equal(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum(), Vectors.SquaredDistance(x, y));
        }
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(2, 5)]
    [InlineData(4, 160)]
    [InlineData(4, 161)]
    public void SmallDense_AnyOrder_IsTheMatrixProduct(int rows, int n)
    {
        double[] a = [.. Enumerable.Range(0, rows * n).Select(i => (double)((i * 7 % 11) - 5))];
        double[] b = [.. Enumerable.Range(0, n * n).Select(i => (double)((i * 5 % 13) - 6))];

        double[] moments = SmallDense.Moments(a, rows, n);
        double[] turned = SmallDense.TimesTransposed(a, b, rows, n);

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                Assert.Equal(Enumerable.Range(0, rows).Sum(r => a[(r * n) + i] * a[(r * n) + j]), moments[(i * n) + j]);
            }
            for (int r = 0; r < rows; r++)
            {
                Assert.Equal(Enumerable.Range(0, n).Sum(k => a[(r * n) + k] * b[(i * n) + k]), turned[(r * n) + i]);
            }
        }
    }

    [Fact]
    public void Determinant_OrthogonalMatrices_HasTheSignOfThePermutationsAndSigns()
    {
        // det = the sign of the permutation times the signs of its entries.
        Assert.False(Determinant.IsNegative([1], 1));
        Assert.True(Determinant.IsNegative([-1], 1));
        Assert.True(Determinant.IsNegative([0, 1, 1, 0], 2));
        Assert.False(Determinant.IsNegative([0, 1, -1, 0], 2));
        Assert.False(Determinant.IsNegative([0, 1, 0, 0, 0, 1, 1, 0, 0], 3));
        Assert.True(Determinant.IsNegative([0, 1, 0, 0, 0, 1, -1, 0, 0], 3));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void Determinant_Product_HasTheProductOfTheSigns(int n)
    {
        Random random = new(n);
        for (int round = 0; round < 20; round++)
        {
            double[] a = Draw.Orthogonal(random, n);
            double[] b = Draw.Orthogonal(random, n);
            double[] product = SmallDense.TimesTransposed(a, b, n, n);
            Assert.Equal(Determinant.IsNegative(a, n) ^ Determinant.IsNegative(b, n), Determinant.IsNegative(product, n));
        }
    }
}
