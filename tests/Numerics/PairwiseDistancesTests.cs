using System.Numerics;

namespace IsoTriplet.Tests.Numerics;

public sealed class PairwiseDistancesTests
{
    public static TheoryData<int, int> Shapes =>
        new()
        {
            { 1, 1 },
            { 1, 5 },
            { 2, 1 },
            { 3, 7 },
            { 7, 3 },
            { 8, 2 },
            { 9, 1 },
            { 15, 4 },
            { 16, 8 },
            { 17, 9 },
            { 47, 3 },
            { 48, 2 },
            { 63, 3 },
            { 65, 2 },
            { 129, 16 },
            { 257, 5 },
            { 300, 31 },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void All_EveryShape_EqualsBetweenBitForBit(int points, int dimension)
    {
        Embedding f = Draw.UniformPoints(points, dimension, seed: points);
        double[] all = PairwiseDistances.All(f);
        for (int i = 0; i < points; i++)
        {
            for (int j = 0; j < points; j++)
            {
                Assert.Equal(PairwiseDistances.Between(f.Row(i), f.Row(j)), all[(i * points) + j]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ForEachBlock_TwoEmbeddings_MeetsEachPairAsBetweenGivesIt(int points, int dimension)
    {
        Embedding x = Draw.UniformPoints(points, dimension, seed: 1);
        Embedding y = Draw.UniformPoints(40, dimension, seed: 2);
        int met = 0;
        PairwiseDistances.ForEachBlock<object?>(
            x,
            y,
            static () => null,
            (_, block) =>
            {
                for (int r = 0; r < block.Rows; r++)
                {
                    for (int c = 0; c < block.Columns; c++, Interlocked.Increment(ref met))
                    {
                        double square = PairwiseDistances.SquaredBetween(x.Row(block.FirstRow + r), y.Row(block.FirstColumn + c));
                        Assert.Equal(square, block.Row(r)[c]);
                    }
                }
            }
        );
        Assert.Equal(40 * points, met);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(700)]
    public void ForEachBlock_OneEmbedding_MeetsEachPairOnce(int points)
    {
        Embedding f = Draw.UniformPoints(points, 2, seed: 3);
        int[] met = new int[points * points];
        PairwiseDistances.ForEachBlock<object?>(
            f,
            static () => null,
            (_, block) =>
            {
                for (int r = 0; r < block.Rows; r++)
                {
                    for (int c = block.FirstColumnAbove(r); c < block.Columns; c++)
                    {
                        met[((block.FirstRow + r) * points) + block.FirstColumn + c]++;
                    }
                }
            }
        );
        for (int i = 0; i < points; i++)
        {
            for (int j = 0; j < points; j++)
            {
                Assert.Equal(j > i ? 1 : 0, met[(i * points) + j]);
            }
        }
    }

    [Fact]
    public void ForEachBlock_ManyThreads_EveryWorkerStateComesBack()
    {
        Embedding f = Draw.UniformPoints(1500, 3, seed: 4);
        IReadOnlyList<List<int>> states = PairwiseDistances.ForEachBlock(
            f,
            static () => new List<int>(),
            (state, block) => state.Add(block.Rows * block.Columns)
        );
        Assert.InRange(states.SelectMany(s => s).Sum(), 1500 * 1499 / 2, 1500 * 1500);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1500)]
    public void ForEachBlock_VisitorThrows_TheExceptionArrivesAsItIs(int points) =>
        Assert.Throws<NotSupportedException>(() =>
            PairwiseDistances.ForEachBlock<object?>(
                Draw.UniformPoints(points, 3, seed: 4),
                static () => null,
                static (_, _) => throw new NotSupportedException()
            )
        );

    [Fact]
    public void ForEachBlockPair_TwoDimensions_BlocksAreOfTheSamePairs()
    {
        Embedding f = Draw.UniformPoints(300, 2, seed: 12);
        Embedding g = Draw.UniformPoints(300, 5, seed: 13);
        PairwiseDistances.ForEachBlockPair<object?>(
            f,
            g,
            static () => null,
            (_, first, second) =>
            {
                int i = first.FirstRow + first.Rows - 1;
                int j = first.FirstColumn + first.Columns - 1;
                Assert.Equal(PairwiseDistances.SquaredBetween(f.Row(i), f.Row(j)), first.Row(first.Rows - 1)[^1]);
                Assert.Equal(PairwiseDistances.SquaredBetween(g.Row(i), g.Row(j)), second.Row(second.Rows - 1)[^1]);
            }
        );
    }

    [Theory]
    [InlineData(1, 1e8, 1e-6)]
    [InlineData(3, 1e8, 1e-6)]
    [InlineData(64, 1e8, 1e-6)]
    [InlineData(2, 0, 1)]
    [InlineData(128, 0, 1)]
    [InlineData(700, 3, 0.5)]
    public void All_NearAndFarFromTheOrigin_KeepsTheStatedRelativeError(int dimension, double offset, double scale)
    {
        const int count = 60;
        // At 1e8 +- 1e-6 the form |x|^2 + |y|^2 - 2 x.y would be all noise (see the control below).
        Embedding f = Draw.UniformPoints(count, dimension, seed: 5, offset, scale);
        double[] all = PairwiseDistances.All(f);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                BigInteger sum = 0;
                for (int k = 0; k < dimension; k++)
                {
                    sum += BigInteger.Pow(Exact(f[i, k]) - Exact(f[j, k]), 2);
                }
                BigInteger computed = Exact(all[(i * count) + j]);
                // (n/2 + 2) u (1 + (n + 4) u), rounded up, in units of u^2 = 2^-106.
                BigInteger one = BigInteger.One << 106;
                BigInteger bound = (new BigInteger((0.5 * dimension) + 2.5) << 53) + (BigInteger)(dimension + 4) * (dimension + 4);
                Assert.True(BigInteger.Pow(computed * (one - bound), 2) <= sum * one * one, $"too large at ({i},{j})");
                Assert.True(sum * one * one <= BigInteger.Pow(computed * (one + bound), 2), $"too small at ({i},{j})");
            }
        }
    }

    [Fact]
    public void ExpandedForm_NearPointsFarFromTheOrigin_LosesEveryDigit()
    {
        // The control of the test above: the form that this library avoids.
        Embedding f = Draw.UniformPoints(2, 3, seed: 6, offset: 1e8, scale: 1e-6);
        double expanded = Dot(f.Row(0), f.Row(0)) + Dot(f.Row(1), f.Row(1)) - (2 * Dot(f.Row(0), f.Row(1)));
        double direct = PairwiseDistances.SquaredBetween(f.Row(0), f.Row(1));
        Assert.True(Math.Abs(expanded - direct) > 0.5 * direct);
    }

    [Fact]
    public void Between_HugeAndTinyCoordinates_StaysWithinTheBound()
    {
        Assert.Equal(5e140, PairwiseDistances.Between([3e140, 0], [0, 4e140]), 5e125);
        Assert.Equal(0, PairwiseDistances.Between([1e300], [1e300]));
        Assert.Equal(double.PositiveInfinity, PairwiseDistances.Between([1e300], [-1e300]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void Sweeps_CoordinatesWhoseSquaresOverflow_AreRefused(int points)
    {
        double[] values = new double[points];
        values[^1] = 1e200;
        Embedding f = Embedding.Create(points, 1, values);
        Embedding zero = Embedding.Create(points, 1, new double[points]);
        Assert.Contains("overflow", Assert.Throws<ArgumentException>(() => PairwiseDistances.All(f)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PairwiseExtremes.LargestDistance(f));
        Assert.Throws<ArgumentException>(() => PairwiseExtremes.LargestDifference(zero, f));
    }

    [Fact]
    public void ForEachBlock_OtherDimension_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            PairwiseDistances.ForEachBlock<object?>(Draw.UniformPoints(2, 3, 0), Draw.UniformPoints(2, 4, 0), () => null, (_, _) => { })
        );

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }
        return sum;
    }

    /// <summary>The double as an integer multiple of 2^-200: exact for what is drawn here.</summary>
    private static BigInteger Exact(double value) => new(Math.ScaleB(value, 200));

    [Theory]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 1, -1, 0)]
    [InlineData(0.1, 0.3, -0.1, -1)]
    [InlineData(5e-324, 1e300, 1e-300, 1)]
    [InlineData(0, 2, 3, -1)]
    public void Compare_OnALine_IsTheExactSign(double a, double p, double q, int sign)
    {
        Assert.Equal(sign, ExactDistances.Compare([a], [p], [q]));
        Assert.Equal(-sign, ExactDistances.Compare([a], [q], [p]));
        Assert.Equal(
            ((Fraction.Of(a) - Fraction.Of(p)).Size - (Fraction.Of(a) - Fraction.Of(q)).Size).Sign,
            ExactDistances.Compare([a], [p], [q])
        );
    }
}
