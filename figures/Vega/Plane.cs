using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Vega;

/// <summary>The plane of an embedding, n = 2, with the same unit on both axes: circles are circles.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="PixelsPerUnit">Pixels a unit of length, on both axes.</param>
/// <param name="Horizontal">The ends of the horizontal axis.</param>
/// <param name="Vertical">The ends of the vertical axis.</param>
public sealed record Plane(
    double Width,
    double Height,
    double PixelsPerUnit,
    (double Low, double High) Horizontal,
    (double Low, double High) Vertical
)
{
    /// <summary>Pixels that a column leaves for the plane beside its axis.</summary>
    public const double InColumn = 274;

    /// <summary>The plane whose ends the result file names in its object <c>frame</c>.</summary>
    /// <param name="result">The result file: <c>frame.left</c>, <c>right</c>, <c>bottom</c>, <c>top</c>.</param>
    /// <param name="width">Pixels for the plane.</param>
    /// <returns>The plane; its height follows.</returns>
    public static Plane Of(ResultFile result, double width = InColumn)
    {
        ArgumentNullException.ThrowIfNull(result);
        (double left, double right) = (result.Number("frame.left"), result.Number("frame.right"));
        (double bottom, double top) = (result.Number("frame.bottom"), result.Number("frame.top"));
        double scale = width / (right - left);
        return new Plane(width, Math.Round(scale * (top - bottom), 2), scale, (left, right), (bottom, top));
    }

    /// <summary>The horizontal channel of a field; the axis has no labels, since only distances mean something.</summary>
    /// <param name="field">The rows' field.</param>
    /// <returns>The channel.</returns>
    public JsonObject X(string field = "x") => Channel.Number(field, "x₁", Horizontal, Axis());

    /// <summary>The vertical channel of a field.</summary>
    /// <param name="field">The rows' field.</param>
    /// <returns>The channel.</returns>
    public JsonObject Y(string field = "y") => Channel.Number(field, "x₂", Vertical, Axis());

    /// <summary>The view with the plane's size.</summary>
    /// <param name="view">Its layers.</param>
    /// <returns>The view.</returns>
    public JsonObject Sized(JsonObject view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.With(("width", Width), ("height", Height));
    }

    private static JsonObject Axis() => Json.Object(("tickCount", 5), ("domain", false));
}
