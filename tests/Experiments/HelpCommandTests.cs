using System.CommandLine;
using IsoTriplet.Experiments.Commands;

namespace IsoTriplet.Tests.Experiments;

public sealed class HelpCommandTests
{
    private static readonly RootCommand Root = CommandList.Create(new CommandHost(TextWriter.Null, TextWriter.Null));

    [Fact]
    public void Examples_OfEveryCommand_AreThereAndParse()
    {
        Assert.Equal(Leaves(Root, "").Order(StringComparer.Ordinal), HelpCommand.Examples.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            HelpCommand.Examples,
            e =>
            {
                Assert.StartsWith(e.Key, e.Value, StringComparison.Ordinal);
                Assert.Empty(UsageFaults.Of(Root.Parse(e.Value.Split(' '))));
            }
        );
    }

    // The control: an option that is not there would be seen.
    [Fact]
    public void Of_AnExampleWithAnUnknownOption_IsAFault() =>
        Assert.NotEmpty(UsageFaults.Of(Root.Parse(["measure", "a.npy", "--lables", "b"])));

    [Fact]
    public void Help_OfACommand_ShowsItsOptionsAndAnExample()
    {
        (int code, string output, _) = Shell.Console("help", "sweep", "run");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("--workers", output, StringComparison.Ordinal);
        Assert.Contains("isotriplet sweep run docs/examples/predicted.json", output, StringComparison.Ordinal);
    }

    // The parser puts what an option may be behind its name, in a column as wide as the longest list.
    [Fact]
    public void Help_OfAnOptionOfManyWords_ListsThemOnce()
    {
        string output = Shell.Console("help", "triples").Output;
        Assert.Contains("--mining <mining> ", output, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(output, "hard-semi-hard, ", RegexOptions.None, Regex.InfiniteMatchTimeout));
        // The control: where the line says something else, few words stand behind the name.
        Assert.Contains("--sct-form <paper|released>", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfBenchmark_HasTheOptionsOfItsProgram()
    {
        string output = Shell.Console("help", "benchmark").Output;
        using StringWriter own = new();
        Assert.Equal(ExitCode.Done, IsoTriplet.Benchmarks.BenchmarkProgram.Run(["--help"], own, TextWriter.Null));
        Assert.Contains("benchmark [<NAME>...]", own.ToString(), StringComparison.Ordinal);
        string[] options = [.. new BenchmarkOptions().Words.OfType<Option>().Select(o => o.Name)];
        Assert.Contains("--list", options, StringComparer.Ordinal);
        Assert.All(
            options,
            o =>
            {
                Assert.Contains(o, output, StringComparison.Ordinal);
                Assert.Contains(o, own.ToString(), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Help_OfNoSuchCommand_IsRefused()
    {
        (int code, _, string error) = Shell.Console("help", "sweep", "walk");
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("sweep walk", error, StringComparison.Ordinal);
    }

    // What engines call themselves is no command for people, and has no example.
    [Fact]
    public void Help_OfSweep_NamesNoHiddenCommand()
    {
        using Shell shell = new();
        IEnumerable<string?> named = shell.Json("help", "sweep").GetProperty("commands").EnumerateArray().Select(c => c.GetString());
        Assert.Equal("run status collect programs", string.Join(' ', named));
        Assert.Equal(ExitCode.BadInput, Shell.Console("help", "sweep", "worker").Code);
    }

    [Fact]
    public void Help_Alone_ListsEveryCommand()
    {
        string output = Shell.Console("help").Output;
        Assert.All(Root.Subcommands, c => Assert.Contains(c.Name, output, StringComparison.Ordinal));
    }

    // A real shell, and the program as it is built.
    [Theory]
    [InlineData("isotriplet mea", "measure")]
    [InlineData("isotriplet measure x.npy --mar", "--margin")]
    [InlineData("isotriplet sweep st", "status")]
    [InlineData("isotriplet completions fi", "fish")]
    [InlineData("isotriplet triples x.npy --mining easy-s", "easy-semi-hard")]
    [InlineData("isotriplet nonsense --x", "")]
    public void Completions_InBash_CompleteTheWord(string line, string expected)
    {
        string program = typeof(CommandHost).Assembly.Location;
        string script = $"""
            isotriplet() (exec dotnet '{program}' "$@")
            source <(isotriplet completions bash)
            COMP_LINE='{line}' COMP_POINT={line.Length}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            COMP_CWORD=$(({line.Split(' ').Length} - 1))
            _isotriplet
            echo "$COMPREPLY"
            """;
        Assert.Equal(expected, Tool.Run("bash", ["-c", script], cancel: TestContext.Current.CancellationToken).Output.Trim());
    }

    private static IEnumerable<string> Leaves(Command command, string path) =>
        command.Subcommands.All(c => c.Hidden)
            ? [path]
            : command.Subcommands.Where(c => !c.Hidden).SelectMany(c => Leaves(c, path.Length == 0 ? c.Name : $"{path} {c.Name}"));
}
