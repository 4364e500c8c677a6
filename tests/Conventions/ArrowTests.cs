using System.Text.RegularExpressions;

namespace IsoTriplet.Tests.Conventions;

/// <summary>An arrow goes down only: what each floor may stand on, as architecture and docs/decisions say.</summary>
public sealed class ArrowTests
{
    public static TheoryData<string, string[]> Floors =>
        new()
        {
            { "src/Numerics", [] },
            { "src/Certificates", [] },
            { "src/Checker", ["Certificates"] },
            { "src/Isometry", ["Numerics"] },
            { "src/Hausdorff", ["Isometry"] },
            { "src/Optimizers", ["Certificates", "Hausdorff"] },
            { "src/Triplets", ["Numerics"] },
            { "src/Training", ["Hausdorff", "Triplets"] },
            { "figures", [] },
        };

    [Theory]
    [MemberData(nameof(Floors))]
    public void Project_References_OnlyTheFloorsBelow(string folder, string[] allowed)
    {
        string project = Assert.Single(Directory.GetFiles(Path.Combine(House.Root, folder), "*.csproj"));
        string[] found =
        [
            .. Regex
                .Matches(
                    File.ReadAllText(project),
                    "ProjectReference Include=\"[^\"]*IsoTriplet\\.(?<floor>\\w+)\\.csproj\"",
                    RegexOptions.ExplicitCapture,
                    Regex.InfiniteMatchTimeout
                )
                .Select(m => m.Groups["floor"].Value)
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(allowed, found);
    }
}
