using System.Numerics.Tensors;
using IsoTriplet.Numerics;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Shrink;

/// <summary>The family <c>g_i = c + lambda (z_k - c) + s (p_i - z_k)</c>: class centres z_k moved apart from their mean c, classes shrunk about them.</summary>
/// <remarks>
/// lambda = 1 shrinks, s = 1 translates the classes apart, s = 0 collapses them. With e_i = p_i - z_k, r_a the largest distance of a to its own class and a margin
/// alpha, G is in F_TS^alpha where <c>lambda^2 |z_k - z_l|^2 + 2 lambda s (e_a - e_q).(z_k - z_l) + s^2 |e_a - e_q|^2 >= (s r_a + alpha)^2</c> for every anchor a of a class of two or more
/// points and every q of another class: for each s a quadratic inequality in lambda a pair, whose largest root bounds lambda from below. One pass
/// over the pairs, N x N by N x n.
/// </remarks>
internal sealed class ClassExpansion
{
    private const int Block = 256;

    // The roots are those of rounded coefficients; what is offered is checked exactly.
    private const double Slack = 1e-9;

    private readonly Embedding _f;
    private readonly Labels _labels;
    private readonly IReadOnlyList<double[]> _centres;
    private readonly double[] _mean;
    private readonly double[] _offsets;
    private readonly double[] _reach;

    public ClassExpansion(Embedding f, Labels labels, IReadOnlyList<double[]> centres)
    {
        (_f, _labels, _centres) = (f, labels, centres);
        int n = f.Dimension;
        _mean = new double[n];
        foreach (double[] z in centres)
        {
            TensorPrimitives.MultiplyAdd(z, 1.0 / centres.Count, _mean, _mean);
        }
        _offsets = new double[f.Points * n];
        for (int i = 0; i < f.Points; i++)
        {
            f.Row(i).CopyTo(_offsets.AsSpan(i * n, n));
            TensorPrimitives.MultiplyAdd(centres[labels[i]], -1, _offsets.AsSpan(i * n, n), _offsets.AsSpan(i * n, n));
        }
        _reach = new double[f.Points];
        for (int k = 0; k < labels.Classes; k++)
        {
            int[] members = labels.Members(k).ToArray();
            Parallel.ForEach(members, i => _reach[i] = members.Max(j => PairwiseDistances.Between(f.Row(i), f.Row(j))));
        }
    }

    /// <summary>The least lambda from which on G is separated by the margin, at the given s; infinite if class centres that must differ coincide.</summary>
    public double LeastDilation(double s, double margin)
    {
        int points = _f.Points,
            n = _f.Dimension,
            classes = _centres.Count;
        double[] centred = new double[classes * n];
        for (int k = 0; k < classes; k++)
        {
            _centres[k].CopyTo(centred.AsSpan(k * n, n));
            TensorPrimitives.MultiplyAdd(_mean, -1, centred.AsSpan(k * n, n), centred.AsSpan(k * n, n));
        }
        double[] along = new double[points * classes],
            squares = new double[points],
            apart = new double[classes * classes];
        MatrixProduct.General(points, classes, n, 1, _offsets, false, centred, true, 0, along);
        for (int i = 0; i < points; i++)
        {
            ReadOnlySpan<double> e = _offsets.AsSpan(i * n, n);
            squares[i] = TensorPrimitives.Dot(e, e);
        }
        for (int k = 0; k < classes; k++)
        {
            for (int l = 0; l < classes; l++)
            {
                apart[(k * classes) + l] = PairwiseDistances.SquaredBetween(_centres[k], _centres[l]);
            }
        }
        double[] products = new double[Block * points],
            least = new double[Block];
        double answer = 0;
        for (int from = 0; from < points; from += Block)
        {
            int rows = Math.Min(Block, points - from);
            MatrixProduct.General(
                rows,
                points,
                n,
                1,
                _offsets.AsSpan(from * n, rows * n),
                false,
                _offsets,
                true,
                0,
                products.AsSpan(0, rows * points)
            );
            Parallel.For(0, rows, row => least[row] = Row(from + row, products.AsSpan(row * points, points)));
            answer = Math.Max(answer, least.Take(rows).Max());
        }
        return answer * (1 + Slack);

        double Row(int a, ReadOnlySpan<double> inner)
        {
            int k = _labels[a];
            if (_labels.Members(k).Length < 2)
            {
                return 0;
            }
            double largest = 0,
                needed = ((s * _reach[a]) + margin) * ((s * _reach[a]) + margin);
            for (int q = 0; q < points; q++)
            {
                int l = _labels[q];
                if (l == k)
                {
                    continue;
                }
                double z = apart[(k * classes) + l],
                    p = s * (along[(a * classes) + k] - along[(a * classes) + l] - along[(q * classes) + k] + along[(q * classes) + l]),
                    missing = needed - (s * s * Math.Max(0, squares[a] + squares[q] - (2 * inner[q]))),
                    discriminant = (p * p) + (z * missing);
                // Where the parabola has no root it is positive; where both are negative, every lambda does.
                if (discriminant >= 0 && (missing > 0 || p < 0))
                {
                    double root = Math.Sqrt(discriminant);
                    largest = Math.Max(largest, p > 0 ? missing / (p + root) : (root - p) / z);
                }
            }
            return double.IsNaN(largest) ? double.PositiveInfinity : largest;
        }
    }

    /// <summary>max_i |g_i - p_i|.</summary>
    public double Displacement(double lambda, double s)
    {
        int n = _f.Dimension;
        double largest = 0;
        for (int i = 0; i < _f.Points; i++)
        {
            double[] z = _centres[_labels[i]];
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                double v = ((lambda - 1) * (z[j] - _mean[j])) + ((s - 1) * _offsets[(i * n) + j]);
                sum += v * v;
            }
            largest = Math.Max(largest, sum);
        }
        return Math.Sqrt(largest);
    }

    /// <summary>G.</summary>
    public Embedding At(double lambda, double s)
    {
        int n = _f.Dimension;
        double[] values = new double[_f.Points * n];
        for (int i = 0; i < _f.Points; i++)
        {
            double[] z = _centres[_labels[i]];
            for (int j = 0; j < n; j++)
            {
                values[(i * n) + j] = _mean[j] + (lambda * (z[j] - _mean[j])) + (s * _offsets[(i * n) + j]);
            }
        }
        return Embedding.Create(_f.Points, n, values);
    }
}
