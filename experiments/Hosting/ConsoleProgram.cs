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
        string[] unknown = [.. UnknownOptions(parsed)];
        if (unknown.Length > 0)
        {
            return host.Refuse($"unknown option {string.Join(", ", unknown)} (see --help)");
        }
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

    // The parser takes a word with dashes that it does not know as the value of whatever wants one: a misspelt option would become a file's name.
    private static IEnumerable<string> UnknownOptions(ParseResult parsed) =>
        parsed
            .Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(t => $"'{t.Value}'");
}
