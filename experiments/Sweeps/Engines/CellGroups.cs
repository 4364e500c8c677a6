using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>Puts cells that can be computed together into groups.</summary>
internal static class CellGroups
{
    /// <summary>The cells, those of one shape side by side, shapes in the order in which they first appear.</summary>
    internal static IReadOnlyList<Cell> Ordered(string program, IReadOnlyList<Cell> cells) =>
        [.. Shapes(program, cells).SelectMany(s => s)];

    /// <summary>The cells in groups of one shape each, of nearly equal size and within the memory; a group is lost when its worker is killed.</summary>
    /// <param name="job">The cells, and how they are run.</param>
    internal static IEnumerable<Cell[]> Of(SweepJob job)
    {
        // No worker is left idle for the sake of a larger group.
        int fair = (job.Cells.Count + job.Options.Workers - 1) / job.Options.Workers;
        foreach (Cell[] shape in Shapes(job.Plan.Program, job.Cells))
        {
            int most = SweepPrograms.Find(job.Plan.Program) is IEnsembleProgram program
                ? Math.Min(fair, program.Most(CellSettings.Of(program, shape[0]), (long)job.Options.GroupMegabytes << 20))
                : 1;
            int groups = (shape.Length + most - 1) / most;
            for (int k = 0; k < groups; k++)
            {
                yield return shape[(k * shape.Length / groups)..((k + 1) * shape.Length / groups)];
            }
        }
    }

    private static IEnumerable<Cell[]> Shapes(string name, IReadOnlyList<Cell> cells) =>
        SweepPrograms.Find(name) is IEnsembleProgram program
            ? cells.GroupBy(c => program.Shape(CellSettings.Of(program, c)) ?? c.Hash, StringComparer.Ordinal).Select(g => g.ToArray())
            : cells.Select(c => new[] { c });
}
