namespace IsoTriplet.Figures.Page;

/// <summary>A section of the page: its own HTML, with the figures that stand in it.</summary>
/// <param name="Body">HTML below the heading; texts in it are escaped already.</param>
/// <param name="Figures">Figures of the section, drawn below the body.</param>
public sealed record PageSection(string Id, string Title, string Body, IReadOnlyList<PageFigure> Figures, string After = "")
{
    /// <summary>The entry of the contents; the title where it is not given.</summary>
    public string Entry { get; init; } = Title;

    /// <summary>The section as HTML.</summary>
    public string Render() =>
        $"<section id=\"{Id}\" aria-labelledby=\"{Id}-title\">\n<h2 id=\"{Id}-title\">{Html.Text(Title)}</h2>\n{Body}\n"
        + $"{string.Concat(Figures.Select(f => f.Render()))}{After}</section>\n";
}
