namespace IsoTriplet.Experiments.Training;

/// <summary>The training experiments as one stage of the main job.</summary>
public static class TrainingStage
{
    /// <summary>Runs the four experiments and writes collapse-runs.json, distance-runs.json, group-size.json and movement.json.</summary>
    /// <param name="folder">The folder of the result files.</param>
    /// <param name="size">How large.</param>
    /// <param name="seed">The first seed.</param>
    /// <param name="say">Told a line after each run.</param>
    /// <param name="cancel">Ends after the run in progress; documents of finished experiments are kept.</param>
    /// <returns>Lines for people: each document's table.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="FileNotFoundException">The tensor library's shim is not built.</exception>
    public static IReadOnlyList<string> Run(string folder, ExperimentSize size, int seed, Action<string> say, CancellationToken cancel)
    {
        TensorLibrary.Require();
        ExperimentRequest request = new(size, seed, say, cancel);
        List<string> lines = [];
        CollapseDocument collapse = TrainingExperiments.Collapse(request);
        Keep(CollapseDocument.Name, collapse, collapse.Lines());
        GroupSizeDocument groups = TrainingExperiments.GroupSize(request);
        Keep(GroupSizeDocument.Name, groups, groups.Lines());
        MovementDocument movement = TrainingExperiments.Movement(request);
        Keep(MovementDocument.Name, movement, movement.Lines());
        DistanceDocument distances = TrainingExperiments.Distances(request);
        Keep(DistanceDocument.Name, distances, distances.Lines());
        return lines;

        void Keep(string name, object document, IEnumerable<string> table)
        {
            cancel.ThrowIfCancellationRequested();
            ExperimentFile.Write(folder, name, document, []);
            lines.Add($"{name}.json");
            lines.AddRange(table.Select(line => "  " + line.TrimEnd()));
        }
    }
}
