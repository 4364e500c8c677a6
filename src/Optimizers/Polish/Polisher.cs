using IsoTriplet.Numerics;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Polish;

/// <summary>A polish of one point in a frame, then exact repair.</summary>
internal static class Polisher
{
    private const string Source = "polish";

    /// <summary>The method that serves a problem of this size, or <see cref="LocalPolish.None"/>.</summary>
    public static LocalPolish Choose(Frame frame, PolishSettings settings)
    {
        int coordinates = frame.N * frame.Dimension;
        bool linear = coordinates <= settings.LinearCoordinates,
            quadratic = coordinates <= settings.SlsqpCoordinates;
        return !frame.HasTriple || frame.Scale == 0
            ? LocalPolish.None
            : settings.Method switch
            {
                LocalPolish.Slsqp or LocalPolish.Automatic when quadratic => LocalPolish.Slsqp,
                LocalPolish.LinearPrograms or LocalPolish.Automatic when linear => LocalPolish.LinearPrograms,
                _ => LocalPolish.None,
            };
    }

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
        bool quadratic = Choose(frame, settings) == LocalPolish.Slsqp;
        Method<PolishState> method = quadratic
            ? new Slsqp(epigraph, settings, cancellationToken)
            : new SequentialLinearPrograms(epigraph, settings);
        (PolishState state, SolveStatus status, int steps) = Solver.Solve(method, settings.MaxSteps, progress, cancellationToken);
        if (quadratic && settings.Method == LocalPolish.Automatic && !state.Moved && status == SolveStatus.Stalled)
        {
            (state, status, steps) = Solver.Solve(
                new SequentialLinearPrograms(epigraph, settings),
                settings.MaxSteps,
                progress,
                cancellationToken
            );
        }
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
        if (!cancellationToken.IsCancellationRequested && Choose(frame, settings) != LocalPolish.None)
        {
            Embedding best = incumbents.Point(objective)!;
            var result = Run(frame, objective, frame.Enter(best), settings, progress, cancellationToken);
            _ = result.Repaired is { } repaired && incumbents.Offer(repaired, Source);
        }
    }
}
