using System.Text;
using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Page;

/// <summary>A figure of the page: a Vega-Lite specification that the page's script draws, with words around it.</summary>
public sealed record PageFigure
{
    /// <summary>Its name: small letters and hyphens, unique on a page.</summary>
    public required string Name { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What one sees and how to read it, for someone who has not read the papers.</summary>
    public required string Reading { get; init; }

    /// <summary>The caption: numbers with what they rest on.</summary>
    public required string Caption { get; init; }

    /// <summary>The specification, with its data inside.</summary>
    public required JsonObject Spec { get; init; }

    /// <summary>Sliders and lists above the chart.</summary>
    public IReadOnlyList<PageControl> Controls { get; init; } = [];

    /// <summary>The result file that the data came from; null for what is computed in the page.</summary>
    public string? DataFile { get; init; }

    /// <summary>True for a chart made for a paper's column: it is enlarged on the screen.</summary>
    public bool ForPaper { get; init; }

    /// <summary>What the page's script needs: name, specification, controls.</summary>
    /// <returns>A JSON object.</returns>
    public JsonObject ToJson() =>
        new()
        {
            ["name"] = Name,
            ["paper"] = ForPaper,
            ["spec"] = Spec.DeepClone(),
            ["controls"] = new JsonArray([.. Controls.Select(c => c.ToJson())]),
        };

    /// <summary>The figure as HTML: heading, reading, controls, an empty place for the chart, caption, tools.</summary>
    /// <returns>HTML.</returns>
    public string Render()
    {
        StringBuilder text = new();
        text.Append($"<figure class=\"figure\" id=\"figure-{Name}\" data-figure=\"{Name}\" aria-labelledby=\"title-{Name}\">\n");
        text.Append($"<h3 id=\"title-{Name}\">{Html.Text(Title)}</h3>\n");
        if (Reading.Length > 0)
        {
            text.Append($"<p class=\"reading\">{Html.Text(Reading)}</p>\n");
        }
        if (Controls.Count > 0)
        {
            text.Append($"<div class=\"controls\" role=\"group\" aria-label=\"Controls: {Html.Text(Title)}\">");
            text.AppendJoin('\n', Controls.Select(c => c.Render(Name))).Append("</div>\n");
        }
        text.Append("<div class=\"chart\" tabindex=\"0\" role=\"region\" ").Append($"aria-label=\"Chart: {Html.Text(Title)}\">");
        text.Append("<p class=\"pending\">The chart is being drawn (it needs JavaScript; nothing is fetched).</p></div>\n");
        text.Append($"<figcaption>{Html.Text(Caption)}{Source()}</figcaption>\n");
        text.Append("<div class=\"tools\"><button type=\"button\" data-tool=\"numbers\" aria-expanded=\"false\" ");
        text.Append($"aria-controls=\"numbers-{Name}\">Show the numbers</button>");
        text.Append("<button type=\"button\" data-tool=\"svg\">Save as SVG</button></div>\n");
        text.Append(
            $"<div class=\"numbers\" id=\"numbers-{Name}\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers: {Html.Text(Title)}\" hidden></div>\n"
        );
        return text.Append("</figure>\n").ToString();
    }

    private string Source() => DataFile is null ? "" : $" <span class=\"source\">Data: {Html.Text(DataFile)}</span>";
}
