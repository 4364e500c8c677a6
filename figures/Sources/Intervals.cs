using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Figures.Sources;

/// <summary>Means or shares over seeds with their intervals, side by side over the steps of an axis.</summary>
internal static class Intervals
{
    /// <summary>Pixels of the place between two categories at one step, as a share of a step.</summary>
    private const double Apart = 0.62;

    /// <summary>Points with bars: x is the step of a row, each category a little beside the other.</summary>
    /// <param name="panel">The panel; its x axis has steps.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step of a row.</param>
    /// <param name="field">An object with its middle, lower and upper.</param>
    /// <param name="middle">mean or share.</param>
    /// <param name="categories">The categories in order.</param>
    /// <param name="member">The member that names the category.</param>
    /// <returns>The panel.</returns>
    public static Panel Over(
        Panel panel,
        IEnumerable<ResultFile> rows,
        Func<ResultFile, int> step,
        string field,
        string middle,
        string[] categories,
        string member
    )
    {
        ResultFile[] all = [.. rows.Where(r => r.Has(field))];
        foreach ((int k, string name) in categories.Index())
        {
            double beside = categories.Length == 1 ? 0 : Apart * ((k / (categories.Length - 1.0)) - 0.5);
            ResultFile[] those = [.. all.Where(r => r.Text(member) == name)];
            Look look = Palette.Category(k, 5.5f);
            double X(ResultFile r) => step(r) + beside;
            panel.Add(
                new SegmentMarks(
                    [.. those.Select(r => (panel.At(X(r), r.Number($"{field}.lower")), panel.At(X(r), r.Number($"{field}.upper"))))],
                    look with
                    {
                        Line = 1.3f,
                    }
                )
            );
            panel.Points(
                [.. those.Select(r => (X(r), r.Number($"{field}.{middle}")))],
                look,
                [
                    .. those.Select(r =>
                        $"{name}: {r.Number($"{field}.{middle}"):0.####} ({r.Number($"{field}.lower"):0.####} to {r.Number($"{field}.upper"):0.####})"
                    ),
                ]
            );
        }
        return panel;
    }
}
