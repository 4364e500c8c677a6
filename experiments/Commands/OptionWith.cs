using System.CommandLine.Parsing;

namespace IsoTriplet.Experiments.Commands;

/// <summary>Options, and arguments of many words.</summary>
internal static class OptionWith
{
    /// <summary>An option without a default.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    public static Option<T> Description<T>(string name, string description, bool required = false) =>
        new(name) { Description = description, Required = required };

    /// <summary>An argument of any number of words.</summary>
    public static Argument<string[]> Many(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };

    /// <summary>An option.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="value">The value where it is not given.</param>
    public static Option<T> Default<T>(string name, string description, T value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    /// <summary>An option that takes a number with a decimal point. "0,5" is refused: the usual parser reads it as 5.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="value">The value where it is not given.</param>
    public static Option<double> Default(string name, string description, double value)
    {
        Option<double> option = Number(name, description);
        option.DefaultValueFactory = _ => value;
        return option;
    }

    /// <summary>The same without a default.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    public static Option<double> Number(string name, string description) =>
        new(name) { Description = description, CustomParser = result => ParseNumber(result) ?? 0 };

    /// <summary>Parses the one word of an option as a finite number; says by the option's name what else it is.</summary>
    internal static double? ParseNumber(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string name = (result.Parent as OptionResult)?.Option.Name ?? result.Argument.Name;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            result.AddError($"{name} is '{text}'; a number was expected");
        }
        else if (!double.IsFinite(value))
        {
            result.AddError($"{name} is '{text}'; a finite number was expected");
        }
        return value;
    }

    /// <summary>An option that takes one of a few words.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">One line; null lists the words, which stand behind the name where they are few and the line says something else.</param>
    /// <param name="value">The word where it is not given.</param>
    public static Option<string> Among(string name, string? description, string value, params string[] words)
    {
        Option<string> option = Default(name, description ?? string.Join(", ", words), value);
        if (description is null)
        {
            // Listed once: the parser would list them behind the name as well, in a column a hundred characters wide.
            option.HelpName = name.TrimStart('-');
        }
        Restrict(option, words);
        return option;
    }

    /// <summary>The same without a default.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    public static Option<string?> Maybe(string name, string description, params string[] words)
    {
        Option<string?> option = new(name) { Description = $"{string.Join(" or ", words)}: {description}" };
        Restrict(option, words);
        return option;
    }

    /// <summary>Refuses options that were given and would do nothing.</summary>
    /// <param name="why">What makes them idle, as in "--mining {why}".</param>
    /// <exception cref="ArgumentException">One of them was given; the first is named.</exception>
    public static void Idle(ParseResult parsed, string why, params ReadOnlySpan<Option> options)
    {
        foreach (Option option in options)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new ArgumentException($"{option.Name} {why}");
            }
        }
    }

    private static void Restrict(Option option, string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !words.Contains(text, StringComparer.Ordinal))
            {
                result.AddError($"{option.Name} is '{text}'; one of {string.Join(", ", words)} was expected");
            }
        });
    }
}
