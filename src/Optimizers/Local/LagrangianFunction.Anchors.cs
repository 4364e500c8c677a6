using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Local;

/// <content>The terms of the triples, one anchor at a time.</content>
internal sealed partial class LagrangianFunction
{
    // Fills row a of the weights, of the row values and of the reaches, where asked also of the next multipliers, and leaves the violation in _squares[a].
    private void Anchor(int a, Span<double> d, bool updates)
    {
        int n = _frame.N,
            start = _frame.Start[a],
            end = _frame.End[a];
        if (_objective == Objective.Iso)
        {
            Span<double> reach = _reach.AsSpan(a * n, a);
            _changes[a] = AnchorRow.Reach(d[..a], _original.AsSpan(a * n, a), Current.Pairs.AsSpan(a * n, a), 1 / Penalty, reach);
            _tops[a] = VectorPass.Maximum(reach);
            if (updates)
            {
                Next.Pairs.AsSpan(a * n, n).Clear();
            }
        }
        Span<double> weights = _weights.AsSpan(a * n, n),
            next = updates || _pairs is null ? Next.Anchors.AsSpan(a * n, n) : [];
        Anchor(a, a, d, Current.Anchors.AsSpan(a * n, n), weights, next, start, end);
    }

    // The same of the listed pairs alone.
    private void ListedAnchor(int a, double[] g)
    {
        ReadOnlySpan<int> columns = _pairs!.Of(a);
        double[] buffer = System.Buffers.ArrayPool<double>.Shared.Rent(2 * columns.Length);
        Span<double> d = buffer.AsSpan(0, columns.Length),
            next = buffer.AsSpan(columns.Length, columns.Length);
        int before = 0,
            own = 0;
        for (int k = 0; k < columns.Length; k++)
        {
            int j = columns[k];
            d[k] =
                AnchorRow.Square(g.AsSpan(a * Dimension, Dimension), g.AsSpan(j * Dimension, Dimension))
                + (_frame.Beyond?.Between[(a * _frame.N) + j] ?? 0);
            before += j < _frame.Start[a] ? 1 : 0;
            own += j >= _frame.Start[a] && j < _frame.End[a] ? 1 : 0;
        }
        Anchor(a, null, d, _pairs.Multipliers(a), _pairs.Weights(a), next, before, before + own);
        System.Buffers.ArrayPool<double>.Shared.Return(buffer);
    }

    // Positives from start to end, negatives before and after; self is where the anchor itself stands. Without room for the next multipliers there are lists, whose weights stand for the whole row.
    private void Anchor(
        int a,
        int? self,
        Span<double> d,
        ReadOnlySpan<double> old,
        Span<double> weights,
        Span<double> next,
        int start,
        int end
    )
    {
        _rowValues[a] = 0;
        _squares[a] = 0;
        ActivePairs? lists = self is null ? null : _pairs;
        lists?.Begin(a);
        if (end - start < (self is null ? 1 : 2) || end - start == d.Length)
        {
            Clear(weights, next);
            return;
        }
        double[] buffer = System.Buffers.ArrayPool<double>.Shared.Rent(d.Length);
        Span<double> shifted = buffer.AsSpan(0, d.Length);
        double inverse = 1 / Penalty;
        AnchorRow.Shift(d[..start], old[..start], -inverse, shifted[..start]);
        AnchorRow.Shift(d[start..end], old[start..end], inverse, shifted[start..end]);
        AnchorRow.Shift(d[end..], old[end..], -inverse, shifted[end..]);
        if (Margin > 0)
        {
            TensorPrimitives.Add(shifted[start..end], Margin, shifted[start..end]);
        }
        if (self is { } at)
        {
            // The anchor is no positive of its own; as 0 it does not move the largest distance.
            shifted[at] = double.NegativeInfinity;
        }
        _squares[a] = Math.Max(
            0,
            VectorPass.Maximum(d[start..end]) - Math.Min(VectorPass.Minimum(d[..start]), VectorPass.Minimum(d[end..]))
        );
        double high = VectorPass.Maximum(shifted[start..end]),
            low = Math.Min(VectorPass.Minimum(shifted[..start]), VectorPass.Minimum(shifted[end..])),
            s = (low + high) / 2;
        if (high <= low)
        {
            Clear(weights, next);
        }
        else
        {
            s = Balance.Anchor(shifted, start, end, low, high);
            if (!next.IsEmpty)
            {
                _rowValues[a] =
                    AnchorRow.Weigh(shifted[..start], s, -1, Penalty, weights[..start], next[..start])
                    + AnchorRow.Weigh(shifted[start..end], s, 1, Penalty, weights[start..end], next[start..end])
                    + AnchorRow.Weigh(shifted[end..], s, -1, Penalty, weights[end..], next[end..]);
            }
        }
        if (lists is not null)
        {
            _rowValues[a] = lists.Collect(a, shifted, start, end, s, _objective == Objective.Haus ? _slack : 0, Penalty, weights);
        }
        System.Buffers.ArrayPool<double>.Shared.Return(buffer);
    }

    private static void Clear(Span<double> weights, Span<double> next)
    {
        if (!next.IsEmpty)
        {
            weights.Clear();
            next.Clear();
        }
    }
}
