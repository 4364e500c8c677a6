using System.Diagnostics;
using System.Reflection;

namespace IsoTriplet.Tests.Conventions;

public sealed class HouseTests
{
    private const int LongestFile = 400;
    private const int LongestProject = 30;

    [Fact]
    public void SourceFiles_OfTheHouse_AreSmall() =>
        Assert.DoesNotContain(House.Files(".cs", ".cpp", ".js"), f => File.ReadLines(Path.Combine(House.Root, f)).Count() > LongestFile);

    [Fact]
    public void ProjectFiles_OfTheHouse_AreShort() =>
        Assert.DoesNotContain(House.Files(".csproj"), f => File.ReadLines(Path.Combine(House.Root, f)).Count() > LongestProject);

    [Fact]
    public void Files_OfTheHouse_NameNoPackageRegistry()
    {
        // Spelt in two halves, so that this file does not name them itself.
        string[] hosts = ["api." + "nuget.org", "registry." + "npmjs.org", "deb." + "debian.org"];
        Assert.DoesNotContain(
            House.Files(".cs", ".json", ".props", ".csproj", ".md", ".js", ".sh", ".yml", ""),
            f => hosts.Any(h => File.ReadAllText(Path.Combine(House.Root, f)).Contains(h, StringComparison.OrdinalIgnoreCase))
        );
    }

    [Fact]
    public void Checkout_OfTheHouse_NeedsNoJavaScriptTool()
    {
        Assert.DoesNotContain(
            House.Files(".json", ".mjs", ""),
            f => Path.GetFileName(f) is "package.json" or "package-lock.json" or ".npmrc" || f.EndsWith(".mjs", StringComparison.Ordinal)
        );
        string[] launchers = ["isotriplet", "test", "scripts/setup.sh"];
        Assert.DoesNotContain(launchers, f => File.ReadAllText(Path.Combine(House.Root, f)).Contains("npm", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_UnderItsLock_HandsTheLockToNoChild()
    {
        // dotnet build leaves servers behind: one that has the lock's descriptor keeps every later build waiting.
        using Experiments.Shell shell = new();
        string script =
            "source scripts/setup.sh; ROOT=$1; dotnet() { if { : >&9; } 2>/dev/null; then echo held; return 1; fi; }; build any && echo built";
        ProcessStartInfo start = new("bash", ["-c", script, "bash", shell.Folder])
        {
            UseShellExecute = false,
            WorkingDirectory = House.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process bash = Process.Start(start)!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal("built", output.Trim());
    }

    [Fact]
    public void Tests_OfTheSuite_AreNamedMemberConditionOutcome() =>
        Assert.Empty(
            from type in Assembly.GetExecutingAssembly().GetTypes()
            from method in type.GetMethods()
            where method.IsDefined(typeof(FactAttribute), inherit: false) && method.Name.Split('_').Length < 3
            select $"{type.Name}.{method.Name}"
        );

    [Theory]
    [InlineData("IsoTriplet.Numerics")]
    [InlineData("IsoTriplet.Certificates")]
    [InlineData("IsoTriplet.Isometry")]
    [InlineData("IsoTriplet.Hausdorff")]
    [InlineData("IsoTriplet.Optimizers")]
    [InlineData("IsoTriplet.Triplets")]
    [InlineData("IsoTriplet.Training")]
    [InlineData("IsoTriplet.Figures")]
    [InlineData("IsoTriplet.Benchmarks")]
    [InlineData("isotriplet")]
    public void Classes_OfAnAssembly_AreSealedStaticOrAbstract(string assembly) =>
        Assert.Empty(
            Assembly
                .Load(assembly)
                .GetTypes()
                .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !t.Name.StartsWith('<') && t.Name != "Program")
                .Select(t => t.FullName)
        );
}
