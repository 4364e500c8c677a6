using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Rendering;

/// <summary>One figure to draw.</summary>
/// <param name="Name">Its name, for messages and progress.</param>
/// <param name="Spec">Its Vega-Lite specification.</param>
/// <param name="Svg">The SVG file to write.</param>
/// <param name="Png">The PNG file to write.</param>
public sealed record FigureDrawing(string Name, JsonObject Spec, string Svg, string Png);
