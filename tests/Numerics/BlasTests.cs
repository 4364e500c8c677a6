using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Tests.Numerics;

public sealed class BlasTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void General_EveryTransposition_EqualsTheTripleLoop(bool transposeA, bool transposeB)
    {
        const int rows = 4;
        const int columns = 3;
        const int inner = 5;
        double[] a = Draw.Uniform(rows * inner, seed: 1);
        double[] b = Draw.Uniform(inner * columns, seed: 2);
        double[] c = Draw.Uniform(rows * columns, seed: 3);
        double[] before = [.. c];
        MatrixProduct.General(rows, columns, inner, 2, a, transposeA, b, transposeB, 0.5, c);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double sum = 0;
                for (int k = 0; k < inner; k++)
                {
                    sum += a[transposeA ? (k * rows) + i : (i * inner) + k] * b[transposeB ? (j * inner) + k : (k * columns) + j];
                }
                Assert.Equal((2 * sum) + (0.5 * before[(i * columns) + j]), c[(i * columns) + j], Tolerance);
            }
        }
    }

    [Fact]
    public void OfRowsAndOfColumns_Random_EqualTheGeneralProduct()
    {
        double[] a = Draw.Uniform(7 * 3, seed: 4);
        double[] transposed = new double[21];
        for (int i = 0; i < 21; i++)
        {
            transposed[((i % 3) * 7) + (i / 3)] = a[i];
        }
        AssertClose(MatrixProduct.Of(a, transposed, 7, 3, 7), MatrixProduct.OfRows(a, 7, 3));
        AssertClose(MatrixProduct.Of(transposed, a, 3, 7, 3), MatrixProduct.OfColumns(a, 7, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(30)]
    public void SymmetricEigen_Random_RebuildsTheMatrix(int order)
    {
        double[] matrix = MatrixProduct.OfRows(Draw.Uniform(order * order, seed: order), order, order);
        SymmetricEigen eigen = SymmetricEigen.Decompose(matrix, order);
        double[] rebuilt = new double[order * order];
        for (int k = 0; k < order; k++)
        {
            for (int i = 0; i < order * order; i++)
            {
                rebuilt[i] += eigen.Values[k] * eigen.Vector(k)[i / order] * eigen.Vector(k)[i % order];
            }
        }
        AssertClose(matrix, rebuilt);
        Assert.Equal(eigen.Values.ToArray().Order(), eigen.Values.ToArray());
    }

    [Fact]
    public void SymmetricEigen_NaN_IsRefused() => Assert.Throws<ArgumentException>(() => SymmetricEigen.Decompose([double.NaN], 1));

    [Fact]
    public void CholeskyInPlace_PositiveDefinite_SolvesRowsAndInverts()
    {
        double[] matrix = MatrixProduct.OfRows(Draw.Uniform(6 * 9, seed: 7), 6, 9);
        double[] factor = [.. matrix];
        Assert.True(CholeskyInPlace.TryFactor(factor, 6));
        double[] rows = Draw.Uniform(2 * 6, seed: 8);
        double[] solved = [.. rows];
        CholeskyInPlace.SolveRows(factor, 6, solved, 2);
        AssertClose(rows, MatrixProduct.Of(solved, matrix, 2, 6, 6));
        CholeskyInPlace.Invert(factor, 6);
        AssertClose(solved, MatrixProduct.Of(rows, factor, 2, 6, 6));
    }

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(700)] // five panels and a part of one
    public void CholeskyInPlace_ManyRows_AreFactoredAndSolvedOnAnyNumberOfThreads(int order)
    {
        const int Right = 70;
        double[] matrix = MatrixProduct.OfRows(Draw.Uniform(order * (order + 40), seed: 7), order, order + 40),
            rows = Draw.Uniform(Right * order, seed: 8);
        (double[] Factor, double[] Solved) one = default;
        foreach (int threads in new[] { 1, 3 })
        {
            using IDisposable some = Parallelism.Use(threads);
            (double[] factor, double[] solved) = ([.. matrix], [.. rows]);
            Assert.True(CholeskyInPlace.TryFactor(factor, order));
            CholeskyInPlace.SolveRows(factor, order, solved, Right);
            if (threads > 1)
            {
                Assert.Equal(one.Factor, factor);
                Assert.Equal(one.Solved, solved);
                continue;
            }
            one = (factor, solved);
            double[] product = MatrixProduct.Of(solved, matrix, Right, order, order);
            Assert.All(rows.Zip(product), x => Assert.Equal(x.First, x.Second, 1e-8));
            for (int i = 0; i < order; i += 13)
            {
                // What stands above the diagonal is left as it was.
                Assert.True(
                    matrix.AsSpan((i * order) + i + 1, order - i - 1).SequenceEqual(factor.AsSpan((i * order) + i + 1, order - i - 1))
                );
                for (int j = 0; j <= i; j += 7)
                {
                    double sum = Enumerable.Range(0, j + 1).Sum(k => factor[(i * order) + k] * factor[(j * order) + k]);
                    Assert.Equal(matrix[(i * order) + j], sum, 1e-10);
                }
            }
        }
        // One diagonal entry that is too small, in the last panel.
        int last = order - 2;
        matrix[(last * order) + last] -= 1000;
        Assert.False(CholeskyInPlace.TryFactor(matrix, order));
    }

    [Fact]
    public void SymmetricEigen_InPlace_EqualsDecompose()
    {
        double[] matrix = MatrixProduct.OfRows(Draw.Uniform(5 * 5, seed: 9), 5, 5);
        SymmetricEigen eigen = SymmetricEigen.Decompose(matrix, 5);
        AssertClose(eigen.Values.ToArray(), SymmetricEigen.DecomposeInPlace(matrix, 5));
        Assert.Equal(eigen.Vector(3).ToArray(), matrix[15..20]);
    }

    // Small and large products side by side: the number of threads must not change under a call in flight.
    [Fact]
    public void General_SmallAndLargeAtOnce_GiveWhatTheyGiveAlone()
    {
        double[] large = Draw.Uniform(300 * 300, seed: 10);
        double[] small = Draw.Uniform(20 * 20, seed: 11);
        double[] alone = MatrixProduct.Of(small, small, 20, 20, 20);
        double[] aloneLarge = MatrixProduct.Of(large, large, 300, 300, 300);
        Parallel.For(
            0,
            200,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            k =>
            {
                bool big = k % 4 == 0;
                AssertClose(
                    big ? aloneLarge : alone,
                    big ? MatrixProduct.Of(large, large, 300, 300, 300) : MatrixProduct.Of(small, small, 20, 20, 20)
                );
            }
        );
    }

    [Theory]
    [InlineData(1.0, 2.0, 1.0)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(-1.0, 0.0, 1.0)]
    public void CholeskyInPlace_NotPositiveDefinite_IsFalse(double first, double off, double last) =>
        Assert.False(CholeskyInPlace.TryFactor(new[] { first, off, off, last }, 2));

    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    public void SingularValues_EveryShape_RebuildTheMatrix(int rows, int columns)
    {
        double[] matrix = Draw.Uniform(rows * columns, seed: rows);
        SingularValues svd = SingularValues.Decompose(matrix, rows, columns);
        int rank = Math.Min(rows, columns);
        double[] scaled = svd.Right.ToArray();
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] *= svd.Values[i / columns];
        }
        AssertClose(matrix, MatrixProduct.Of(svd.Left, scaled, rows, rank, columns));
        Assert.Equal(svd.Values.ToArray().OrderDescending(), svd.Values.ToArray());
    }

    [Fact]
    public void Products_WrongSizes_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => MatrixProduct.OfRows([1, 2, 3], 2, 2));
        Assert.Throws<ArgumentException>(() => CholeskyInPlace.TryFactor([], 0));
        Assert.Throws<ArgumentException>(() => SingularValues.Decompose([1, 2, 3], 2, 2));
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance = Tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
