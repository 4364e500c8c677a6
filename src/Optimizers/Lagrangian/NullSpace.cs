using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>The null space of M on its support.</summary>
internal static class NullSpace
{
    // A point is in the support if its weight, or that of a triple with it, exceeds this fraction of the largest.
    private const double Support = 1e-3;

    // A new dimension counts if its mean square coordinate exceeds this, in the frame.
    private const double ExtraSquare = 1e-6;

    /// <summary>The rank of the new coordinates of a solution of the lifted problem, on the points that carry weight: how many it needs.</summary>
    public static int ExtraDimensions(Frame frame, LocalResult lifted, int dimension)
    {
        int extra = dimension - frame.Dimension;
        if (extra < 1)
        {
            return 0;
        }
        double largest = lifted.Multipliers.Points.Max();
        double[] gram = new double[extra * extra];
        int support = 0;
        for (int i = 0; i < frame.N; i++)
        {
            if (lifted.Multipliers.Points[i] <= Support * largest)
            {
                continue;
            }
            support++;
            ReadOnlySpan<double> row = lifted.Point.AsSpan((i * dimension) + frame.Dimension, extra);
            for (int k = 0; k < extra; k++)
            {
                TensorPrimitives.MultiplyAdd(row, row[k], gram.AsSpan(k * extra, extra), gram.AsSpan(k * extra, extra));
            }
        }
        return SymmetricEigen.DecomposeInPlace(gram, extra).Count(v => v > ExtraSquare * support);
    }

    /// <summary>
    /// The number of directions v in the support with <c>v'Mv &lt; v'Zv</c>: as Z M = mu I, these are where M tends to 0 and the lifted point needs room.
    /// </summary>
    public static int Dimension(InteriorState state, int n)
    {
        bool[] inside = new bool[n];
        double largest = state.Points.Max();
        for (int i = 0; i < n; i++)
        {
            inside[i] = state.Points[i] > Support * largest;
        }
        for (int t = 0; t < state.Triples.Count; t++)
        {
            if (state.Weights[t] > Support * largest)
            {
                (int a, int p, int q, _) = state.Triples[t];
                inside[a] = inside[p] = inside[q] = true;
            }
        }
        int[] rows = [.. Enumerable.Range(0, n).Where(i => inside[i])];
        int m = rows.Length;
        double[] matrix = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                matrix[(i * m) + j] = state.Matrix[(rows[i] * n) + rows[j]];
            }
        }
        double[] values = SymmetricEigen.DecomposeInPlace(matrix, m);
        int count = 0;
        for (int k = 0; k < m; k++)
        {
            double extra = 0;
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < m; j++)
                {
                    extra += matrix[(k * m) + i] * state.Lifted[(rows[i] * n) + rows[j]] * matrix[(k * m) + j];
                }
            }
            count += values[k] < extra ? 1 : 0;
        }
        return count;
    }
}
