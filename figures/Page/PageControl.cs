using System.Text.Json;

namespace IsoTriplet.Figures.Page;

/// <summary>A slider or a list of choices above an explorer, which sets one of its values.</summary>
public sealed record PageControl
{
    /// <summary>The name of the value that it sets.</summary>
    public required string Signal { get; init; }

    /// <summary>What stands before it, with the paper's symbol.</summary>
    public required string Label { get; init; }

    /// <summary>What turning it means, in a sentence.</summary>
    public required string Help { get; init; }

    /// <summary>The values it can take, in order: numbers or texts.</summary>
    public required JsonArray Values { get; init; }

    /// <summary>Which of the values is set at first.</summary>
    public required int Start { get; init; }

    /// <summary>True for a list of choices, false for a slider.</summary>
    public bool IsList { get; init; }

    /// <summary>The field of the rows whose values it steps through; null: its values are fixed.</summary>
    public string? Field { get; init; }

    /// <summary>A slider over evenly spaced numbers.</summary>
    /// <param name="steps">How many steps from the first to the last.</param>
    /// <param name="start">The value set at first.</param>
    public static PageControl Slider(string signal, string label, string help, double from, double to, int steps, double start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double[] values = [.. Enumerable.Range(0, steps + 1).Select(k => Math.Round(from + ((to - from) * k / steps), 9))];
        return Steps(signal, label, help, values, values.Index().MinBy(v => Math.Abs(v.Item - start)).Index);
    }

    /// <summary>A slider over given numbers, such as the N of a grid.</summary>
    /// <param name="start">Which is set at first.</param>
    /// <param name="field">The field of the rows that has them.</param>
    public static PageControl Steps(
        string signal,
        string label,
        string help,
        IReadOnlyList<double> values,
        int start,
        string? field = null
    ) =>
        new()
        {
            Signal = signal,
            Label = label,
            Help = help,
            Values = [.. values.Select(v => JsonValue.Create(v))],
            Start = start,
            Field = field,
        };

    /// <summary>A list of named choices.</summary>
    /// <param name="start">Which is set at first.</param>
    public static PageControl List(string signal, string label, string help, IReadOnlyList<string> values, int start = 0) =>
        new()
        {
            Signal = signal,
            Label = label,
            Help = help,
            Values = [.. values.Select(v => JsonValue.Create(v))],
            Start = start,
            IsList = true,
        };

    /// <summary>What the page's script needs to know of it.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["signal"] = Signal,
            ["field"] = Field,
            ["values"] = Values.DeepClone(),
        };

    /// <summary>The control as HTML, inside a group of controls.</summary>
    /// <param name="figure">The figure's name: identifiers hang on it.</param>
    public string Render(string figure)
    {
        // Signals differ by case alone (n, N), and so must their identifiers.
        string id = $"{figure}-{Signal}";
        string start = Shown(Values[Start]);
        string input = IsList
            ? $"<select id=\"{id}\" data-signal=\"{Signal}\" aria-describedby=\"{id}-help\">{string.Concat(Values.Select(Option))}</select>"
            : $"<input type=\"range\" id=\"{id}\" data-signal=\"{Signal}\" min=\"0\" max=\"{Values.Count - 1}\" step=\"1\" value=\"{Start}\" "
                + $"aria-valuetext=\"{Html.Text(start)}\" aria-describedby=\"{id}-help\"><output for=\"{id}\">{Html.Text(start)}</output>";
        return $"<div class=\"control\"><label for=\"{id}\">{Html.Text(Label)}</label>{input}<span class=\"help\" id=\"{id}-help\">{Html.Text(Help)}</span></div>";
    }

    private string Option(JsonNode? value, int index) =>
        $"<option value=\"{index}\"{(index == Start ? " selected" : "")}>{Html.Text(Shown(value))}</option>";

    private static string Shown(JsonNode? value) =>
        value is null ? ""
        : value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>().ToString("0.####", CultureInfo.InvariantCulture)
        : value.ToString();
}
