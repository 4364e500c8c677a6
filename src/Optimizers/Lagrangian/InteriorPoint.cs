using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>
/// The best Lagrangian bound on d_haus^2: maximises <c>phi(u, lambda) = min over G of sum u_i |g_i - p_i|^2 + sum lambda (D_ap^2 - D_aq^2)</c>
/// over u, lambda >= 0, sum u = 1 and M(u, lambda) positive semidefinite, by a primal-dual interior-point method with constraint generation.
/// Every iterate is a valid certificate.
/// </summary>
/// <remarks>
/// The primal is the lifted problem: <c>K = G G' + Z</c>, Z positive semidefinite, is the Gram matrix of a separated family in more dimensions. Conditions:
/// <c>|p_i - g_i|^2 + Z_ii + z_i = tau, (K_ap - K_aq)(squared distances) + z_t = 0, M G = U F, Z M = mu I, u z = mu, lambda z = mu</c>.
/// Eliminating G, Z and z (HKM direction) leaves a positive definite system in (u, lambda). Triples that K violates enter. One step costs
/// (N + triples)^3 / 3 + 10 N^3.
/// </remarks>
internal sealed class InteriorPoint : Method<InteriorState>
{
    // A triple may be violated by this many times the tolerance: lambda is small beside the sum of u, which is 1.
    private const double ViolationFactor = 10;
    private const double ToBoundary = 0.9;

    // Steps in a row that only lower the residual; it cannot fall below the rounding of points with tiny weights, and need not.
    private const int MaxHeld = 5;

    // Triples join a running path only while the gap is above this fraction of the value; later the path is restarted with them.
    private const double EarlyGap = 0.05;

    private readonly Frame _frame;
    private readonly LagrangianSettings _settings;
    private readonly double[] _f;
    private readonly int _width;
    private readonly int _n;
    private readonly IReadOnlyList<FrameTriple> _guess;

    /// <summary>Sets the method up.</summary>
    /// <param name="frame">The problem.</param>
    /// <param name="settings">Tolerance and limits.</param>
    /// <param name="guess">Triples expected to be active; the hardest of F are added.</param>
    public InteriorPoint(Frame frame, LagrangianSettings settings, IReadOnlyList<FrameTriple>? guess = null)
    {
        (_frame, _settings, _n, _guess) = (frame, settings, frame.N, guess ?? []);
        (_f, _width) = RowSpace.Reduce(frame.F, frame.N, frame.Dimension);
    }

    public override string Name => "Lagrangian bound";

    public override InteriorState Initialise()
    {
        InteriorState state = new(_n, _width);
        List<FrameTriple> first = [.. _guess, .. Hardest.Triples(_frame, SquaredDistances(_f, null), 0)];
        Restart(state, first);
        return state;
    }

    // A well-centred point: u = 1/N, small lambda, one unit of slack for everything (squared distances in the frame are at most 4).
    private void Restart(InteriorState state, List<FrameTriple> triples)
    {
        Array.Fill(state.Points, 1.0 / _n);
        (state.Triples, state.Weights) = ([], []);
        Evaluate(state);
        state.Barrier = 0.1 / _n;
        state.Slacks = new double[_n];
        Array.Fill(state.Slacks, state.Barrier * _n);
        Array.Clear(state.Lifted);
        for (int i = 0; i < _n; i++)
        {
            state.Lifted[(i * _n) + i] = state.Barrier * _n;
        }
        Admit(state, triples);
        state.NextCheck = double.PositiveInfinity;
        state.LastStep = 0;
        state.Gap = state.Violation = state.Residual = double.PositiveInfinity;
    }

    public override SolveStatus? Terminate(InteriorState state)
    {
        double target = Target(state);
        if (state.Gap <= target && state.Violation <= Threshold(state))
        {
            return SolveStatus.Converged;
        }
        return state.ShortSteps >= 5 || state.Triples.Count > _settings.MaxTriples ? SolveStatus.Stalled : null;
    }

    public override (double Value, double Residual) Inspect(InteriorState state) =>
        (Math.Sqrt(Math.Max(0, state.Best.Value)) * _frame.Scale, state.Gap);

