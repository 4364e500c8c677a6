using System.Text.Json;

namespace IsoTriplet.Experiments.Training;

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
