using IsoTriplet.Optimizers.Hull;

namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>One cell of the predicted phase diagram: an embedding is drawn and its distance to the separated ones bracketed.</summary>
public sealed class PredictedProgram : ISweepProgram
{
    private const string Sphere = "sphere";
    private const string Saved = "saved";

    public string Name => "predicted";

    public string Description => "how near total collapse is the nearest Triplet-Separated embedding of a drawn batch";

    public IReadOnlyList<SweepSetting> Settings { get; } =
    [
        SweepSetting.Integer("points", 32, "N", least: 2),
        SweepSetting.Integer("dimension", 8, "n (of a saved embedding: its own)", least: 1),
        SweepSetting.Integer("classes", 2, "c, of equal size up to one", least: 1),
        SweepSetting.Real("overlap", 1000, "width of a class over the distance of centres; 1000: labels say nothing of places", least: 0),
        SweepSetting.Real("margin", 0, "alpha over R(X): above 0 the distance is that to F_TS^alpha", least: 0),
        SweepSetting.Text("distribution", Sphere, "where the points lie", Sphere, "gaussian", Saved),
        SweepSetting.Text("embedding", "", "the saved embedding, .npy or .csv"),
        SweepSetting.Text("labels", "", "its labels"),
        SweepSetting.Integer("seed", 0, "the seed of the draw"),
        SweepSetting.Real("work", Prediction.DefaultWork, "arithmetic operations of each search", least: 0),
    ];

    public string? Excludes(CellSettings settings) =>
        2 * settings.Integer("classes") > settings.Integer("points") ? "fewer than two points a class"
        : settings.Text("distribution") == Saved && (settings.Text("embedding").Length == 0 || settings.Text("labels").Length == 0)
            ? "a saved embedding without its file and that of its labels"
        : null;

    public JsonObject Run(CellSettings settings, CancellationToken cancel)
    {
        (int n, int dimension, int classes) = (settings.Integer("points"), settings.Integer("dimension"), settings.Integer("classes"));
        double overlap = settings.Real("overlap");
        string distribution = settings.Text("distribution");
        int seed = CellSeed.Of(settings.Integer("seed"), n, dimension, classes, overlap);
        (Embedding points, Labels labels) =
            distribution == Saved ? Read(settings, n, classes, seed) : PredictedDraw.Gaussian(n, dimension, classes, overlap, seed);
        if (distribution == Sphere)
        {
            points = UnitSphere.Normalise(points);
        }
        return Prediction.Of(points, labels, settings.Real("work"), cancel, settings.Real("margin")).ToJson();
    }

    private static (Embedding Points, Labels Labels) Read(CellSettings settings, int points, int classes, int seed)
    {
        (Embedding all, Labels labels) = EmbeddingFile.ReadLabelled(settings.Text("embedding"), settings.Text("labels"));
        return PredictedDraw.Saved(all, labels, points, classes, seed, settings.Text("embedding"));
    }
}

/// <summary>The embeddings that predictions are made of: gaussian classes, in space or on the sphere, or rows of a saved embedding.</summary>
internal static class PredictedDraw
{
    /// <summary>Gaussian classes as <see cref="SyntheticClasses"/> draws them, N / c points each (one more for the first N mod c classes).</summary>
    internal static (Embedding Points, Labels Labels) Gaussian(int points, int dimension, int classes, double overlap, int seed)
    {
        int each = (points + classes - 1) / classes;
        DataSet drawn = SyntheticClasses.Create(classes, each, dimension, overlap, seed);
        // Row i is of class i mod c.
        DataSet wanted = drawn.Select([.. Enumerable.Range(0, points)]);
        return (wanted.Features, wanted.Labels);
    }

    /// <summary>N rows of an embedding, which has a name for messages: c of its classes with at least N / c rows each, drawn at random.</summary>
    internal static (Embedding Points, Labels Labels) Saved(Embedding all, Labels labels, int points, int classes, int seed, string name)
    {
        Random random = new(seed);
        int each = (points + classes - 1) / classes;
        int[] eligible = [.. Enumerable.Range(0, labels.Classes).Where(k => labels.Members(k).Length >= each)];
        if (eligible.Length < classes)
        {
            throw new ArgumentException(
                $"{name}: {eligible.Length} of {Counted.Of(labels.Classes, "class")} with at least {Counted.Of(each, "row")}, as {Counted.Of(points, "point")} in {Counted.Of(classes, "class")} need"
            );
        }
        random.Shuffle(eligible);
        int[][] members =
        [
            .. eligible[..classes]
                .Select(k =>
                {
                    int[] rows = labels.Members(k).ToArray();
                    random.Shuffle(rows);
                    return rows;
                }),
        ];
        int[] chosen = [.. Enumerable.Range(0, points).Select(i => members[i % classes][i / classes])];
        return (all.Select(chosen), labels.Select(chosen));
    }
}

