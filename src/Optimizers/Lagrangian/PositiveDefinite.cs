using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>Steps inside the cone of positive definite matrices.</summary>
internal static class PositiveDefinite
{
    /// <summary>A step length, at most the given one, whose <c>1 / toBoundary</c>-fold still leaves X + length dX positive definite; 0 if none was found.</summary>
    public static double LongestStep(double[] x, double[] change, int n, double length, double toBoundary)
    {
        double[] trial = new double[n * n];
        for (int k = 0; k < 60; k++, length *= 0.8)
        {
            x.CopyTo(trial, 0);
            TensorPrimitives.MultiplyAdd(change, length / toBoundary, trial, trial);
            if (CholeskyInPlace.TryFactor(trial, n))
            {
                return length;
            }
        }
        return 0;
    }
}
