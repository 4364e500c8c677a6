using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Local;

/// <summary>The G of docs/mathematics.md, Theorem 7.1: class k moves by zeta_k in c - 1 new dimensions, |zeta_k - zeta_l|^2 = max(s_k, s_l) with
/// <c>s_k = max(0, max over triples anchored in k of D_ap^2 - D_aq^2)</c>. It is Triplet-Separated with d_iso(F, G) &lt;= 2 H.</summary>
internal static class ClassShift
{
    // Against the largest eigenvalue, of squares: directions in which F has less than 1e-7 of its spread count as free.
    private const double Flat = 1e-14;

    /// <summary>G in R^n, in the frame, up to rounding.</summary>
    /// <param name="frame">F.</param>
    /// <returns>N x n; null where R^n has no room: n &lt; N - 1 and F has an affine dimension above n - (c - 1).</returns>
    public static double[]? Embed(Frame frame)
    {
        int n = frame.N,
            d = frame.Dimension;
        if (!frame.HasTriple || (d < n - 1 && AffineDimension(frame) > d - (frame.Labels.Classes - 1)))
        {
            return null;
        }
        double[] squares = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double distance = PairwiseDistances.Between(frame.F.AsSpan(i * d, d), frame.F.AsSpan(j * d, d));
                squares[(i * n) + j] = distance * distance;
            }
        }
        double[] needed = Needed(frame, squares);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                squares[(i * n) + j] += frame.Start[i] == frame.Start[j] ? 0 : Math.Max(needed[i], needed[j]);
            }
        }
        return ClassicalScaling.Coordinates(frame, squares);
    }

    // s_k, at each point of class k.
    private static double[] Needed(Frame frame, double[] squares)
    {
        int n = frame.N;
        double[] needed = new double[n];
        for (int a = 0; a < n; a++)
        {
            (double positive, double negative) = (0, double.PositiveInfinity);
            for (int j = 0; j < n; j++)
            {
                double square = squares[(a * n) + j];
                bool same = frame.Start[j] == frame.Start[a];
                (positive, negative) = same ? (Math.Max(positive, square), negative) : (positive, Math.Min(negative, square));
            }
            // A class of one point has no triple; its positive distance stays 0, and so does s_k.
            needed[frame.Start[a]] = Math.Max(needed[frame.Start[a]], positive - negative);
        }
        for (int i = 0; i < n; i++)
        {
            needed[i] = needed[frame.Start[i]];
        }
        return needed;
    }

    private static int AffineDimension(Frame frame)
    {
        int d = frame.Dimension;
        double[] scatter = new double[d * d];
        MatrixProduct.General(d, d, frame.N, 1, frame.F, true, frame.F, false, 0, scatter);
        double[] values = SymmetricEigen.DecomposeInPlace(scatter, d);
        return values.Count(v => v > Flat * values[^1]);
    }
}
