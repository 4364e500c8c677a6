using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers;

/// <summary>The best Lagrangian lower bound on d_haus(F, F_TS), by the multipliers of the lifted problem: G in n + c - 1 dimensions, where the optimum of the relaxation has been found to live (docs/mathematics.md section 4).</summary>
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
        BracketSettings first = new();
        LowerResult lifted = LowerHaus.Lifted(frame, triplets, first, first.Local, progress, cancellationToken, out _);
        LowerResult sharp = LowerHaus.Sharp(frame, triplets, lifted.Lifted!, settings, progress, cancellationToken);
        LocalResult end = sharp.Lifted!;
        return new LagrangianSolution(
            end.Status,
            end.Steps,
            end.Residuals,
            sharp.Bound.Value < lifted.Bound.Value ? lifted.Bound : sharp.Bound,
            sharp.NullDimension,
            frame.Unsort(frame.World(sharp.Starts[0].Start))
        );
    }
}

/// <summary>Settings of the sharp end of the lifted problem, whose multipliers give the Lagrangian bound.</summary>
public sealed record LagrangianSettings
{
    /// <summary>Stops when infeasibility and complementarity (squared distances over the squared scale) are below this. Default 1e-12.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>The limit on gradient steps after those of the first, rough end. Default 20,000.</summary>
    public int MaxSteps { get; init; } = 20_000;
}

/// <summary>What a solve of the Lagrangian dual returns.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Gradient steps of the sharp end.</param>
/// <param name="Residuals">Violation of triples by the lifted point, and the norm of the gradient there.</param>
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
