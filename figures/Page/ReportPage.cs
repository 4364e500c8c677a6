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

/// <summary>What the report is made of: result files, already read, and the figures drawn from them.</summary>
public sealed record ReportSources
{
    /// <summary>The command line that makes the page.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The ledger: <c>claims.json</c>.</summary>
    public required ResultFile Claims { get; init; }

    /// <summary>The folder of the certificates' files; null: certificates are named only.</summary>
    public string? ClaimsFolder { get; init; }

    /// <summary>Grids over N and n with sliders.</summary>
    public IReadOnlyList<PageFigure> Grids { get; init; } = [];

    /// <summary>The phase diagrams: <c>phase-diagram.json</c>; null: left out.</summary>
    public ResultFile? PhaseDiagram { get; init; }

    /// <summary>The runs that the answer at the top is drawn from: phase diagrams of more runs than those of the page, where there are such; null: <see cref="PhaseDiagram"/>.</summary>
    public ResultFile? KeptRuns { get; init; }

    /// <summary>The figures of the sources, by source.</summary>
    public IReadOnlyList<PageSection> FigureSections { get; init; } = [];

    /// <summary>The result file of an embedding; null: none.</summary>
    public ResultFile? Embedding { get; init; }
}

/// <summary>The first section: how many claims got which verdict, and a handful of questions that readers come with, answered by the ledger.</summary>
public static class ShortSection
{
    /// <summary>Questions, each with the claim that answers it. The verdict is read from the ledger, never written here.</summary>
    private static readonly (string Question, string Claim)[] Questions =
    [
        (
            "Does a small hard negative loss mean that separation is near? The paper's proof of Theorem 3, (38), says: within twice the hardness.",
            "iat-38"
        ),
        ("And when the dimension leaves some room beside the points?", "own-room"),
        ("Does a large hard negative loss at least prove that separation is far?", "iat-theorem-3-lower"),
        ("If the points need not move far, need the distances not change much?", "iat-27"),
        (
            "Does Theorem 2, which asks for thickness, say something when there are fewer points than dimensions?",
            "own-theorem-2-few-points"
        ),
        ("Are all printed equations of Extreme Triplet Learning right? One of the slips:", "etl-18"),
        (
            "Can a second order step do the opposite of what is wanted, push the positive away and pull the negative in at once?",
            "etl-6.1-no-top-left"
        ),
        ("Do chord and geodesic distance pick the same hardest triples?", "own-geo-same-mining"),
        ("Does mixing the two never end better than the geodesic distance alone?", "own-geo-mixing"),
        ("Does a loss that stands at the margin prove collapse?", "heard-loss-equals-margin"),
    ];

    public static PageSection Make(ResultFile claims)
    {
        IReadOnlyList<LedgerClaim> all = LedgerClaim.ReadAll(claims);
        StringBuilder text = new("<p>");
        text.Append($"{all.Count} claims were tried: ");
        text.AppendJoin(
            ", ",
            LedgerSection
                .Verdicts.Select(v => (v.Name, Count: all.Count(c => c.Verdict == v.Name)))
                .Where(v => v.Count > 0)
                .Select(v => $"{v.Count} {LedgerSection.Mark(v.Name)}")
        );
        text.Append(". Every verdict can be checked again with one command.</p>\n<ul class=\"questions\">");
        foreach ((string question, string id) in Questions)
        {
            if (all.FirstOrDefault(c => c.Id == id) is { } claim)
            {
                text.Append($"<li><span class=\"question\">{Html.Text(question)}</span> {LedgerSection.Mark(claim.Verdict)}: ");
                text.Append($"<a href=\"#claim-{Html.Text(id)}\">{Html.Text(claim.Statement)}</a></li>\n");
            }
        }
        return new PageSection("short", "In short", text.Append("</ul>\n").ToString(), []);
    }
}

/// <summary>The words of the theory for someone who has not read the papers.</summary>
public static class Glossary
{
    /// <summary>Word, symbol, what it means.</summary>
    public static IReadOnlyList<(string Word, string Symbol, string Meaning)> Words { get; } =
    [
        ("embedding", "F", "what a network makes of its inputs: N points of n numbers each, every point with a class label"),
        (
            "triple",
            "(a, p, q)",
            "an anchor, a positive (another point of the anchor's class) and a negative (a point of another class). Triplet learning wants every anchor "
                + "nearer to its positives than to its negatives"
        ),
        (
            "hardness",
            "H",
            "by how much the worst triple fails: the largest difference between an anchor's distance to a positive and its distance to a negative. "
                + "Hard negative mining trains on exactly that triple"
        ),
        ("Triplet-Separated", "TS", "no triple fails: hardness is at most 0. The goal of the training"),
        ("distance to separation", "d_haus", "how far the points must move at least, the farthest one counting, until no triple fails"),
        (
            "isometric distance",
            "d_iso",
            "the same question for the distances between points: by how much must some distance between two points change at least"
        ),
        (
            "collapse",
            "",
            "every input lands on one point (total collapse). Then no triple fails, and nothing has been learned. If each class lands on a point of its own "
                + "(class collapse), that is the goal taken to its extreme"
        ),
        (
            "bracket",
            "[lower, upper]",
            "nobody can compute these distances exactly in general. A bracket holds the true value for certain: closed means that both ends agree to one in a thousand"
        ),
        (
            "certificate",
            "",
            "the data behind one end of a bracket or behind a counterexample. A small checker, which shares no code with the program that found it, "
                + "confirms it from the file alone"
        ),
        ("thickness", "θ", "the width of the cloud of points in its thinnest direction; 0 if it is flat"),
    ];

    /// <summary>The words as a section.</summary>
    public static PageSection Section() =>
        new(
            "words",
            "The words",
            "<dl class=\"words\">"
                + string.Concat(
                    Words.Select(w =>
                        $"<dt>{Html.Text(w.Word)}{(w.Symbol.Length == 0 ? "" : $" <span class=\"number\">{Html.Text(w.Symbol)}</span>")}</dt><dd>{Html.Text(w.Meaning)}.</dd>"
                    )
                )
                + "</dl>",
            []
        );
}
