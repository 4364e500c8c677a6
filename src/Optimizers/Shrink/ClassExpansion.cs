using System.Numerics;
using System.Numerics.Tensors;
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
    // Rows of products at a time: at most so many, and no more than 32 MiB of them.
    private const int Block = 256;
    private const int Products = 1 << 22;

    // The roots are those of rounded coefficients; what is offered is checked exactly.
    private const double Slack = 1e-9;

    private readonly Embedding _f;
    private readonly Labels _labels;
    private readonly IReadOnlyList<double[]> _centres;
    private readonly double[] _mean;
    private readonly double[] _offsets;

    // Class after class: e_i, r_i and where each class begins. The order is nothing that a maximum over pairs sees.
    private readonly double[] _sorted;
    private readonly double[] _reach;
    private readonly int[] _begins;
    private readonly int[] _classes;

    /// <summary>The family of F about the given centres; <paramref name="anchors"/> has the largest distance of every point to its own class.</summary>
    public ClassExpansion(Embedding f, Labels labels, IReadOnlyList<AnchorHardness> anchors, IReadOnlyList<double[]> centres)
    {
        (_f, _labels, _centres) = (f, labels, centres);
        int n = f.Dimension;
        _mean = new double[n];
        foreach (double[] z in centres)
        {
            TensorPrimitives.MultiplyAdd(z, 1.0 / centres.Count, _mean, _mean);
        }
        (_offsets, _sorted) = (new double[f.Points * n], new double[f.Points * n]);
        (_reach, _classes, _begins) = (new double[f.Points], new int[f.Points], new int[labels.Classes + 1]);
        for (int k = 0; k < labels.Classes; k++)
        {
            int place = _begins[k];
            foreach (int i in labels.Members(k))
            {
                Span<double> e = _offsets.AsSpan(i * n, n);
                TensorPrimitives.MultiplyAdd(centres[k], -1, f.Row(i), e);
                e.CopyTo(_sorted.AsSpan(place * n, n));
                _classes[place] = k;
                _reach[place++] = anchors[i].Positive < 0 ? 0 : anchors[i].PositiveDistance;
            }
            _begins[k + 1] = place;
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
            TensorPrimitives.MultiplyAdd(_mean, -1, _centres[k], centred.AsSpan(k * n, n));
        }
        // own[i] = s e_i.(z_k - c) for the class k of i, squares |s e_i|^2.
        double[] own = new double[points],
            squares = new double[points];
        for (int i = 0; i < points; i++)
        {
            ReadOnlySpan<double> e = _sorted.AsSpan(i * n, n);
            own[i] = s * TensorPrimitives.Dot(centred.AsSpan(_classes[i] * n, n), e);
            squares[i] = s * s * TensorPrimitives.Dot(e, e);
        }
        int block = Math.Clamp(Products / points, 1, Block);
        double[] products = new double[block * points],
            toOwn = new double[block * points],
            toAll = new double[block * classes],
            apart = new double[block * classes],
            least = new double[block];
        double answer = 0;
        for (int from = 0; from < points; from += block)
        {
            // toOwn[k, i] = s e_i.(z_k - c) for the classes k of these rows and every i; toAll[row, l] for these rows and every class l.
            int rows = Math.Min(block, points - from),
                firstClass = _classes[from],
                met = _classes[from + rows - 1] + 1 - firstClass;
            ReadOnlySpan<double> anchors = _sorted.AsSpan(from * n, rows * n);
            MatrixProduct.General(rows, points, n, -2 * s * s, anchors, false, _sorted, true, 0, products.AsSpan(0, rows * points));
            MatrixProduct.General(
                met,
                points,
                n,
                s,
                centred.AsSpan(firstClass * n, met * n),
                false,
                _sorted,
                true,
                0,
                toOwn.AsSpan(0, met * points)
            );
            MatrixProduct.General(rows, classes, n, s, anchors, false, centred, true, 0, toAll.AsSpan(0, rows * classes));
            for (int k = 0; k < met * classes; k++)
            {
                apart[k] = PairwiseDistances.SquaredBetween(_centres[firstClass + (k / classes)], _centres[k % classes]);
            }
            Parallel.For(
                0,
                rows,
                row =>
                {
                    int k = _classes[from + row] - firstClass;
                    least[row] = Row(
                        from + row,
                        products.AsSpan(row * points, points),
                        toOwn.AsSpan(k * points, points),
                        toAll.AsSpan(row * classes, classes),
                        apart.AsSpan(k * classes, classes)
                    );
                }
            );
            answer = Math.Max(answer, least.Take(rows).Max());
        }
        return answer * (1 + Slack);

        // What the blocks before and this row need; inner has -2 s^2 e_a.e_q, apart the squared distances of the centres from that of a.
        double Row(int a, ReadOnlySpan<double> inner, ReadOnlySpan<double> toOwn, ReadOnlySpan<double> toAll, ReadOnlySpan<double> apart)
        {
            int k = _classes[a];
            double largest = answer,
                reach = (s * _reach[a]) + margin,
                needed = (reach * reach) - squares[a];
            for (int l = 0; l < classes; l++)
            {
                if (l == k || _labels.Members(k).Length < 2)
                {
                    continue;
                }
                double z = apart[l],
                    shift = toOwn[a] - toAll[l];
                for (int q = _begins[l]; q < _begins[l + 1]; q++)
                {
                    if (q + Vector<double>.Count <= _begins[l + 1])
                    {
                        // At lambda = largest the parabola is at least 0 and no longer falls: its roots are smaller.
                        Vector<double> ps = new Vector<double>(shift) - new Vector<double>(toOwn[q..]) + new Vector<double>(own, q),
                            room = new Vector<double>(squares, q) + new Vector<double>(inner[q..]) - new Vector<double>(needed),
                            half = new Vector<double>(largest * z) + ps;
                        if (
                            Vector.GreaterThanOrEqualAll(half, Vector<double>.Zero)
                            && Vector.GreaterThanOrEqualAll((largest * (half + ps)) + room, Vector<double>.Zero)
                        )
                        {
                            q += Vector<double>.Count - 1;
                            continue;
                        }
                    }
                    double p = shift - toOwn[q] + own[q],
                        missing = (reach * reach) - Math.Max(0, squares[a] + squares[q] + inner[q]),
                        discriminant = (p * p) + (z * missing);
                    // Where the parabola has no root it is positive; where both are negative, every lambda does.
                    if (discriminant >= 0 && (missing > 0 || p < 0))
                    {
                        double root = Math.Sqrt(discriminant);
                        largest = Math.Max(largest, p > 0 ? missing / (p + root) : (root - p) / z);
                    }
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
