using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>
/// Raises a Lagrangian bound of hundreds or thousands of points: from multipliers at which M is positive definite, L-BFGS steps on
/// <c>log (q(u, lambda) / sum u) + mu / N log det (M / sum u)</c> in the logarithms of u and lambda, with mu falling. Every point of the way is a certificate.
/// </summary>
/// <remarks>
/// First-order searches end with multipliers at which M has some small negative eigenvalues, and moving all of them inwards costs as much as the whole bound is short of. The barrier
/// costs mu of q at its maximum (N eigenvalues of weight mu / N), so mu/2 of the bound. <c>dq/du_i = |g_i - p_i|^2, dq/dlambda_t = G_ap^2 - G_aq^2</c> at the minimiser <c>G = M^-1 U F</c>; those of the
/// log det are the same of the rows of a square root of <c>M^-1</c> in the place of G, with 0 for p_i. A step costs N^3 for the inverse and 2 N^2 n for G.
/// </remarks>
internal sealed class BarrierAscent : Method<BarrierState>
{
    private const int MostSteps = 200;
    private const double FirstBarrier = 0.01;
    private const double LastBarrier = 2e-4;
    private const double Falls = 3;

    // Between the first barrier and the last there are four.
    private const int Barriers = 4;
    private const int Backtracks = 12;
    private const int Memory = 20;

    // So many steps that raise the merit by less than this end the work at a barrier.
    private const int Patience = 5;
    private const double Gain = 1e-5;

    // No logarithm changes by more in a step: beyond, M is hardly ever positive definite.
    private const double Longest = 1.5;

    private readonly Frame _frame;
    private readonly IReadOnlyList<FrameTriple> _triples;
    private readonly double[] _points;
    private readonly double _enough;
    private readonly int _stepsAtBarrier;
    private readonly double[] _matrix;
    private readonly double[] _pulled;
    private readonly double[] _g;
    private readonly double[] _slopes;

    /// <param name="frame">The problem.</param>
    /// <param name="points">u, sorted as the frame; M is positive definite at these multipliers.</param>
    /// <param name="triples">The triples with their weights, all positive.</param>
    /// <param name="enough">The bound with which to stop, in units of distance.</param>
    /// <param name="steps">How many steps there will be at most.</param>
    public BarrierAscent(Frame frame, double[] points, IReadOnlyList<FrameTriple> triples, double enough, int steps)
    {
        (_frame, _points, _triples, _enough, _stepsAtBarrier) = (frame, points, triples, enough / frame.Scale, 1 + (steps / Barriers));
        _matrix = new double[frame.N * frame.N];
        _pulled = new double[frame.N * frame.Dimension];
        _g = new double[frame.N * frame.Dimension];
        _slopes = new double[triples.Count];
    }

    public override string Name => "barrier";

    /// <summary>The bound of a certificate of all points, raised by at most so many steps; the same bound where they do not raise it.</summary>
    public static Bound Raise(
        Frame frame,
        TripletProblem problem,
        Bound bound,
        double enough,
        int steps,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellation
    )
    {
        if (bound.Certificate is not LagrangianCertificate known || bound.Rows is not null || steps < 1)
        {
            return bound;
        }
        int[] at = new int[frame.N];
        for (int i = 0; i < frame.N; i++)
        {
            at[frame.Order[i]] = i;
        }
        double[] points = [.. frame.Order.Select(row => Math.Max(known.PointWeights[row], double.Epsilon))];
        FrameTriple[] triples = [.. known.Triples.Select(t => new FrameTriple(at[t.Anchor], at[t.Positive], at[t.Negative], t.Weight))];
        BarrierAscent method = new(frame, points, triples, enough, steps);
        (BarrierState state, _, _) = Solver.Solve(method, steps, progress, cancellation);
        (double[] u, FrameTriple[] weighted) = method.Multipliers(state.Best.Point);
        Bound raised = LagrangianBound.Certify(frame, problem, u, weighted, "Lagrangian (barrier)");
        return raised.Value > bound.Value ? raised : bound;
    }

    /// <summary>The same by as many steps as the work allows, until the best end from above is closed; none where it is.</summary>
    public static Bound Raise(
        Frame frame,
        Incumbents incumbents,
        Bound bound,
        BracketSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellation
    )
    {
        double enough = incumbents.BestHaus * (1 - Bracket.ClosedGap);
        int steps = bound.Value >= enough ? 0 : Affordable(frame, settings);
        return Raise(frame, incumbents.Problem, bound, enough, steps, progress, cancellation);
    }

    /// <summary>How many steps the work allows, each some products N x N x N; 200 at most.</summary>
    public static int Affordable(Frame frame, BracketSettings settings) => (int)Math.Min(MostSteps, settings.Work / Math.Pow(frame.N, 3));

    public override BarrierState Initialise()
    {
        int n = _frame.N;
        BarrierState state = new(n + _triples.Count, Memory) { Barrier = FirstBarrier };
        for (int k = 0; k < state.Point.Length; k++)
        {
            state.Point[k] = Math.Log(k < n ? _points[k] : _triples[k - n].Weight);
        }
        state.Best = (0, state.Point);
        state.Merit = Evaluate(state, state.Point, state.Gradient);
        state.Before = state.Merit;
        return state;
    }

