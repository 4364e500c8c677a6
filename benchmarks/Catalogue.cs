using IsoTriplet.Benchmarks.Suites;

namespace IsoTriplet.Benchmarks;

/// <summary>Every benchmark.</summary>
public static class Catalogue
{
    private const string Everything = "all";

    /// <summary>In the order of the report.</summary>
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        .. DistanceBenchmarks.All(),
        .. HausdorffBenchmarks.All(),
        .. TripletBenchmarks.All(),
        .. ShapeBenchmarks.All(),
        .. ProjectionBenchmarks.All(),
        .. RelaxationBenchmarks.All(),
        .. LearningBenchmarks.All(),
        .. GrowthBenchmarks.All(),
        .. PeakBenchmarks.All(),
        .. MemoryBenchmark.All(),
        .. SweepBenchmark.All(),
        .. TrainingBenchmarks.All(),
    ];

    /// <param name="names">Names, or their beginnings up to a dash; none: all but those that run only by name; "all": all.</param>
    /// <exception cref="ArgumentException">A name that fits nothing.</exception>
    public static IReadOnlyList<Benchmark> Select(IReadOnlyCollection<string> names)
    {
        string? stranger = names.FirstOrDefault(n => n != Everything && !All.Any(b => Fits(b, n)));
        return stranger is null
            ? [.. All.Where(b => names.Count == 0 ? !b.OnlyByName : names.Any(n => n == Everything || Fits(b, n)))]
            : throw new ArgumentException($"no benchmark is called '{stranger}': see benchmark --list");
    }

    private static bool Fits(Benchmark benchmark, string name) =>
        benchmark.Name == name || benchmark.Name.StartsWith(name + "-", StringComparison.Ordinal);
}
