namespace IsoTriplet.Experiments.Sweeps;

/// <summary>The type of a setting's values.</summary>
public enum SettingKind
{
    /// <summary>A whole number (64 bits).</summary>
    Integer,

    /// <summary>A finite double.</summary>
    Real,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,
}
