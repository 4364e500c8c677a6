using System.CommandLine.Parsing;
using System.Numerics;

namespace IsoTriplet.Experiments.Hosting;

/// <summary>What is wrong with a command line, in words of our own: the one place where every option and argument of every command is looked at.</summary>
public static class UsageFaults
{
    /// <summary>The faults of a parsed command line, the worst kind alone: unknown options, empty values, then what the parser found.</summary>
    /// <returns>One line a fault; none where the command can run.</returns>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        string[] unknown = [.. Unknown(parsed)];
        string[] empty = [.. Empty(parsed)];
        return unknown.Length > 0 ? [$"unknown option {string.Join(", ", unknown)}"]
            : empty.Length > 0 ? empty
            : NoCommand(parsed) is { } none ? [none]
            : [.. parsed.Errors.Select(Words)];
    }

    // The parser takes a word with dashes that it does not know as the value of whatever wants one: a misspelt option would become a file's name.
    private static IEnumerable<string> Unknown(ParseResult parsed) =>
        parsed
            .Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(t => $"'{t.Value}'");

    // No option and no argument of any command has a meaning for the empty text; a script whose variable is not set gives it.
    private static IEnumerable<string> Empty(ParseResult parsed)
    {
        for (CommandResult? command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            foreach (SymbolResult given in command.Children.Where(c => c is not CommandResult && c.Tokens.Any(t => t.Value.Length == 0)))
            {
                yield return $"{Name(given)} is empty; a value was expected";
            }
        }
    }

    // Of a misspelt command the parser says three things: that one is required, and of the word and of each after it that it knows none such.
    private static string? NoCommand(ParseResult parsed)
    {
        string[] commands = [.. parsed.CommandResult.Command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];
        return parsed.Errors.Count == 0 || commands.Length == 0
            ? null
            : $"{(parsed.UnmatchedTokens is [var word, ..] ? $"there is no command '{word}'; " : "")}one of {string.Join(", ", commands)} was expected";
    }

    private static string Words(ParseError error)
    {
        SymbolResult? given = error.SymbolResult;
        Type? type = (given as ArgumentResult)?.Argument.ValueType ?? (given as OptionResult)?.Option.ValueType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        string? value = given?.Tokens is [var only] ? only.Value : null;
        return value is null || !(type == typeof(int) || type == typeof(long)) ? error.Message.TrimEnd('.')
            : BigInteger.TryParse(value, out _) ? $"{Name(given!)} is {value}; an integer {Range(type == typeof(int))} was expected"
            : $"{Name(given!)} is '{value}'; an integer was expected";
    }

    private static string Range(bool small) =>
        small ? $"from {int.MinValue} to {int.MaxValue}" : $"from {long.MinValue} to {long.MaxValue}";

    private static string Name(SymbolResult given) =>
        given is OptionResult option ? option.Option.Name
        : given is ArgumentResult argument ? (argument.Parent as OptionResult)?.Option.Name ?? argument.Argument.Name
        : given.ToString() ?? "";
}
