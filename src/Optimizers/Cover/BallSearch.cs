using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Cover;

/// <summary>
/// Looks for a Triplet-Separated G of which no point is farther than a radius r from its own place in F, so for one with d_haus at most r. Where there is none it ends with multipliers that bound d_haus from below.
/// Nothing is N x N, so N may be large.
/// </summary>
/// <remarks>
/// Projected gradient steps with Nesterov's acceleration, begun anew where it leads uphill (O'Donoghue and Candes 2015), on
/// <c>1/2 sum_a (sum_p max(0, D_ap^2 - s_a + m)^2 + sum_q max(0, s_a + m - D_aq^2)^2)</c> over the balls |g_i - f_i| &lt;= r. The threshold s_a of an anchor is where both its sides have equal sums; p and q
/// are those of lists of its hardest pairs, made anew every few steps by a sweep over all pairs. The margin m lets it end inside F_TS, so that there is nothing to repair. The step of a point is that of
/// its <see cref="BallMetric"/>. At a minimum the violations are multipliers lambda of the pairs, the forces on the balls those u of the points: <c>M G = U F</c> as at the minimiser of the Lagrangian
/// (docs/mathematics.md, Proposition 4.7), whose value with m = 0 is <c>r^2 sum u</c> and the sum of the squared violations.
/// </remarks>
internal sealed class BallSearch : Method<BallState>
{
    // Pairs of each kind that an anchor has in its lists: more than are violated at once.
    private const int Most = 64;

    // m in shares of the mean squared distance of the farthest positives: this many of the worst violation, within limits, and never more than before.
    private const double MarginShare = 0.03;
    private const double LeastMargin = 1e-4;
    private const double MostMargin = 0.02;

    // Lists serve for so many steps, and until a point has moved by so much: this many of the largest move that the last ones served for, and never more than this share of the farthest positives' distance.
    private const int MostAge = 12;
    private const double Growth = 2;
    private const double MostReach = 0.12;

    // Separated with so much to spare that the rounding of other coordinates changes nothing.
    private const double Inside = 1 - 1e-9;

    // A point is held back as by so many more pairs than are violated: others become so in the step.
    private const int Becoming = 10;

    // Points of a unit of work.
    private const int Block = 128;

    private readonly Frame _frame;
    private readonly double _radius;
    private readonly double[] _start;

    // Of every anchor the violations of its pairs, first the positives' and then, with a minus, the negatives'.
    private readonly double[] _weights;

    // How many of each list of an anchor may be violated before the lists are made anew.
    private readonly (int Positives, int Negatives)[] _pairs;

    private readonly OtherEnds _others;
    private readonly BallMetric _metric;

    // Of every point the square of its shortest distance that matters, how far uphill its step leads, and how far it is from where the lists were made.
    private readonly double[] _nearest;
    private readonly double[] _uphill;
    private readonly double[] _squares;
    private readonly double[] _moved;
    private double _margin = double.PositiveInfinity;
    private double _far;
    private double _reach = double.PositiveInfinity;

    /// <param name="frame">The problem.</param>
    /// <param name="start">Where to start, in the frame; points outside their balls are drawn in.</param>
    /// <param name="radius">r, in units of distance.</param>
    public BallSearch(Frame frame, double[] start, double radius)
    {
        (_frame, _start, _radius) = (frame, start, radius / frame.Scale);
        (_weights, _pairs, _others) = (new double[frame.N * 2 * Most], new (int, int)[frame.N], new(frame.N));
        _metric = new(frame.N, frame.Dimension);
        (_nearest, _uphill, _moved, _squares) = (new double[frame.N], new double[frame.N], new double[frame.N], new double[frame.N]);
    }

    public override string Name => "search in balls";

    /// <summary>Arithmetic operations of a step, the share of a sweep with it; those of the sweep are far quicker than others.</summary>
    public static double StepWork(Frame frame) => ((4 * 2 * Most) + (0.004 * frame.N)) * frame.N * frame.Dimension;

