using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Local;

/// <summary>
/// The augmented Lagrangian of the N^2 form as a function of G alone: the thresholds s_a and the objective variable (t^2 or eps) are
/// minimised out exactly, which leaves a continuously differentiable function.
/// </summary>
/// <remarks>
/// <c>Phi(G) = max over u in the simplex of sum u_i |g_i - p_i|^2 - |u - u_k|^2 / (2 rho)
/// + sum_a min over s_a of (rho/2) [sum_p max(0, D_ap^2 - s_a + mu_ap/rho)^2 + sum_q max(0, s_a - D_aq^2 + nu_aq/rho)^2]</c>
/// up to a constant; for d_iso the first sum runs over pairs with <c>|D_ij^G - D_ij^F|</c>. One evaluation costs two products N x N by N x d.
/// </remarks>
internal sealed partial class LagrangianFunction
{
    // Distances below this are not told from 0 (squares of order 1 are subtracted): the slope of a distance is capped there.
    private const double Tiny = 1e-8;

    private const int ParallelPoints = 512;

    private readonly Frame _frame;
    private readonly Objective _objective;
    private readonly double[] _target;
    private readonly double[] _gram;
    private readonly double[] _weights;
    private readonly double[] _squares;
    private readonly double[] _rowSums;
    private readonly double[] _rowValues;
    private readonly double[] _original;
    private readonly double[] _reach;
    private readonly List<double> _candidates = [];

    /// <summary>Sets the function up; F is padded with zeros to the working dimension.</summary>
    public LagrangianFunction(Frame frame, Objective objective, int dimension)
    {
        (_frame, _objective, Dimension) = (frame, objective, dimension);
        int n = frame.N;
        _target = Padding.Widen(frame.F, n, frame.Dimension, dimension);
        _gram = new double[n * n];
        _weights = new double[n * n];
        _squares = new double[n];
        _rowSums = new double[n];
        _rowValues = new double[n];
        (_original, _reach) = ([], []);
        if (objective == Objective.Iso)
        {
            (_original, _reach) = (new double[n * n], new double[n * n]);
            SquaredDistances(_target, _original);
            for (int i = 0; i < _original.Length; i++)
            {
                _original[i] = Math.Sqrt(_original[i]);
            }
        }
        Current = Multipliers.Zero(n, objective);
        Next = Multipliers.Zero(n, objective);
    }

    /// <summary>The working dimension d >= n.</summary>
    public int Dimension { get; }

    /// <summary>The penalty rho.</summary>
    public double Penalty { get; set; } = 1;

    /// <summary>The constraints are D_ap^2 + Margin &lt;= D_aq^2. Default 0.</summary>
    public double Margin { get; init; }

    /// <summary>The multipliers in force.</summary>
    public Multipliers Current { get; private set; }

    /// <summary>The multipliers that the last evaluation would update to.</summary>
    public Multipliers Next { get; private set; }

    /// <summary>After an evaluation: t in the frame's units (d_haus: largest displacement; d_iso: largest change of a distance).</summary>
    public double Value { get; private set; }

    /// <summary>After an evaluation: the largest violation <c>D_ap^2 - D_aq^2</c>, at least 0.</summary>
    public double Violation { get; private set; }

    /// <summary>Makes the multipliers of the last evaluation the current ones.</summary>
    /// <returns>The largest change over rho: infeasibility and complementarity in one number.</returns>
    public double Accept()
    {
        double change = 0;
        Measure(Current.Anchors, Next.Anchors);
        Measure(Current.Points, Next.Points);
        Measure(Current.Pairs, Next.Pairs);
        (Current, Next) = (Next, Current);
        return change / Penalty;

        void Measure(double[] a, double[] b)
        {
            for (int i = 0; i < a.Length; i++)
            {
                change = Math.Max(change, Math.Abs(a[i] - b[i]));
            }
        }
    }

    /// <summary>Replaces the current multipliers.</summary>
    public void Load(Multipliers start)
    {
        start.Anchors.CopyTo(Current.Anchors, 0);
        start.Points.CopyTo(Current.Points, 0);
        start.Pairs.CopyTo(Current.Pairs, 0);
    }

    /// <summary>Phi(G) and its gradient.</summary>
    public double Evaluate(ReadOnlySpan<double> g, Span<double> gradient)
    {
        int n = _frame.N;
        SquaredDistances(g, _gram);
        Anchors();
        double value = 0;
        Violation = 0;
        for (int a = 0; a < n; a++)
        {
            value += _rowValues[a];
            Violation = Math.Max(Violation, _squares[a]);
        }
        value *= Penalty / 2;
        Symmetrise();
        value += _objective == Objective.Haus ? Points(g, gradient) : Pairs(gradient);
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            foreach (double w in _weights.AsSpan(i * n, n))
            {
                sum += w;
            }
            _rowSums[i] = 2 * sum;
        }
        MatrixProduct.General(n, Dimension, n, -2, _weights, false, g, false, 1, gradient);
        for (int i = 0; i < n; i++)
        {
            for (int k = i * Dimension; k < (i + 1) * Dimension; k++)
            {
                gradient[k] += _rowSums[i] * g[k];
            }
        }
        return value;
    }

    // W + W', block by block so that both halves stay in cache.
    private void Symmetrise()
    {
        const int Block = 32;
        int n = _frame.N,
            blocks = (n + Block - 1) / Block;
        if (n >= ParallelPoints)
        {
            Parallel.For(0, blocks, Row);
        }
        else
        {
            for (int b = 0; b < blocks; b++)
            {
                Row(b);
            }
        }

        void Row(int b)
        {
            for (int c = 0; c <= b; c++)
            {
                for (int i = b * Block; i < Math.Min(n, (b + 1) * Block); i++)
                {
                    int last = Math.Min(i, (c + 1) * Block);
                    for (int j = c * Block; j < last; j++)
                    {
                        _weights[(i * n) + j] = _weights[(j * n) + i] = _weights[(i * n) + j] + _weights[(j * n) + i];
                    }
                }
            }
        }
    }

    private void SquaredDistances(ReadOnlySpan<double> g, double[] result)
    {
        int n = _frame.N;
        MatrixProduct.General(n, n, Dimension, 1, g, false, g, true, 0, result);
        for (int i = 0; i < n; i++)
        {
            _squares[i] = result[(i * n) + i];
        }
        for (int i = 0; i < n; i++)
        {
            Span<double> row = result.AsSpan(i * n, n);
            AnchorRow.Squares(_squares[i], _squares, row);
            row[i] = 0;
        }
    }

    // d_haus: the simplex of point weights. Sets the gradient to 2 u_i (g_i - p_i).
    private double Points(ReadOnlySpan<double> g, Span<double> gradient)
    {
        int n = _frame.N;
        Span<double> squares = _squares;
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int k = i * Dimension; k < (i + 1) * Dimension; k++)
            {
                double v = g[k] - _target[k];
                gradient[k] = v;
                sum += v * v;
            }
            largest = Math.Max(largest, sum);
            squares[i] = sum + (Current.Points[i] / Penalty);
        }
        Value = Math.Sqrt(largest);
        double level = Balance.Level(squares, 1 / Penalty),
            value = level;
        for (int i = 0; i < n; i++)
        {
            double v = Math.Max(0, squares[i] - level);
            value += Penalty / 2 * v * v;
            double u = Penalty * v;
            Next.Points[i] = u;
            for (int k = i * Dimension; k < (i + 1) * Dimension; k++)
            {
                gradient[k] *= 2 * u;
            }
        }
        return value;
    }
}