/// <summary>What the theory says of one embedded batch: how near is the nearest Triplet-Separated embedding to total collapse?</summary>
/// <remarks>
/// The score is d_haus(F, F_TS) / R(X), in [0, 1]: 1 means that nothing separated is nearer than all points in one. A verdict needs a threshold and is
/// drawn where cells are analysed; the bracket of the score is what is kept. With a margin alpha it is d_haus(F, F_TS^alpha) / R(X), which may exceed 1: all points in
/// one place keep no margin, and what the nearest member found says of class collapse is its centre separation (docs/mathematics/extensions.md, 14.9).
/// </remarks>
/// <param name="Lower">Lower bound of d_haus as the checker established it: the Lagrangian bound or the class hulls, whichever is larger.</param>
/// <param name="Upper">Upper bound of d_haus, by a separated embedding.</param>
/// <param name="Hardness">H(F); null without a triple.</param>
/// <param name="Nearest">Measures of the separated embedding behind the upper bound.</param>
public sealed record Prediction(
    double Lower,
    string LowerFrom,
    double Upper,
    string UpperFrom,
    double TotalRadius,
    double ClassRadius,
    double Margin,
    double? Hardness,
    CollapseMeasures Original,
    CollapseMeasures Nearest
)
{
    /// <summary>Arithmetic operations of the searches by default: a cell takes 5 seconds or so at most.</summary>
    public const double DefaultWork = 5e8;

    // Steps that a local search is given whatever the work: with fewer the repaired point is worse than a collapse.
    private const int LeastSteps = 60;
    private const int MostPolished = 128;

    // An operation of the hull search is a cheap one: ten times the work take as long as one of the other searches, and decide up to four dimensions.
    private const double HullWork = 10;

    /// <summary>Brackets a batch.</summary>
    /// <param name="work">The limit on arithmetic operations of each search (docs/decisions/043).</param>
    /// <param name="margin">alpha over R(X), at least 0.</param>
    /// <exception cref="OperationCanceledException">The token is set: a bracket cut short would depend on the moment.</exception>
    public static Prediction Of(Embedding points, Labels labels, double work, CancellationToken cancel, double margin = 0)
    {
        BracketSettings settings = new()
        {
            Starts = 2,
            Work = work,
            LeastSteps = LeastSteps,
            SearchIso = false,
            InteriorPoints = 40,
            Local = new LocalSettings { Polish = new PolishSettings { Coordinates = MostPolished } },
            Hulls = new HullSettings { Work = HullWork * work },
        };
        BracketReport report = BracketSolver.Solve(points, labels, settings, null, cancel);
        double alpha = margin * report.TotalRadius;
        (Bracket haus, Embedding nearest) = (report.Haus, report.NearestHaus);
        if (alpha > 0)
        {
            ComparisonSettings search = new()
            {
                Starts = settings.Starts,
                Work = work,
                SearchIso = false,
                Hulls = settings.Hulls,
            };
            ComparisonBrackets found = ComparisonSolver.Solve(ComparisonProblem.OfTriples(points, labels, alpha), search, report, cancel);
            (haus, nearest) = (found.Displacement, found.Nearest ?? nearest);
        }
        cancel.ThrowIfCancellationRequested();
        return new Prediction(
            haus.Lower.Value,
            haus.Lower.RestsOn,
            haus.Upper.Value,
            haus.Upper.RestsOn,
            report.TotalRadius,
            report.ClassRadius,
            alpha,
            report.Separation.Hardness,
            CollapseMeasures.Of(points, labels),
            CollapseMeasures.Of(nearest, labels)
        );
    }

    /// <summary>The figures by name; null stands for what is undefined.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["d_haus_lower"] = Lower,
            ["lower_from"] = LowerFrom,
            ["d_haus_upper"] = Upper,
            ["upper_from"] = UpperFrom,
            ["total_radius"] = TotalRadius,
            ["class_radius"] = ClassRadius,
            ["margin"] = Margin,
            ["share_lower"] = Share(Lower),
            ["share_upper"] = Share(Upper),
            ["hardness"] = Hardness,
            ["diameter"] = Original.Diameter,
            ["effective_rank"] = Original.EffectiveRank,
            ["centre_separation"] = JsonText.Finite(Original.CentreSeparation),
            ["nearest_spread_ratio"] = Nearest.SpreadRatio(Original),
            ["nearest_diameter_ratio"] = Nearest.DiameterRatio(Original),
            ["nearest_centre_separation"] = JsonText.Finite(Nearest.CentreSeparation),
            ["nearest_effective_rank"] = Nearest.EffectiveRank,
        };

    // Without a margin all points in one place are a member, so that what exceeds 1 is rounding.
    private double? Share(double d) =>
        TotalRadius <= 0 ? null
        : Margin > 0 ? d / TotalRadius
        : Math.Min(1, d / TotalRadius);
}