    public override BallState Initialise()
    {
        BallState state = new(_frame.N * _frame.Dimension);
        for (int i = 0; i < _frame.N; i++)
        {
            Row(_start, i).CopyTo(Row(state.Point, i));
            DrawIn(i, Row(state.Point, i));
        }
        state.Point.CopyTo(state.Ahead, 0);
        List(state);
        return state;
    }

    public override BallState Step(BallState state)
    {
        Weigh(state);
        if (state.Age == 0)
        {
            InBlocks(i => Shape(state, i));
        }
        InBlocks(i => Move(state, i));
        double t = TensorPrimitives.Sum<double>(_uphill) > 0 ? 1 : state.Momentum;
        state.Momentum = (1 + Math.Sqrt(1 + (4 * t * t))) / 2;
        double share = (t - 1) / state.Momentum;
        InBlocks(i =>
        {
            Span<double> ahead = Row(state.Ahead, i);
            TensorPrimitives.Subtract(Row(state.Next, i), Row(state.Point, i), ahead);
            TensorPrimitives.MultiplyAdd(ahead, share, Row(state.Next, i), ahead);
        });
        (state.Point, state.Next) = (state.Next, state.Point);
        state.Count(TensorPrimitives.Sum<double>(_squares));
        if (state.Age >= MostAge || TensorPrimitives.Max<double>(_moved) > _reach * _reach)
        {
            List(state);
        }
        return state;
    }

    public override SolveStatus? Terminate(BallState state) =>
        state.WorstRatio <= Inside ? SolveStatus.Converged
        : state.Idle ? SolveStatus.Stalled
        : null;

    public override (double Value, double Residual) Inspect(BallState state) => (_radius * _frame.Scale, state.WorstRatio - 1);

    /// <summary>What the bound of the multipliers of the last point comes to where a minimum is near: <c>r^2</c> and the squared violations, with m = 0, a unit of u. Of radii of four fifths of d_haus it is within some percent of that.</summary>
    /// <returns>In units of distance, no bound; r where no ball holds a point back.</returns>
    public double Estimate(BallState state)
    {
        double mass = TensorPrimitives.Sum<double>(Held(state)),
            violations = TensorPrimitives.Sum<double>(_squares);
        for (int a = 0; a < _frame.N; a++)
        {
            violations -= _margin * TensorPrimitives.SumOfMagnitudes<double>(Weights(a));
        }
        return _frame.Scale * Math.Sqrt((_radius * _radius) + (mass > 0 ? Math.Max(0, violations) / mass : 0));
    }

    /// <summary>u and the weights lambda of the triples at the last point, the sum of u 1; null where no ball holds a point back.</summary>
    public (double[] Points, List<FrameTriple> Triples)? Multipliers(BallState state)
    {
        double[] points = Held(state);
        double mass = TensorPrimitives.Sum<double>(points);
        if (!(mass > 0))
        {
            return null;
        }
        TensorPrimitives.Divide(points, mass, points);
        List<FrameTriple> triples = [];
        List<(int, double)> positives = [],
            negatives = [];
        for (int a = 0; a < _frame.N; a++)
        {
            positives.Clear();
            negatives.Clear();
            foreach ((int other, double weight) in Pairs(state, a))
            {
                if (Math.Abs(weight) > LowerHaus.Active * mass)
                {
                    (weight > 0 ? positives : negatives).Add((other, Math.Abs(weight) / mass));
                }
            }
            TripleFlow.Split(a, positives, negatives, LowerHaus.Active, triples);
        }
        return (points, triples);
    }

    // u, the forces that hold the points in their balls, in units of their distances from the centres.
    private double[] Held(BallState state)
    {
        Weigh(state);
        double[] points = new double[_frame.N];
        InBlocks(i =>
        {
            Span<double> force = Row(state.Next, i);
            double sum = Pull(state, i, force);
            (double along, double square) = (0, 0);
            for (int k = 0; k < force.Length; k++)
            {
                double ahead = state.Ahead[(i * force.Length) + k],
                    off = ahead - _frame.F[(i * force.Length) + k];
                (along, square) = (along + (off * (force[k] - (sum * ahead))), square + (off * off));
            }
            points[i] = square > 0 ? Math.Max(0, along / square) : 0;
        });
        return points;
    }

