using IsoTriplet.Experiments.Reproduction;

namespace IsoTriplet.Experiments.Training;

/// <summary>The four training experiments as one stage of the main job: a minute with <c>--quick</c>, about an hour without.</summary>
public static class TrainingStage
{
    /// <summary>Runs the four experiments and writes collapse-runs.json, distance-runs.json, group-size.json and movement.json.</summary>
    /// <param name="run">Where to, how large, and who is told; documents of finished experiments are kept when it is cancelled.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static StageSummary Run(ReproductionRun run)
    {
        ExperimentRequest request = new(
            run.Quick ? ExperimentSize.Quick : ExperimentSize.Normal,
            run.Seed,
            line => run.Say("  " + line),
            run.Cancel
        );
        List<string> lines = [];
        CollapseDocument collapse = TrainingExperiments.Collapse(request);
        Keep(CollapseDocument.Name, collapse, collapse.Lines());
        GroupSizeDocument groups = TrainingExperiments.GroupSize(request);
        Keep(GroupSizeDocument.Name, groups, groups.Lines());
        MovementDocument movement = TrainingExperiments.Movement(request);
        Keep(MovementDocument.Name, movement, movement.Lines());
        DistanceDocument distances = TrainingExperiments.Distances(request);
        Keep(DistanceDocument.Name, distances, distances.Lines());
        return new StageSummary("training", lines);

        void Keep(string name, object document, IEnumerable<string> table)
        {
            run.Cancel.ThrowIfCancellationRequested();
            ExperimentFile.Write(run.Data, name, document, []);
            lines.Add($"{name}.json");
            lines.AddRange(table.Select(line => "  " + line.TrimEnd()));
        }
    }
}
