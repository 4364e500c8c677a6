using IsoTriplet.Training.Observation;

namespace IsoTriplet.Experiments.Training;

/// <summary>Brackets of an observed batch from the solvers of src/Optimizers, with a limit on their work.</summary>
public static class TrainingBrackets
{
    /// <summary>The arithmetic operations that one observation may spend on each local search.</summary>
    public const double DefaultWork = 1e8;

    /// <summary>A solver for the observer.</summary>
    /// <remarks>The limit is on the local searches. The lower bounds grow with the batch all the same: an observation of 320 points takes 4 seconds.</remarks>
    /// <param name="work">The limit on arithmetic operations; 0: no solver.</param>
    public static Func<Embedding, Labels, BatchBrackets?>? Solver(double work, CancellationToken cancel)
    {
        if (Guard.NonNegative(work) == 0)
        {
            return null;
        }
        BracketSettings settings = new() { Starts = 4, Work = work };
        return (points, labels) =>
        {
            BracketReport report = BracketSolver.Solve(points, labels, settings, null, cancel);
            return new BatchBrackets(
                new Enclosure(report.Haus.Lower.Value, report.Haus.Upper.Value),
                new Enclosure(report.Iso.Lower.Value, report.Iso.Upper.Value),
                report.TotalRadius,
                report.ClassRadius
            );
        };
    }
}
