namespace IsoTriplet.Experiments.Reproduction;

/// <summary>What every stage of the main job is given.</summary>
/// <param name="Quick">True for sizes that take minutes instead of an hour.</param>
/// <param name="Seed">The seed of every random choice.</param>
/// <param name="Say">Told a line about what is going on.</param>
/// <param name="Watch">Progress within a solve; null where nobody watches.</param>
/// <param name="Cancel">Ends the job with an <see cref="OperationCanceledException"/>; finished stages keep their files.</param>
public sealed record ReproductionRun(
    string Folder,
    bool Quick,
    int Seed,
    Action<string> Say,
    IProgress<SolveProgress>? Watch,
    CancellationToken Cancel
)
{
    /// <summary>The result files that figures and the page read.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>A path below <see cref="Folder"/>.</summary>
    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);
}
