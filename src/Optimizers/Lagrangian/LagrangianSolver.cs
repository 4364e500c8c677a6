using IsoTriplet.Optimizers.Lagrangian;

namespace IsoTriplet.Optimizers;

/// <summary>The best Lagrangian lower bound on d_haus(F, F_TS), by an interior-point method with constraint generation (docs/mathematics.md section 4).</summary>
public static class LagrangianSolver
{
    /// <summary>Solves the dual.</summary>
    /// <param name="embedding">F.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="settings">Tolerance and limits; null: the defaults.</param>
    /// <param name="progress">Told every few steps.</param>
    /// <param name="cancellationToken">Stops between two steps; the best bound so far is returned.</param>
    /// <returns>The bound with its certificate.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ.</exception>
    public static LagrangianSolution Solve(
        Embedding embedding,
        Labels labels,
        LagrangianSettings? settings = null,
        IProgress<SolveProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        SeparationProblem problem = new(embedding, labels, Objective.Haus);
        settings ??= new LagrangianSettings();
        Frame frame = new(problem.Embedding, problem.Labels);
        if (!frame.HasTriple || frame.Scale == 0)
        {
            return new LagrangianSolution(SolveStatus.Converged, 0, new Residuals(0, 0), Bound.Zero, 0, embedding);
        }
        TripletProblem triplets = ComparisonProblem.RecordOf(embedding, labels);
        // The lifted problem's triples: without them the path ends beside the optimum, on triples that it had to add late, in one family of seven.
        BracketSettings local = new();
        LowerResult lifted = LowerHaus.Lifted(
            frame,
            triplets,
            local,
            local.Local,
            progress,
            cancellationToken,
            out List<FrameTriple> guess
        );
        InteriorPoint method = new(frame, settings, guess);
        (InteriorState state, SolveStatus status, int steps) = Solver.Solve(method, settings.MaxSteps, progress, cancellationToken);
        (double value, double[] points, List<FrameTriple> triples) = state.Best;
        Bound bound = LagrangianBound.Of(frame, triplets, points, triples);
        bound = bound.Value < lifted.Bound.Value ? lifted.Bound : bound;
        double[] minimiser = LagrangianMatrix.Minimiser(frame, points, triples) ?? frame.F;
        return new LagrangianSolution(
            status,
            steps,
            new Residuals(double.IsFinite(state.Violation) ? state.Violation : 0, state.Gap / Math.Max(value, double.Epsilon)),
            bound,
            status == SolveStatus.Converged ? NullSpace.Dimension(state, frame.N) : null,
            frame.Unsort(frame.World(minimiser))
        );
    }
}

/// <summary>Settings of the interior-point method for the Lagrangian bound.</summary>
public sealed record LagrangianSettings
{
    /// <summary>Stops when the duality gap is below this fraction of the (squared) bound. Default 1e-6.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The limit on Newton steps. Default 200.</summary>
    public int MaxSteps { get; init; } = 200;

    /// <summary>Stops (stalled) where more triples than this are in play; a Newton step costs their number cubed. Default 1,500.</summary>
    public int MaxTriples { get; init; } = 1500;
}

/// <summary>What a solve of the Lagrangian dual returns.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Newton steps.</param>
/// <param name="Residuals">Violation of triples by the lifted point, and the duality gap over the value.</param>
/// <param name="Bound">The lower bound on d_haus, as the checker established it.</param>
/// <param name="NullDimension">The dimension of the null space of M on its support; null unless converged.</param>
/// <param name="Minimiser">G = M^-1 U F, which is optimal where the null dimension is 0 (after repair of rounding and placing of free points).</param>
public sealed record LagrangianSolution(
    SolveStatus Status,
    int Steps,
    Residuals Residuals,
    Bound Bound,
    int? NullDimension,
    Embedding Minimiser
);
