using System.Text.Json;
using System.Text.Json.Serialization;

namespace IsoTriplet.Tests.Cases;

/// <summary>One held case: points and labels with numbers that an independent program found.</summary>
public sealed record ReferenceCase(
    string Name,
    double[][] Points,
    int[] Labels,
    double Diameter,
    double Hardness,
    double? Thickness,
    double EnclosingBallAll,
    double EnclosingBallLargestClass,
    ReferenceHausdorff DHaus,
    ReferenceIsometric DIso
)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [JsonIgnore]
    public Embedding F => Embedding.FromRows(Points);

    [JsonIgnore]
    public Labels Y => IsoTriplet.Numerics.Labels.FromIntegers(Labels);

    public static IReadOnlyList<ReferenceCase> All { get; } =
        JsonSerializer.Deserialize<ReferenceCase[]>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "cases.json")),
            Options
        )!;

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    public static ReferenceCase Named(string name) => All.Single(c => c.Name == name);
}

/// <summary>The held bracket of d_haus(F, F_TS).</summary>
public sealed record ReferenceHausdorff(double LowerSdp, double UpperFound);

/// <summary>The held bracket of d_iso(F, F_TS).</summary>
public sealed record ReferenceIsometric(double LowerHalfHardness, double UpperFound);

/// <summary>Two classes in the plane with three points that stand twice, one of them in both classes.</summary>
internal static class RepeatedPoints
{
    public static Embedding Points { get; } = Embedding.Create(7, 2, [0, 0, 0, 0, 3, 0, 1, 0, 1, 0, 0, 2, 0, 2]);

    public static Labels Labels { get; } = Labels.FromIntegers([0, 0, 0, 1, 1, 0, 1]);
}
