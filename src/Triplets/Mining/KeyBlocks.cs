using System.Buffers;
using IsoTriplet.Numerics;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Triplets;

/// <summary>The keys of a batch, block of anchors by block of anchors: key_ij = |x_j|^2 - 2 x_i.x_j, the squared distance less |x_i|^2.</summary>
/// <remarks>Memory: one block of at most 2^20 keys (8 MB) and a copy of the rows in class order.</remarks>
internal sealed class KeyBlocks
{
    private const int BlockKeys = 1 << 20;

    // Squared lengths above this could overflow inside a product: the keys are then the distances themselves.
    private const double LargestSquare = 1e300;

    // Below this, squares lose digits to underflow.
    private const double SmallestSquare = 1e-300;
    private readonly Embedding _embedding;
    private readonly ClassOrder _order;
    private readonly double[] _rows;
    private readonly double[] _norms;
    private readonly double _largest;

    public KeyBlocks(Embedding embedding, ClassOrder order)
    {
        _embedding = embedding;
        _order = order;
        int n = embedding.Dimension;
        _rows = new double[embedding.Values.Length];
        _norms = new double[embedding.Points];
        for (int i = 0; i < embedding.Points; i++)
        {
            ReadOnlySpan<double> row = embedding.Row(order.RowAt[i]);
            row.CopyTo(_rows.AsSpan(i * n, n));
            _norms[i] = Vectors.Dot(row, row);
            _largest = Math.Max(_largest, _norms[i]);
        }
    }

    /// <summary>Calls back once for every position with a worker turned to its anchor; several workers at a time.</summary>
    public void ForEachAnchor(Func<AnchorSearch> newWorker, Action<AnchorSearch, int> visit)
    {
        int points = _embedding.Points;
        int block = Math.Clamp(BlockKeys / points, 1, points);
        int n = _embedding.Dimension;
        bool exact = !(_largest <= LargestSquare);
        double[] products = ArrayPool<double>.Shared.Rent(block * points);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Parallelism.Threads };
        for (int first = 0; first < points; first += block)
        {
            int start = first;
            int rows = Math.Min(block, points - first);
            if (!exact)
            {
                ReadOnlySpan<double> own = _rows.AsSpan(first * n, rows * n);
                MatrixProduct.General(rows, points, n, 1, own, false, _rows, true, 0, products.AsSpan(0, rows * points));
            }
            Parallel.For(
                0,
                rows,
                options,
                newWorker,
                (i, _, worker) =>
                {
                    if (exact)
                    {
                        FillExact(start + i, worker.Keys);
                        worker.Turn(start + i, 0);
                    }
                    else
                    {
                        KeyScan.Fill(worker.Keys, products.AsSpan(i * points, points), _norms);
                        worker.Turn(start + i, Slack(start + i));
                    }
                    visit(worker, start + i);
                    return worker;
                },
                static _ => { }
            );
        }
        ArrayPool<double>.Shared.Return(products);
    }

    private void FillExact(int anchor, Span<double> keys)
    {
        for (int j = 0; j < keys.Length; j++)
        {
            keys[j] = Math.Min(
                double.MaxValue,
                PairwiseDistances.Between(_embedding.Row(_order.RowAt[anchor]), _embedding.Row(_order.RowAt[j]))
            );
        }
    }

    // Twice the error of a key, (2n + 3) u (|x_i|^2 + max |x|^2), plus the rounding of Between, is below (8n + 18) u times that sum, u = 2^-53.
    private double Slack(int anchor) =>
        16.0 * (_embedding.Dimension + 8) * ((Math.ScaleB(1, -53) * (_norms[anchor] + _largest)) + SmallestSquare);
}
