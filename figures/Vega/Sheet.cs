using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>The outermost part of a specification: schema, theme and the data, copied row for row from the result file.</summary>
public static class Sheet
{
    /// <summary>The schema that the specifications are written to.</summary>
    public const string Schema = "https://vega.github.io/schema/vega-lite/v6.json";

    /// <summary>Makes the specification of a single view whose axes fit into a given outer size.</summary>
    /// <param name="result">The result file.</param>
    /// <param name="datasets">The arrays of the file that the view reads.</param>
    /// <param name="width">Outer width in pixels.</param>
    /// <param name="height">Outer height in pixels.</param>
    /// <param name="view">The view: <c>mark</c> and <c>encoding</c>, or <c>layer</c>.</param>
    /// <returns>The specification.</returns>
    public static JsonObject Fit(ResultFile result, string[] datasets, double width, double height, JsonObject view) =>
        Free(
            result,
            datasets,
            view.With(("width", width), ("height", height), ("autosize", Json.Object(("type", "fit"), ("contains", "padding"))))
        );

    /// <summary>Makes the specification of views that say their sizes themselves: concatenations, facets, planes with equal units on both axes.</summary>
    /// <param name="result">The result file.</param>
    /// <param name="datasets">The arrays of the file that the views read.</param>
    /// <param name="view">The view.</param>
    /// <returns>The specification.</returns>
    public static JsonObject Free(ResultFile result, string[] datasets, JsonObject view)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(datasets);
        ArgumentNullException.ThrowIfNull(view);
        JsonObject data = [];
        foreach (string name in datasets)
        {
            data[name] = result.Rows(name).DeepClone();
        }
        JsonObject sheet = Json.Object(("$schema", Schema), ("padding", 2), ("config", Theme.Config()), ("datasets", data));
        foreach ((string name, JsonNode? value) in view)
        {
            sheet[name] = value?.DeepClone();
        }
        return sheet;
    }
}
