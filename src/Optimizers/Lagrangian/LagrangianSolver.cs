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
