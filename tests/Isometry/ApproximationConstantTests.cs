namespace IsoTriplet.Tests.Isometry;

public sealed class ApproximationConstantTests
{
    // The corners of a square of side 2: sigma = 2, twelve ordered pairs with 8 sides and 4 diagonals.
    private static readonly Embedding Square = Embedding.Create(4, 2, [1, 1, 1, -1, -1, 1, -1, -1]);

    [Fact]
    public void Of_Square_GathersTheSums()
    {
        ApproximationConstant constant = ApproximationConstant.Of(Square);

        Assert.Equal(4, constant.Points);
        Assert.Equal(2, constant.LeastSingularValue, 1e-12);
        Assert.True(constant.LeastSingularValue < 2);
        Assert.Equal((8 * 2) + (4 * Math.Sqrt(8)), constant.SumOfDistances, 1e-12);
        Assert.Equal((8 * 4) + (4 * 8), constant.SumOfSquares, 1e-12);
        Assert.False(constant.IsVacuous);
    }

    // |E|_Fro / (2 sigma sqrt(2 (sqrt 2 - 1))) with E_ij = eps (2 D_ij + eps), the sum written out.
    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.5)]
    [InlineData(20)]
    public void DisplacementBound_Square_IsTheFormula(double eps)
    {
        double norm = Math.Sqrt((8 * Math.Pow(eps * (4 + eps), 2)) + (4 * Math.Pow(eps * ((2 * Math.Sqrt(8)) + eps), 2)));
        double expected = norm / (2 * 2 * Math.Sqrt(2 * (Math.Sqrt(2) - 1)));
        ApproximationConstant constant = ApproximationConstant.Of(Square);

        Assert.Equal(1, constant.DisplacementBound(eps) / expected, 1e-12);
        Assert.True(constant.DisplacementBound(eps) >= expected);
        Assert.Equal(constant.DisplacementBound(eps) / eps, constant.At(eps), 1e-12);
    }

    [Fact]
    public void At_Zero_IsTheLimit()
    {
        ApproximationConstant constant = ApproximationConstant.Of(Square);
        Assert.Equal(Math.Sqrt(4 * 64) / (4 * Math.Sqrt(2 * (Math.Sqrt(2) - 1))), constant.At(0), 1e-12);
        Assert.Equal(0, constant.DisplacementBound(0));
    }

    // The slack is (4 N + 64) 2^-52: its own size, nothing more.
    [Fact]
    public void At_RoundNumbers_IsRoundedUpByTheSlackOnly()
    {
        ApproximationConstant constant = new(4, 1 / Math.Sqrt(2 * (Math.Sqrt(2) - 1)), 0, 1);
        Assert.InRange(constant.At(0), 1, 1 + (84 * Math.ScaleB(1, -52)));
        Assert.InRange(constant.At(0), 1 + (76 * Math.ScaleB(1, -52)), 2);
    }

    // eps sqrt(N (N - 1)) (2 diam + eps) / (2 theta sqrt(sqrt 2 - 1)).
    [Theory]
    [InlineData(0, 1, 1, 3, 0)]
    [InlineData(0.5, 2, 3, 4, 0.5 * 3.4641016151377544 * 6.5 / (4 * 0.64359425290558262))]
    [InlineData(2, 0.5, 1, 2, 2 * 1.4142135623730951 * 4 / 0.64359425290558262)]
    [InlineData(1, 1, 1, 1, 0)]
    public void FromThickness_KnownNumbers_IsTheFormula(double eps, double thickness, double diameter, int points, double expected) =>
        Assert.Equal(expected, ApproximationConstant.FromThickness(eps, thickness, diameter, points), 1e-12);

    // sqrt 2 times 3 over 2 sqrt(sqrt 2 - 1) is 3.29605234040342989...: the bound is not below it.
    [Fact]
    public void FromThickness_RoundNumbers_IsRoundedUp() =>
        Assert.InRange(ApproximationConstant.FromThickness(1, 1, 1, 2), 3.2960523404034303, 3.2960523404034370);

    // The least singular value 2^21 is lowered by 4 2^-50 times the largest, its rounding.
    [Fact]
    public void Of_LargeSquare_LowersTheSingularValueByItsRounding()
    {
        double scale = Math.ScaleB(1, 20);
        ApproximationConstant constant = ApproximationConstant.Of(
            Embedding.FromRows([.. Square.ToRows().Select(r => r.Select(v => v * scale).ToArray())])
        );
        Assert.InRange(constant.LeastSingularValue / (2 * scale), 1 - Math.ScaleB(5, -50), 1 - Math.ScaleB(3, -50));
    }

    [Fact]
    public void Of_FlatOrEqualPoints_IsVacuous()
    {
        Assert.True(ApproximationConstant.Of(Embedding.Create(3, 3, [0, 0, 0, 1, 0, 0, 0, 1, 0])).IsVacuous);
        ApproximationConstant constant = ApproximationConstant.Of(Embedding.Create(3, 2, new double[6]));
        Assert.True(constant.IsVacuous);
        Assert.Equal(0, constant.DisplacementBound(0));
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (constant.At(0), constant.DisplacementBound(1)));
    }

    [Fact]
    public void FromThickness_Zero_IsInfinite()
    {
        Assert.Equal(double.PositiveInfinity, ApproximationConstant.FromThickness(1, 0, 1, 2));
        Assert.Equal(0, ApproximationConstant.FromThickness(0, 0, 1, 2));
    }

    // Enough points for several blocks of the sweep over pairs.
    [Fact]
    public void Of_ManyPoints_SumsOverAllPairs()
    {
        Embedding f = Draw.Gaussian(new Random(4), 300, 3);
        (double distances, double squares) = (0, 0);
        for (int i = 0; i < f.Points; i++)
        {
            for (int j = 0; j < f.Points; j++)
            {
                double d = PairwiseDistances.Between(f.Row(i), f.Row(j));
                (distances, squares) = (distances + d, squares + (d * d));
            }
        }
        ApproximationConstant constant = ApproximationConstant.Of(f);
        Assert.Equal(1, constant.SumOfDistances / distances, 1e-12);
        Assert.Equal(1, constant.SumOfSquares / squares, 1e-12);
    }
}
