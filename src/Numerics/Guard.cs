using System.Runtime.CompilerServices;

namespace IsoTriplet.Numerics;

/// <summary>Boundary checks shared by the public members: they throw with the argument's name, what was wrong and what was expected.</summary>
public static class Guard
{
    /// <summary>Refuses NaN and infinity.</summary>
    /// <param name="value">The number to check.</param>
    /// <param name="name">The argument's name (filled in by the compiler).</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentException($"{name} is {value}; a finite number was expected", name);

    /// <summary>Refuses negative numbers, NaN and infinity.</summary>
    /// <param name="value">The number to check.</param>
    /// <param name="name">The argument's name (filled in by the compiler).</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="ArgumentException">The value is negative, NaN or infinite.</exception>
    public static double NonNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Finite(value, name) >= 0 ? value : throw new ArgumentException($"{name} is {value}; a number >= 0 was expected", name);

    /// <summary>Refuses two sizes that differ.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other size.</param>
    /// <param name="what">What the sizes count, for the message.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void SameSize(int left, int right, string what)
    {
        if (left != right)
        {
            throw new ArgumentException($"{what} differ: {left} and {right}; equal numbers were expected");
        }
    }
}

/// <summary>How a count is written for a person: "1 class", "2 classes", "0 queries".</summary>
public static class Counted
{
    /// <summary>The count and the noun in its number.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">The noun in the singular, of a regular plural: point, class, query.</param>
    /// <returns>"1 point", and "N points" of every other N.</returns>
    /// <exception cref="ArgumentException">The noun is null or empty.</exception>
    public static string Of(long count, string noun)
    {
        ArgumentException.ThrowIfNullOrEmpty(noun);
        return count == 1 ? $"1 {noun}"
            : noun.EndsWith('s') || noun.EndsWith("ch", StringComparison.Ordinal) ? $"{count} {noun}es"
            : noun.EndsWith('y') ? $"{count} {noun[..^1]}ies"
            : $"{count} {noun}s";
    }
}
