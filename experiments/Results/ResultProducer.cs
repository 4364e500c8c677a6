namespace IsoTriplet.Experiments.Results;

/// <summary>A result file and how it comes about.</summary>
/// <param name="Make">Computes its content, in seconds; null for measurements that take longer and are kept in docs/results/data.</param>
/// <param name="MadeBy">The command that makes it where <paramref name="Make"/> is null.</param>
public sealed record ResultProducer(string File, Func<ResultRequest, object>? Make, string? MadeBy = null);
