namespace IsoTriplet.Tests.Numerics;

public sealed class VectorPassTests
{
    [Fact]
    public void Passes_EveryRemainderLength_EqualTheLoop()
    {
        for (int length = 0; length < 40; length++)
        {
            double[] a = Draw.Uniform(length, seed: length, offset: 2);
            double[] b = Draw.Uniform(length, seed: length + 100, offset: 2);
            double[] roots = new double[length];
            VectorPass.SquareRoots(a, roots);
            Assert.Equal(a.Select(Math.Sqrt), roots);
            Assert.Equal(a.Append(double.NegativeInfinity).Max(), VectorPass.Maximum(a));
            Assert.Equal(a.Append(double.PositiveInfinity).Min(), VectorPass.Minimum(a));
            double expected = a.Zip(b, (x, y) => Math.Abs(Math.Sqrt(x) - Math.Sqrt(y))).Append(double.NegativeInfinity).Max();
            Assert.Equal(expected, VectorPass.LargestRootDifference(a, b));
        }
    }

    [Fact]
    public void Extremes_AtEveryPlace_AreFound()
    {
        for (int place = 0; place < 35; place++)
        {
            double[] values = new double[35];
            values[place] = 1;
            Assert.Equal(1, VectorPass.Maximum(values));
            values[place] = -1;
            Assert.Equal(-1, VectorPass.Minimum(values));
        }
    }

    // Ties, both zeros, both infinities, subnormals, each at every place of vectors and of the rest: minimum and maximum are numbers of the row, roots are Math.Sqrt's.
    [Fact]
    public void Passes_AwkwardNumbers_EqualTheLoop()
    {
        double[] awkward = [0, -0.0, 1, 1, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, 2.5e-310];
        Random random = new(7);
        for (int round = 0; round < 3000; round++)
        {
            int length = random.Next(1, 20);
            double[] a = [.. Enumerable.Range(0, length).Select(_ => awkward[random.Next(awkward.Length)])];
            // Which zero is taken where both are there is the processor's own; as numbers they are equal.
            Assert.True(VectorPass.Maximum(a) == a.Max() && VectorPass.Minimum(a) == a.Min(), $"round {round}");
            double[] squares = [.. a.Select(Math.Abs)];
            double[] roots = new double[length];
            VectorPass.SquareRoots(squares, roots);
            Assert.Equal(squares.Select(Math.Sqrt).Select(BitConverter.DoubleToInt64Bits), roots.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Fact]
    public void Passes_LengthsThatDiffer_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => VectorPass.SquareRoots([1, 2], new double[1]));
        Assert.Throws<ArgumentException>(() => VectorPass.LargestRootDifference([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => VectorPass.LargestRootDifferenceFrom(1, [1], [1, 2]));
    }

    // Squares of about one size, or of all sizes; pairs that differ by little, and a floor at the largest difference and beside it.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1e-140, 0)]
    [InlineData(1e150, 0)]
    [InlineData(1, 40)]
    [InlineData(1e-200, 100)]
    public void LargestRootDifferenceFrom_AnyFloor_IsTheLargestWhereItReachesTheFloor(double scale, double spread)
    {
        Random random = new(3);
        for (int round = 0; round < 2000; round++)
        {
            int length = random.Next(40);
            double change = Math.Pow(10, -random.Next(17));
            double[] a =
            [
                .. Enumerable.Range(0, length).Select(_ => scale * Math.Pow(10, spread * random.NextDouble()) * (1 + random.NextDouble())),
            ];
            double[] b = [.. a.Select(v => v * (1 + (change * random.NextDouble())))];
            double largest = VectorPass.LargestRootDifference(a, b);
            double floor = (round % 5) switch
            {
                0 => largest,
                1 => Math.BitDecrement(largest),
                2 => Math.BitIncrement(largest),
                3 => largest * random.NextDouble(),
                _ => largest * (1 + random.NextDouble()),
            };
            double found = VectorPass.LargestRootDifferenceFrom(floor, a, b);
            if (largest >= floor)
            {
                Assert.Equal(largest, found);
            }
            else
            {
                Assert.InRange(found, double.NegativeInfinity, Math.Max(largest, 0));
            }
        }
    }
}
