using System.Text;

namespace IsoTriplet.Tests.Conventions;

/// <summary>The packages serve a fresh project that sees nothing but their folder, and the C# in the documents compiles there.</summary>
public sealed class PackageTests
{
    private static readonly string[] Packages = ["Certificates", "Hausdorff", "Isometry", "Numerics", "Optimizers", "Training", "Triplets"];

    [Fact]
    public void Packages_InAFreshProject_RunTheExampleAndCompileTheSnippets()
    {
        string folder = Directory.CreateTempSubdirectory("packages-").FullName;
        try
        {
            string feed = Path.Combine(folder, "feed");
            string packages = Path.Combine(House.Root, "src", "Packages.proj");
            _ = Dotnet(
                folder,
                "build",
                packages,
                "-nologo",
                "-v:quiet",
                $"-p:Configuration={Configuration}",
                "-p:NoBuild=true",
                $"-p:PackageOutputPath={feed}"
            );
            Assert.Equal(
                Packages.Select(p => $"IsoTriplet.{p}.{Version}.nupkg"),
                Directory.GetFiles(feed).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
            List<Snippet> snippets = Snippet.InDocuments();
            WriteProject(folder, feed, Others(folder));
            StringBuilder program = new();
            for (int k = 0; k < snippets.Count; k++)
            {
                File.WriteAllText(Path.Combine(folder, $"Snippet{k}.cs"), snippets[k].AsClass($"Snippet{k}"));
                _ = program.AppendLine(snippets[k].Runs ? $"Snippet{k}.Run();" : "");
            }
            File.WriteAllText(Path.Combine(folder, "Program.cs"), program.ToString());
            _ = Dotnet(folder, "build", "-nologo", "-v:quiet", "-o", Path.Combine(folder, "built"));
            string[] expected = [.. snippets.Where(s => s.Runs).Select(s => s.Output)];
            Assert.True(expected.Length > 1);
            string built = Path.Combine(folder, "built", "Fresh.dll");
            Assert.Equal(string.Join('\n', expected), Dotnet(folder, built).TrimEnd());
            Assert.Equal((0, string.Join('\n', expected)), WithoutOpenBlas(folder, built));
            // Negative control: a snippet that names what is not there does not compile.
            File.WriteAllText(
                Path.Combine(folder, "Wrong.cs"),
                new Snippet("Console.WriteLine(new NoSuchType());", false, "").AsClass("Wrong")
            );
            (int code, string said) = Answer(folder, "build", "-nologo", "-v:quiet", "--no-restore", "-o", Path.Combine(folder, "built"));
            Assert.True(code != 0 && said.Contains("NoSuchType", StringComparison.Ordinal), said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void AsClass_Snippet_KeepsUsingsOutsideAndCodeInside()
    {
        string text = new Snippet("using System.Text;\nConsole.WriteLine(new NoSuchType());", false, "").AsClass("S");
        Assert.Matches(
            "^using System.Text;\ninternal static class S\n{\n    internal static void Run\\(\\)\n    {\nConsole.WriteLine",
            text
        );
    }

    // Code quoted in the documents stands in the file it is quoted from.
    [Fact]
    public void QuotedCode_OfTheDocuments_StandsInItsFile()
    {
        MatchCollection quotes = Regex.Matches(
            string.Join('\n', House.Files(".md").Select(f => File.ReadAllText(Path.Combine(House.Root, f)))),
            "^ *```cs (?<path>\\S+)\n(?<code>.*?)^ *```$",
            RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            Regex.InfiniteMatchTimeout
        );
        Assert.NotEmpty(quotes);
        Assert.All(
            quotes,
            q => Assert.Contains(Folded(q.Groups["code"].Value), Folded(File.ReadAllText(Path.Combine(House.Root, q.Groups["path"].Value))))
        );
    }

    private static string Folded(string code) => string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The version of everything that is built here.</summary>
    internal static string Version { get; } =
        Regex
            .Match(
                File.ReadAllText(Path.Combine(House.Root, "Directory.Build.props")),
                "<Version>(?<version>[^<]+)</Version>",
                RegexOptions.ExplicitCapture,
                Regex.InfiniteMatchTimeout
            )
            .Groups["version"]
            .Value;

    [Fact]
    public void Version_OfTheHouse_IsThatOfTheCitationAndTheNewestChanges()
    {
        string Text(string file) => File.ReadAllText(Path.Combine(House.Root, file));
        Assert.Contains($"IsoTriplet, version {Version}, ", Text("README.md"), StringComparison.Ordinal);
        string newest = Text("CHANGELOG.md").Split('\n').First(l => l.StartsWith("## ", StringComparison.Ordinal));
        Assert.StartsWith($"## {Version}", newest, StringComparison.Ordinal);
    }

    // What the build of this checkout restored: the packages of others that ours stand on.
    private static string Restored =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";

    // What the house is pinned to; restored with it, so there without a network.
    private static string Pinned(string package) =>
        Regex
            .Match(
                File.ReadAllText(Path.Combine(House.Root, "Directory.Packages.props")),
                $"\"{package}\" Version=\"(?<version>[^\"]+)\"",
                RegexOptions.ExplicitCapture,
                Regex.InfiniteMatchTimeout
            )
            .Groups["version"]
            .Value;

    // Links to them, without ours: where a project of this machine has added ours before, NuGet keeps those of that day under the same version.
    private static string Others(string folder)
    {
        string others = Directory.CreateDirectory(Path.Combine(folder, "others")).FullName;
        foreach (string package in Directory.GetDirectories(Restored))
        {
            string name = Path.GetFileName(package);
            if (!name.StartsWith("isotriplet", StringComparison.OrdinalIgnoreCase))
            {
                _ = Directory.CreateSymbolicLink(Path.Combine(others, name), package);
            }
        }
        return others;
    }

    private static void WriteProject(string folder, string feed, string others)
    {
        StringBuilder references = new();
        foreach (string package in Packages)
        {
            _ = references.AppendLine($"<PackageReference Include=\"IsoTriplet.{package}\" Version=\"{Version}\" />");
        }
        File.WriteAllText(
            Path.Combine(folder, "Fresh.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <DefaultItemExcludes>$(DefaultItemExcludes);restored/**;others/**</DefaultItemExcludes>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
              </PropertyGroup>
              <ItemGroup>
                {references}
                <PackageReference Include="libtorch-cpu-linux-x64" Version="{Pinned("libtorch-cpu-linux-x64")}" />
              </ItemGroup>
            </Project>
            """
        );
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="local" value="{feed}" /></packageSources>
              <fallbackPackageFolders><add key="restored" value="{others}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "restored")}" /></config>
            </configuration>
            """
        );
    }

    private static string Dotnet(string folder, params string[] arguments)
    {
        (int code, string output) = Answer(folder, arguments);
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)} ended with {code}: {output}");
        return output;
    }

    // In a mount namespace of its own every libopenblas is an empty file; where no such namespace is allowed, the variable asks for the same.
    private static (int Code, string Output) WithoutOpenBlas(string folder, string program)
    {
        const string hidden =
            "for f in $(find /usr/lib /usr/local/lib -name 'libopenblas*.so*' -type f); do mount --bind /dev/null $f || exit 1; done";
        string[] apart = ["--map-root-user", "--mount", "sh", "-c"];
        (int code, string output) = Started(folder, "unshare", [.. apart, hidden]) is (0, _)
            ? Started(folder, "unshare", [.. apart, $"{hidden}; exec dotnet '{program}'"])
            : Started(folder, "env", ["ISOTRIPLET_LINEAR_ALGEBRA=managed", "dotnet", program]);
        return (code, output.TrimEnd());
    }

    private static (int Code, string Output) Answer(string folder, params string[] arguments) => Started(folder, "dotnet", arguments);

    private static (int Code, string Output) Started(string folder, string program, string[] arguments)
    {
        // It would go before the folder that the configuration names.
        Tool ran = Tool.Run(program, arguments, folder: folder, environment: e => e.Remove("NUGET_PACKAGES"));
        return (ran.Code, ran.Output);
    }
}

/// <summary>A block of C# in a document.</summary>
internal sealed record Snippet(string Code, bool Runs, string Output)
{
    private static readonly Regex Block = new(
        "^```csharp(?<run> run)?\n(?<code>.*?)^```$(\n+```text output\n(?<output>.*?)^```$)?",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>Every block marked csharp in the Markdown of the house; the one marked "csharp run" is followed by its output.</summary>
    public static List<Snippet> InDocuments() =>
        [
            .. House
                .Files(".md")
                .Order(StringComparer.Ordinal)
                .SelectMany(f => Block.Matches(File.ReadAllText(Path.Combine(House.Root, f))))
                .Select(m => new Snippet(m.Groups["code"].Value, m.Groups["run"].Success, m.Groups["output"].Value.TrimEnd())),
        ];

    /// <summary>The statements in a method; a snippet that declares a type stays as it is.</summary>
    public string AsClass(string name)
    {
        if (
            Regex.IsMatch(
                Code,
                "^(public|internal|sealed|static|namespace) ",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                Regex.InfiniteMatchTimeout
            )
        )
        {
            return Code;
        }
        string[] lines = Code.Split('\n');
        string usings = string.Join('\n', lines.Where(IsUsing));
        string body = string.Join('\n', lines.Where(l => !IsUsing(l)));
        return $"{usings}\ninternal static class {name}\n{{\n    internal static void Run()\n    {{\n{body}\n    }}\n}}\n";
    }

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=');
}
