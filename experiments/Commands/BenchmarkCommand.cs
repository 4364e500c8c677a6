using System.CommandLine;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>benchmark [NAME ...]</c> stands in the list of commands here; the launcher runs it as a program of its own.</summary>
public static class BenchmarkCommand
{
    public static Command Create(CommandHost host)
    {
        Command command = new BenchmarkOptions().CreateCommand();
        command.Action = host.Acts(
            (parsed, _) => host.Refuse("benchmark is a program of its own; ./isotriplet benchmark was expected, which builds and runs it")
        );
        return command;
    }
}
