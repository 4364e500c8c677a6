using IsoTriplet.Experiments.Reproduction;

namespace IsoTriplet.Experiments.Training;

/// <summary>The training experiments from a request to a document.</summary>
public static class TrainingExperiments
{
    // 16 of the 26 letters train: as many classes as a batch of 32 has with 2 samples each.
    private const int LettersToTrain = 16;

    /// <summary>Batch hard with N and n far apart and close.</summary>
    public static CollapseDocument Collapse(ExperimentRequest request)
    {
        DataSplit data = One(request, "fashion-mnist", 4000);
        CollapseSettings settings = OnDevice(CollapseSettings.For(request.Size), request.Device);
        IReadOnlyList<CollapseRow> rows = CollapseExperiment.Run(data, settings, request.Seed, Show, request.Cancel);
        request.KeepOrEnd(rows.Count);
        return CollapseDocument.Of(request.Command("collapse"), request.Seed, data, settings, rows);

        void Show(CollapseRow r) =>
            request.Say(
                $"N = {r.BatchSize}, n = {r.Dimension}, {r.Initial}, seed {r.Seed}: {(r.Collapsed ? "contracted, " : "")}spread {r.Spread:G3}, Recall@1 {r.RecallAt1:F3}"
            );
    }

    /// <summary>Chord, squared chord and geodesic with paired seeds.</summary>
    public static DistanceDocument Distances(ExperimentRequest request)
    {
        DistanceSettings settings = OnDevice(DistanceSettings.For(request.Size), request.Device);
        List<DistanceRow> rows = [];
        List<ExperimentSetting> described = [];
        foreach (DataSplit data in request.Load(request.Size == ExperimentSize.Quick ? "fashion-mnist" : "fashion-mnist,letters", 4000))
        {
            described.Add(ExperimentSetting.Of(data, settings.Training) with { Distance = null, Mining = null, Margin = null });
            rows.AddRange(DistanceExperiment.Run(data, settings, request.Seed, Show, request.Cancel));
        }
        request.KeepOrEnd(rows.Count);
        return DistanceDocument.Of(request.Command("distances"), request.Seed, described, rows);

        void Show(DistanceRow r) =>
            request.Say(
                $"{r.Data}, {r.Mining}, {r.Distance}, seed {r.Seed}: {(r.Collapsed ? "contracted, " : "")}Recall@1 {r.RecallAt1:F4}"
            );
    }

    /// <summary>First order, second order and selectively contrastive loss over the group size.</summary>
    public static GroupSizeDocument GroupSize(ExperimentRequest request)
    {
        IReadOnlyList<DataSplit> data = request.Load("nuisance", request.Size == ExperimentSize.Quick ? 3000 : 8000, LettersToTrain);
        GroupSizeSettings settings = OnDevice(GroupSizeSettings.For(request.Size), request.Device);
        GroupSizeRow[] rows = [.. data.SelectMany(d => GroupSizeExperiment.Run(d, settings, request.Seed, Show, request.Cancel))];
        request.KeepOrEnd(rows.Length);
        return GroupSizeDocument.Of(request.Command("group-size"), request.Seed, data, settings, rows);

        void Show(GroupSizeRow r) =>
            request.Say($"{r.Data}, {r.Mining}, K = {r.GroupSize}, {r.Loss}, seed {r.Seed}: Recall@1 {r.RecallAt1:F4}");
    }

    /// <summary>Where triplets stand and move.</summary>
    public static MovementDocument Movement(ExperimentRequest request)
    {
        DataSplit data = One(request, "nuisance", 4000);
        MovementSettings settings = OnDevice(MovementSettings.For(request.Size), request.Device);
        MovementRows rows = MovementExperiment.Run(data, settings, request.Seed, request.Say, request.Cancel);
        request.KeepOrEnd(rows.Phases.Count + rows.Runs.Count);
        return MovementDocument.Of(request.Command("movement"), request.Seed, data, settings, rows);
    }

    private static T OnDevice<T>(T settings, string device)
        where T : ExperimentSettings => (T)((ExperimentSettings)settings with { Training = settings.Training with { Device = device } });

    private static DataSplit One(ExperimentRequest request, string otherwise, int first)
    {
        IReadOnlyList<DataSplit> all = request.Load(otherwise, first);
        return all.Count == 1 ? all[0] : throw new ArgumentException($"--data {request.Data}: one data set was expected");
    }
}

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
        Keep(CollapseDocument.Name, TrainingExperiments.Collapse(request));
        Keep(GroupSizeDocument.Name, TrainingExperiments.GroupSize(request));
        Keep(MovementDocument.Name, TrainingExperiments.Movement(request));
        Keep(DistanceDocument.Name, TrainingExperiments.Distances(request));
        return new StageSummary("training", lines);

        void Keep(string name, IExperimentDocument document)
        {
            run.Cancel.ThrowIfCancellationRequested();
            ExperimentFile.Write(run.Data, name, document, []);
            lines.Add($"{name}.json");
            lines.AddRange(document.Lines().Select(line => "  " + line.TrimEnd()));
        }
    }
}

/// <summary>The measured training runs that the project keeps (docs/results/data), as they were when the program was built.</summary>
public static class RecordedRuns
{
    /// <summary>The runs of <see cref="DistanceExperiment"/>.</summary>
    public static DistanceDocument Distances() => Read<DistanceDocument>(DistanceDocument.Name);

    /// <summary>The runs of <see cref="GroupSizeExperiment"/>.</summary>
    public static GroupSizeDocument GroupSizes() => Read<GroupSizeDocument>(GroupSizeDocument.Name);

    /// <summary>The runs of <see cref="MovementExperiment"/>.</summary>
    public static MovementDocument Movement() => Read<MovementDocument>(MovementDocument.Name);

    private static T Read<T>(string name)
    {
        using Stream content = typeof(RecordedRuns).Assembly.GetManifestResourceStream($"{name}.json")!;
        return JsonSerializer.Deserialize<T>(content, JsonText.Reading)!;
    }
}
