using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Figures.Drawing;
using IsoTriplet.Figures.Page;

namespace IsoTriplet.Experiments.Reports;

/// <summary>The page of <c>measure --report</c>.</summary>
public static class EmbeddingPages
{
    /// <summary>Writes the page about one embedding.</summary>
    /// <param name="typed">The command line, word by word.</param>
    public static void Write(
        string file,
        string name,
        IEnumerable<string> typed,
        int seed,
        Embedding points,
        Labels labels,
        MeasurementResult measured
    )
    {
        EmbeddingDocument document = EmbeddingDocuments.Make(
            Path.GetFileName(name),
            $"isotriplet {string.Join(' ', typed.Select(ShellWord.Of))}",
            seed,
            points,
            labels,
            measured
        );
        AtomicFile.WriteText(file, ReportPage.OfEmbedding(ResultFile.Parse("inside this page", JsonText.Of(document))));
    }
}
