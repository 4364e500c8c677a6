using System.CommandLine;

namespace IsoTriplet.Experiments.Commands;

/// <summary>Options that have a default.</summary>
internal static class OptionWith
{
    /// <summary>An option.</summary>
    /// <typeparam name="T">Its value's type.</typeparam>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">One line.</param>
    /// <param name="value">The value where it is not given.</param>
    /// <returns>The option.</returns>
    public static Option<T> Default<T>(string name, string description, T value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
