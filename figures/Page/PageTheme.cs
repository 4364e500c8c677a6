using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Page;

/// <summary>How charts that are made for the page look: the theme of all figures, with text sizes for a screen.</summary>
public static class PageTheme
{
    private const double Normal = 12;
    private const double Small = 11;

    /// <summary>The style of marks that the pointer passes through: the page's script makes Vega's <c>interactive</c> false, for which Vega-Lite has no word.</summary>
    public const string Silent = "silent";

    /// <summary>The outermost part of an interactive specification.</summary>
    /// <param name="datasets">Rows by name.</param>
    /// <param name="view">Parameters, transforms and views.</param>
    /// <returns>The specification.</returns>
    public static JsonObject Sheet(JsonObject datasets, JsonObject view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Json.Object(("$schema", Vega.Sheet.Schema), ("padding", 4), ("config", Config()), ("datasets", datasets))
            .With([.. view.Select(m => (m.Key, m.Value))]);
    }

    private static JsonObject Config()
    {
        JsonObject config = Theme.Config();
        JsonObject Larger(string part, params ReadOnlySpan<(string, JsonNode?)> sizes) => config[part]!.AsObject().With(sizes);
        return config.With(
            ("axis", Larger("axis", ("labelFontSize", Small), ("titleFontSize", Normal))),
            ("legend", Larger("legend", ("labelFontSize", Small), ("titleFontSize", Small), ("symbolSize", 70))),
            ("header", Larger("header", ("labelFontSize", Normal))),
            ("title", Larger("title", ("fontSize", Normal))),
            ("text", Larger("text", ("fontSize", Small)))
        );
    }
}
