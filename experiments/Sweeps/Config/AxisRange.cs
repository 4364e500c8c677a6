using System.Text.Json;

namespace IsoTriplet.Experiments.Sweeps.Config;

/// <summary>A regular axis: { "from": a, "to": b } with "step" (1 by default) or "times" (a logarithmic axis); both ends belong to it.</summary>
internal static class AxisRange
{
    private const int Most = 1_000_000;

    internal static IEnumerable<object> Read(SweepSetting setting, JsonElement json)
    {
        Dictionary<string, JsonElement> keys = SweepConfigReader.Members(json, $"axis \"{setting.Name}\"", ["from", "to", "step", "times"]);
        if (setting.Kind is not (SettingKind.Integer or SettingKind.Real) || (keys.ContainsKey("step") && keys.ContainsKey("times")))
        {
            throw new ArgumentException($"axis \"{setting.Name}\": a range needs a setting that is a number, and either step or times");
        }
        double from = Number("from", null),
            to = Number("to", null);
        bool grows = keys.ContainsKey("times");
        double by = grows ? Number("times", null) : Number("step", 1);
        if (grows ? !(by > 1 && from > 0) : !(by > 0))
        {
            throw new ArgumentException($"axis \"{setting.Name}\": step above 0, or times above 1 with from above 0, was expected");
        }
        if (setting.Kind == SettingKind.Integer && (from != Math.Round(from) || (!grows && by != Math.Round(by))))
        {
            throw new ArgumentException($"axis \"{setting.Name}\": from and step are whole numbers, as its values are");
        }
        double count = grows ? Math.Log(to / from) / Math.Log(by) : (to - from) / by;
        if (!(count >= 0 && count < Most))
        {
            throw new ArgumentException($"axis \"{setting.Name}\": to is at least from, and the range has at most {Most} values");
        }
        // A little more than the count, so that rounding does not drop the last value.
        for (int k = 0; k <= Math.Floor(count + 1e-9); k++)
        {
            double value = grows ? from * Math.Pow(by, k) : from + (k * by);
            using JsonDocument text = JsonDocument.Parse(
                setting.Kind == SettingKind.Integer ? Math.Round(value).ToString("F0") : value.ToString("R")
            );
            yield return setting.Read(text.RootElement);
        }

        double Number(string key, double? otherwise) =>
            keys.TryGetValue(key, out JsonElement value)
                ? value.ValueKind == JsonValueKind.Number
                    ? value.GetDouble()
                    : throw new ArgumentException($"axis \"{setting.Name}\": \"{key}\" is {value.GetRawText()}; a number was expected")
                : otherwise ?? throw new ArgumentException($"axis \"{setting.Name}\": \"{key}\" is missing");
    }
}
