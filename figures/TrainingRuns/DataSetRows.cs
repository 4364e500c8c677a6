using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.TrainingRuns;

/// <summary>A sheet with a row of panels for each data set of the result file.</summary>
internal static class DataSetRows
{
    /// <summary>The panels of a row.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="first">True for the top row.</param>
    /// <param name="last">True for the bottom row.</param>
    /// <returns>The panels, from left to right.</returns>
    public delegate JsonArray Panels(string data, bool first, bool last);

    /// <summary>The sheet; the data sets stand in the order of the file's cells.</summary>
    /// <param name="result">The result file.</param>
    /// <param name="tables">Its tables that the panels draw from.</param>
    /// <param name="panels">Makes a row.</param>
    /// <returns>The specification.</returns>
    public static JsonObject Of(ResultFile result, string[] tables, Panels panels)
    {
        string[] data = [.. result.Rows("cells").Select(c => (string)c!["data"]!).Distinct(StringComparer.Ordinal)];
        JsonArray rows = [];
        foreach (string set in data)
        {
            JsonArray row = panels(set, set == data[0], set == data[^1]);
            rows.Add(Json.Object(("hconcat", row), ("spacing", 8), ("bounds", "flush")));
        }
        return Sheet.Free(result, tables, Json.Object(("vconcat", rows), ("spacing", 8)));
    }
}
