using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Sweeps.Config;

/// <summary>The type of a setting's values.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettingKind>))]
public enum SettingKind
{
    /// <summary>A whole number (64 bits).</summary>
    [JsonStringEnumMemberName("integer")]
    Integer,

    /// <summary>A finite double.</summary>
    [JsonStringEnumMemberName("real")]
    Real,

    /// <summary>A text.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>True or false.</summary>
    [JsonStringEnumMemberName("flag")]
    Flag,
}
