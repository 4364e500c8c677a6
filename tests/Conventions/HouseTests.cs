using System.Reflection;

namespace IsoTriplet.Tests.Conventions;

public sealed class HouseTests
{
    private const int LongestFile = 400;
    private const int LongestProject = 30;
    private const int FullestFolder = 25;

    public static TheoryData<string> Assemblies { get; } = [.. Libraries, "IsoTriplet.Figures", "IsoTriplet.Benchmarks", "isotriplet"];

    private static string[] Libraries =>
        [
            "IsoTriplet.Numerics",
            "IsoTriplet.Certificates",
            "IsoTriplet.Isometry",
            "IsoTriplet.Hausdorff",
            "IsoTriplet.Optimizers",
            "IsoTriplet.Triplets",
            "IsoTriplet.Training",
        ];

    [Fact]
    public void SourceFiles_OfTheHouse_AreSmall() =>
        Assert.DoesNotContain(House.Files(".cs", ".cpp", ".js"), f => File.ReadLines(Path.Combine(House.Root, f)).Count() > LongestFile);

    [Fact]
    public void Folders_OfTheHouse_HoldFewFiles() =>
        Assert.DoesNotContain(House.Files(".cs").CountBy(f => Path.GetDirectoryName(f)!), folder => folder.Value > FullestFolder);

    [Fact]
    public void PublicTypes_OfTheLibrariesAndTheConsole_HaveNamesOfTheirOwn() =>
        Assert.Empty(
            ((string[])[.. Libraries, "isotriplet"])
                .SelectMany(a => Assembly.Load(a).GetExportedTypes())
                .Where(t => !t.IsNested)
                .GroupBy(t => t.Name, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .Select(g => string.Join(" and ", g.Select(t => t.FullName)))
        );

    [Fact]
    public void Types_OfTheLibraries_AreNotThereForTestsAlone()
    {
        // Of a file of src/ named as its type: another file outside tests/ and docs/ has the word, a package's README counts.
        string[] sources =
        [
            .. House
                .Files(".cs", ".md", ".targets")
                .Where(f => !f.StartsWith("tests", StringComparison.Ordinal) && !f.StartsWith("docs", StringComparison.Ordinal)),
        ];
        ILookup<string, string> files = sources
            .SelectMany(f =>
                Regex
                    .Matches(File.ReadAllText(Path.Combine(House.Root, f)), @"\w+", RegexOptions.NonBacktracking)
                    .Select(m => m.Value)
                    .Distinct(StringComparer.Ordinal)
                    .Select(word => (word, f))
            )
            .ToLookup(p => p.word, p => p.f, StringComparer.Ordinal);
        IEnumerable<string> types = sources
            .Where(f => f.StartsWith("src", StringComparison.Ordinal) && Path.GetExtension(f) == ".cs")
            .Select(f => Path.GetFileNameWithoutExtension(f).Split('.')[0]);
        Assert.DoesNotContain(types, name => files[name].Any() && files[name].All(f => Path.GetFileName(f).Split('.')[0] == name));
    }

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
    public void Decisions_Index_ListsEachOnceByItsTitleAndWhatIsSuperseded()
    {
        string folder = Path.Combine(House.Root, "docs", "decisions");
        string[] lines =
        [
            .. File.ReadAllLines(Path.Combine(folder, "README.md"))
                .Where(l => l.StartsWith("- ", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        string[] entries =
        [
            .. Directory
                .EnumerateFiles(folder, "???-*.md")
                .Select(path =>
                {
                    string[] record = File.ReadAllLines(path);
                    string number = Path.GetFileName(path)[..3];
                    Assert.StartsWith($"# {number}", record[0], StringComparison.Ordinal);
                    // Of a record that is superseded as a whole this is said at the beginning of a line.
                    const string Said = "Superseded by ";
                    string? by = record
                        .Select(l => l.TrimStart('>', ' '))
                        .FirstOrDefault(l => l.StartsWith(Said, StringComparison.Ordinal));
                    string end = by is null ? "" : $" - superseded by {by[Said.Length..].TrimStart('[')[..3]}";
                    return $"- [{number}]({Path.GetFileName(path)}) {record[0][5..].TrimStart(':', ' ')}{end}";
                })
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(entries.Length > 100);
        Assert.Equal(entries, lines);
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
        Assert.Equal(
            "built",
            Tool.Run("bash", ["-c", script, "bash", shell.Folder], folder: House.Root, cancel: TestContext.Current.CancellationToken)
                .Output.Trim()
        );
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
    [MemberData(nameof(Assemblies))]
    public void Classes_OfAnAssembly_AreSealedStaticOrAbstract(string assembly) =>
        Assert.Empty(
            Assembly
                .Load(assembly)
                .GetTypes()
                .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !t.Name.StartsWith('<') && t.Name != "Program")
                .Select(t => t.FullName)
        );
}

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
