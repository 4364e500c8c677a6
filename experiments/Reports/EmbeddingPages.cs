using System.Text.Json;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Figures.Page;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Reports;

/// <summary>The page of <c>measure --report</c>.</summary>
public static class EmbeddingPages
{
    /// <summary>Writes the page about one embedding.</summary>
    /// <param name="file">The page's path.</param>
    /// <param name="name">The embedding's file.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="measured">Its measurement.</param>
    public static void Write(string file, string name, int seed, Embedding points, Labels labels, MeasurementResult measured)
    {
        string shown = Path.GetFileName(name);
        EmbeddingDocument document = EmbeddingDocuments.Make(
            shown,
            $"isotriplet measure {shown} --report {Path.GetFileName(file)} --seed {seed}",
            seed,
            points,
            labels,
            measured
        );
        using JsonDocument json = JsonDocument.Parse(JsonText.Of(document));
        AtomicFile.WriteText(file, ReportPage.OfEmbedding(json.RootElement, "inside this page"));
    }
}
