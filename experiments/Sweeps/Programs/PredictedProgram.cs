using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>One cell of the predicted phase diagram: an embedding is drawn and its distance to the separated ones bracketed.</summary>
public sealed class PredictedProgram : ISweepProgram
{
    private const string Sphere = "sphere";
    private const string Saved = "saved";

    /// <inheritdoc/>
    public string Name => "predicted";

    /// <inheritdoc/>
    public string Description => "how near total collapse is the nearest Triplet-Separated embedding of a drawn batch";

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public string? Excludes(CellSettings settings) =>
        2 * settings.Integer("classes") > settings.Integer("points") ? "fewer than two points a class"
        : settings.Text("distribution") == Saved && (settings.Text("embedding").Length == 0 || settings.Text("labels").Length == 0)
            ? "a saved embedding without its file and that of its labels"
        : null;

    /// <inheritdoc/>
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
