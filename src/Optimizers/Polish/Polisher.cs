using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Polish;

/// <summary>A polish of one point in a frame, then exact repair.</summary>
internal static class Polisher
{
    private const string Source = "polish";

    /// <summary>Whether a problem has something to polish and is small enough.</summary>
    public static bool Serves(Frame frame, PolishSettings settings) =>
        frame.HasTriple && frame.Scale > 0 && frame.N * frame.Dimension <= settings.Coordinates;

    /// <summary>Polishes a point of the frame.</summary>
    public static (SolveStatus Status, int Steps, Residuals Residuals, Embedding? Repaired) Run(
        Frame frame,
        Objective objective,
        double[] point,
        PolishSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        Epigraph epigraph = new(frame, objective, point);
        SequentialLinearPrograms method = new(epigraph, settings);
        (PolishState state, SolveStatus status, int steps) = Solver.Solve(method, settings.MaxSteps, progress, cancellationToken);
        return (status, steps, new Residuals(state.Violation, state.Stationarity), LocalSearch.Repair(frame, epigraph.Spread(state.X)));
    }

    /// <summary>Polishes the best point so far for a distance; a better one takes its place.</summary>
    public static void Improve(
        Frame frame,
        Incumbents incumbents,
        Objective objective,
        PolishSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (!cancellationToken.IsCancellationRequested && Serves(frame, settings))
        {
            Embedding best = incumbents.Point(objective)!;
            var result = Run(frame, objective, frame.Enter(best), settings, progress, cancellationToken);
            _ = result.Repaired is { } repaired && incumbents.Offer(repaired, Source);
        }
    }
}
