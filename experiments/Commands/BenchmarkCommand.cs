using System.CommandLine;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>benchmark [NAME ...]</c> stands in the list of commands here; the launcher runs it as a program of its own.</summary>
public static class BenchmarkCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="host">Runs the body.</param>
    /// <returns>The command.</returns>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        Argument<string[]> names = new("NAME") { Description = "benchmarks to run; none: all", Arity = ArgumentArity.ZeroOrMore };
        Command command = new("benchmark", "the hot paths against peers, as ratios in one run") { names };
        command.SetAction(parsed =>
            host.Run(
                parsed,
                _ => host.Refuse("benchmark is a program of its own; ./isotriplet benchmark was expected, which builds and runs it")
            )
        );
        return command;
    }
}
