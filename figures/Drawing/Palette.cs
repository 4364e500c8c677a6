namespace IsoTriplet.Figures.Drawing;

/// <summary>The colours of all figures, in this one place: told apart with any of the usual colour vision deficiencies, and readable on white.</summary>
/// <remarks>The categories are those of Okabe and Ito (2008) without the yellow, which is too light for lines; classes get a shape as well, for print in grey.</remarks>
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
    public static IReadOnlyList<Shape> Shapes { get; } =
    [Shape.Circle, Shape.Square, Shape.TriangleUp, Shape.Diamond, Shape.TriangleDown, Shape.Cross, Shape.Eks];

    /// <summary>Numbers from small to large: cividis, from 0 to 1.</summary>
    public static IReadOnlyList<string> Sequential { get; } =
    ["#002051", "#0a326a", "#2b446e", "#4d566d", "#696970", "#7f7c75", "#948f78", "#ada476", "#caba6a", "#ead156", "#fdea45"];

    /// <summary>Signed numbers: blue below the middle, near white in it, orange above.</summary>
    public static IReadOnlyList<string> Signed { get; } =
    ["#134b85", "#2f78b3", "#5da2cb", "#9dcae1", "#d2e5ef", "#f2f0eb", "#fce0ba", "#fbbf74", "#e8932f", "#c5690d", "#994a07"];

    /// <summary>The look of the k-th category.</summary>
    /// <param name="k">From 0; after the last colour the first comes again with another shape.</param>
    public static Look Category(int k, float size = 7) =>
        new(Categories[k % Categories.Count]) { Shape = Shapes[(k + (k / Categories.Count)) % Shapes.Count], Size = size };

    /// <summary>A colour of a scale.</summary>
    /// <param name="share">From 0 to 1; what lies outside gets the colour of the end.</param>
    public static string Mixed(IReadOnlyList<string> scale, double share)
    {
        double at = Math.Clamp(share, 0, 1) * (scale.Count - 1);
        int k = Math.Min((int)at, scale.Count - 2);
        return $"#{Channel(1):x2}{Channel(3):x2}{Channel(5):x2}";
        int Channel(int from)
        {
            (int low, int high) = (Part(scale[k], from), Part(scale[k + 1], from));
            return (int)Math.Round(low + ((at - k) * (high - low)));
        }
    }

    private static int Part(string colour, int from) => Convert.ToInt32(colour.Substring(from, 2), 16);
}

/// <summary>The shapes of points.</summary>
public enum Shape
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle that stands.</summary>
    TriangleUp,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A triangle on its tip.</summary>
    TriangleDown,

    /// <summary>An upright cross of lines.</summary>
    Cross,

    /// <summary>A lying cross of lines.</summary>
    Eks,

    /// <summary>A five-pointed star, as the sources draw what points are mapped to.</summary>
    Star,
}

/// <summary>Which part of a text stands at its place.</summary>
public enum Align
{
    Center,

    Left,

    Right,
}

/// <summary>How a mark looks.</summary>
public sealed record Look(string Colour)
{
    /// <summary>The shape of points.</summary>
    public Shape Shape { get; init; } = Shape.Circle;

    /// <summary>Pixels across.</summary>
    public float Size { get; init; } = 7;

    /// <summary>True: an outline filled with white.</summary>
    public bool Open { get; init; }

    /// <summary>From 0 to 1.</summary>
    public float Opacity { get; init; } = 1;

    /// <summary>Width of lines in pixels.</summary>
    public float Line { get; init; } = 1.2f;

    /// <summary>Lengths of dashes and gaps in pixels; empty: solid.</summary>
    public float[] Dash { get; init; } = [];

    /// <summary>What a legend shows: the point, a line, or both.</summary>
    public bool HasLine { get; init; }

    /// <summary>False: a legend shows the line alone.</summary>
    public bool HasPoint { get; init; } = true;
}
