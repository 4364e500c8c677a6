namespace IsoTriplet.Figures.Sources;

/// <summary>Means or shares over seeds with their intervals, categories side by side.</summary>
internal static class Intervals
{
    /// <summary>Pixels of the place between the outermost categories at one step, as a share of a step.</summary>
    private const double Apart = 0.62;

    /// <summary>Points with bars, a category a little beside the other.</summary>
    /// <param name="rows">The rows; those without a middle are left out.</param>
    /// <param name="x">Where a row stands across, so many steps beside its own.</param>
    /// <param name="fields">Lower end, middle and upper end.</param>
    /// <param name="member">The member that names the category.</param>
    /// <param name="tip">What a pointer is told; null: the three numbers.</param>
    public static Panel Over(
        Panel panel,
        IEnumerable<ResultFile> rows,
        Func<ResultFile, double, double> x,
        (string Lower, string Middle, string Upper) fields,
        IReadOnlyList<string> categories,
        string member,
        Func<ResultFile, string>? tip = null
    )
    {
        ResultFile[] all = [.. rows.Where(r => r.Has(fields.Middle))];
        foreach ((int k, string name) in categories.Index())
        {
            double beside = categories.Count == 1 ? 0 : Apart * ((k / (categories.Count - 1.0)) - 0.5);
            ResultFile[] those = [.. all.Where(r => r.Text(member) == name)];
            Look look = Palette.Category(k, 5.5f) with { Line = 1.3f };
            panel.Add(
                new SegmentMarks(
                    [
                        .. those.Select(r =>
                            (panel.At(x(r, beside), r.Number(fields.Lower)), panel.At(x(r, beside), r.Number(fields.Upper)))
                        ),
                    ],
                    look
                )
            );
            panel.Points(
                [.. those.Select(r => (x(r, beside), r.Number(fields.Middle)))],
                look,
                [
                    .. those.Select(
                        tip
                            ?? (
                                r =>
                                    $"{name}: {r.Number(fields.Middle):0.####} ({r.Number(fields.Lower):0.####} to {r.Number(fields.Upper):0.####})"
                            )
                    ),
                ]
            );
        }
        return panel;
    }
}
