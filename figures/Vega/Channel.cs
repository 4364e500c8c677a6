using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>Encoding channels.</summary>
public static class Channel
{
    /// <summary>A number along an axis.</summary>
    /// <param name="field">The rows' field.</param>
    /// <param name="title">The axis title: the paper's symbol.</param>
    /// <param name="domain">The scale's ends; null: from the data, without 0.</param>
    /// <param name="axis">More of Vega-Lite's axis properties.</param>
    /// <returns>The channel.</returns>
    public static JsonObject Number(string field, string title, (double Low, double High)? domain = null, JsonObject? axis = null) =>
        Json.Object(("field", field), ("type", "quantitative"), ("title", title), ("scale", Scale(domain)), ("axis", axis ?? []));

    /// <summary>A number along a logarithmic axis, labelled as powers of ten.</summary>
    /// <param name="field">The rows' field.</param>
    /// <param name="title">The axis title.</param>
    /// <param name="domain">The scale's ends.</param>
    /// <param name="values">Where the ticks are; null: the powers of ten.</param>
    /// <returns>The channel.</returns>
    public static JsonObject Logarithm(string field, string title, (double Low, double High) domain, JsonArray? values = null) =>
        Json.Object(
            ("field", field),
            ("type", "quantitative"),
            ("title", title),
            ("scale", Json.Object(("type", "log"), ("domain", Json.Array(domain.Low, domain.High)), ("nice", false))),
            ("axis", Json.Object(("values", values ?? PowersOfTen(domain)), ("labelExpr", PowerLabel)))
        );

    /// <summary>An ordered category along an axis, such as N.</summary>
    /// <param name="field">The rows' field.</param>
    /// <param name="title">The axis title.</param>
    /// <param name="descending">Largest first: where the axis is vertical, upwards.</param>
    /// <returns>The channel.</returns>
    public static JsonObject Step(string field, string title, bool descending = false) =>
        Json.Object(
            ("field", field),
            ("type", "ordinal"),
            ("title", title),
            ("sort", descending ? "descending" : "ascending"),
            ("axis", Json.Object(("labelAngle", 0)))
        );

    /// <summary>The same position as another channel's, at the second end of a line.</summary>
    /// <param name="field">The rows' field.</param>
    /// <returns>The channel.</returns>
    public static JsonObject End(string field) => Json.Object(("field", field));

    /// <summary>A category by colour, in the palette's order.</summary>
    /// <param name="field">The rows' field.</param>
    /// <param name="domain">The categories in order.</param>
    /// <param name="title">The legend's title; null: no legend.</param>
    /// <returns>The channel.</returns>
    public static JsonObject Colour(string field, string[] domain, string? title = null) =>
        Category(field, domain, Palette.Categories, title);

    /// <summary>A category by shape, in the palette's order.</summary>
    /// <param name="field">The rows' field.</param>
    /// <param name="domain">The categories in order.</param>
    /// <param name="title">The legend's title; null: no legend.</param>
    /// <returns>The channel.</returns>
    public static JsonObject Shape(string field, string[] domain, string? title = null) => Category(field, domain, Palette.Shapes, title);

    /// <summary>A constant position, for rules and notes.</summary>
    /// <param name="value">The position in the axis' units.</param>
    /// <returns>The channel.</returns>
    public static JsonObject At(double value) => Json.Object(("datum", value), ("type", "quantitative"));

    /// <summary>A tooltip.</summary>
    /// <param name="fields">Field and title of each line; fields that end in <c>#</c> are texts, the others numbers.</param>
    /// <returns>The channel.</returns>
    public static JsonArray Tooltip(params ReadOnlySpan<(string Field, string Title)> fields)
    {
        JsonArray made = [];
        foreach ((string field, string title) in fields)
        {
            bool text = field.EndsWith('#');
            made.Add(
                Json.Object(("field", text ? field[..^1] : field), ("type", text ? "nominal" : "quantitative"), ("title", title))
                    .With(text ? [] : [("format", ".6~g")])
            );
        }
        return made;
    }

    /// <summary>An angle from 0 to pi, labelled in quarters of pi.</summary>
    /// <param name="field">The rows' field, in radians.</param>
    /// <param name="title">The axis title.</param>
    /// <returns>The channel.</returns>
    public static JsonObject Angle(string field, string title) =>
        Number(
            field,
            title,
            (0, Math.PI),
            Json.Object(
                ("values", Json.Array(0, Math.PI / 4, Math.PI / 2, 3 * Math.PI / 4, Math.PI)),
                ("labelExpr", "['0', 'π/4', 'π/2', '3π/4', 'π'][round(4 * datum.value / PI)]")
            )
        );

    private const string PowerLabel =
        "'10' + replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace('' + round(log(datum.value) / LN10), /-/g, '\u207b'), /0/g, '\u2070'), "
        + "/1/g, '\u00b9'), /2/g, '\u00b2'), /3/g, '\u00b3'), /4/g, '\u2074'), /5/g, '\u2075'), /6/g, '\u2076'), /7/g, '\u2077'), /8/g, '\u2078'), /9/g, '\u2079')";

    private static JsonObject Category(string field, string[] domain, IReadOnlyList<string> range, string? title) =>
        Json.Object(
            ("field", field),
            ("type", "nominal"),
            (
                "scale",
                Json.Object(
                    ("domain", new JsonArray([.. domain.Select(d => (JsonNode)d)])),
                    ("range", new JsonArray([.. domain.Select((_, k) => (JsonNode)range[k % range.Count])]))
                )
            ),
            ("title", title),
            ("legend", title is null ? null : new JsonObject())
        );

    private static JsonObject Scale((double Low, double High)? domain) =>
        domain is var (low, high)
            ? Json.Object(("domain", Json.Array(low, high)), ("nice", false), ("zero", false))
            : Json.Object(("zero", false));

    private static JsonArray PowersOfTen((double Low, double High) domain)
    {
        int first = (int)Math.Ceiling(Math.Log10(domain.Low) - 1e-9);
        int last = (int)Math.Floor(Math.Log10(domain.High) + 1e-9);
        return [.. Enumerable.Range(first, last - first + 1).Select(k => (JsonNode)Math.Pow(10, k))];
    }
}
