namespace IsoTriplet.Figures.Page;

/// <summary>A figure of the page, with words around it: a drawing that stands in the page, or an explorer that the page's script draws.</summary>
public sealed record PageFigure
{
    /// <summary>Its name: small letters and hyphens, unique on a page.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>What one sees and how to read it, for someone who has not read the papers.</summary>
    public required string Reading { get; init; }

    /// <summary>The caption: numbers with what they rest on.</summary>
    public required string Caption { get; init; }

    /// <summary>The drawing as SVG; null for an explorer.</summary>
    public string? Svg { get; init; }

    /// <summary>Which explorer of the page's script draws it: field, grid or embedding; null for a drawing.</summary>
    public string? Kind { get; init; }

    /// <summary>What an explorer draws: rows by name, whole. Null: it computes them.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>More that an explorer is told.</summary>
    public JsonObject? Options { get; init; }

    /// <summary>The rows behind a drawing, by name.</summary>
    public IReadOnlyList<(string Name, JsonArray Rows)> Tables { get; init; } = [];

    /// <summary>Sliders and lists above an explorer.</summary>
    public IReadOnlyList<PageControl> Controls { get; init; } = [];

    /// <summary>The result file that the data came from; null for what is computed in the page.</summary>
    public string? DataFile { get; init; }

    private const int MostRows = 80;

    /// <summary>What the page's script needs.</summary>
    public JsonObject ToJson()
    {
        JsonObject made = new() { ["name"] = Name };
        if (Kind is null)
        {
            made["tables"] = new JsonObject(
                Tables.Where(t => t.Rows.Count > 0).Select(t => KeyValuePair.Create(t.Name, (JsonNode?)Table(t.Rows, MostRows, Short)))
            );
            return made;
        }
        made["kind"] = Kind;
        made["title"] = Title;
        made["controls"] = new JsonArray([.. Controls.Select(c => c.ToJson())]);
        made["rows"] = Data is null
            ? null
            : new JsonObject(
                Data.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)Table(d.Value!.AsArray(), int.MaxValue, v => v?.DeepClone())))
            );
        made["options"] = Options?.DeepClone();
        return made;
    }

    /// <summary>The figure as HTML: heading, reading, controls, the drawing or its place, caption, tools.</summary>
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
        text.Append($"<div class=\"chart\"{Static()} tabindex=\"0\" role=\"region\" aria-label=\"Chart: {Html.Text(Title)}\">");
        text.Append(Svg ?? "<p class=\"pending\">This chart is drawn by the page's script (nothing is fetched).</p>").Append("</div>\n");
        text.Append($"<figcaption>{Html.Text(Caption)}{Source()}</figcaption>\n");
        text.Append("<div class=\"tools\"><button type=\"button\" data-tool=\"numbers\" aria-expanded=\"false\" ");
        text.Append($"aria-controls=\"numbers-{Name}\">Show the numbers</button>");
        text.Append("<button type=\"button\" data-tool=\"svg\">Save as SVG</button></div>\n");
        text.Append(
            $"<div class=\"numbers\" id=\"numbers-{Name}\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers: {Html.Text(Title)}\" hidden></div>\n"
        );
        return text.Append("</figure>\n").ToString();
    }

    // Drawings are made for a paper's column: on the screen they are half as large again.
    private string Static()
    {
        if (Svg is null)
        {
            return "";
        }
        bool column = Svg.Contains($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{(int)Style.Column}\"", StringComparison.Ordinal);
        return $" data-static=\"{(column ? "column" : "page")}\" style=\"--drawn:{(column ? 500 : 1020)}px\"";
    }

    private string Source() => DataFile is null ? "" : $" <span class=\"source\">Data: {Html.Text(DataFile)}</span>";

    // Field names once, then rows of values: of a drawing at most eighty rows, six digits; of an explorer all of them, whole.
    private static JsonObject Table(JsonArray rows, int most, Func<JsonNode?, JsonNode?> shown)
    {
        string[] fields = [.. rows.OfType<JsonObject>().SelectMany(r => r.Select(m => m.Key)).Distinct(StringComparer.Ordinal)];
        return new JsonObject
        {
            ["fields"] = new JsonArray([.. fields.Select(f => (JsonNode)f)]),
            ["count"] = rows.Count,
            ["rows"] = new JsonArray([
                .. rows.OfType<JsonObject>().Take(most).Select(r => new JsonArray([.. fields.Select(f => shown(r[f]))])),
            ]),
        };
    }

    private static JsonNode? Short(JsonNode? value) =>
        value switch
        {
            JsonValue number when number.TryGetValue(out double x) => JsonNode.Parse(x.ToString("G6", CultureInfo.InvariantCulture)),
            JsonArray list => Numbers.Count(list.Count, "value"),
            _ => value?.DeepClone(),
        };
}
