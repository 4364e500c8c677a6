namespace IsoTriplet.Numerics;

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
