using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace IsoTriplet.Optimizers.Local;

/// <content>The terms of d_iso: one for the change of each pairwise distance.</content>
internal sealed partial class LagrangianFunction
{
    // d_iso: the simplex of pair weights, which are added to the edge weights, once a pair. Sets the gradient to 0.
    private double Pairs(double[] g, Span<double> gradient)
    {
        int n = _frame.N;
        gradient.Clear();
        // The level of some of the reaches, here the largest of each row, is at most that of all.
        double inverse = 1 / Penalty,
            floor = Balance.Level(_tops, inverse);
        Value = VectorPass.Maximum(_changes);
        _candidates.Clear();
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> reach = _reach.AsSpan(i * n, i);
            for (int j = AnchorRow.NextAbove(reach, 0, floor); j < i; j = AnchorRow.NextAbove(reach, j + 1, floor))
            {
                (double up, double down, _) = Reaches(g, i, j, inverse);
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
        double level = Balance.Level(CollectionsMarshal.AsSpan(_candidates), inverse),
            value = level;
        Next.Pairs.AsSpan().Clear();
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> reach = _reach.AsSpan(i * n, i);
            for (int j = AnchorRow.NextAbove(reach, 0, level); j < i; j = AnchorRow.NextAbove(reach, j + 1, level))
            {
                (double up, double down, double distance) = Reaches(g, i, j, inverse);
                (up, down) = (Math.Max(0, up - level), Math.Max(0, down - level));
                value += Penalty / 2 * ((up * up) + (down * down));
                double w = Penalty * (up - down);
                Next.Pairs[(i * n) + j] = Next.Pairs[(j * n) + i] = w;
                double slope = w / (2 * Math.Max(distance, Tiny));
                _weights[(i * n) + j] += slope;
            }
        }
        return value;
    }

    // How far the change of a distance, up or down, reaches with its multiplier; the larger of both is in _reach.
    private (double Up, double Down, double Distance) Reaches(double[] g, int i, int j, double inverse)
    {
        int at = (i * _frame.N) + j;
        double distance = TensorPrimitives.Distance<double>(g.AsSpan(i * Dimension, Dimension), g.AsSpan(j * Dimension, Dimension));
        distance = _frame.Beyond is { } beyond ? Math.Sqrt((distance * distance) + beyond.Between[at]) : distance;
        double change = distance - _original[at],
            m = Current.Pairs[at] * inverse;
        return (change + Math.Max(m, 0), -change + Math.Max(-m, 0), distance);
    }
}
