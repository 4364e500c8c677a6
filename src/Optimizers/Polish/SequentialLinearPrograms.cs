namespace IsoTriplet.Optimizers.Polish;

/// <summary>Sequential linear programming with an l-infinity exact penalty and a box as trust region (Fletcher, Sainz de la Maza 1989).</summary>
/// <remarks>Quadratic convergence where as many constraints are active as there are coordinates; slow along curved valleys, which is said by the status.</remarks>
internal sealed class SequentialLinearPrograms(Epigraph epigraph, PolishSettings settings) : Method<PolishState>
{
    private const double LeastRadius = 1e-13;
    private const double LargestRadius = 0.25;
    private const double LargestPenalty = 1e6;
    private const double Feasible = 1e-12;
    private const double Rounding = 1e-15;

    public override string Name => "linear programs";

    public override PolishState Initialise() => PolishState.At(epigraph, settings.FirstRadius);

    public override PolishState Step(PolishState state)
    {
        if (LinearisedProgram.Solve(epigraph, state) is not { } step)
        {
            state.Radius /= 4;
            return state;
        }
        state.Stationarity = Math.Max(0, step.Decrease) / state.Radius;
        if (step.Slack > Feasible && state.Penalty < LargestPenalty)
        {
            state.Penalty *= 10;
            return state;
        }
        if (step.Decrease <= Rounding * state.Value && state.Stationarity > settings.Tolerance)
        {
            state.Outcome = SolveStatus.Stalled;
            return state;
        }
        double[] x = [.. state.X.Select((v, k) => v + step.Movement[k])];
        double[] distances = epigraph.Distances(x);
        (double value, double violation) = epigraph.Measure(x, distances);
        double achieved = (state.Merit - value - (state.Penalty * violation)) / step.Decrease;
        if (achieved > 0 && step.Decrease > 0)
        {
            (state.X, state.Distances, state.Value, state.Violation) = (x, distances, value, violation);
        }
        state.Radius =
            achieved > 0.7 ? Math.Min(LargestRadius, 2 * state.Radius)
            : achieved > 0.2 ? state.Radius
            : state.Radius / 4;
        return state;
    }

    public override SolveStatus? Terminate(PolishState state) =>
        state.Stationarity <= settings.Tolerance && state.Violation <= settings.Tolerance ? SolveStatus.Converged
        : state.Radius < LeastRadius ? SolveStatus.Stalled
        : state.Outcome;

    public override (double Value, double Residual) Inspect(PolishState state) => (state.Value, state.Stationarity);
}
