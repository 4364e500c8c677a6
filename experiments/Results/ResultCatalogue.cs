namespace IsoTriplet.Experiments.Results;

/// <summary>All result files that figures are drawn from.</summary>
public static class ResultCatalogue
{
    /// <summary>The producers. A new one is a file and a line here.</summary>
    public static IReadOnlyList<ResultProducer> All { get; } = [new("iat-3-hausdorff-distance.json", HausdorffDistanceResult.Of)];

    /// <summary>The producer of a file.</summary>
    /// <param name="file">The file's name.</param>
    /// <returns>The producer.</returns>
    public static ResultProducer Of(string file) => All.Single(p => p.File == file);
}
