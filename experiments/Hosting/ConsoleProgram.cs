using System.CommandLine;
using System.CommandLine.Parsing;
using IsoTriplet.Experiments.Commands;

namespace IsoTriplet.Experiments.Hosting;

/// <summary>The console program: parses, runs one command, answers with an exit code.</summary>
public static class ConsoleProgram
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="output">Where results go (exactly one JSON document with --json).</param>
    /// <param name="error">Where messages, warnings and progress go.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        CommandHost host = new(output, error);
        RootCommand root = CommandList.Create(host);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return host.Refuse(string.Join("; ", parsed.Errors.Select(e => e.Message)) + " (see --help)");
        }
        return parsed.Invoke(
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            }
        );
    }
}
