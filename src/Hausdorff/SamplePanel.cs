using System.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>A sample of points laid out coordinate by coordinate, to test quickly whether a point is near one of them.</summary>
internal sealed class SamplePanel
{
    // How many coordinates are added between two looks at the sums.
    private const int Stretch = 16;

    private readonly int _n;
    private readonly double[] _panel;

    /// <summary>
    /// Takes up to <paramref name="size"/> points, spread evenly over the rows, those nearest to the middle first: they are near to the most.
    /// The last vector is filled up with the last of them.
    /// </summary>
    public SamplePanel(Embedding points, int size, double[] middle)
    {
        _n = points.Dimension;
        int taken = Math.Min(size, points.Points);
        int width = Vector<double>.Count;
        int[] sample = new int[taken];
        double[] squares = new double[taken];
        for (int s = 0; s < taken; s++)
        {
            sample[s] = (int)((long)s * points.Points / taken);
            squares[s] = PairwiseDistances.SquaredBetween(points.Row(sample[s]), middle);
        }
        Array.Sort(squares, sample);
        First = sample[0];
        int lanes = (taken + width - 1) / width * width;
        _panel = new double[lanes * _n];
        for (int lane = 0; lane < lanes; lane++)
        {
            ReadOnlySpan<double> row = points.Row(sample[Math.Min(lane, taken - 1)]);
            int start = lane / width * width * _n;
            for (int k = 0; k < _n; k++)
            {
                _panel[start + (k * width) + (lane % width)] = row[k];
            }
        }
    }

    /// <summary>The row of the point of the sample that is nearest to the middle.</summary>
    public int First { get; }

    /// <summary>The mean of up to <paramref name="size"/> points, spread evenly over the rows.</summary>
    public static double[] MiddleOf(Embedding points, int size)
    {
        double[] sum = new double[points.Dimension];
        int taken = Math.Min(size, points.Points);
        for (int s = 0; s < taken; s++)
        {
            ReadOnlySpan<double> row = points.Row((int)((long)s * points.Points / taken));
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] += row[k] / taken;
            }
        }
        return sum;
    }

    /// <summary>Whether a squared distance from x to the sample is below the limit, as <see cref="PairwiseDistances.SquaredBetween"/> computes it.</summary>
    public bool AnyBelow(ReadOnlySpan<double> x, double limit)
    {
        int width = Vector<double>.Count;
        Vector<double> limits = new(limit);
        for (int start = 0; start < _panel.Length; start += width * _n)
        {
            Vector<double> sum = Vector<double>.Zero;
            int k = 0;
            bool open = true;
            // A sum of squares only grows: once no lane is below the limit, none will be.
            while (open && k < _n)
            {
                for (int stop = Math.Min(k + Stretch, _n); k < stop; k++)
                {
                    Vector<double> d = new Vector<double>(x[k]) - new Vector<double>(_panel, start + (k * width));
                    sum = Vector.FusedMultiplyAdd(d, d, sum);
                }
                open = Vector.LessThanAny(sum, limits);
            }
            if (open)
            {
                return true;
            }
        }
        return false;
    }
}