    public override InteriorState Step(InteriorState state)
    {
        int m = _n + state.Triples.Count;
        double reduction = Math.Clamp(Math.Pow(1 - state.LastStep, 2), 0.1, 0.5),
            target = state.Held < MaxHeld && state.Residual > Math.Max(10 * state.Gap, 1e-5) ? state.Barrier : reduction * state.Barrier;
        state.Held = target < state.Barrier ? 0 : state.Held + 1;
        target = Math.Max(target, 0.3 * Target(state) / Terms(state));
        double[] step = new double[2 * m];
        Gradient(state, target).CopyTo(step, 0);
        step.AsSpan(m, _n).Fill(1);
        double[] hessian = new NewtonMatrix(_n, _width).Build(state, _f);
        for (int k = 0; k < m; k++)
        {
            hessian[(k * m) + k] += state.Slacks[k] / X(state, k);
        }
        if (!ScaledSolve.Run(hessian, m, step))
        {
            state.ShortSteps = int.MaxValue;
            return state;
        }
        double tau = Sum(step.AsSpan(0, _n)) / Sum(step.AsSpan(m, _n));
        for (int k = 0; k < m; k++)
        {
            step[k] -= tau * step[m + k];
        }
        double primal = MovePrimal(state, step, target, out double[] slacks, out double[] lifted),
            dual = MoveDual(state, step);
        (state.Slacks, state.Lifted) = (slacks, lifted);
        state.LastStep = Math.Min(primal, dual);
        state.ShortSteps = state.LastStep < 1e-3 ? state.ShortSteps + 1 : 0;
        Measure(state, tau);
        return state;
    }

    private double X(InteriorState state, int k) => k < _n ? state.Points[k] : state.Weights[k - _n];

    private double Terms(InteriorState state) => (2 * _n) + state.Triples.Count;

    private double Target(InteriorState state) => _settings.Tolerance * Math.Max(state.Value, 1e-24);

    // A violation counts above this: lambda is small beside the sum of u, which is 1, and rounding shows in the residual.
    private double Threshold(InteriorState state) => Math.Max(ViolationFactor * Target(state), Math.Min(2 * state.Residual, 1e-2));

    // d phi + mu d log det M + mu / x; the first two are a squared distance in G G' + mu W.
    private double[] Gradient(InteriorState state, double mu)
    {
        double[] gradient = Distances(state, state.Inverse, mu);
        for (int k = 0; k < gradient.Length; k++)
        {
            gradient[k] += mu / X(state, k);
        }
        return gradient;
    }

    // |p_i - g_i|^2 + c Z_ii, and the violations of the triples in play in G G' + c Z.
    private double[] Distances(InteriorState state, double[] extra, double factor)
    {
        double[] result = new double[_n + state.Triples.Count];
        for (int i = 0; i < _n; i++)
        {
            double sum = factor * extra[(i * _n) + i];
            for (int k = i * _width; k < (i + 1) * _width; k++)
            {
                double d = state.Minimiser[k] - _f[k];
                sum += d * d;
            }
            result[i] = sum;
        }
        for (int t = 0; t < state.Triples.Count; t++)
        {
            FrameTriple triple = state.Triples[t];
            result[_n + t] = Between(triple.Anchor, triple.Positive) - Between(triple.Anchor, triple.Negative);
        }
        return result;

        double Between(int i, int j)
        {
            double sum = factor * (extra[(i * _n) + i] + extra[(j * _n) + j] - (2 * extra[(i * _n) + j]));
            for (int k = 0; k < _width; k++)
            {
                double d = state.Minimiser[(i * _width) + k] - state.Minimiser[(j * _width) + k];
                sum += d * d;
            }
            return sum;
        }
    }

