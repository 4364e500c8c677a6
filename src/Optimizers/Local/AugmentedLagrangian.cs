using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Local;

/// <summary>
/// Augmented Lagrangian method for both objectives, with L-BFGS steps on <see cref="LagrangianFunction"/>. In a working dimension d = n it
/// is a local solver; in n + c - 1 dimensions (d_haus) its multipliers approach those of the Lagrangian bound.
/// </summary>
internal sealed class AugmentedLagrangian(
    Frame frame,
    Objective objective,
    int dimension,
    double[] start,
    Multipliers? multipliers,
    LocalSettings settings,
    Followers? followers = null
) : Method<LocalState>
{
    private const int Backtracks = 40;
    private const double FirstTolerance = 0.1;

    public LagrangianFunction Function { get; } = new(frame, objective, dimension, followers) { Margin = settings.Margin };

    public override string Name => dimension == frame.Dimension ? "local search" : "lifted problem";

    public override LocalState Initialise()
    {
        LocalState state = new(start.Length, settings.Memory);
        start.CopyTo(state.Point, 0);
        Function.Penalty = settings.InitialPenalty;
        state.InnerTolerance = FirstTolerance / Math.Sqrt(frame.N);
        if (multipliers is not null)
        {
            Function.Load(multipliers);
        }
        state.Merit = Function.Evaluate(state.Point, state.Gradient);
        return state;
    }

    public override LocalState Step(LocalState state)
    {
        double norm = TensorPrimitives.Norm(state.Gradient);
        if (norm <= state.InnerTolerance || state.InnerSteps >= settings.InnerSteps || state.Stuck)
        {
            Update(state, norm);
            return state;
        }
        state.InnerSteps++;
        state.Memory.Direction(state.Gradient, state.Direction);
        double slope = TensorPrimitives.Dot(state.Gradient, state.Direction);
        if (slope >= 0)
        {
            state.Memory.Clear();
            state.Memory.Direction(state.Gradient, state.Direction);
            slope = -norm * norm;
        }
        double length = TensorPrimitives.Norm(state.Direction);
        double step = state.Memory.IsEmpty ? Math.Min(1, 0.1 / length) : Math.Min(1, Math.Sqrt(frame.N) / length);
        if (!Search(state, slope, step))
        {
            state.Stuck = state.Memory.IsEmpty;
            state.Memory.Clear();
            return state;
        }
        state.Accept();
        return state;
    }

    public override SolveStatus? Terminate(LocalState state)
    {
        if (state.Residual <= settings.Tolerance && state.Stationarity <= Math.Sqrt(settings.Tolerance) / 10)
        {
            return SolveStatus.Converged;
        }
        return state.Failures >= 4 ? SolveStatus.Stalled : null;
    }

    public override (double Value, double Residual) Inspect(LocalState state) =>
        (Function.Value * frame.Scale, Math.Max(Function.Violation, double.IsFinite(state.Residual) ? state.Residual : 0));

    // Weak Wolfe conditions by bracketing; the trial point and gradient are left in the state.
    private bool Search(LocalState state, double slope, double step)
    {
        double low = 0,
            high = double.PositiveInfinity,
            floor = 1e-15 * Math.Max(1, Math.Abs(state.Merit));
        for (int k = 0; k < Backtracks; k++)
        {
            state.Point.CopyTo(state.Trial, 0);
            TensorPrimitives.MultiplyAdd(state.Direction, step, state.Trial, state.Trial);
            double merit = Function.EvaluateNear(state.Trial, state.TrialGradient);
            double trialSlope = TensorPrimitives.Dot(state.TrialGradient, state.Direction);
            bool decreased =
                merit <= state.Merit + (1e-4 * step * slope) || (merit <= state.Merit + floor && Math.Abs(trialSlope) <= -0.9 * slope);
            if (!decreased)
            {
                high = step;
                double curvature = 2 * (merit - state.Merit - (step * slope)) / (step * step);
                double guess = -slope / curvature;
                step = guess > low + (0.1 * (high - low)) && guess < low + (0.9 * (high - low)) ? guess : (low + high) / 2;
            }
            else if (trialSlope < 0.9 * slope)
            {
                low = step;
                step = double.IsInfinity(high) ? 2.5 * step : (low + high) / 2;
            }
            else
            {
                state.Merit = merit;
                return true;
            }
        }
        return false;
    }

    private void Update(LocalState state, double norm)
    {
        Function.Evaluate(state.Point, state.Gradient);
        double residual = Function.Accept();
        if (residual > 0.9 * state.Residual && Function.Penalty >= settings.MaxPenalty)
        {
            state.Failures++;
        }
        else
        {
            state.Failures = 0;
        }
        bool solved = norm <= state.InnerTolerance;
        if (residual > 0.5 * state.Residual && solved)
        {
            Function.Penalty = Math.Min(settings.MaxPenalty, Function.Penalty * settings.PenaltyFactor);
            state.Memory.Clear();
        }
        state.Residual = residual;
        state.Stationarity = norm;
        state.InnerTolerance = Math.Min(state.InnerTolerance, Math.Max(0.1 * residual, settings.Tolerance / (10 * Math.Sqrt(frame.N))));
        state.InnerSteps = 0;
        state.Updates++;
        state.Stuck = false;
        state.Merit = Function.EvaluateNear(state.Point, state.Gradient);
    }
}

/// <summary>The state of <see cref="AugmentedLagrangian"/>: a point is G in the frame, N x d.</summary>
internal sealed class LocalState(int length, int memory) : Iterate(length, memory)
{
    public int InnerSteps { get; set; }

    public int Updates { get; set; }

    /// <summary>The gradient norm at which the multipliers are updated next.</summary>
    public double InnerTolerance { get; set; } = 1e-2;

    /// <summary>Infeasibility and complementarity at the last update; infinite before the first.</summary>
    public double Residual { get; set; } = double.PositiveInfinity;

    /// <summary>The gradient norm at the last update.</summary>
    public double Stationarity { get; set; } = double.PositiveInfinity;

    public bool Stuck { get; set; }

    /// <summary>Updates in a row that did not lower the residual with the penalty at its limit.</summary>
    public int Failures { get; set; }
}
