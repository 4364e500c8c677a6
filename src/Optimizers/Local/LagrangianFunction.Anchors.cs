using System.Numerics.Tensors;
using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers.Local;

/// <content>The terms of the triples, one anchor at a time.</content>
internal sealed partial class LagrangianFunction
{
    // Fills row a of the weights, of the next multipliers, of the row values and of the reaches, and leaves the violation in _squares[a].
    private void Anchor(int a, Span<double> d)
    {
        int n = _frame.N,
            start = _frame.Start[a],
            end = _frame.End[a];
        if (_objective == Objective.Iso)
        {
            Span<double> reach = _reach.AsSpan(a * n, a);
            _changes[a] = AnchorRow.Reach(d[..a], _original.AsSpan(a * n, a), Current.Pairs.AsSpan(a * n, a), 1 / Penalty, reach);
            _tops[a] = VectorPass.Maximum(reach);
        }
        ReadOnlySpan<double> old = Current.Anchors.AsSpan(a * n, n);
        Span<double> weights = _weights.AsSpan(a * n, n),
            next = Next.Anchors.AsSpan(a * n, n);
        _rowValues[a] = 0;
        _squares[a] = 0;
        if (end - start < 2 || end - start == n)
        {
            weights.Clear();
            next.Clear();
            return;
        }
        double[] buffer = System.Buffers.ArrayPool<double>.Shared.Rent(n);
        Span<double> shifted = buffer.AsSpan(0, n);
        double inverse = 1 / Penalty;
        AnchorRow.Shift(d[..start], old[..start], -inverse, shifted[..start]);
        AnchorRow.Shift(d[start..end], old[start..end], inverse, shifted[start..end]);
        AnchorRow.Shift(d[end..], old[end..], -inverse, shifted[end..]);
        if (Margin > 0)
        {
            TensorPrimitives.Add(shifted[start..end], Margin, shifted[start..end]);
        }
        // The anchor is no positive of its own; as 0 it does not move the largest distance.
        shifted[a] = double.NegativeInfinity;
        _squares[a] = Math.Max(
            0,
            VectorPass.Maximum(d[start..end]) - Math.Min(VectorPass.Minimum(d[..start]), VectorPass.Minimum(d[end..]))
        );
        double high = VectorPass.Maximum(shifted[start..end]),
            low = Math.Min(VectorPass.Minimum(shifted[..start]), VectorPass.Minimum(shifted[end..]));
        if (high <= low)
        {
            weights.Clear();
            next.Clear();
        }
        else
        {
            double s = Balance.Anchor(shifted, start, end, low, high);
            _rowValues[a] =
                AnchorRow.Weigh(shifted[..start], s, -1, Penalty, weights[..start], next[..start])
                + AnchorRow.Weigh(shifted[start..end], s, 1, Penalty, weights[start..end], next[start..end])
                + AnchorRow.Weigh(shifted[end..], s, -1, Penalty, weights[end..], next[end..]);
        }
        System.Buffers.ArrayPool<double>.Shared.Return(buffer);
    }
}
