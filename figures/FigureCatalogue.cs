namespace IsoTriplet.Figures;

/// <summary>All figures, in the order of their sources.</summary>
public static class FigureCatalogue
{
    /// <summary>The figures. A new one is a file with a <see cref="Figure"/> and a line here.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        IsometricApproximation.TripleFigure.Figure,
        IsometricApproximation.ToyFigure.Figure,
        IsometricApproximation.HausdorffDistanceFigure.Figure,
        IsometricApproximation.IsometricDistanceFigure.Figure,
        IsometricApproximation.HardestTripleFigure.Figure,
        IsometricApproximation.CollapseFigure.Figure,
        ExtremeTripletLearning.ScatterDiagramFigure.Figure,
        ExtremeTripletLearning.DynamicsFigure.FirstOrder,
        ExtremeTripletLearning.DynamicsFigure.Vanilla,
        ExtremeTripletLearning.DynamicsFigure.SecondOrder,
        ChordAndGeodesic.AngularDistancesFigure.Figure,
        Brackets.BracketClosingFigure.Figure,
        Brackets.IsoRatioFigure.Figure,
        Brackets.SimplexChainFigure.Figure,
        PhaseDiagram.PredictedDiagramFigure.Figure,
        PhaseDiagram.ObservedDiagramFigure.Figure,
        PhaseDiagram.ExplanationFigure.Figure,
        TrainingRuns.CollapseRunsFigure.Figure,
        TrainingRuns.CollapseTheoryFigure.Figure,
        TrainingRuns.MovementFigure.Figure,
        TrainingRuns.GroupSizeFigure.Figure,
        TrainingRuns.ScatterOverStepsFigure.Figure,
        TrainingRuns.DistanceRunsFigure.Figure,
    ];

    /// <summary>The figures of some names.</summary>
    /// <param name="names">Names; none: all figures.</param>
    /// <returns>The figures in the catalogue's order.</returns>
    /// <exception cref="ArgumentException">A name that no figure has; the message lists those there are.</exception>
    public static IReadOnlyList<Figure> Select(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] unknown = [.. names.Where(n => All.All(f => f.Name != n))];
        if (unknown.Length > 0)
        {
            string known = string.Join(", ", All.Select(f => f.Name));
            throw new ArgumentException($"no figure is called {string.Join(", ", unknown)}; there are {known}", nameof(names));
        }
        return [.. All.Where(f => names.Count == 0 || names.Contains(f.Name, StringComparer.Ordinal))];
    }
}
