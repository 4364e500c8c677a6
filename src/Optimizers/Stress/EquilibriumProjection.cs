using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Stress;

/// <summary>Moves a stress onto equilibrium: the nearest w' on the same pairs with <c>sum_j w'_ij u_ij = 0</c> at every point.</summary>
internal static class EquilibriumProjection
{
    private const int Sweeps = 4;

    /// <summary>Projects by conjugate gradients on R R' (R the equilibrium matrix), repeated on the new residual until it is rounding.</summary>
    public static WeightedPair[] Project(PairGeometry geometry, IReadOnlyList<WeightedPair> stress)
    {
        double[] w = [.. stress.Select(s => s.Weight)];
        double[] residual = Residual(geometry, stress, w);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            double[] correction = Correction(geometry, stress, residual);
            double[] next = [.. w.Zip(correction, (a, b) => a - b)];
            double[] nextResidual = Residual(geometry, stress, next);
            // A residual of pure rounding is no longer in the range of R, and "correcting" it would move w anywhere.
            if (!(TensorPrimitives.Dot(nextResidual, nextResidual) < TensorPrimitives.Dot(residual, residual) / 4))
            {
                break;
            }
            (w, residual) = (next, nextResidual);
        }
        return [.. stress.Select((s, k) => s with { Weight = w[k] })];
    }

    /// <summary>r_i = sum_j w_ij u_ij, as N x n numbers row after row.</summary>
    public static double[] Residual(PairGeometry geometry, IReadOnlyList<WeightedPair> stress, double[] w)
    {
        int n = geometry.Points.Dimension;
        double[] r = new double[geometry.Count * n];
        for (int k = 0; k < stress.Count; k++)
        {
            (int i, int j) = (stress[k].I, stress[k].J);
            ReadOnlySpan<double> pi = geometry.Points.Row(i);
            ReadOnlySpan<double> pj = geometry.Points.Row(j);
            double scaled = w[k] / geometry.Distance(i, j);
            for (int c = 0; c < n; c++)
            {
                double force = scaled * (pi[c] - pj[c]);
                r[(i * n) + c] += force;
                r[(j * n) + c] -= force;
            }
        }
        return r;
    }

    // Least-norm x with R x = r: x = R'y, R R' y = r. The system is singular (rigid motions) but consistent, which conjugate gradients bear.
    private static double[] Correction(PairGeometry geometry, IReadOnlyList<WeightedPair> stress, double[] r)
    {
        double[] y = new double[r.Length];
        double[] residual = (double[])r.Clone();
        double[] direction = (double[])r.Clone();
        double norm = TensorPrimitives.Dot(residual, residual);
        double target = norm * 1e-16;
        for (int step = 0; step < 2 * r.Length && norm > target && norm > 0; step++)
        {
            double[] image = Residual(geometry, stress, Transposed(geometry, stress, direction));
            double curvature = TensorPrimitives.Dot(direction, image);
            if (!(curvature > 0))
            {
                break;
            }
            double length = norm / curvature;
            for (int k = 0; k < y.Length; k++)
            {
                y[k] += length * direction[k];
                residual[k] -= length * image[k];
            }
            double next = TensorPrimitives.Dot(residual, residual);
            for (int k = 0; k < y.Length; k++)
            {
                direction[k] = residual[k] + (next / norm * direction[k]);
            }
            norm = next;
        }
        return Transposed(geometry, stress, y);
    }

    private static double[] Transposed(PairGeometry geometry, IReadOnlyList<WeightedPair> stress, double[] y)
    {
        int n = geometry.Points.Dimension;
        double[] x = new double[stress.Count];
        for (int k = 0; k < x.Length; k++)
        {
            (int i, int j) = (stress[k].I, stress[k].J);
            x[k] = geometry.Along(i, j, y.AsSpan(i * n, n), y.AsSpan(j * n, n));
        }
        return x;
    }
}
