using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Local;

/// <summary>The L-BFGS approximation of an inverse Hessian: the last few steps s and gradient changes y (Liu and Nocedal 1989).</summary>
/// <remarks>
/// The two-loop recursion stays in the span of s, y and the gradient g, so it runs on inner products of these (Chen, Wang and Zhou 2014, "vector-free"): one pass over the memory takes them, one
/// puts the direction together, where the recursion itself would go through it and through the direction four times. Passes go by pieces of fixed length, so results do not depend on the threads.
/// </remarks>
internal sealed class LimitedMemory(int dimension, int capacity)
{
    // Numbers of a piece: those of a few vectors stay in the first-level cache.
    private const int Piece = 1024;

    // Pieces of a unit of work, and below how many numbers a second worker costs more than it brings.
    private const int Pieces = 8;
    private const int Serial = 1 << 15;

    // One more than are in use: a pair that is left out after all must not have overwritten the oldest one.
    private readonly int _slots = capacity + 1;
    private readonly double[][] _steps = new double[capacity + 1][];
    private readonly double[][] _changes = new double[capacity + 1][];

    // Products of a slot: s g, y g, and with the newest pair s y', s' y, y y'.
    private const int Kinds = 5;
    private readonly double[] _products = new double[(capacity + 1) * Kinds];

    // s_a y_b and y_a y_b, by slots.
    private readonly double[,] _mixed = new double[capacity + 1, capacity + 1];
    private readonly double[,] _square = new double[capacity + 1, capacity + 1];
    private int _count;
    private int _newest = -1;
    private bool _pending;

