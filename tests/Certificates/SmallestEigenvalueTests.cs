using IsoTriplet.Certificates;

namespace IsoTriplet.Tests.Certificates;

public sealed class SmallestEigenvalueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(131)]
    [InlineData(300)]
    public void PositiveLowerBound_SecondDifferences_IsBelowTheKnownValueAndAboveAThirdOfIt(int size)
    {
        // The matrix tridiag(-1, 2, -1) has smallest eigenvalue 4 sin^2(pi / (2 (size + 1))).
        double truth = 4 * Math.Pow(Math.Sin(Math.PI / (2 * (size + 1))), 2);
        double bound = SmallestEigenvalue.PositiveLowerBound(SecondDifferences(size, 0), out Cholesky? factor);
        Assert.NotNull(factor);
        Assert.InRange(bound, truth / 3, truth);
        Assert.Equal(0, SmallestEigenvalue.PositiveLowerBound(SecondDifferences(size, truth * (1 + 1e-9)), out _));
        Assert.InRange(SmallestEigenvalue.PositiveLowerBound(SecondDifferences(size, truth * 0.999), out _), truth * 1e-4, truth * 1e-3);
    }

    [Fact]
    public void PositiveLowerBound_RadiusAboveTheEigenvalue_ProvesNothing()
    {
        SymmetricMatrix a = SecondDifferences(10, 0);
        a.Radius = 0.1;
        Assert.Equal(0, SmallestEigenvalue.PositiveLowerBound(a, out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(67)]
    [InlineData(200)]
    public void Solve_DenseDefiniteMatrix_HasSmallResidual(int size)
    {
        Random random = new(size);
        SymmetricMatrix a = new(size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                a[i, j] = a[j, i] = i == j ? size : random.NextDouble() - 0.5;
            }
        }
        double[][] x = [.. Enumerable.Range(0, size).Select(i => new double[] { i, 1, -i, 0.5, i % 3 })];
        double[][] b = [.. x.Select(row => row.ToArray())];
        Cholesky.TryFactor(a, 0)!.Solve(x);
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < 5; k++)
            {
                Assert.Equal(b[i][k], Enumerable.Range(0, size).Sum(j => a[i, j] * x[j][k]), 1e-10 * size);
            }
        }
    }

    private static SymmetricMatrix SecondDifferences(int size, double shift)
    {
        SymmetricMatrix a = new(size);
        for (int i = 0; i < size; i++)
        {
            a[i, i] = 2 - shift;
            if (i > 0)
            {
                a[i, i - 1] = a[i - 1, i] = -1;
            }
        }
        return a;
    }
}
