namespace IsoTriplet.Tests.Conventions;

/// <summary>The console as a .NET tool: packed, installed into a folder, and run away from the checkout.</summary>
public sealed class ToolTests : InShell
{
    [Fact]
    public void Tool_PackedAndInstalled_MeasuresAsTheConsoleDoes()
    {
        string feed = _shell.PathOf("feed");
        // A build of its own: the package has no libtorch in it.
        string[] apart = ["-p:Tensors=host", "-p:RunAnalyzers=false", "--artifacts-path", _shell.PathOf("artifacts"), "-o", feed];
        _ = Done("dotnet", ["pack", Path.Combine(House.Root, "experiments"), "-c", "Release", "-nologo", "-v:quiet", .. apart]);
        string package = Path.Combine(feed, $"isotriplet.{PackageTests.Version}.nupkg");
        // libtorch alone has 460 MB.
        Assert.InRange(new FileInfo(package).Length, 1 << 20, 100 << 20);
        string sources = $"<configuration><packageSources><clear /><add key=\"local\" value=\"{feed}\" /></packageSources></configuration>";
        string[] from = ["--configfile", _shell.Write("nuget.config", sources), "--version", PackageTests.Version];
        _ = Done("dotnet", ["tool", "install", "isotriplet", "--tool-path", _shell.PathOf("tools"), .. from]);

        string tool = _shell.PathOf("tools/isotriplet");
        string labels = _shell.Write("y.csv", "a\na\nb\nb\nb\n");
        string[] words = ["measure", _shell.Write("x.csv", "0,0.5\n3,0\n1,1\n4,1\n2,3\n"), "--labels", labels, "--json"];
        Assert.Equal(_shell.Run(words).Output, Done(tool, words));

        // What the package does not have is said in one line.
        (int code, string said) = Answer(tool, "train", "--data", "synthetic", "--out", _shell.PathOf("run"));
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("a libtorch 2.10 from a package or on LD_LIBRARY_PATH is needed", Line(said), StringComparison.Ordinal);
        Assert.InRange(said.Length, 1, 300);
        foreach (
            string[] inside in (string[][])
                [
                    ["prove"],
                    ["reproduce", "--quick", "--out", _shell.PathOf("run")],
                ]
        )
        {
            (code, said) = Answer(tool, inside);
            Assert.Equal(ExitCode.BadInput, code);
            Assert.Contains("expected to run in a checkout of IsoTriplet", Line(said), StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(_shell.PathOf("run")));
    }

    private static string Line(string said) => Assert.Single(said.TrimEnd('\n').Split('\n'));

    private string Done(string program, params string[] words)
    {
        (int code, string said) = Answer(program, words);
        Assert.True(code == 0, $"{program} {string.Join(' ', words)} ended with {code}: {said}");
        return said;
    }

    // What it says on both streams; libtorch is not to be found in the environment.
    private (int Code, string Said) Answer(string program, params string[] words)
    {
        Tool ran = Tool.Run(program, words, folder: _shell.Folder, environment: e => e.Remove("LD_LIBRARY_PATH"));
        return (ran.Code, ran.Code == 0 ? ran.Output : ran.Output + ran.Error);
    }
}
