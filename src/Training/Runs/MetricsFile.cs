using System.Globalization;
using System.Text;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>metrics.csv: one row an observation, appended; numbers read back to the same double, unknown ones are empty.</summary>
internal static class MetricsFile
{
    private const string Header =
        "step,loss,active_share,hardness,d_ap,d_an,spread,relative_spread,spread_ratio,diameter,effective_rank,"
        + "centre_separation,thickness_lower,thickness_upper,batch_recall_at_1,d_haus_lower,d_haus_upper,d_iso_lower,d_iso_upper,"
        + "enclosing_radius,largest_class_radius,verdict,reason";

    /// <summary>Begins the file, keeping the rows of steps before <paramref name="step"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="step">Where the run goes on; 0: at its beginning.</param>
    /// <param name="every">The steps from one observation to the next.</param>
    /// <exception cref="InputException">Rows before that step are not there any more.</exception>
    public static void Begin(string path, long step, long every)
    {
        string[] kept = [];
        if (step > 0 && File.Exists(path))
        {
            // A kill may have cut the last row short: a row counts only with its line end.
            string text = File.ReadAllText(path);
            kept =
            [
                .. text[..(text.LastIndexOf('\n') + 1)]
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Skip(1)
                    .Where(row =>
                        long.TryParse(row.AsSpan(0, Math.Max(0, row.IndexOf(',', StringComparison.Ordinal))), out long s) && s < step
                    ),
            ];
        }
        long expected = step == 0 ? 0 : ((step - 1) / every) + 1;
        if (kept.Length < expected)
        {
            throw new InputException(
                path,
                $"has {kept.Length} of the {Counted.Of(expected, "row")} before step {step}, where the run would go on: rows are missing"
            );
        }
        AtomicFile.WriteText(path, string.Concat(kept.Prepend(Header).Select(row => row + "\n")));
    }

    /// <summary>Appends an observation.</summary>
    public static void Append(string path, BatchObservation observation)
    {
        EmbeddingGeometry geometry = observation.Geometry;
        double?[] numbers =
        [
            observation.Loss,
            observation.ActiveShare,
            observation.Hardness,
            observation.PositiveDistance,
            observation.NegativeDistance,
            geometry.Spread,
            geometry.RelativeSpread,
            observation.SpreadRatio,
            geometry.Diameter,
            geometry.EffectiveRank,
            geometry.CentreSeparation,
            observation.Thickness?.Lower,
            observation.Thickness?.Upper,
            observation.BatchRecallAt1,
            observation.Brackets?.Hausdorff.Lower,
            observation.Brackets?.Hausdorff.Upper,
            observation.Brackets?.Isometric.Lower,
            observation.Brackets?.Isometric.Upper,
            observation.Brackets?.EnclosingRadius,
            observation.Brackets?.LargestClassRadius,
        ];
        StringBuilder row = new();
        row.Append(observation.Step);
        foreach (double? number in numbers)
        {
            row.Append(',').Append(number?.ToString("R", CultureInfo.InvariantCulture));
        }
        row.Append(',').Append(RunConfiguration.Name(observation.Verdict.Kind));
        row.Append(",\"").Append(observation.Verdict.Reason.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"\n");
        File.AppendAllText(path, row.ToString());
    }
}
