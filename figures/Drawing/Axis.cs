using ScottPlot;

namespace IsoTriplet.Figures.Drawing;

/// <summary>An axis of a panel.</summary>
/// <param name="Title">The paper's symbol; null: no title.</param>
public sealed record Axis(double Low, double High, string? Title = null)
{
    /// <summary>Where the ticks are; null: round numbers.</summary>
    public double[]? Ticks { get; init; }

    /// <summary>The labels of the ticks; null: the numbers themselves.</summary>
    public string[]? Names { get; init; }

    /// <summary>True: places are logarithms to base 2.</summary>
    public bool Log { get; init; }

    /// <summary>False: ticks and labels are left out, because the panel beside has them.</summary>
    public bool Labelled { get; init; } = true;

    /// <summary>True: thin lines through the panel at the ticks.</summary>
    public bool Grid { get; init; }

    /// <summary>An axis of ordered steps, one a value, such as N.</summary>
    /// <returns>The axis; the k-th value stands at place k.</returns>
    public static Axis Steps(IReadOnlyCollection<string> values, string? title) =>
        new(-0.55, values.Count - 0.45, title)
        {
            Ticks = [.. Enumerable.Range(0, values.Count).Select(k => (double)k)],
            Names = [.. values],
        };

    /// <summary>An axis from 0 to pi, labelled in quarters.</summary>
    public static Axis Angle(string title) =>
        new(0, Math.PI, title)
        {
            Ticks = [0, Math.PI / 4, Math.PI / 2, 3 * Math.PI / 4, Math.PI],
            Names = ["0", "π/4", "π/2", "3π/4", "π"],
        };

    /// <summary>An axis with logarithmic places.</summary>
    /// <param name="ticks">The values that are labelled.</param>
    public static Axis Logarithm(double low, double high, string title, params double[] ticks) =>
        new(low, high, title) { Log = true, Ticks = ticks };

    /// <summary>An axis around numbers, a twentieth of their span wider at both ends.</summary>
    public static Axis Around(IReadOnlyCollection<double> values, string? title)
    {
        (double low, double high) = (values.Min(), values.Max());
        double more = 0.05 * Math.Max(high - low, 0.01);
        return new Axis(low - more, high + more, title);
    }

    /// <summary>The same axis without title, ticks and labels.</summary>
    public Axis Bare() => this with { Title = null, Labelled = false };

    /// <summary>Where a value stands.</summary>
    public double Place(double value) => Log ? Math.Log2(value) : value;

    internal void Apply(IAxis axis)
    {
        (axis.Min, axis.Max) = (Place(Low), Place(High));
        axis.TickGenerator = Labelled
            ? new ScottPlot.TickGenerators.NumericManual([.. (Ticks ?? Round()).Select(Place)], [.. Labels()])
            : new ScottPlot.TickGenerators.NumericManual();
    }

    internal IEnumerable<string> Labels() =>
        Names
        ?? (Ticks ?? Round()).Select(t =>
            t.ToString("0.####", CultureInfo.InvariantCulture).Replace("-", "\u2212", StringComparison.Ordinal)
        );

    internal IEnumerable<double> GridLines() => Grid ? (Ticks ?? Round()).Select(Place) : [];

    private double[] Round()
    {
        double raw = (High - Low) / 5;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = ((double[])[1, 2, 2.5, 5, 10]).First(m => m * power >= raw * 0.999) * power;
        int first = (int)Math.Ceiling((Low / step) - 1e-9);
        int last = (int)Math.Floor((High / step) + 1e-9);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(k => Math.Round(k * step, 10))];
    }
}
