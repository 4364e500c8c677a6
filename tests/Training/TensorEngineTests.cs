using System.Diagnostics;
using System.Text.Json.Nodes;

namespace IsoTriplet.Tests.Training;

public sealed class TensorEngineTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("-p:TensorEngine=torchsharp", false)]
    public void Project_ByEngine_ReferencesTheBindingOrThePackage(string property, bool own)
    {
        string project = Path.Combine(Root(), "src", "Training", "IsoTriplet.Training.csproj");
        string[] arguments =
        [
            "msbuild",
            project,
            "-getItem:ProjectReference,PackageReference",
            .. property.Length > 0 ? [property] : Array.Empty<string>(),
        ];
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        JsonNode items = JsonNode.Parse(process.StandardOutput.ReadToEnd())!["Items"]!;
        process.WaitForExit();
        Assert.Equal(own, Has(items["ProjectReference"], "IsoTriplet.LibTorch.csproj"));
        Assert.Equal(!own, Has(items["PackageReference"], "TorchSharp-cpu"));
    }

    private static bool Has(JsonNode? list, string end) =>
        list!.AsArray().Any(item => item!["Identity"]!.GetValue<string>().EndsWith(end, StringComparison.Ordinal));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IsoTriplet.slnx")))
        {
            folder = folder.Parent;
        }
        return folder!.FullName;
    }
}
