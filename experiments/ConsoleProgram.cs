using IsoTriplet.Experiments.Commands;

namespace IsoTriplet.Experiments;

/// <summary>The console program: parses, runs one command, answers with an exit code.</summary>
public static class ConsoleProgram
{
    /// <param name="args">The words after the program's name.</param>
    /// <param name="output">Where results go (exactly one JSON document with --json).</param>
    /// <param name="error">Where messages, warnings and progress go.</param>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        CommandHost host = new(output, error);
        RootCommand root = CommandList.Create(host);
        // A file whose name begins with @ is a file, and no list of words to be read.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        IReadOnlyList<string> faults = UsageFaults.Of(parsed);
        if (faults.Count > 0)
        {
            return host.Refuse($"{string.Join("; ", faults)} (see --help)");
        }
        try
        {
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
        // Help and version are printed by the parser.
        catch (IOException e)
        {
            return host.Refuse(e.Message);
        }
    }
}
