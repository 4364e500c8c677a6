using IsoTriplet.Training.Data;

namespace IsoTriplet.Experiments.Training;

/// <summary>movement.json.</summary>
/// <param name="MadeBy">The command that makes the file.</param>
/// <param name="Seed">The first seed.</param>
/// <param name="Setting">What all runs share.</param>
/// <param name="Dimension">n.</param>
/// <param name="BatchSize">N.</param>
/// <param name="Watched">How many training examples are watched.</param>
/// <param name="Rate">The rate of the theory's step.</param>
/// <param name="Phases">Movements in the first and in the later phase.</param>
/// <param name="Bins">The same by squares of the diagram, of the first seed.</param>
/// <param name="Snapshots">Diagrams over the steps.</param>
/// <param name="Runs">How the runs ended.</param>
public sealed record MovementDocument(
    string MadeBy,
    int Seed,
    ExperimentSetting Setting,
    int Dimension,
    int BatchSize,
    int Watched,
    double Rate,
    IReadOnlyList<MovementPhase> Phases,
    IReadOnlyList<MovementBin> Bins,
    IReadOnlyList<MovementSnapshot> Snapshots,
    IReadOnlyList<MovementRun> Runs
)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "movement";

    /// <summary>Puts the document together.</summary>
    /// <param name="madeBy">The command that makes the file.</param>
    /// <param name="seed">The first seed.</param>
    /// <param name="data">What the runs saw.</param>
    /// <param name="settings">The settings of the runs.</param>
    /// <param name="rows">What was found.</param>
    /// <returns>The document.</returns>
    public static MovementDocument Of(string madeBy, int seed, DataSplit data, MovementSettings settings, MovementRows rows)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(rows);
        int classes = Math.Min(settings.Training.ClassesPerBatch, data.Train.Labels.Classes);
        return new MovementDocument(
            madeBy,
            seed,
            ExperimentSetting.Of(data, settings.Training with { Steps = settings.Snapshots.Max() }) with
            {
                Loss = null,
                Mining = null,
                Margin = null,
            },
            settings.Training.Network.Dimension,
            classes * settings.Training.SamplesPerClass,
            settings.Watched,
            settings.Rate,
            rows.Phases,
            rows.Bins,
            rows.Snapshots,
            rows.Runs
        );
    }

    /// <summary>The lines of the table that a person reads: means over the seeds.</summary>
    /// <returns>A header and a line a loss, strategy and phase.</returns>
    public IEnumerable<string> Lines() =>
        Phases
            .GroupBy(p => (p.Mining, p.Loss, p.Phase, p.FromStep, p.ToStep))
            .Select(g =>
                $"{g.Key.Mining, -16}{g.Key.Loss, -14}{$"{g.Key.Phase} {g.Key.FromStep}-{g.Key.ToStep}", -17}{g.Average(p => p.MeanDsAp), 9:+0.000;-0.000;0.000}"
                + $"{g.Average(p => p.MeanDsAn), 9:+0.000;-0.000;0.000}{Share(g, "bottom-right"), 8:P0}{Share(g, "top-right"), 8:P0}{Share(g, "bottom-left"), 8:P0}"
                + $"{Share(g, "top-left"), 8:P0}  {g.Average(p => p.Agreements[0].Agreement):P0} ({g.Average(p => p.Agreements[0].ByChance):P0})"
            )
            .Prepend(
                $"{"mining", -16}{"loss", -14}{"phase, steps", -17}{"dS_ap", 9}{"dS_an", 9}{"b-right", 8}{"t-right", 8}{"b-left", 8}{"t-left", 8}"
                    + "  as one step alone says (by chance)"
            );

    private static double Share(IEnumerable<MovementPhase> phases, string direction) =>
        phases.Average(p => p.Directions.GetValueOrDefault(direction));
}
