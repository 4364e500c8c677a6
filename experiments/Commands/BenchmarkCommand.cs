namespace IsoTriplet.Experiments.Commands;

/// <summary><c>benchmark [NAME ...]</c> stands in the list of commands here; the launcher runs it as a program of its own.</summary>
public static class BenchmarkCommand
{
    public static Command Create(CommandHost host) =>
        new BenchmarkOptions().CreateCommand(
            host,
            (_, _) => host.Refuse("benchmark is a program of its own; ./isotriplet benchmark was expected, which builds and runs it")
        );
}

/// <summary>What <c>benchmark</c> takes: for the program that measures, and for the console's help and completions.</summary>
public sealed class BenchmarkOptions
{
    public Argument<string[]> Names { get; } =
        OptionWith.Many(
            "NAME",
            "benchmarks, or the beginnings of their names; none: all but training-step and torch-mining, which need PyTorch; all: every one"
        );

    public Option<bool> List { get; } = OptionWith.Description<bool>("--list", "list the names and stop");

    public Option<string[]> Files { get; } =
        OptionWith.Description<string[]>("--out", "write the report: .json, or .md for the page (may be given twice)");

    /// <summary>A report in the place of a measurement.</summary>
    public Option<string?> From { get; } = OptionWith.Description<string?>("--from", "run nothing: take a report written before (.json)");

    public Option<int> Repeats { get; } = OptionWith.Default("--repeats", "pairs of runs", 7);

    public Option<int> Threads { get; } = OptionWith.Default("--threads", "threads of both sides", 2);

    public Option<string[]> Date { get; } =
        OptionWith.Description<string[]>("--date", "the date that the report is to bear (the last one counts)");

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Symbol> Words => [Names, List, Files, From, Repeats, Threads, Date];

    /// <summary>The command <c>benchmark</c>.</summary>
    public Command CreateCommand(CommandHost host, Func<ParseResult, CommandContext, int> body) =>
        host.Command("benchmark", "the hot paths against peers, as ratios in one run", Words, body);
}
