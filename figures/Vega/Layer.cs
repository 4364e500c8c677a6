using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>One layer of a view: rows, how they are marked, and where.</summary>
public static class Layer
{
    /// <summary>A layer over rows of the result file.</summary>
    /// <param name="dataset">The name of the rows; null: those of the enclosing view.</param>
    /// <param name="mark">The mark and its properties.</param>
    /// <param name="encoding">Channel by name.</param>
    /// <returns>The layer.</returns>
    public static JsonObject Of(string? dataset, JsonObject mark, params ReadOnlySpan<(string Channel, JsonNode? Value)> encoding)
    {
        JsonObject layer = Json.Object(("mark", mark), ("encoding", Json.Object(encoding)));
        return dataset is null ? layer : layer.With(("data", Data(dataset)));
    }

    /// <summary>The layer with one more channel; null leaves it as it is.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="channel">The channel's name.</param>
    /// <param name="value">The channel.</param>
    /// <returns>A new layer.</returns>
    public static JsonObject And(this JsonObject layer, string channel, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return value is null ? layer : layer.With(("encoding", layer["encoding"]!.AsObject().With((channel, value))));
    }

    /// <summary>Rows by name.</summary>
    /// <param name="dataset">The name.</param>
    /// <returns>Vega-Lite's data reference.</returns>
    public static JsonObject Data(string dataset) => Json.Object(("name", dataset));

    /// <summary>One row without fields, for marks at constant places.</summary>
    /// <returns>Vega-Lite's data.</returns>
    public static JsonObject OneRow() => Json.Object(("values", Json.Array(Json.Object())));

    /// <summary>The layer over those rows alone for which an expression holds.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="expression">In Vega's language, such as <c>datum.rank == 1</c>.</param>
    /// <returns>A new layer.</returns>
    public static JsonObject Where(this JsonObject layer, string expression)
    {
        ArgumentNullException.ThrowIfNull(layer);
        JsonArray transform = layer["transform"]?.DeepClone().AsArray() ?? [];
        transform.Add(Json.Object(("filter", expression)));
        return layer.With(("transform", transform));
    }

    /// <summary>The layer with a field that an expression gives, for texts and sizes; positions come from the rows.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="field">The new field.</param>
    /// <param name="expression">In Vega's language.</param>
    /// <returns>A new layer.</returns>
    public static JsonObject Calculate(this JsonObject layer, string field, string expression)
    {
        ArgumentNullException.ThrowIfNull(layer);
        JsonArray transform = layer["transform"]?.DeepClone().AsArray() ?? [];
        transform.Add(Json.Object(("calculate", expression), ("as", field)));
        return layer.With(("transform", transform));
    }

    /// <summary>A text at a constant place.</summary>
    /// <param name="text">The text; a new line starts a second line.</param>
    /// <param name="x">The channel x.</param>
    /// <param name="y">The channel y.</param>
    /// <param name="mark">More of the mark's properties.</param>
    /// <returns>The layer.</returns>
    public static JsonObject Note(string text, JsonObject x, JsonObject y, params ReadOnlySpan<(string Name, JsonNode? Value)> mark)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Split('\n');
        JsonNode value = lines.Length == 1 ? text : new JsonArray([.. lines.Select(l => (JsonNode)l)]);
        return Of(null, Mark.Of("text", mark), ("x", x), ("y", y), ("text", Json.Object(("value", value)))).With(("data", OneRow()));
    }

    /// <summary>The concatenated views with scales and legends of their own for some channels; a legend beside one that says null needs it.</summary>
    /// <param name="views">The concatenation.</param>
    /// <param name="channels">color, stroke, shape, ...</param>
    /// <returns>A new view.</returns>
    public static JsonObject Independent(this JsonObject views, params ReadOnlySpan<string> channels)
    {
        JsonObject scale = [];
        foreach (string channel in channels)
        {
            scale[channel] = "independent";
        }
        return views.With(("resolve", Json.Object(("scale", scale))));
    }

    /// <summary>Layers on one another.</summary>
    /// <param name="layers">From back to front.</param>
    /// <returns>The view.</returns>
    public static JsonObject Stack(params ReadOnlySpan<JsonObject> layers)
    {
        JsonArray made = [];
        foreach (JsonObject layer in layers)
        {
            made.Add(layer.Parent is null ? layer : layer.DeepClone());
        }
        return Json.Object(("layer", made));
    }
}
