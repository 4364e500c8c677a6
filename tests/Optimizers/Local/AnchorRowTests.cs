using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Local;

/// <summary>Vector passes against the formula, for every remainder length.</summary>
public sealed class AnchorRowTests
{
    [Fact]
    public void Passes_EveryRemainderLength_EqualTheFormula()
    {
        for (int length = 0; length < 22; length++)
        {
            double[] d = [.. Draw.Uniform(length, seed: length, offset: 2).Select(Math.Abs)];
            double[] m = Draw.Uniform(length, seed: length + 100, offset: 0);
            double[] original = Draw.Uniform(length, seed: length + 200, offset: 1);
            double[] row = [.. d];
            double[] shifted = new double[length];
            double[] reach = new double[length];
            AnchorRow.Squares(3, m, row);
            AnchorRow.Shift(d, m, -0.7, shifted);
            double largest = AnchorRow.Reach(d, original, m, 0.7, reach);
            Assert.Equal(d.Zip(m, (p, square) => Math.Max(0, 3 + square - (2 * p))), row);
            Assert.Equal(d.Zip(m, (v, w) => v + (w * -0.7)), shifted);
            double[] change = [.. d.Zip(original, (v, o) => Math.Sqrt(v) - o)];
            Assert.Equal(change.Select(Math.Abs).Append(0).Max(), largest);
            Assert.Equal(change.Zip(m, (c, v) => Math.Max(c + Math.Max(v * 0.7, 0), -c + Math.Max(-v * 0.7, 0))), reach);
        }
    }

    [Fact]
    public void Square_EveryRemainderLength_IsTheSumOfSquares()
    {
        for (int length = 0; length < 22; length++)
        {
            double[] x = Draw.Uniform(length, seed: length),
                y = Draw.Uniform(length, seed: length + 100);
            Assert.Equal(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum(), AnchorRow.Square(x, y), 1e-14);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void ExcessAndWeigh_EveryRemainderLength_EqualTheFormula(double sign)
    {
        for (int length = 0; length < 22; length++)
        {
            double[] values = Draw.Uniform(length, seed: length, offset: 2);
            if (length > 6)
            {
                values[length - 2] = double.NegativeInfinity * sign;
                values[3] = 2;
            }
            double[] excess = [.. values.Select(v => Math.Max(0, sign * (v - 2)))];
            double[] weights = new double[length];
            double[] next = new double[length];
            (double sum, double count) = AnchorRow.Excess(values, 2, sign);
            Assert.Equal(excess.Sum(), sum, 1e-13);
            Assert.Equal(excess.Count(v => v > 0), count);
            Assert.Equal(excess.Sum(v => v * v), AnchorRow.Weigh(values, 2, sign, 5, weights, next), 1e-12);
            Assert.Equal(excess.Select(v => 5 * v), next);
            Assert.Equal(excess.Select(v => sign * 5 * v), weights);
        }
    }

    [Fact]
    public void NextBeyond_FromAnywhere_IsTheFirst()
    {
        double[] values = Draw.Uniform(19, seed: 1, offset: 0);
        for (int from = 0; from <= values.Length; from++)
        {
            foreach (double limit in (double[])[values[7], values.Max(), -100])
            {
                int[] rest = [.. Enumerable.Range(from, values.Length - from)];
                Assert.Equal(
                    rest.Where(j => values[j] > limit).Append(values.Length).First(),
                    AnchorRow.NextBeyond(values, from, limit, 1)
                );
                Assert.Equal(
                    rest.Where(j => values[j] < limit).Append(values.Length).First(),
                    AnchorRow.NextBeyond(values, from, limit, -1)
                );
            }
        }
    }

    // Both sides balance, also where all values are nearly one and rounding is all there is.
    [Theory]
    [InlineData(1)]
    [InlineData(1e-6)]
    [InlineData(1e-15)]
    public void Anchor_RandomRows_BalancesBothSides(double spread)
    {
        Random random = new(9);
        for (int round = 0; round < 200; round++)
        {
            int n = random.Next(3, 40);
            int start = random.Next(n - 2);
            int end = random.Next(start + 2, n + (start > 0 ? 1 : 0));
            double[] row = [.. Enumerable.Range(0, n).Select(_ => 1 + (spread * random.NextDouble()))];
            row[start] = double.NegativeInfinity;
            double[] negatives = [.. row[..start], .. row[end..]];
            (double low, double high) = (negatives.Min(), row[start..end].Max());
            if (low < high)
            {
                double s = Balance.Anchor(row, start, end, low, high);
                Assert.InRange(s, low, high);
                Assert.Equal(row[start..end].Sum(v => Math.Max(0, v - s)), negatives.Sum(v => Math.Max(0, s - v)), n * 1e-15);
            }
        }
    }

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(9, 1e-3)]
    [InlineData(50, 20)]
    public void Level_RandomValues_LeavesTheMassAbove(int count, double mass)
    {
        double[] values = Draw.Uniform(count, seed: count, offset: 1);
        double level = Balance.Level(values, mass);
        Assert.Equal(mass, values.Sum(v => Math.Max(0, v - level)), 1e-13 * Math.Max(1, mass));
    }
}
