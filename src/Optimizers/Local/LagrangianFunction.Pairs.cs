namespace IsoTriplet.Optimizers.Local;

/// <content>The terms of d_iso: one for the change of each pairwise distance.</content>
internal sealed partial class LagrangianFunction
{
    // d_iso: the simplex of pair weights, which are added to the edge weights. Sets the gradient to 0.
    private double Pairs(Span<double> gradient)
    {
        int n = _frame.N;
        gradient.Clear();
        double inverse = 1 / Penalty,
            top = double.NegativeInfinity,
            largest = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double change = Math.Sqrt(_gram[(i * n) + j]) - _original[(i * n) + j],
                    m = Current.Pairs[(i * n) + j] * inverse;
                largest = Math.Max(largest, Math.Abs(change));
                top = Math.Max(top, Math.Max(change + Math.Max(m, 0), -change + Math.Max(-m, 0)));
            }
        }
        Value = largest;
        _candidates.Clear();
        double floor = top - inverse;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double change = Math.Sqrt(_gram[(i * n) + j]) - _original[(i * n) + j],
                    m = Current.Pairs[(i * n) + j] * inverse,
                    up = change + Math.Max(m, 0),
                    down = -change + Math.Max(-m, 0);
                if (up > floor)
                {
                    _candidates.Add(up);
                }
                if (down > floor)
                {
                    _candidates.Add(down);
                }
            }
        }
        double level = Balance.Level(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_candidates), inverse),
            value = level;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double distance = Math.Sqrt(_gram[(i * n) + j]),
                    change = distance - _original[(i * n) + j],
                    m = Current.Pairs[(i * n) + j] * inverse,
                    up = Math.Max(0, change + Math.Max(m, 0) - level),
                    down = Math.Max(0, -change + Math.Max(-m, 0) - level);
                value += Penalty / 2 * ((up * up) + (down * down));
                double w = Penalty * (up - down);
                Next.Pairs[(i * n) + j] = Next.Pairs[(j * n) + i] = w;
                if (w != 0)
                {
                    double slope = w / (2 * Math.Max(distance, Tiny));
                    _weights[(i * n) + j] += slope;
                    _weights[(j * n) + i] += slope;
                }
            }
        }
        return value;
    }
}