    // The lists of the hardest pairs, and how far from separated G is.
    private void List(BallState state)
    {
        state.Lists = HardestLists.Of(Embedding.Create(_frame.N, _frame.Dimension, state.Point), _frame.End, Most, state.Lists);
        (HardestLists positives, HardestLists negatives) = state.Lists.Value;
        double moved = state.Steps > 0 ? Math.Sqrt(TensorPrimitives.Max<double>(_moved)) : double.PositiveInfinity;
        (double sum, double worst, int count) = (0, 0, 0);
        for (int i = 0; i < _frame.N; i++)
        {
            double far = positives.Largest(i),
                near = -negatives.Largest(i);
            if (double.IsFinite(far))
            {
                (sum, count) = (sum + far, count + 1);
                worst = Math.Max(worst, far > 0 ? far / near : 0);
            }
            _nearest[i] = double.IsFinite(far) ? Math.Min(far, near) : near;
        }
        _far = sum / count;
        _margin = Math.Min(_margin, _far * Math.Clamp(MarginShare * (worst - 1), LeastMargin, MostMargin));
        _reach = Math.Min(Growth * moved, MostReach * Math.Sqrt(_far));
        // s_a is between near - m and far + m, and no square changes by more than (2 d + 2 reach) 2 reach.
        InBlocks(a =>
        {
            double far = positives.Largest(a),
                near = -negatives.Largest(a),
                slack = (2 * _margin) + (4 * _reach * (Math.Sqrt(Math.Max(far, near)) + _reach));
            _pairs[a] = (positives.CountAbove(a, near - slack), negatives.CountAbove(a, -far - slack));
        });
        (state.WorstRatio, state.Age) = (Math.Sqrt(worst), 0);
        state.Point.CopyTo(state.Listed, 0);
    }

    // The violations of every pair in the lists, and for every point where it is in those of others.
    private void Weigh(BallState state)
    {
        (HardestLists positives, HardestLists negatives) = state.Lists!.Value;
        InBlocks(a =>
        {
            ReadOnlySpan<int> p = positives.Of(a)[.._pairs[a].Positives],
                q = negatives.Of(a)[.._pairs[a].Negatives];
            Span<double> weights = Weights(a);
            for (int k = 0; k < weights.Length; k++)
            {
                int other = k < p.Length ? p[k] : q[k - p.Length];
                weights[k] = AnchorRow.Square(Row(state.Ahead, a), Row(state.Ahead, other)) + (k < p.Length ? _margin : -_margin);
            }
            (double high, double low) =
                p.IsEmpty || q.IsEmpty
                    ? (0, 0)
                    : (TensorPrimitives.Max<double>(weights[..p.Length]), TensorPrimitives.Min<double>(weights[p.Length..]));
            double s = high > low ? Balance.Anchor(weights, 0, p.Length, low, high) : double.NaN;
            for (int k = 0; k < weights.Length; k++)
            {
                weights[k] =
                    high <= low ? 0
                    : k < p.Length ? Math.Max(0, weights[k] - s)
                    : Math.Min(0, weights[k] - s);
            }
            _squares[a] = TensorPrimitives.SumOfSquares<double>(weights);
        });
        _others.Fill(a => Pairs(state, a));
    }

    // The pairs in the lists of an anchor that have a weight.
    private WeightedPairs Pairs(BallState state, int a) =>
        new(
            state.Lists!.Value.Positives.Of(a)[.._pairs[a].Positives],
            state.Lists.Value.Negatives.Of(a)[.._pairs[a].Negatives],
            Weights(a)
        );

    private Span<double> Weights(int a) => _weights.AsSpan(a * 2 * Most, _pairs[a].Positives + _pairs[a].Negatives);

