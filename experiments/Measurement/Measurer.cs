using IsoTriplet.Hausdorff;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>A measurement, and what it was drawn from.</summary>
/// <param name="Report">The figures, as <c>measure --json</c> prints them.</param>
/// <param name="Brackets">The brackets with their certificates and nearest embeddings.</param>
public sealed record MeasurementResult(MeasurementReport Report, BracketReport Brackets);

/// <summary>Everything the theory says of one embedding.</summary>
public static class Measurer
{
    // A person who pressed Ctrl-C does not wait half a minute for the last digit of the thickness.
    private const double HurriedEffort = 0.01;

    /// <summary>Measures an embedding.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="margin">The margin of the hard negative loss.</param>
    /// <param name="settings">How much work the brackets may take.</param>
    /// <param name="progress">Told what is going on.</param>
    /// <param name="cancel">Stops the bracket search; the best bracket so far is reported.</param>
    /// <returns>The measurement.</returns>
    public static MeasurementResult Measure(
        Embedding points,
        Labels labels,
        double margin,
        BracketSettings settings,
        IProgress<SolveProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(settings);
        // First, as it refuses scales on which nothing can be measured.
        BracketReport brackets = BracketSolver.Solve(points, labels, settings, progress, cancel);
        return Of(points, labels, margin, brackets, Thickness.Of(points, settings.Seed, brackets.Cancelled ? HurriedEffort : 1));
    }

    /// <summary>The same for what is kept in files: whole or not at all, as brackets cut short would look like those of a whole run.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="settings">How much work the brackets may take.</param>
    /// <param name="progress">Told what is going on.</param>
    /// <param name="cancel">Ends with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The measurement, at margin 0.</returns>
    public static MeasurementResult MeasureWhole(
        Embedding points,
        Labels labels,
        BracketSettings settings,
        IProgress<SolveProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        BracketReport brackets = BracketSolver.Solve(points, labels, settings, progress, cancel);
        cancel.ThrowIfCancellationRequested();
        Thickness thickness = Thickness.Of(points, settings.Seed);
        cancel.ThrowIfCancellationRequested();
        return Of(points, labels, 0, brackets, thickness);
    }

    /// <summary>The measurement with the distances to the embeddings that keep its margin and to those that respect a list of comparisons.</summary>
    /// <param name="measured">The measurement.</param>
    /// <param name="f">F and its labels.</param>
    /// <param name="margin">alpha; 0: no such block.</param>
    /// <param name="listed">The comparisons; null: no such block.</param>
    /// <param name="settings">The seed is taken from here.</param>
    /// <param name="certificates">A folder for their certificates, or null.</param>
    /// <param name="cancel">Stops early with valid brackets.</param>
    /// <returns>The same with both blocks.</returns>
    public static MeasurementResult Constrained(
        MeasurementResult measured,
        (Embedding Points, Labels Labels) f,
        double margin,
        IReadOnlyList<Certificates.Comparison>? listed,
        BracketSettings settings,
        string? certificates,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(settings);
        MeasurementReport report = measured.Report;
        ComparisonSettings work = new() { Seed = settings.Seed };
        if (margin > 0)
        {
            report = report with { WithMargin = Solve(ComparisonProblem.OfTriples(f.Points, f.Labels, margin), measured.Brackets, "margin") };
        }
        if (listed is not null)
        {
            report = report with { Comparisons = Solve(ComparisonProblem.Of(f.Points, listed), null, "comparisons") };
        }
        return measured with { Report = report };

        ConstrainedReport Solve(ComparisonProblem problem, BracketReport? known, string name)
        {
            ComparisonBrackets solved = ComparisonSolver.Solve(problem, work, known, cancel);
            ConstrainedReport.Write(certificates, name, solved);
            return ConstrainedReport.Of(problem, solved);
        }
    }

    private static MeasurementResult Of(Embedding points, Labels labels, double margin, BracketReport brackets, Thickness thickness)
    {
        TripletSeparation separation = brackets.Separation;
        DistanceReport haus = Distance(brackets.Haus);
        DistanceReport iso = Distance(brackets.Iso);
        MeasurementReport report = new()
        {
            Points = points.Points,
            Dimension = points.Dimension,
            Classes = labels.Classes,
            SmallestClass = labels.SmallestClass,
            Diameter = Diameter.Of(points).Value,
            Thickness = new ThicknessReport(
                thickness.Lower,
                thickness.Upper,
                thickness.Method,
                thickness.AffineDimension,
                new Interval(thickness.WithinAffineHull.Lower, thickness.WithinAffineHull.Upper)
            ),
            Hardness = separation.Hardness,
            HardestTriple = separation.HardestTriple is Triple t ? [t.Anchor, t.Positive, t.Negative] : null,
            HardNegativeLoss = separation.Hardness is null ? null : separation.HardNegativeLoss(margin),
            TripletSeparated = separation.IsSeparated,
            EnclosingBall = new EnclosingBallReport(brackets.TotalRadius, brackets.ClassRadius),
            DHaus = haus,
            DIso = iso,
            Collapse = Collapse(points, labels, brackets),
            Claims = TheoryRelations.Of(
                separation.Hardness,
                thickness,
                haus,
                iso,
                () => RepairedBounds.Of(points, labels, separation.Hardness.GetValueOrDefault())
            ),
        };
        return new MeasurementResult(report, brackets);
    }

    private static DistanceReport Distance(Optimizers.Bracket bracket) =>
        new(bracket.Lower.Value, bracket.Upper.Value, bracket.Closed, bracket.Lower.RestsOn, bracket.Upper.RestsOn);

    private static CollapseReport Collapse(Embedding points, Labels labels, BracketReport brackets)
    {
        CollapseMeasures measures = CollapseMeasures.Of(points, labels);
        CollapseMeasures after = CollapseMeasures.Of(brackets.NearestHaus, labels);
        double nearest = brackets.Haus.Upper.Value;
        return new CollapseReport(
            after.SpreadRatio(measures),
            after.DiameterRatio(measures),
            brackets.TotalRadius > 0 ? nearest / brackets.TotalRadius : null,
            brackets.ClassRadius > 0 ? nearest / brackets.ClassRadius : null,
            measures.CentreSeparation is double separation && double.IsFinite(separation) ? separation : null,
            measures.EffectiveRank,
            brackets.Verdict.ToString().ToLowerInvariant()
        );
    }
}
