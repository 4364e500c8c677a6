namespace IsoTriplet.Optimizers.Local;

/// <content>The terms of the triples, one anchor at a time.</content>
internal sealed partial class LagrangianFunction
{
    private void Anchors()
    {
        int n = _frame.N;
        if (n >= ParallelPoints)
        {
            Parallel.For(0, n, Anchor);
        }
        else
        {
            for (int a = 0; a < n; a++)
            {
                Anchor(a);
            }
        }
    }

    // Fills row a of the weights, of the next multipliers, of the row values, and leaves the violation in _squares[a].
    private void Anchor(int a)
    {
        int n = _frame.N,
            start = _frame.Start[a],
            end = _frame.End[a];
        ReadOnlySpan<double> d = _gram.AsSpan(a * n, n),
            old = Current.Anchors.AsSpan(a * n, n);
        Span<double> weights = _weights.AsSpan(a * n, n),
            next = Next.Anchors.AsSpan(a * n, n);
        weights.Clear();
        next.Clear();
        _rowValues[a] = 0;
        _squares[a] = 0;
        if (end - start < 2 || end - start == n)
        {
            return;
        }
        double inverse = 1 / Penalty,
            far = double.NegativeInfinity,
            near = double.PositiveInfinity,
            high = double.NegativeInfinity,
            low = double.PositiveInfinity;
        for (int j = start; j < end; j++)
        {
            if (j != a)
            {
                far = Math.Max(far, d[j]);
                high = Math.Max(high, d[j] + (old[j] * inverse));
            }
        }
        for (int j = 0; j < n; j++)
        {
            if (j == start)
            {
                j = end - 1;
                continue;
            }
            near = Math.Min(near, d[j]);
            low = Math.Min(low, d[j] - (old[j] * inverse));
        }
        _squares[a] = Math.Max(0, far - near);
        if (high <= low)
        {
            return;
        }
        double[] buffer = System.Buffers.ArrayPool<double>.Shared.Rent(n);
        int positives = 0,
            negatives = n;
        for (int j = start; j < end; j++)
        {
            double v = d[j] + (old[j] * inverse);
            if (j != a && v > low)
            {
                buffer[positives++] = v;
            }
        }
        for (int j = 0; j < n; j++)
        {
            if (j == start)
            {
                j = end - 1;
                continue;
            }
            double v = d[j] - (old[j] * inverse);
            if (v < high)
            {
                buffer[--negatives] = v;
            }
        }
        double s = Balance.Anchor(buffer.AsSpan(0, positives), buffer.AsSpan(negatives, n - negatives));
        System.Buffers.ArrayPool<double>.Shared.Return(buffer);
        double value = 0;
        for (int j = start; j < end; j++)
        {
            double v = d[j] + (old[j] * inverse) - s;
            if (j != a && v > 0)
            {
                value += v * v;
                weights[j] = next[j] = Penalty * v;
            }
        }
        for (int j = 0; j < n; j++)
        {
            if (j == start)
            {
                j = end - 1;
                continue;
            }
            double v = s - d[j] + (old[j] * inverse);
            if (v > 0)
            {
                value += v * v;
                next[j] = Penalty * v;
                weights[j] = -next[j];
            }
        }
        _rowValues[a] = value;
    }
}