    // sum_j w_ij g_j over all pairs of a point, and the sum of the weights.
    private double Pull(BallState state, int i, Span<double> pulled)
    {
        double sum = 0;
        pulled.Clear();
        foreach ((int other, double weight) in Pairs(state, i))
        {
            TensorPrimitives.MultiplyAdd(Row(state.Ahead, other), weight, pulled, pulled);
            sum += weight;
        }
        foreach ((int anchor, double weight) in _others.Of(i))
        {
            TensorPrimitives.MultiplyAdd(Row(state.Ahead, anchor), weight, pulled, pulled);
            sum += weight;
        }
        return sum;
    }

    // The metric of a point from its pairs of a weight, first of all that of the violations themselves.
    private void Shape(BallState state, int i)
    {
        double absolute = TensorPrimitives.SumOfMagnitudes<double>(Weights(i));
        foreach ((_, double weight) in _others.Of(i))
        {
            absolute += Math.Abs(weight);
        }
        _metric.Measure(i, (2 * absolute) + (4 * Becoming * _nearest[i]), Curvature, Row(state.Next, i));

        void Curvature(ReadOnlySpan<double> x, Span<double> product)
        {
            (double own, double sum) = (TensorPrimitives.Dot(Row(state.Ahead, i), x), 0);
            product.Clear();
            foreach ((int other, _) in Pairs(state, i))
            {
                sum += Add(other, x, own, product);
            }
            foreach ((int anchor, _) in _others.Of(i))
            {
                sum += Add(anchor, x, own, product);
            }
            TensorPrimitives.MultiplyAdd(Row(state.Ahead, i), sum, product, product);
        }

        // Of 4 (g_i - g_j) (g_i - g_j)' x the part along g_j; returned is that along g_i.
        double Add(int other, ReadOnlySpan<double> x, double own, Span<double> product)
        {
            ReadOnlySpan<double> row = Row(state.Ahead, other);
            double share = 4 * (own - TensorPrimitives.Dot(row, x));
            TensorPrimitives.MultiplyAdd(row, -share, product, product);
            return share;
        }
    }

    // One step of a point, drawn into its ball. The gradient is 2 (sum_j w_ij) g_i - 2 sum_j w_ij g_j.
    private void Move(BallState state, int i)
    {
        ReadOnlySpan<double> ahead = Row(state.Ahead, i),
            point = Row(state.Point, i),
            centre = Row(_frame.F, i);
        Span<double> next = Row(state.Next, i);
        double sum = Pull(state, i, next);
        TensorPrimitives.MultiplyAdd(ahead, -sum, next, next);
        TensorPrimitives.Multiply(next, 2, next);
        _metric.Divide(i, next, next);
        TensorPrimitives.Add(next, ahead, next);
        TensorPrimitives.Subtract(next, centre, next);
        _metric.DrawIn(i, next, _radius);
        TensorPrimitives.Add(next, centre, next);
        (_uphill[i], _moved[i]) = (_metric.Inner(i, ahead, next, point), AnchorRow.Square(next, Row(state.Listed, i)));
    }

    private void DrawIn(int i, Span<double> point)
    {
        ReadOnlySpan<double> centre = Row(_frame.F, i);
        double distance = Math.Sqrt(AnchorRow.Square(point, centre));
        if (distance > _radius)
        {
            TensorPrimitives.Subtract(point, centre, point);
            TensorPrimitives.MultiplyAdd(point, _radius / distance, centre, point);
        }
    }

    private void InBlocks(Action<int> body) =>
        Parallelism.Run(
            (_frame.N + Block - 1) / Block,
            Parallelism.Threads,
            () => (object?)null,
            (_, block) =>
            {
                for (int i = block * Block; i < Math.Min(_frame.N, (block + 1) * Block); i++)
                {
                    body(i);
                }
            }
        );

    private Span<double> Row(double[] values, int i) => values.AsSpan(i * _frame.Dimension, _frame.Dimension);
}
