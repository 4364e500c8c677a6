using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>What a measurement is asked for.</summary>
public sealed record MeasurementRequest
{
    /// <summary>The margin of the loss; above 0 it is also the natural scale of an embedding off the sphere. Default 0: none.</summary>
    public double Margin { get; init; }

    /// <summary>True leaves the brackets out: thickness, both distances to separation, and what is drawn from them. Default false.</summary>
    public bool Quick { get; init; }

    /// <summary>How much work the brackets may take.</summary>
    public BracketSettings Settings { get; init; } = BracketSettings.Fast;

    // Each candidate for an upper bound is checked exactly on all its triples, N^2 n operations, and several are held: half an hour and 2 GiB at 100,000 x 128.
    private const int MostBracketed = 50_000;

    /// <summary>What is left out of a family of so many points where nothing asks for it, in words; null: nothing.</summary>
    public static string? LeftOut(int points) =>
        points > MostBracketed
            ? $"{points} points: thickness and the distances to separation are left out above {MostBracketed}, as with --quick; --tight, --certificates and --report ask for them"
            : null;
}

/// <summary>A measurement, and what it was drawn from.</summary>
/// <param name="Report">The figures, as <c>measure --json</c> prints them.</param>
/// <param name="Brackets">The brackets with their certificates and nearest embeddings; null where they are left out.</param>
public sealed record MeasurementResult(MeasurementReport Report, TripletSeparation Separation, BracketReport? Brackets);

/// <summary>Everything the theory says of one embedding.</summary>
public static class Measurer
{
    // A person who pressed Ctrl-C does not wait for the last digit of the thickness.
    private const double HurriedEffort = 0.01;

    // Work units of the thickness search are counted, not timed: at a tenth of them 2,000 points in 128 dimensions take a few seconds.
    private const double UsualEffort = 0.1;

    /// <param name="watch">Told what is going on, and takes the time of each figure.</param>
    /// <param name="cancel">Stops the bracket search; the best bracket so far is reported. Without brackets there is nothing to report: it ends with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The embedding's scale is outside of what can be measured.</exception>
    public static MeasurementResult Measure(
        Embedding points,
        Labels labels,
        MeasurementRequest request,
        StageWatch? watch = null,
        CancellationToken cancel = default
    )
    {
        watch ??= new StageWatch(null);
        MeasurableScale.Demand(points);
        BracketReport? brackets = request.Quick
            ? null
            : watch.Time("brackets", () => BracketSolver.Solve(points, labels, request.Settings, watch.Progress, cancel));
        return Finish(points, labels, request, brackets, watch, cancel);
    }

