namespace IsoTriplet.Experiments.Reproduction;

/// <summary>One stage of the main job: it writes its files and says in a few lines what they hold.</summary>
/// <param name="Name">What it does, as progress shows it.</param>
public sealed record ReproductionStage(string Name, Func<ReproductionRun, StageSummary> Run);

/// <summary>What a stage found.</summary>
/// <param name="Lines">For people, with the files' names.</param>
/// <param name="AsExpected">False when something contradicts what the project says of itself: the main job then ends with exit code 1.</param>
public sealed record StageSummary(string Name, IReadOnlyList<string> Lines, bool AsExpected = true);
