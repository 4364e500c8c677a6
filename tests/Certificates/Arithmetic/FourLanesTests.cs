namespace IsoTriplet.Tests.Certificates;

/// <summary>The sums of the checker have one order on every processor: that of four lanes, which these loops follow number by number.</summary>
public sealed class FourLanesTests
{
    [Fact]
    public void SquaredDistance_AnyLength_HasTheDigitsOfFourLanes()
    {
        Random random = new(1);
        for (int n = 1; n < 40; n++)
        {
            (double[] x, double[] y) = (Draw.Gaussian(random, 1, n).Row(0).ToArray(), Draw.Gaussian(random, 1, n).Row(0).ToArray());
            Assert.Equal(Summed(n, k => (x[k] - y[k]) * (x[k] - y[k])), FourLanes.SquaredDistance(x, y));
            Assert.Equal(Summed(n, k => x[k] * y[k]), FourLanes.Dot(x, [.. y, 1, 2]));
        }
    }

    // Row 66 of the factor is the last but one: columns 0 to 63 are taken off in four lanes, the others one by one.
    [Fact]
    public void TryFactor_MoreThanOneBlock_HasTheDigitsOfFourLanes()
    {
        const int Size = 67,
            Block = 64;
        Random random = new(2);
        SymmetricMatrix a = new(Size);
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                a[i, j] = a[j, i] = i == j ? Size / 4.0 : random.NextDouble() - 0.5;
            }
        }
        double[,] l = new double[Size, Size];
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                int first = j / Block * Block;
                double s = a[i, j] - (first == 0 ? 0 : Summed(first, k => l[i, k] * l[j, k]));
                for (int k = first; k < j; k++)
                {
                    s -= l[i, k] * l[j, k];
                }
                l[i, j] = i == j ? Math.Sqrt(s) : s / l[j, j];
            }
        }
        // L L' x = b by the same steps.
        double[] x = new double[Size];
        Array.Fill(x, 1);
        double[][] b = [.. x.Select(v => new[] { v })];
        for (int i = 0; i < Size; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] += -l[i, k] * x[k];
            }
            x[i] *= 1 / l[i, i];
        }
        for (int i = Size - 1; i >= 0; i--)
        {
            x[i] *= 1 / l[i, i];
            for (int k = 0; k < i; k++)
            {
                x[k] += -l[i, k] * x[i];
            }
        }
        ShiftedCholesky.TryFactor(a, 0)!.Solve(b);
        Assert.Equal(x, b.Select(row => row[0]));
    }

    private static double Summed(int n, Func<int, double> term)
    {
        double[] lanes = new double[4];
        int whole = n / 4 * 4;
        for (int k = 0; k < whole; k++)
        {
            lanes[k % 4] += term(k);
        }
        double sum = lanes[0] + lanes[2] + (lanes[1] + lanes[3]);
        for (int k = whole; k < n; k++)
        {
            sum += term(k);
        }
        return sum;
    }
}
