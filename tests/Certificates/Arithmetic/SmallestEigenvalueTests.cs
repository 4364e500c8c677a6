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
    public void PositiveLowerBound_SecondDifferences_IsBelowTheKnownValueByAThousandthOrSo(int size)
    {
        // The matrix tridiag(-1, 2, -1) has smallest eigenvalue 4 sin^2(pi / (2 (size + 1))).
        double truth = 4 * Math.Pow(Math.Sin(Math.PI / (2 * (size + 1))), 2);
        double bound = SmallestEigenvalue.PositiveLowerBound(SecondDifferences(size, 0), out ShiftedCholesky? factor);
        Assert.NotNull(factor);
        Assert.InRange(bound, truth * 0.998, truth);
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
        // More columns than a unit of work has.
        double[][] x =
        [
            .. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, 35).Select(k => k == 0 ? i : (i * k) % 3.5).ToArray()),
        ];
        double[][] b = [.. x.Select(row => row.ToArray())];
        double[] one = [.. x.Select(row => row[34])];
        ShiftedCholesky factor = ShiftedCholesky.TryFactor(a, 0)!;
        factor.Solve(x);
        factor.Solve(one);
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < 35; k++)
            {
                Assert.Equal(b[i][k], Enumerable.Range(0, size).Sum(j => a[i, j] * x[j][k]), 1e-10 * size);
            }
            Assert.Equal(x[i][34], one[i], 1e-12 * size);
        }
    }

    [Fact]
    public void PositiveLowerBound_EstimateAboveTheEigenvalue_IsNotBelieved()
    {
        // The estimate starts at x = (0.5, 1.118...); with the smallest eigenvector across it twelve steps see only the other eigenvalue, 1.
        double[] x = [0.5, 0.5 + 0.6180339887498949];
        double square = (x[0] * x[0]) + (x[1] * x[1]);
        SymmetricMatrix a = new(2);
        a[0, 0] = ((x[0] * x[0]) + (0.25 * x[1] * x[1])) / square;
        a[1, 1] = ((x[1] * x[1]) + (0.25 * x[0] * x[0])) / square;
        a[0, 1] = a[1, 0] = 0.75 * x[0] * x[1] / square;
        Assert.InRange(SmallestEigenvalue.PositiveLowerBound(a, out _), 0.06, 0.25);
    }

    [Fact]
    public void TryFactor_Shift_IsTakenOffTheDiagonal()
    {
        SymmetricMatrix a = SecondDifferences(70, 0);
        double truth = 4 * Math.Pow(Math.Sin(Math.PI / 142), 2);
        Assert.NotNull(ShiftedCholesky.TryFactor(a, 0.999 * truth));
        Assert.Null(ShiftedCholesky.TryFactor(a, 1.001 * truth));
        double[][] x = Instances.Rows(1, 3);
        SymmetricMatrix one = new(1);
        one[0, 0] = 7;
        ShiftedCholesky.TryFactor(one, 1)!.Solve(x);
        Assert.Equal(0.5, x[0][0], 1e-15);
        Assert.Null(ShiftedCholesky.TryFactor(one, 7));
        Assert.Null(ShiftedCholesky.TryFactor(one, 8));
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