    public override BarrierState Step(BarrierState state)
    {
        state.Steps++;
        bool moved = Search(state);
        bool idle = state.Steps % Patience == 0 && state.Before - state.Merit < Gain;
        state.Before = state.Steps % Patience == 0 ? state.Merit : state.Before;
        if ((!moved && state.Memory.IsEmpty) || idle || state.Steps >= _stepsAtBarrier)
        {
            (state.Barrier, state.Steps) = (state.Barrier / Falls, 0);
            state.Memory.Clear();
            // Below the last barrier it ends.
            state.Merit = state.Barrier < LastBarrier ? state.Merit : Evaluate(state, state.Point, state.Gradient);
            state.Before = state.Merit;
        }
        else if (!moved)
        {
            state.Memory.Clear();
        }
        return state;
    }

    public override SolveStatus? Terminate(BarrierState state) =>
        double.IsInfinity(state.Merit) ? SolveStatus.Stalled
        : state.Barrier < LastBarrier || state.Best.Square >= _enough * _enough ? SolveStatus.Converged
        : null;

    public override (double Value, double Residual) Inspect(BarrierState state) =>
        (Math.Sqrt(state.Best.Square) * _frame.Scale, state.Barrier);

    private bool Search(BarrierState state)
    {
        bool steepest = state.Memory.IsEmpty;
        state.Memory.Direction(state.Gradient, state.Direction);
        double slope = TensorPrimitives.Dot(state.Gradient, state.Direction),
            largest = TensorPrimitives.MaxMagnitude(state.Direction);
        if (!(slope < 0))
        {
            return false;
        }
        double step = Math.Min(1, (steepest ? 0.1 : Longest) / Math.Abs(largest));
        for (int k = 0; k < Backtracks; k++, step *= 0.4)
        {
            state.Point.CopyTo(state.Trial, 0);
            TensorPrimitives.MultiplyAdd(state.Direction, step, state.Trial, state.Trial);
            double merit = Evaluate(state, state.Trial, state.TrialGradient);
            if (merit <= state.Merit + (1e-4 * step * slope))
            {
                state.Accept();
                state.Merit = merit;
                return true;
            }
        }
        return false;
    }

    // Minus the function of the class's summary, and its gradient; infinite where M is not positive definite.
    private double Evaluate(BarrierState state, double[] logarithms, double[] gradient)
    {
        int n = _frame.N,
            d = _frame.Dimension;
        TensorPrimitives.Exp(logarithms, gradient);
        double[] u = gradient[..n],
            weights = gradient[n..];
        double mass = TensorPrimitives.Sum<double>(u);
        LagrangianMatrix.Fill(_matrix, u, _triples, weights);
        if (!CholeskyInPlace.TryFactor(_matrix, n))
        {
            return double.PositiveInfinity;
        }
        double logarithm = -n * Math.Log(mass / n);
        for (int i = 0; i < n; i++)
        {
            logarithm += 2 * Math.Log(_matrix[(i * n) + i]);
            TensorPrimitives.Multiply(_frame.F.AsSpan(i * d, d), u[i], _pulled.AsSpan(i * d, d));
        }
        CholeskyInPlace.Invert(_matrix, n);
        MatrixProduct.General(n, d, n, 1, _matrix, false, _pulled, false, 0, _g);
        double square = 0,
            share = state.Barrier / n;
        Parallel.For(0, _triples.Count, t => _slopes[t] = Slope(t));
        for (int t = 0; t < _slopes.Length; t++)
        {
            square += weights[t] * _slopes[t];
        }
        for (int i = 0; i < n; i++)
        {
            double moved = AnchorRow.Square(_g.AsSpan(i * d, d), _frame.F.AsSpan(i * d, d));
            square += u[i] * moved;
            gradient[i] = moved;
        }
        if (!(square > 0))
        {
            return double.PositiveInfinity;
        }
        for (int i = 0; i < n; i++)
        {
            gradient[i] = -u[i] * ((gradient[i] / square) - ((1 + state.Barrier) / mass) + (share * _matrix[(i * n) + i]));
        }
        for (int t = 0; t < _slopes.Length; t++)
        {
            (int a, int p, int q, _) = _triples[t];
            double inverse = _matrix[(p * n) + p] - _matrix[(q * n) + q] - (2 * (_matrix[(a * n) + p] - _matrix[(a * n) + q]));
            gradient[n + t] = -weights[t] * ((_slopes[t] / square) + (share * inverse));
        }
        if (square / mass > state.Best.Square)
        {
            state.Best = (square / mass, [.. logarithms]);
        }
        return -Math.Log(square / mass) - (share * logarithm);

        double Slope(int t)
        {
            (int a, int p, int q, _) = _triples[t];
            ReadOnlySpan<double> anchor = _g.AsSpan(a * d, d);
            return AnchorRow.Square(anchor, _g.AsSpan(p * d, d)) - AnchorRow.Square(anchor, _g.AsSpan(q * d, d));
        }
    }

    private (double[] Points, FrameTriple[] Triples) Multipliers(double[] logarithms)
    {
        double[] values = [.. logarithms.Select(Math.Exp)];
        double mass = values.Take(_frame.N).Sum();
        return (
            [.. values.Take(_frame.N).Select(v => v / mass)],
            [.. _triples.Select((t, k) => t with { Weight = values[_frame.N + k] / mass })]
        );
    }
}

/// <summary>The state of <see cref="BarrierAscent"/>: a point is the logarithms of u and then of lambda, the merit minus log q - mu / N log det M.</summary>
internal sealed class BarrierState(int length, int memory) : Iterate(length, memory)
{
    /// <summary>The weight mu of the barrier.</summary>
    public double Barrier { get; set; }

    /// <summary>The merit when mu was lowered last, or so many steps ago.</summary>
    public double Before { get; set; }

    public int Steps { get; set; }

    /// <summary>The largest q so far, in the frame, and where it was had.</summary>
    public (double Square, double[] Point) Best { get; set; }
}
