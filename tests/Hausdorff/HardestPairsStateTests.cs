namespace IsoTriplet.Tests.Hausdorff;

public sealed class HardestPairsStateTests
{
    [Theory]
    [InlineData(2, 5, 1, 0, true)]
    [InlineData(1, 0, 2, 5, false)]
    [InlineData(1, 0, 1, 5, true)]
    [InlineData(1, 5, 1, 0, false)]
    [InlineData(1, 5, 1, 5, false)]
    [InlineData(1, 5, double.NaN, -1, true)]
    public void Beats_TwoCandidates_IsTheGreaterOrTheLowerPointOfEquals(
        double value,
        int point,
        double kept,
        int keptPoint,
        bool expected
    ) => Assert.Equal(expected, HardestPairsState.Beats(value, point, kept, keptPoint));

    [Fact]
    public void At_NothingSeen_IsNoPair()
    {
        HardestPairsState state = new([1, 0]);
        Assert.Equal(new AnchorHardness(-1, double.NaN, -1, double.NaN), state.At(0));
        Assert.Null(state.At(0).Hardness);
    }

    // Points by their own numbers 9 - position; squares 4, 9, 9, 1, ... of row 0, both kinds, at every length around the vector width.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    public void At_OneRowSeen_KeepsTheExtremesOfBothEnds(int length)
    {
        int[] order = [.. Enumerable.Range(0, 10).Select(i => 9 - i)];
        double[] squares = [.. new double[] { 4, 9, 9, 1, 4, 1, 16, 0.25, 16 }.Take(length)];
        HardestPairsState state = new(order);

        state.Positives(0, 1, squares);
        state.Negatives(0, 1, squares);

        // The lowest point number on ties is the last position.
        Assert.Equal(
            new AnchorHardness(
                order[Array.LastIndexOf(squares, squares.Max()) + 1],
                Math.Sqrt(squares.Max()),
                order[Array.LastIndexOf(squares, squares.Min()) + 1],
                Math.Sqrt(squares.Min())
            ),
            state.At(0)
        );
        for (int j = 1; j <= length; j++)
        {
            double d = Math.Sqrt(squares[j - 1]);
            Assert.Equal(new AnchorHardness(9, d, 9, d), state.At(j));
        }
    }

    // A second row that is nearer for some and farther for others, and ties.
    [Fact]
    public void At_TwoRowsSeen_KeepsTheHarder()
    {
        HardestPairsState state = new([0, 1, 2, 3, 4, 5, 6]);
        state.Positives(1, 2, [4, 4, 4, 4, 4]);
        state.Positives(0, 2, [1, 9, 4, 5, 4]);
        state.Negatives(1, 2, [4, 4, 4, 4, 4]);
        state.Negatives(0, 2, [1, 9, 4, 5, 4]);

        Assert.Equal(
            [(1, 2.0), (0, 3), (0, 2), (0, Math.Sqrt(5)), (0, 2)],
            Enumerable.Range(2, 5).Select(i => (state.At(i).Positive, state.At(i).PositiveDistance))
        );
        Assert.Equal(
            [(0, 1.0), (1, 2), (0, 2), (1, 2), (0, 2)],
            Enumerable.Range(2, 5).Select(i => (state.At(i).Negative, state.At(i).NegativeDistance))
        );
        Assert.Equal(
            (3, 3.0, 2, 1.0),
            (state.At(0).Positive, state.At(0).PositiveDistance, state.At(0).Negative, state.At(0).NegativeDistance)
        );
    }

    // Squares one unit apart with equal roots: the lower point is kept, whichever comes first.
    [Fact]
    public void At_SquaresWithEqualRoots_KeepsTheLowerPoint()
    {
        double square = 2;
        double next = Math.BitIncrement(square);
        while (Math.Sqrt(next) != Math.Sqrt(square))
        {
            (square, next) = (next, Math.BitIncrement(next));
        }
        HardestPairsState state = new([0, 1, 2]);
        state.Positives(0, 1, [square, next]);
        state.Negatives(0, 1, [next, square]);
        Assert.Equal((1, 1), (state.At(0).Positive, state.At(0).Negative));

        HardestPairsState other = new([0, 2, 1]);
        other.Positives(0, 1, [next, square]);
        other.Negatives(0, 1, [square, next]);
        Assert.Equal((1, 1), (other.At(0).Positive, other.At(0).Negative));
    }
}
