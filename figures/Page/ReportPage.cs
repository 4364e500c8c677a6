using IsoTriplet.Figures.Page.Embeddings;
using IsoTriplet.Figures.Page.Explorers;
using IsoTriplet.Figures.Page.Ledger;

namespace IsoTriplet.Figures.Page;

/// <summary>The two pages: the whole report, and the page for one embedding.</summary>
public static class ReportPage
{
    /// <summary>The page for one embedding.</summary>
    /// <exception cref="ArgumentException">The document is no result file of an embedding.</exception>
    public static string OfEmbedding(ResultFile document) =>
        new PageDocument
        {
            Title = $"IsoTriplet: {document.Text("name")}",
            Lead =
                "How far this embedding is from the goal of triplet learning, what stands in the way, and whether hard negative mining is in danger of "
                + "collapsing it. Every bound comes with a certificate; nothing here is a guess unless it says so.",
            Sections = [.. EmbeddingSection.Make(document), Glossary.Section()],
            MadeBy = $"Made by: {document.Text("made_by")}",
        }.Build();

    /// <summary>The whole report.</summary>
    /// <exception cref="ArgumentException">A result file is none.</exception>
    public static string OfResults(ReportSources sources)
    {
        PageSection answer = AnswerSection.Make(sources);
        List<PageSection> sections =
        [
            answer,
            ShortSection.Make(sources.Claims),
            Glossary.Section(),
            new(
                "explore",
                "Try it",
                "<p>These charts answer to the sliders above them; nothing is fetched, everything is computed in this page.</p>",
                [FieldExplorer.Make(), .. sources.Grids]
            ),
            .. sources.PhaseDiagram is { } diagram ? [diagram.Into(PhaseGrid.Make)] : Array.Empty<PageSection>(),
            .. sources.FigureSections.Select(s =>
                answer.Figures.All(f => f.Name != AnswerSection.PictureName)
                    ? s
                    : s with
                    {
                        Figures = [.. s.Figures.Where(f => f.Name != AnswerSection.PictureName)],
                    }
            ),
        ];
        if (sources.Embedding is { } embedding)
        {
            sections.AddRange(embedding.Into(EmbeddingSection.Make));
        }
        sections.Add(LedgerSection.Make(sources.Claims, sources.ClaimsFolder));
        return new PageDocument
        {
            Title = "IsoTriplet: what holds of the theory of triplet learning",
            Lead =
                "Networks that learn from triples are trained by the hardest triple of each batch, and sometimes collapse: every input lands on one point. Three sources try "
                + "to explain it. This page takes their statements one by one, says which hold, and shows what the numbers look like.",
            Sections = sections,
            MadeBy = $"Made by: {sources.MadeBy}",
        }.Build();
    }
}
