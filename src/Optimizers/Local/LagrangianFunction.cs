using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Local;

/// <summary>
/// The augmented Lagrangian of the N^2 form as a function of G alone: the thresholds s_a and the objective variable (t^2 or eps) are
/// minimised out exactly, which leaves a continuously differentiable function.
/// </summary>
/// <remarks>
/// <c>Phi(G) = max over u in the simplex of sum u_i |g_i - p_i|^2 - |u - u_k|^2 / (2 rho)
/// + sum_a min over s_a of (rho/2) [sum_p max(0, D_ap^2 - s_a + mu_ap/rho)^2 + sum_q max(0, s_a - D_aq^2 + nu_aq/rho)^2]</c>
/// up to a constant; for d_iso the first sum runs over pairs with <c>|D_ij^G - D_ij^F|</c>. One evaluation costs a product N x d by d x N, and one N x N by N x d
/// as long as many pairs carry weight.
/// </remarks>
internal sealed partial class LagrangianFunction
{
    // Distances below this are not told from 0 (squares of order 1 are subtracted): the slope of a distance is capped there.
    private const double Tiny = 1e-8;

    private const int ParallelPoints = 512;
    private const int RowsAtOnce = 64;

    // Squared distances this near to their threshold are listed, at first and at most; then as many as make lists of the length wished for.
    private const double FirstSlack = 0.1;
    private const int Listed = 32;

    // A squared distance of points some 1 apart changes by at most four times what they move, and mostly by much less.
    private const double Reach = 0.5;

    private readonly Frame _frame;
    private readonly Objective _objective;
    private readonly Followers _followers;
    private readonly ActivePairs? _pairs;
    private readonly double[] _target;
    private readonly double[] _gram;
    private readonly double[] _weights;
    private readonly double[] _squares;
    private readonly double[] _displaced;
    private readonly double[] _rowSums;
    private readonly double[] _rowValues;
    private readonly double[] _changes;
    private readonly double[] _tops;
    private readonly double[] _original;
    private readonly double[] _reach;
    private readonly List<double>[] _candidates;
    private double _slack = FirstSlack;
    private double _listedSlack;
    private double[]? _listedAt;

