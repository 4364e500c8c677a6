using System.CommandLine;

namespace IsoTriplet.Experiments.Commands;

/// <summary>What <c>benchmark</c> takes: for the program that measures, and for the console's help and completions.</summary>
public sealed class BenchmarkOptions
{
    /// <summary>Which benchmarks.</summary>
    public Argument<string[]> Names { get; } =
        new("NAME")
        {
            Description =
                "benchmarks, or the beginnings of their names; none: all but training-step and torch-mining, which need PyTorch; all: every one",
            Arity = ArgumentArity.ZeroOrMore,
        };

    /// <summary>The names alone.</summary>
    public Option<bool> List { get; } = new("--list") { Description = "list the names and stop" };

    /// <summary>Files of the report.</summary>
    public Option<string[]> Files { get; } =
        new("--out") { Description = "write the report: .json, or .md for the page (may be given twice)" };

    /// <summary>A report in the place of a measurement.</summary>
    public Option<string?> From { get; } = new("--from") { Description = "run nothing: take a report written before (.json)" };

    /// <summary>How often.</summary>
    public Option<int> Repeats { get; } = OptionWith.Default("--repeats", "pairs of runs", 7);

    /// <summary>On how many threads.</summary>
    public Option<int> Threads { get; } = OptionWith.Default("--threads", "threads of both sides", 2);

    /// <summary>When; the launcher gives it first.</summary>
    public Option<string[]> Date { get; } = new("--date") { Description = "the date that the report is to bear (the last one counts)" };

    /// <summary>The command <c>benchmark</c> with all of them.</summary>
    public Command CreateCommand() =>
        new("benchmark", "the hot paths against peers, as ratios in one run") { Names, List, Files, From, Repeats, Threads, Date };
}
