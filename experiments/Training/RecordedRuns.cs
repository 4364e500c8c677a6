using System.Text.Json;
using IsoTriplet.Experiments.Hosting;

namespace IsoTriplet.Experiments.Training;

/// <summary>The measured training runs that the project keeps (docs/results/data), as they were when the program was built.</summary>
public static class RecordedRuns
{
    /// <summary>The runs of <see cref="DistanceExperiment"/>.</summary>
    /// <returns>The document, with its rows; its verdict can be drawn from them again.</returns>
    public static DistanceDocument Distances()
    {
        using Stream content = typeof(RecordedRuns).Assembly.GetManifestResourceStream($"{DistanceDocument.Name}.json")!;
        return JsonSerializer.Deserialize<DistanceDocument>(content, JsonText.Reading)!;
    }
}
