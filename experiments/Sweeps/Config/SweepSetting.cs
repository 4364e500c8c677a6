namespace IsoTriplet.Experiments.Sweeps.Config;

/// <summary>A setting that a cell program knows: its name, type, default and limits.</summary>
public sealed record SweepSetting
{
    private SweepSetting(string name, SettingKind kind, object defaultValue, string description)
    {
        Name = name;
        Kind = kind;
        Default = defaultValue;
        Description = description;
    }

    /// <summary>The name in configs and tables, in snake case.</summary>
    public string Name { get; }

    public SettingKind Kind { get; }

    /// <summary>The value where the config names none: a long, double, string or bool.</summary>
    public object Default { get; }

    public string Description { get; }

    /// <summary>The smallest number allowed, or null.</summary>
    public double? Least { get; init; }

    /// <summary>The largest number allowed, or null.</summary>
    public double? Most { get; init; }

    /// <summary>The texts allowed; none: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static SweepSetting Integer(string name, long defaultValue, string description, long? least = null) =>
        new(name, SettingKind.Integer, defaultValue, description) { Least = least };

    public static SweepSetting Real(string name, double defaultValue, string description, double? least = null, double? most = null) =>
        new(name, SettingKind.Real, defaultValue, description) { Least = least, Most = most };

    /// <param name="choices">The texts allowed; none: any.</param>
    public static SweepSetting Text(string name, string defaultValue, string description, params string[] choices) =>
        new(name, SettingKind.Text, defaultValue, description) { Choices = choices };

    public static SweepSetting Flag(string name, bool defaultValue, string description) =>
        new(name, SettingKind.Flag, defaultValue, description);

    /// <summary>Reads a value of this setting.</summary>
    /// <param name="json">The value as the config has it.</param>
    /// <returns>A long, double, string or bool.</returns>
    /// <exception cref="ArgumentException">It is of another type, or outside the limits.</exception>
    public object Read(JsonElement json)
    {
        object? value = Kind switch
        {
            // Also as 1e3 or 8.0.
            SettingKind.Integer
                when json.ValueKind == JsonValueKind.Number
                    && json.TryGetDouble(out double number)
                    && double.IsInteger(number)
                    && number is >= int.MinValue and <= int.MaxValue => (long)number,
            SettingKind.Real when json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double real) && double.IsFinite(real) =>
                real + 0.0, // Minus zero is zero: one value, one name.
            SettingKind.Text when json.ValueKind == JsonValueKind.String => json.GetString(),
            SettingKind.Flag when json.ValueKind is JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
            _ => null,
        };
        return value is not null && Allows(value)
            ? value
            : throw new ArgumentException(
                $"\"{Name}\" is {json.GetRawText()}; {Expected()}{(Kind == SettingKind.Integer ? Reach(json) : "")} was expected"
            );
    }

    /// <summary>What a value has to be, in words.</summary>
    public string Expected() =>
        Kind switch
        {
            SettingKind.Integer => "a whole number" + Limit(),
            SettingKind.Real => "a number" + Limit(),
            SettingKind.Flag => "true or false",
            _ when Choices.Count > 0 => "one of " + string.Join(", ", Choices.Select(c => $"\"{c}\"")),
            _ => "a text",
        };

    private static string Reach(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out long whole) && whole != (int)whole
            ? " between -2^31 and 2^31 - 1"
            : "";

    private string Limit() => (Least is { } least ? $" of at least {least}" : "") + (Most is { } most ? $" and at most {most}" : "");

    private bool Allows(object value) =>
        value switch
        {
            long whole => Least is not { } least || whole >= least,
            double real => (Least is not { } least || real >= least) && (Most is not { } most || real <= most),
            string text => Choices.Count == 0 || Choices.Contains(text, StringComparer.Ordinal),
            _ => true,
        };
}

/// <summary>The type of a setting's values.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettingKind>))]
public enum SettingKind
{
    /// <summary>A whole number (64 bits).</summary>
    [JsonStringEnumMemberName("integer")]
    Integer,

    [JsonStringEnumMemberName("real")]
    Real,

    [JsonStringEnumMemberName("text")]
    Text,

    [JsonStringEnumMemberName("flag")]
    Flag,
}