    public void Clear() => (_count, _newest, _pending) = (0, -1, false);

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
        if (_pending)
        {
            Products(null);
        }
        int slot = (_newest + 1) % _slots;
        double[] step = _steps[slot] ??= new double[dimension],
            change = _changes[slot] ??= new double[dimension];
        TensorPrimitives.Subtract(to, from, step);
        TensorPrimitives.Subtract(gradientTo, gradientFrom, change);
        double curvature = TensorPrimitives.Dot<double>(step, change),
            square = TensorPrimitives.SumOfSquares<double>(change);
        if (curvature <= 1e-12 * TensorPrimitives.Norm<double>(step) * Math.Sqrt(square))
        {
            return;
        }
        (_mixed[slot, slot], _square[slot, slot]) = (curvature, square);
        _newest = slot;
        _count = Math.Min(_count + 1, capacity);
        _pending = true;
    }

    /// <summary>direction = -H gradient; with an empty memory, minus the gradient.</summary>
    public void Direction(double[] gradient, double[] direction)
    {
        if (_count == 0)
        {
            TensorPrimitives.Negate(gradient, direction);
            return;
        }
        Products(gradient);
        double factor = _mixed[_newest, _newest] / _square[_newest, _newest];
        (double[] ofSteps, double[] ofChanges) = Coefficients(factor);
        Each(
            (_, piece, length) =>
            {
                Span<double> target = direction.AsSpan(piece, length);
                TensorPrimitives.Multiply(gradient.AsSpan(piece, length), -factor, target);
                for (int m = 0; m < _count; m++)
                {
                    int b = Slot(m);
                    TensorPrimitives.MultiplyAdd(_changes[b].AsSpan(piece, length), ofChanges[b], target, target);
                    TensorPrimitives.MultiplyAdd(_steps[b].AsSpan(piece, length), ofSteps[b], target, target);
                }
            }
        );
    }

    // The two loops: the direction is -factor times the gradient and so much of each step and change, by slots.
    private (double[] OfSteps, double[] OfChanges) Coefficients(double factor)
    {
        double[] ofSteps = new double[_slots],
            ofChanges = new double[_slots];
        for (int m = 0; m < _count; m++)
        {
            int a = Slot(m);
            double along = -_products[a * Kinds];
            for (int k = 0; k < m; k++)
            {
                along += ofChanges[Slot(k)] * _mixed[a, Slot(k)];
            }
            ofChanges[a] = -along / _mixed[a, a];
        }
        for (int m = _count - 1; m >= 0; m--)
        {
            int a = Slot(m);
            double along = -_products[(a * Kinds) + 1];
            for (int k = 0; k < _count; k++)
            {
                int b = Slot(k);
                along += ofChanges[b] * _square[a, b];
                along += k > m ? ofSteps[b] / factor * _mixed[b, a] : 0;
            }
            ofSteps[a] = -ofChanges[a] - (factor * along / _mixed[a, a]);
        }
        for (int k = 0; k < _slots; k++)
        {
            ofChanges[k] *= factor;
        }
        return (ofSteps, ofChanges);
    }

    // The products of the gradient, where there is one, with all steps and changes, and what the newest pair adds to the tables.
    private void Products(double[]? gradient)
    {
        (int newest, bool pending) = (_newest, _pending);
        double[][] sums = new double[Units][];
        Each(
            (unit, piece, length) =>
            {
                double[] sum = sums[unit] ??= new double[_products.Length];
                ReadOnlySpan<double> g = gradient is null ? [] : gradient.AsSpan(piece, length),
                    s = _steps[newest].AsSpan(piece, length),
                    y = _changes[newest].AsSpan(piece, length);
                for (int m = 0; m < _count; m++)
                {
                    int b = Slot(m);
                    Span<double> at = sum.AsSpan(b * Kinds, Kinds);
                    ReadOnlySpan<double> step = _steps[b].AsSpan(piece, length),
                        change = _changes[b].AsSpan(piece, length);
                    if (!g.IsEmpty)
                    {
                        at[0] += TensorPrimitives.Dot(step, g);
                        at[1] += TensorPrimitives.Dot(change, g);
                    }
                    if (pending && b != newest)
                    {
                        at[2] += TensorPrimitives.Dot(step, y);
                        at[3] += TensorPrimitives.Dot(s, change);
                        at[4] += TensorPrimitives.Dot(y, change);
                    }
                }
            }
        );
        Array.Clear(_products);
        foreach (double[] sum in sums)
        {
            TensorPrimitives.Add(_products, sum, _products);
        }
        for (int m = 1; pending && m < _count; m++)
        {
            int b = Slot(m);
            ReadOnlySpan<double> at = _products.AsSpan(b * Kinds, Kinds);
            (_mixed[b, newest], _mixed[newest, b]) = (at[2], at[3]);
            _square[newest, b] = _square[b, newest] = at[4];
        }
        _pending = false;
    }

    // Where the m-th newest pair is.
    private int Slot(int m) => (_newest - m + _slots) % _slots;

    private int Units => (dimension + (Pieces * Piece) - 1) / (Pieces * Piece);

    // Does a piece of the numbers after the other, and units of them side by side.
    private void Each(Action<int, int, int> body) =>
        Parallelism.Run(
            Units,
            dimension < Serial ? 1 : Parallelism.Threads,
            () => 0,
            (_, unit) =>
            {
                int end = Math.Min(dimension, (unit + 1) * Pieces * Piece);
                for (int piece = unit * Pieces * Piece; piece < end; piece += Piece)
                {
                    body(unit, piece, Math.Min(Piece, end - piece));
                }
            }
        );
}

/// <summary>Where an L-BFGS method stands and where it looks next.</summary>
internal abstract class Iterate(int length, int memory)
{
    public double[] Point { get; set; } = new double[length];

    public double[] Gradient { get; private set; } = new double[length];

    public double[] Trial { get; private set; } = new double[length];

    public double[] TrialGradient { get; private set; } = new double[length];

    public double[] Direction { get; } = new double[length];

    public LimitedMemory Memory { get; } = new(length, memory);

    /// <summary>What is minimised, at the point.</summary>
    public double Merit { get; set; }

    /// <summary>The trial becomes the point, and the step is remembered.</summary>
    public void Accept()
    {
        Memory.Record(Point, Trial, Gradient, TrialGradient);
        (Point, Trial) = (Trial, Point);
        (Gradient, TrialGradient) = (TrialGradient, Gradient);
    }
}
