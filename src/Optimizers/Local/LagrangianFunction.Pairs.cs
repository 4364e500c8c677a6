using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace IsoTriplet.Optimizers.Local;

/// <content>The terms of d_iso: one for the change of each pairwise distance.</content>
internal sealed partial class LagrangianFunction
{
    // d_iso: the simplex of pair weights, which are added to the edge weights, once a pair. Sets the gradient to 0.
    private double Pairs(double[] g, Span<double> gradient, bool updates)
    {
        gradient.Clear();
        // The level of some of the reaches, here the largest of each row, is at most that of all.
        double floor = Balance.Level(_tops, 1 / Penalty);
        Value = VectorPass.Maximum(_changes);
        InBlocks(block =>
        {
            List<double> candidates = _candidates[block] ??= [];
            candidates.Clear();
            EachOf(block, i => Candidates(g, i, floor, candidates));
        });
        double[] all = new double[_candidates.Sum(c => c.Count)];
        int at = 0;
        foreach (List<double> candidates in _candidates)
        {
            candidates.CopyTo(all, at);
            at += candidates.Count;
        }
        double level = Balance.Level(all, 1 / Penalty);
        InBlocks(block => EachOf(block, i => _rowValues[i] = Changes(g, i, level, updates)));
        return level + (Penalty / 2 * TensorPrimitives.Sum<double>(_rowValues));
    }

    // Both reaches of every pair of a row, up and down, that are above a floor.
    private void Candidates(double[] g, int i, double floor, List<double> candidates)
    {
        ReadOnlySpan<double> reach = _reach.AsSpan(i * _frame.N, i);
        for (int j = Above(i, reach, 0, floor); j < i; j = Above(i, reach, j + 1, floor))
        {
            (double up, double down, _) = Reaches(g, i, j);
            if (up > floor)
            {
                candidates.Add(up);
            }
            if (down > floor)
            {
                candidates.Add(down);
            }
        }
    }

    // The weights of the pairs of a row whose reach is above the level.
    private double Changes(double[] g, int i, double level, bool updates)
    {
        int n = _frame.N;
        double value = 0;
        ReadOnlySpan<double> reach = _reach.AsSpan(i * n, i);
        for (int j = Above(i, reach, 0, level); j < i; j = Above(i, reach, j + 1, level))
        {
            (double up, double down, double distance) = Reaches(g, i, j);
            (up, down) = (Math.Max(0, up - level), Math.Max(0, down - level));
            value += (up * up) + (down * down);
            double w = Penalty * (up - down);
            if (updates)
            {
                Next.Pairs[(i * n) + j] = Next.Pairs[(j * n) + i] = w;
            }
            double slope = w / (2 * Math.Max(distance, Tiny));
            if (_pairs is null)
            {
                _weights[(i * n) + j] += slope;
            }
            else if (slope != 0)
            {
                _pairs.Put(i, j, slope, _weights.AsSpan(i * n, n));
            }
        }
        return value;
    }

    private int Above(int i, ReadOnlySpan<double> reach, int from, double limit) =>
        _tops[i] > limit ? AnchorRow.NextBeyond(reach, from, limit, 1) : reach.Length;

    // How far the change of a distance, up or down, reaches with its multiplier; the larger of both is in _reach, but for the rounding of short distances there. Nothing where nothing has changed, as at F.
    private (double Up, double Down, double Distance) Reaches(double[] g, int i, int j)
    {
        int at = (i * _frame.N) + j;
        if (_reach[at] == 0 && Current.Pairs[at] == 0)
        {
            return (0, 0, _original[at]);
        }
        double distance = Math.Sqrt(
            AnchorRow.Square(g.AsSpan(i * Dimension, Dimension), g.AsSpan(j * Dimension, Dimension)) + (_frame.Beyond?.Between[at] ?? 0)
        );
        double change = distance - _original[at],
            m = Current.Pairs[at] / Penalty;
        return (change + Math.Max(m, 0), -change + Math.Max(-m, 0), distance);
    }

    // Blocks of rows, which follow from N alone: those of many points side by side.
    private void InBlocks(Action<int> body) =>
        Parallelism.Run(_candidates.Length, _frame.N < ParallelPoints ? 1 : Parallelism.Threads, () => 0, (_, block) => body(block));

    private void EachOf(int block, Action<int> body)
    {
        for (int i = block * RowsAtOnce; i < Math.Min(_frame.N, (block + 1) * RowsAtOnce); i++)
        {
            body(i);
        }
    }
}