    /// <summary>The same for what is kept in files: whole or not at all, as brackets cut short would look like those of a whole run.</summary>
    /// <param name="settings">How much work the brackets may take.</param>
    /// <param name="watch">Told what is going on, and takes the time of each figure.</param>
    /// <returns>The measurement, without a margin.</returns>
    public static MeasurementResult MeasureWhole(
        Embedding points,
        Labels labels,
        BracketSettings settings,
        StageWatch? watch = null,
        CancellationToken cancel = default
    )
    {
        MeasurementResult result = Measure(points, labels, new MeasurementRequest { Settings = settings }, watch, cancel);
        cancel.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>The measurement with the distances to the embeddings that keep its margin and to those that respect a list of comparisons.</summary>
    /// <param name="request">Its margin alpha (0, or a quick measurement: no such block), and the seed.</param>
    /// <param name="listed">The comparisons; null: no such block.</param>
    /// <param name="certificates">A folder for their certificates, or null.</param>
    /// <param name="watch">Takes the time of each.</param>
    /// <param name="cancel">Stops early with valid brackets.</param>
    /// <returns>The same with both blocks.</returns>
    public static MeasurementResult Constrained(
        MeasurementResult measured,
        (Embedding Points, Labels Labels) f,
        MeasurementRequest request,
        IReadOnlyList<Certificates.Comparison>? listed,
        string? certificates,
        StageWatch watch,
        CancellationToken cancel
    )
    {
        MeasurementReport report = measured.Report;
        ComparisonSettings work = new() { Seed = request.Settings.Seed };
        work = work with
        {
            GramPoints = Math.Max(work.GramPoints, request.Settings.GramPoints),
            StressPoints = request.Settings.StressPoints,
        };
        if (request.Margin > 0 && !request.Quick)
        {
            report = report with
            {
                WithMargin = Solve(ComparisonProblem.OfTriples(f.Points, f.Labels, request.Margin), measured.Brackets, "margin"),
            };
        }
        if (listed is not null)
        {
            report = report with { Comparisons = Solve(ComparisonProblem.Of(f.Points, listed), null, "comparisons") };
        }
        return measured with { Report = report };

        ConstrainedReport Solve(ComparisonProblem problem, BracketReport? known, string name)
        {
            ComparisonBrackets solved = watch.Time(
                $"distances with the {name}",
                () => ComparisonSolver.Solve(problem, work, known, cancel)
            );
            if (certificates is not null)
            {
                CertificateFolder.Write(certificates, $"{name}-", solved.Displacement, solved.Iso);
            }
            return ConstrainedReport.Of(problem, solved);
        }
    }

    private static MeasurementResult Finish(
        Embedding points,
        Labels labels,
        MeasurementRequest request,
        BracketReport? brackets,
        StageWatch watch,
        CancellationToken cancel
    )
    {
        using IDisposable end = Parallelism.Until(brackets is null ? cancel : CancellationToken.None);
        TripletSeparation separation = brackets?.Separation ?? watch.Time("hardness", () => TripletSeparation.Of(points, labels));
        AffineHull hull = watch.Time("effective rank", () => AffineHull.Of(points));
        (double Total, EnclosingBall[] Classes) balls = watch.Time(
            "enclosing balls",
            () => (brackets?.TotalRadius ?? SmallestEnclosingBall.Of(points).Radius, SmallestEnclosingBall.OfClasses(points, labels))
        );
        RetrievalMetrics retrieval = watch.Time("retrieval", () => RetrievalMetrics.Of(points, labels));
        CollapseMeasures measures = CollapseMeasures.Of(points.Points, hull, separation.Diameter, balls.Classes);
        Thickness? thickness = brackets is null
            ? null
            : watch.Time(
                "thickness",
                () => Thickness.Of(points, request.Settings.Seed, brackets.Cancelled ? HurriedEffort : Effort(request.Settings))
            );
        CollapseNow now = watch.Time(
            "collapse",
            () =>
            {
                EmbeddingGeometry geometry = EmbeddingGeometry.Of(points, labels, hull, measures);
                NaturalScale scale = NaturalScale.Of(geometry, request.Margin);
                return CollapseRule.Judge(points, labels, geometry, separation, retrieval, scale, request.Margin);
            }
        );
        BracketRecord? haus = brackets is null ? null : BracketRecord.Of(brackets.Haus);
        BracketRecord? iso = brackets is null ? null : BracketRecord.Of(brackets.Iso);
        bool any = retrieval.Queries > 0;
        MeasurementReport report = new()
        {
            Points = points.Points,
            Dimension = points.Dimension,
            Classes = labels.Classes,
            SmallestClass = labels.SmallestClass,
            Kernel = BlasLibrary.Kernel,
            CollapsedNow = Now(now, points.Dimension, measures),
            Loss = Loss(separation, request.Margin),
            Retrieval = new NeighbourReport(
                any ? retrieval.RecallAt1 : null,
                any ? retrieval.MeanAveragePrecisionAtR : null,
                retrieval.Queries,
                any ? retrieval.ChanceAt1 : null
            ),
            Diameter = separation.Diameter,
            Thickness = thickness is null
                ? null
                : new ThicknessReport(
                    thickness.Lower,
                    thickness.Upper,
                    thickness.Method,
                    thickness.AffineDimension,
                    new Bounds(thickness.WithinAffineHull.Lower, thickness.WithinAffineHull.Upper)
                ),
            Hardness = separation.Hardness,
            HardestTriple = separation.HardestTriple is Triple t ? [t.Anchor, t.Positive, t.Negative] : null,
            HardNegativeLoss = separation.Hardness is null ? null : separation.HardNegativeLoss(request.Margin),
            TripletSeparated = separation.IsSeparated,
            EnclosingBall = new EnclosingBallReport(balls.Total, measures.LargestClassRadius),
            DHaus = haus,
            DIso = iso,
            Collapse = watch.Time("nearest embedding", () => Collapse(measures, labels, brackets)),
            Claims =
                thickness is null || haus is null || iso is null
                    ? []
                    : TheoryRelations.Of(
                        separation,
                        thickness,
                        haus,
                        iso,
                        () => RepairedBounds.Of(points, labels, separation.Hardness.GetValueOrDefault())
                    ),
        };
        return new MeasurementResult(report, separation, brackets);
    }

    // Whoever spends minutes on the brackets wants the whole of this one too.
    private static double Effort(BracketSettings settings) => settings.Work > BracketSettings.Fast.Work ? 1 : UsualEffort;

    private static CollapsedNowReport Now(CollapseNow now, int dimension, CollapseMeasures measures) =>
        new(
            JsonText.Word(now.Kind),
            now.Contracted,
            now.Lost,
            now.Headline,
            now.Reason,
            now.Spread,
            now.Scale.Value,
            JsonText.Word(now.Scale.Source),
            [.. now.Forms.Select(f => JsonText.Word(f))],
            CollapseAdvice.Of(now, dimension, TrainingFacts.Unknown),
            JsonText.Finite(measures.CentreSeparation),
            measures.EffectiveRank
        );

    private static LossReport Loss(TripletSeparation separation, double margin)
    {
        AnchorHardness[] anchors = [.. separation.Anchors.Where(a => a.Hardness is not null)];
        return anchors.Length == 0
            ? new LossReport(margin, null, null, null, null, null)
            : new LossReport(
                margin,
                separation.HardNegativeLoss(margin),
                anchors.Average(a => Math.Max(0, a.Hardness!.Value + margin)),
                anchors.Average(a => a.Hardness!.Value + margin > 0 ? 1.0 : 0),
                anchors.Average(a => a.PositiveDistance),
                anchors.Average(a => a.NegativeDistance)
            );
    }

    private static CollapseReport Collapse(CollapseMeasures measures, Labels labels, BracketReport? brackets)
    {
        CollapseMeasures? after = brackets is null ? null : CollapseMeasures.Of(brackets.NearestHaus, labels);
        double? nearest = brackets?.Haus.Upper.Value;
        // Classes that are points already, two of them the same one: no class collapse, which keeps classes apart.
        CollapseVerdict Verdict() =>
            brackets is null || (brackets.ClassRadius == 0 && brackets.Verdict == CollapseVerdict.Class && after?.CentreSeparation == 0)
                ? CollapseVerdict.Undecided
                : brackets.Verdict;
        return new CollapseReport(
            after?.SpreadRatio(measures),
            after?.DiameterRatio(measures),
            brackets?.TotalRadius > 0 ? nearest / brackets.TotalRadius : null,
            brackets?.ClassRadius > 0 ? nearest / brackets.ClassRadius : null,
            JsonText.Finite(after?.CentreSeparation),
            after?.EffectiveRank,
            JsonText.Word(Verdict())
        );
    }
}

/// <summary>Says which figure is being computed, and takes the time of each.</summary>
/// <param name="progress">Told when a figure begins, and of the steps within it.</param>
public sealed class StageWatch(IProgress<SolveProgress>? progress)
{
    private readonly List<(string Stage, TimeSpan Time)> _times = [];
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;

    /// <summary>Where a figure reports its own steps.</summary>
    public IProgress<SolveProgress>? Progress => progress;

    /// <summary>Computes a figure.</summary>
    public T Time<T>(string stage, Func<T> work)
    {
        progress?.Report(new SolveProgress(stage, 0, double.NaN, double.NaN));
        Stopwatch clock = Stopwatch.StartNew();
        T result = work();
        _times.Add((stage, clock.Elapsed));
        return result;
    }

    /// <summary>The share of the time that each figure took, the largest first. It goes to stderr: the document on stdout is the same for the same call.</summary>
    /// <param name="alone">Whether the process does nothing else: its processor time is that of the figures.</param>
    public string Shares(bool alone = true)
    {
        string processors = alone ? $", of processors {(Environment.CpuUsage.TotalTime - _processor).TotalSeconds:F2} s" : "";
        double all = _times.Sum(t => t.Time.TotalSeconds);
        return all == 0
            ? "time: none taken"
            : $"time {all:F2} s{processors}: "
                + string.Join(", ", _times.OrderByDescending(t => t.Time).Select(t => $"{t.Stage} {100 * t.Time.TotalSeconds / all:F0} %"));
    }
}
