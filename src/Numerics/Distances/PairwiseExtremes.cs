using System.Runtime.CompilerServices;

namespace IsoTriplet.Numerics;

/// <summary>Extremes over all pairs with the pair that takes them, in O(N*n) memory.</summary>
/// <remarks>
/// Coordinates beyond 1e149 are refused with an ArgumentException: their squares overflow. Values are those of <see cref="PairwiseDistances.Between"/> bit for bit; ties give the lowest indices; nothing depends on the number of threads.
/// The sweep keeps the extreme of every row that may take it; the witness is then sought in the first row that takes the extreme.
/// </remarks>
public static class PairwiseExtremes
{
    // Below this many points the layout of a sweep costs more than the distances.
    private const int Few = 48;

    /// <summary>The diameter, max over i &lt; j of D_ij, with the pair.</summary>
    /// <param name="points">The embedding.</param>
    /// <returns>The pair; (0, 0, 0) for a single point.</returns>
    public static PairWitness LargestDistance(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Points == 1)
        {
            return new PairWitness(0, 0, 0);
        }
        if (points.Points < Few)
        {
            PackedPoints.CheckRange(points);
            return FirstLargest(points.Points, (i, j) => PairwiseDistances.Between(points.Row(i), points.Row(j)));
        }
        double[] ofRow = Filled(points.Points, double.NegativeInfinity);
        PairwiseDistances.ForEachBlock<object?>(
            points,
            static () => null,
            (_, block) =>
            {
                for (int r = 0; r < block.Rows; r++)
                {
                    ref double best = ref ofRow[block.FirstRow + r];
                    best = Math.Max(best, VectorPass.Maximum(block.Row(r)[block.FirstColumnAbove(r)..]));
                }
            }
        );
        VectorPass.SquareRoots(ofRow.AsSpan(0, points.Points - 1), ofRow.AsSpan(0, points.Points - 1));
        int i = FirstMaximum(ofRow);
        int j = i + 1;
        while (PairwiseDistances.Between(points.Row(i), points.Row(j)) != ofRow[i])
        {
            j++;
        }
        return new PairWitness(ofRow[i], i, j);
    }

    /// <summary>d_iso(F, G) = max over i &lt; j of |D^F_ij - D^G_ij|, with the pair ([IAT] (13)).</summary>
    /// <param name="f">F, N points.</param>
    /// <param name="g">G, N points, perhaps of another dimension.</param>
    /// <returns>The pair; (0, 0, 0) for a single point.</returns>
    /// <remarks>The value is the rounded difference of the two computed distances: within 2^-53 of it, plus the errors of both distances.</remarks>
    /// <exception cref="ArgumentException">The numbers of points differ.</exception>
    public static PairWitness LargestDifference(Embedding f, Embedding g)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(g);
        Guard.SameSize(f.Points, g.Points, "numbers of points");
        if (f.Points == 1)
        {
            return new PairWitness(0, 0, 0);
        }
        if (f.Points < Few)
        {
            PackedPoints.CheckRange(f);
            PackedPoints.CheckRange(g);
            return FirstLargest(f.Points, (i, j) => Difference(f, g, i, j));
        }
        double[] ofRow = Filled(f.Points, double.NegativeInfinity);
        PairwiseDistances.ForEachBlockPair(
            f,
            g,
            static () => new StrongBox<double>(0),
            (largest, first, second) =>
            {
                for (int r = 0; r < first.Rows; r++)
                {
                    int above = first.FirstColumnAbove(r);
                    ref double best = ref ofRow[first.FirstRow + r];
                    // A row that stays below the largest of its worker need not be known.
                    best = Math.Max(
                        best,
                        VectorPass.LargestRootDifferenceFrom(largest.Value, first.Row(r)[above..], second.Row(r)[above..])
                    );
                    largest.Value = Math.Max(largest.Value, best);
                }
            }
        );
        int i = FirstMaximum(ofRow);
        int j = i + 1;
        while (Difference(f, g, i, j) != ofRow[i])
        {
            j++;
        }
        return new PairWitness(ofRow[i], i, j);
    }

    private static PairWitness FirstLargest(int count, Func<int, int, double> value)
    {
        PairWitness largest = new(double.NegativeInfinity, 0, 0);
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                double v = value(i, j);
                largest = v > largest.Value ? new PairWitness(v, i, j) : largest;
            }
        }
        return largest;
    }

    private static double Difference(Embedding f, Embedding g, int i, int j) =>
        Math.Abs(PairwiseDistances.Between(f.Row(i), f.Row(j)) - PairwiseDistances.Between(g.Row(i), g.Row(j)));

    private static double[] Filled(int length, double value)
    {
        double[] values = new double[length];
        Array.Fill(values, value);
        return values;
    }

    private static int FirstMaximum(double[] values) => Array.IndexOf(values, VectorPass.Maximum(values));
}
