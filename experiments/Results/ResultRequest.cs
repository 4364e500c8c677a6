namespace IsoTriplet.Experiments.Results;

/// <summary>What a producer of a result file is told.</summary>
/// <param name="Command">The command line that makes the file; it goes into the file.</param>
/// <param name="Seed">The seed of every random choice.</param>
public sealed record ResultRequest(string Command, int Seed, CancellationToken Cancel);
