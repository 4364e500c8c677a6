using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Local;

/// <summary>The L-BFGS approximation of an inverse Hessian: the last few steps and gradient changes (two-loop recursion).</summary>
internal sealed class LimitedMemory(int dimension, int capacity)
{
    // One more than are in use: a pair that is left out after all must not have overwritten the oldest one.
    private readonly int _slots = capacity + 1;
    private readonly double[][] _steps = new double[capacity + 1][];
    private readonly double[][] _changes = new double[capacity + 1][];
    private readonly double[] _curvatures = new double[capacity + 1];
    private readonly double[] _coefficients = new double[capacity + 1];
    private int _count;
    private int _newest = -1;

    public void Clear() => (_count, _newest) = (0, -1);

    /// <summary>True if no curvature has been recorded since the last <see cref="Clear"/>.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Records a step and its change of gradient; pairs without positive curvature are left out.</summary>
    public void Record(
        ReadOnlySpan<double> from,
        ReadOnlySpan<double> to,
        ReadOnlySpan<double> gradientFrom,
        ReadOnlySpan<double> gradientTo
    )
    {
        int slot = (_newest + 1) % _slots;
        double[] step = _steps[slot] ??= new double[dimension],
            change = _changes[slot] ??= new double[dimension];
        for (int k = 0; k < dimension; k++)
        {
            step[k] = to[k] - from[k];
            change[k] = gradientTo[k] - gradientFrom[k];
        }
        double curvature = TensorPrimitives.Dot(step, change);
        if (curvature <= 1e-12 * TensorPrimitives.Norm(step) * TensorPrimitives.Norm(change))
        {
            return;
        }
        _curvatures[slot] = curvature;
        _newest = slot;
        _count = Math.Min(_count + 1, capacity);
    }

    /// <summary>direction = -H gradient; with an empty memory, minus the gradient.</summary>
    public void Direction(ReadOnlySpan<double> gradient, Span<double> direction)
    {
        TensorPrimitives.Negate(gradient, direction);
        for (int m = 0; m < _count; m++)
        {
            int slot = (_newest - m + _slots) % _slots;
            _coefficients[slot] = TensorPrimitives.Dot(_steps[slot], direction) / _curvatures[slot];
            TensorPrimitives.MultiplyAdd(_changes[slot], -_coefficients[slot], direction, direction);
        }
        if (_count > 0)
        {
            double factor = _curvatures[_newest] / TensorPrimitives.Dot(_changes[_newest], _changes[_newest]);
            foreach (ref double v in direction)
            {
                v *= factor;
            }
        }
        for (int m = _count - 1; m >= 0; m--)
        {
            int slot = (_newest - m + _slots) % _slots;
            double beta = TensorPrimitives.Dot(_changes[slot], direction) / _curvatures[slot];
            TensorPrimitives.MultiplyAdd(_steps[slot], _coefficients[slot] - beta, direction, direction);
        }
    }
}