    // dz = mu/x - z - (z/x) dx, dZ = mu W - Z - sym(Z dM W); the longest step that keeps both positive, shortened.
    private double MovePrimal(InteriorState state, double[] step, double mu, out double[] slacks, out double[] lifted)
    {
        int m = state.Slacks.Length;
        double length = 1;
        double[] dz = new double[m];
        for (int k = 0; k < m; k++)
        {
            double x = X(state, k);
            dz[k] = (mu / x) - state.Slacks[k] - (state.Slacks[k] / x * step[k]);
            if (dz[k] < 0)
            {
                length = Math.Min(length, -ToBoundary * state.Slacks[k] / dz[k]);
            }
        }
        double[] change = new double[_n * _n],
            product = new double[_n * _n],
            dZ = new double[_n * _n];
        LagrangianMatrix.Fill(change, step.AsSpan(0, _n), state.Triples, step.AsSpan(_n, state.Triples.Count));
        MatrixProduct.General(_n, _n, _n, 1, state.Lifted, false, change, false, 0, product);
        MatrixProduct.General(_n, _n, _n, 1, product, false, state.Inverse, false, 0, change);
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j < _n; j++)
            {
                int at = (i * _n) + j;
                dZ[at] = (mu * state.Inverse[at]) - state.Lifted[at] - (0.5 * (change[at] + change[(j * _n) + i]));
            }
        }
        length = PositiveDefinite.LongestStep(state.Lifted, dZ, _n, length, ToBoundary);
        slacks = new double[m];
        for (int k = 0; k < m; k++)
        {
            slacks[k] = state.Slacks[k] + (length * dz[k]);
        }
        lifted = (double[])state.Lifted.Clone();
        TensorPrimitives.MultiplyAdd(dZ, length, lifted, lifted);
        return length;
    }

    private double MoveDual(InteriorState state, double[] step)
    {
        int triples = state.Triples.Count;
        double length = 1;
        for (int k = 0; k < _n + triples; k++)
        {
            if (step[k] < 0)
            {
                length = Math.Min(length, -ToBoundary * X(state, k) / step[k]);
            }
        }
        double[] change = new double[_n * _n];
        LagrangianMatrix.Fill(change, step.AsSpan(0, _n), state.Triples, step.AsSpan(_n, triples));
        length = PositiveDefinite.LongestStep(state.Matrix, change, _n, length, ToBoundary);
        (double[] points, double[] weights) = (state.Points, state.Weights);
        for (int k = 0; k < 30; k++, length *= 0.7)
        {
            state.Points = (double[])points.Clone();
            state.Weights = (double[])weights.Clone();
            TensorPrimitives.MultiplyAdd(step.AsSpan(0, _n), length, state.Points, state.Points);
            TensorPrimitives.MultiplyAdd(step.AsSpan(_n, triples), length, state.Weights, state.Weights);
            Normalise(state);
            if (Evaluate(state))
            {
                return length;
            }
        }
        (state.Points, state.Weights) = (points, weights);
        Evaluate(state);
        return 0;
    }

    // phi is homogeneous in (u, lambda): the sum of u is kept at 1 against rounding.
    private static void Normalise(InteriorState state)
    {
        double sum = Sum(state.Points);
        for (int i = 0; i < state.Points.Length; i++)
        {
            state.Points[i] /= sum;
        }
        for (int t = 0; t < state.Weights.Length; t++)
        {
            state.Weights[t] /= sum;
        }
    }

    // Computes M, W, G and phi at (u, lambda); false if M is not positive definite.
    private bool Evaluate(InteriorState state)
    {
        LagrangianMatrix.Fill(state.Matrix, state.Points, state.Triples, state.Weights);
        double[] inverse = (double[])state.Matrix.Clone();
        if (!CholeskyInPlace.TryFactor(inverse, _n))
        {
            return false;
        }
        CholeskyInPlace.Invert(inverse, _n);
        double[] right = new double[_n * _width];
        for (int k = 0; k < right.Length; k++)
        {
            right[k] = state.Points[k / _width] * _f[k];
        }
        MatrixProduct.General(_n, _width, _n, 1, inverse, false, right, false, 0, state.Minimiser);
        state.Inverse = inverse;
        state.Value = LagrangianMatrix.Value(_n, _width, _f, state.Minimiser, state.Points, state.Triples, state.Weights);
        if (state.Value > state.Best.Value)
        {
            List<FrameTriple> triples = [.. state.Triples.Select((t, k) => t with { Weight = state.Weights[k] })];
            state.Best = (state.Value, (double[])state.Points.Clone(), triples);
        }
        return double.IsFinite(state.Value);
    }

    // Gap and residual after a step, and new triples where the gap has fallen enough.
    private void Measure(InteriorState state, double tau)
    {
        double gap = TensorPrimitives.Dot(state.Lifted, state.Matrix);
        double[] distances = Distances(state, state.Lifted, 1);
        double residual = 0;
        for (int k = 0; k < distances.Length; k++)
        {
            gap += X(state, k) * state.Slacks[k];
            residual = Math.Max(residual, Math.Abs(distances[k] + state.Slacks[k] - (k < _n ? tau : 0)));
        }
        (state.Gap, state.Barrier, state.Residual) = (gap, gap / Terms(state), residual);
        bool early = gap > EarlyGap * Math.Abs(state.Value),
            last = gap <= Target(state);
        if (!last && !(early && gap < state.NextCheck))
        {
            return;
        }
        state.NextCheck = 0.3 * gap;
        List<FrameTriple> violated = Hardest.Triples(
            _frame,
            SquaredDistances(state.Minimiser, state.Lifted),
            last ? Threshold(state) : 0.1 * state.Value
        );
        state.Violation = violated.Count == 0 ? 0 : violated.Max(t => t.Weight);
        HashSet<(int, int, int)> known = [.. state.Triples.Select(t => (t.Anchor, t.Positive, t.Negative))];
        List<FrameTriple> fresh = [.. violated.Where(t => !known.Contains((t.Anchor, t.Positive, t.Negative)))];
        if (!last)
        {
            Admit(state, fresh);
        }
        else if (fresh.Count == 0)
        {
            state.Violation = 0;
        }
        else if (state.Violation > Threshold(state))
        {
            Restart(state, [.. state.Triples, .. fresh]);
        }
    }

    // New triples enter with a small weight that keeps M positive definite.
    private void Admit(InteriorState state, List<FrameTriple> candidates)
    {
        HashSet<(int, int, int)> known = [.. state.Triples.Select(t => (t.Anchor, t.Positive, t.Negative))];
        List<FrameTriple> fresh = [.. candidates.Where(t => known.Add((t.Anchor, t.Positive, t.Negative)))];
        if (fresh.Count == 0)
        {
            return;
        }
        double[] initial = new double[fresh.Count],
            weights = state.Weights,
            w = state.Inverse;
        for (int t = 0; t < fresh.Count; t++)
        {
            (int i, int j) = (fresh[t].Anchor, fresh[t].Negative);
            double room = w[(i * _n) + i] + w[(j * _n) + j] - (2 * w[(i * _n) + j]);
            // Without a room that is a number no weight can be told to fit.
            initial[t] = room > 0 ? Math.Min(0.1 / (room * Math.Sqrt(fresh.Count)), state.Barrier) : 0;
        }
        state.Triples = [.. state.Triples, .. fresh.Select(t => t with { Weight = 0 })];
        double factor = 1;
        do
        {
            state.Weights = [.. weights, .. initial.Select(x => factor * x)];
            factor *= 0.2;
        } while (!Evaluate(state));
        state.Slacks = [.. state.Slacks, .. fresh.Select((t, k) => Math.Max(state.Barrier / state.Weights[weights.Length + k], 0))];
    }

    private double[] SquaredDistances(double[] points, double[]? extra)
    {
        double[] result = extra is null ? new double[_n * _n] : (double[])extra.Clone();
        MatrixProduct.General(_n, _n, _width, 1, points, false, points, true, 1, result);
        double[] diagonal = new double[_n];
        for (int i = 0; i < _n; i++)
        {
            diagonal[i] = result[(i * _n) + i];
        }
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j < _n; j++)
            {
                result[(i * _n) + j] = diagonal[i] + diagonal[j] - (2 * result[(i * _n) + j]);
            }
        }
        return result;
    }

    private static double Sum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x)
        {
            sum += v;
        }
        return sum;
    }
}
