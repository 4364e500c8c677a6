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
