namespace IsoTriplet.Figures.Vega;

/// <summary>The colours of all figures, in this one place: told apart with any of the usual colour vision deficiencies, and readable on white.</summary>
/// <remarks>The categories are those of Okabe and Ito (2008) without the yellow, which is too light for lines; classes get a shape as well.</remarks>
public static class Palette
{
    /// <summary>Blue: the first class, lower bounds, chord.</summary>
    public const string Blue = "#0072b2";

    /// <summary>Vermilion: the second class, upper bounds, squared chord.</summary>
    public const string Vermilion = "#d55e00";

    /// <summary>Green: the third class, geodesic.</summary>
    public const string Green = "#009e73";

    /// <summary>Purple: the fourth class.</summary>
    public const string Purple = "#cc79a7";

    /// <summary>Orange: the fifth class.</summary>
    public const string Orange = "#e69f00";

    /// <summary>Sky: the sixth class.</summary>
    public const string Sky = "#56b4e9";

    /// <summary>Ink: text, the seventh class.</summary>
    public const string Ink = "#222222";

    /// <summary>Grey: what recedes, such as points before a move.</summary>
    public const string Grey = "#8a8a8a";

    /// <summary>Light grey: grid lines and filled regions.</summary>
    public const string Light = "#e4e4e4";

    /// <summary>The categories in the order in which they are used.</summary>
    public static IReadOnlyList<string> Categories { get; } = [Blue, Vermilion, Green, Purple, Orange, Sky, Ink];

    /// <summary>The shapes that go with the categories.</summary>
    public static IReadOnlyList<string> Shapes { get; } =
    ["circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-right"];

    /// <summary>Vega's name of the scheme for signed numbers: blue below 0, white at 0, orange above.</summary>
    public const string Signed = "blueorange";

    /// <summary>Vega's name of the scheme for numbers from small to large.</summary>
    public const string Sequential = "cividis";
}
