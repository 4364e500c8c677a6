using IsoTriplet.Optimizers.Polish;

namespace IsoTriplet.Optimizers;

/// <summary>Makes a Triplet-Separated embedding of a few points nearer to F, in one of the two distances; never worse than the start.</summary>
/// <remarks>
/// The problem in epigraph form, <c>min t</c> with <c>|g_i - p_i| &lt;= t</c> (d_haus) or <c>|D^G_ij - D^F_ij| &lt;= t</c> (d_iso) and
/// <c>D_ap &lt;= D_aq</c>, with the near-active constraints only; violated ones are added as they appear. Then exact repair. A local method: it sharpens a
/// local optimum, it does not look for another.
/// </remarks>
public static class PolishSolver
{
    /// <summary>Polishes one point.</summary>
    /// <param name="problem">F, the labels and the distance.</param>
    /// <param name="start">A Triplet-Separated embedding of the same shape as F.</param>
    /// <param name="settings">Method and limits; null: the defaults.</param>
    /// <param name="progress">Told every few steps.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>The better of the start and the polished point, with its certificate. A problem with more coordinates than the method serves, and one without
    /// triples, returns the start with 0 steps and <see cref="SolveStatus.Stalled"/>.</returns>
    /// <exception cref="ArgumentException">The start has another shape than F or is not Triplet-Separated.</exception>
    public static PolishSolution Solve(
        SeparationProblem problem,
        Embedding start,
        PolishSettings? settings = null,
        IProgress<SolveProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(start);
        settings ??= new PolishSettings();
        (Embedding f, Labels labels) = (problem.Embedding, problem.Labels);
        Guard.SameSize(f.Points, start.Points, "the numbers of points of F and of the start");
        Guard.SameSize(f.Dimension, start.Dimension, "the dimensions of F and of the start");
        Frame frame = new(f, labels);
        Incumbents incumbents = new(f, labels);
        if (!incumbents.Offer(start, "the start"))
        {
            throw new ArgumentException(
                "the start is not Triplet-Separated; an embedding with D_ap <= D_aq for every triple was expected",
                nameof(start)
            );
        }
        (SolveStatus status, int steps, Residuals residuals) = (SolveStatus.Stalled, 0, new Residuals(0, double.PositiveInfinity));
        if (Polisher.Serves(frame, settings))
        {
            (status, steps, residuals, Embedding? repaired) = Polisher.Run(
                frame,
                problem.Objective,
                frame.Enter(start),
                settings,
                progress,
                cancellationToken
            );
            _ = repaired is not null && incumbents.Offer(repaired, "polish");
        }
        (Bound bound, Embedding point) = incumbents.Certify(problem.Objective);
        return new PolishSolution(status, steps, residuals, point, bound.Value, bound.Certificate!);
    }
}
