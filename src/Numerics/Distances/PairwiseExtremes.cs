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
        return Largest(
            [points],
            (i, j) => PairwiseDistances.Between(points.Row(i), points.Row(j)),
            ofRow =>
            {
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
            }
        );
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
        return Largest(
            [f, g],
            (i, j) => Math.Abs(PairwiseDistances.Between(f.Row(i), f.Row(j)) - PairwiseDistances.Between(g.Row(i), g.Row(j))),
            ofRow =>
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
                )
        );
    }

    // Few pairs one by one; of many the sweep tells what each row takes, and the first row that takes most is looked through.
    private static PairWitness Largest(Embedding[] sets, Func<int, int, double> value, Action<double[]> sweep)
    {
        int count = sets[0].Points;
        if (count == 1)
        {
            return default;
        }
        if (count < Few)
        {
            Array.ForEach(sets, PackedPoints.CheckRange);
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
        double[] ofRow = new double[count];
        Array.Fill(ofRow, double.NegativeInfinity);
        sweep(ofRow);
        double most = VectorPass.Maximum(ofRow);
        int row = Array.IndexOf(ofRow, most);
        return new PairWitness(most, row, Enumerable.Range(row + 1, count - row - 1).First(j => value(row, j) == most));
    }
}

/// <summary>An extreme value over pairs and the pair that takes it (the lowest i, then the lowest j, among ties).</summary>
/// <param name="Value">The extreme value.</param>
/// <param name="I">The row of the first point, from 0.</param>
/// <param name="J">The row of the second point, from 0.</param>
public readonly record struct PairWitness(double Value, int I, int J);