    /// <summary>Sets the function up; F is padded with zeros to the working dimension. Followers count for d_haus only.</summary>
    public LagrangianFunction(Frame frame, Objective objective, int dimension, Followers? followers = null)
    {
        (_frame, _objective, Dimension) = (frame, objective, dimension);
        _followers = followers ?? Followers.None;
        int n = frame.N;
        _target = Padding.Widen(frame.F, n, frame.Dimension, dimension);
        _gram = n >= ParallelPoints ? [] : new double[n * n];
        _weights = new double[n * n];
        _squares = new double[n];
        _displaced = new double[n + _followers.Count];
        _pairs = n >= ParallelPoints ? new ActivePairs(n, dimension) : null;
        _rowSums = new double[n];
        _rowValues = new double[n];
        _changes = new double[n];
        _tops = new double[n];
        (_original, _reach) = ([], []);
        _candidates = new List<double>[(n + RowsAtOnce - 1) / RowsAtOnce];
        if (objective == Objective.Iso)
        {
            (_original, _reach) = (new double[n * n], new double[n * n]);
            Rows(_target, frame.Beyond?.Original(), _original, (i, row) => TensorPrimitives.Sqrt(row, row));
        }
        Current = Multipliers.Zero(n, objective, _followers.Count);
        Next = Multipliers.Zero(n, objective, _followers.Count);
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

    /// <summary>Whether few pairs matter near the point of the last <see cref="Evaluate"/>, so that <see cref="EvaluateNear"/> looks at these alone.</summary>
    public bool IsListed => _listedAt is not null;

    /// <summary>Makes the multipliers of the last evaluation the current ones.</summary>
    /// <returns>The largest change over rho: infeasibility and complementarity in one number.</returns>
    public double Accept()
    {
        double change = 0;
        Measure(Current.Anchors, Next.Anchors);
        Measure(Current.Points, Next.Points);
        Measure(Current.Pairs, Next.Pairs);
        (Current, Next) = (Next, Current);
        if (_listedAt is not null)
        {
            _pairs!.Gather(Current.Anchors);
        }
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
        _listedAt = null;
    }

    /// <summary>Phi(G), its gradient and the multipliers to come.</summary>
    public double Evaluate(double[] g, double[] gradient) => Whole(g, gradient, true);

    private double Whole(double[] g, double[] gradient, bool updates)
    {
        Rows(g, _frame.Beyond?.Between, _gram, (a, row) => Anchor(a, row, updates));
        double value = Anchors();
        value += _objective == Objective.Haus ? Points(g, gradient) : Pairs(g, gradient, updates);
        _listedAt = null;
        if (_pairs is { Complete: true })
        {
            _pairs.Transpose();
            _pairs.Add(g, gradient);
            if (_objective == Objective.Haus && _pairs.AreFew)
            {
                (_listedAt, _listedSlack) = ([.. g], _slack);
                _pairs.Gather(Current.Anchors);
            }
        }
        else
        {
            AddDense(g, gradient);
        }
        if (_pairs is { Complete: false } || _pairs?.Count > Listed * _frame.N)
        {
            _slack *= 0.6;
        }
        else if (_pairs?.Count < Listed * _frame.N / 2)
        {
            _slack = Math.Min(1.3 * _slack, FirstSlack);
        }
        return value;
    }

    /// <summary>
    /// Phi(G) and its gradient alone: the multipliers of pairs to come are left as they are. Near the point of the last <see cref="Evaluate"/> of many points over those pairs alone that
    /// were near their threshold there, some fifty times fewer, which is Phi but for pairs that came near since.
    /// </summary>
    public double EvaluateNear(double[] g, double[] gradient)
    {
        if (_listedAt is null || Moved(g) > _listedSlack * Reach)
        {
            return Whole(g, gradient, false);
        }
        Parallel.For(0, _frame.N, a => ListedAnchor(a, g));
        double value = Anchors() + Points(g, gradient);
        _pairs!.Add(g, gradient);
        return value;
    }

    // The longest way that a point has gone since the pairs were listed.
    private double Moved(double[] g)
    {
        double most = 0;
        for (int i = 0; i < _frame.N; i++)
        {
            most = Math.Max(most, AnchorRow.Square(g.AsSpan(i * Dimension, Dimension), _listedAt.AsSpan(i * Dimension, Dimension)));
        }
        return Math.Sqrt(most);
    }

    private double Anchors()
    {
        double value = 0;
        Violation = 0;
        for (int a = 0; a < _frame.N; a++)
        {
            value += _rowValues[a];
            Violation = Math.Max(Violation, _squares[a]);
        }
        return value * Penalty / 2;
    }

    // The gradient of sum w_ij D_ij^2: 2 Lap(W + W') g.
    private void AddDense(double[] g, double[] gradient)
    {
        int n = _frame.N;
        if (_pairs is not null)
        {
            Parallel.For(0, n, i => _pairs.Spread(i, _weights.AsSpan(i * n, n)));
        }
        Symmetrise();
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

    // Rows of squared distances with what is added to them, each handed on: of few points from one matrix, of many block by block, so that a row is used while it is in cache. An empty matrix keeps none.
    private void Rows(double[] g, double[]? added, double[] matrix, RowAction action)
    {
        int n = _frame.N,
            d = Dimension;
        if (n < ParallelPoints)
        {
            MatrixProduct.General(n, n, d, 1, g, false, g, true, 0, matrix);
            double[] lengths = [.. Enumerable.Range(0, n).Select(i => matrix[(i * n) + i])];
            for (int i = 0; i < n; i++)
            {
                Hand(i, lengths, matrix.AsSpan(i * n, n));
            }
            return;
        }
        double[] norms = [.. Enumerable.Range(0, n).Select(i => TensorPrimitives.SumOfSquares(g.AsSpan(i * d, d)))];
        Parallel.For(
            0,
            (n + RowsAtOnce - 1) / RowsAtOnce,
            block =>
            {
                int first = block * RowsAtOnce,
                    count = Math.Min(RowsAtOnce, n - first);
                double[]? rented = matrix.Length > 0 ? null : System.Buffers.ArrayPool<double>.Shared.Rent(RowsAtOnce * n);
                Span<double> products = rented is null ? matrix.AsSpan(first * n, count * n) : rented.AsSpan(0, count * n);
                MatrixProduct.General(count, n, d, 1, g.AsSpan(first * d, count * d), false, g, true, 0, products);
                for (int i = 0; i < count; i++)
                {
                    Hand(first + i, norms, products.Slice(i * n, n));
                }
                if (rented is not null)
                {
                    System.Buffers.ArrayPool<double>.Shared.Return(rented);
                }
            }
        );

        void Hand(int i, double[] squares, Span<double> row)
        {
            AnchorRow.Squares(squares[i], squares, row);
            if (added is not null)
            {
                TensorPrimitives.Add(row, added.AsSpan(i * n, n), row);
            }
            row[i] = 0;
            action(i, row);
        }
    }

    private delegate void RowAction(int i, Span<double> row);

    // d_haus: the simplex of point weights, those of the followers behind. Sets the gradient to sum 2 u (g_i - p).
    private double Points(double[] g, double[] gradient)
    {
        int n = _frame.N,
            d = Dimension;
        Span<double> displaced = _displaced;
        double largest = 0;
        for (int i = 0; i < displaced.Length; i++)
        {
            double square =
                i < n ? Difference(g, i, gradient.AsSpan(i * d, d)) + (_frame.Beyond?.Own[i] ?? 0) : _followers.Square(i - n, g, d);
            largest = Math.Max(largest, square);
            displaced[i] = square + (Current.Points[i] / Penalty);
        }
        Value = Math.Sqrt(largest);
        double level = Balance.Level(displaced, 1 / Penalty),
            value = level;
        for (int i = 0; i < displaced.Length; i++)
        {
            double v = Math.Max(0, displaced[i] - level);
            value += Penalty / 2 * v * v;
            double u = Penalty * v;
            Next.Points[i] = u;
            if (i >= n)
            {
                _followers.Pull(i - n, 2 * u, g, gradient, d);
                continue;
            }
            for (int k = i * d; k < (i + 1) * d; k++)
            {
                gradient[k] *= 2 * u;
            }
        }
        return value;
    }

    private double Difference(double[] g, int i, Span<double> into)
    {
        double sum = 0;
        for (int k = 0; k < Dimension; k++)
        {
            double v = g[(i * Dimension) + k] - _target[(i * Dimension) + k];
            into[k] = v;
            sum += v * v;
        }
        return sum;
    }
}

/// <summary>Multipliers of the N^2 form, in the order of a <see cref="Frame"/>.</summary>
/// <remarks>
/// The N^2 form has one threshold s_a per anchor: <c>D_ap^2 &lt;= s_a &lt;= D_aq^2</c>. Entry (a, j) of <paramref name="Anchors"/> belongs
/// to the left inequality if j is a positive of a and to the right one if j is a negative; at optimal s_a both sides of a row have equal sums.
/// </remarks>
/// <param name="Anchors">N x N, nonnegative, zero diagonal.</param>
/// <param name="Points">u, one per point and then one per follower, sum 1 (d_haus); empty for d_iso.</param>
/// <param name="Pairs">Symmetric N x N, positive where a pair would grow too far and negative where it would shrink too far (d_iso); empty for d_haus.</param>
internal sealed record Multipliers(double[] Anchors, double[] Points, double[] Pairs)
{
    public static Multipliers Zero(int n, Objective objective, int followers = 0) =>
        new(
            new double[n * n],
            objective == Objective.Haus ? new double[n + followers] : [],
            objective == Objective.Iso ? new double[n * n] : []
        );
}
