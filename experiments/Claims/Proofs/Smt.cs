using System.Globalization;

namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>Builds SMT-LIB 2 terms as text. Arguments are terms; nothing is simplified, so that a script reads as it was written.</summary>
public static class Smt
{
    /// <summary>The sum of the terms; 0.0 for none.</summary>
    public static string Sum(params IEnumerable<string> terms) => Fold("+", "0.0", terms);

    /// <summary>The product of the terms; 1.0 for none.</summary>
    public static string Product(params IEnumerable<string> terms) => Fold("*", "1.0", terms);

    /// <summary>All of the formulas; true for none.</summary>
    public static string And(params IEnumerable<string> formulas) => Fold("and", "true", formulas);

    /// <summary>At least one of the formulas; false for none.</summary>
    public static string Or(params IEnumerable<string> formulas) => Fold("or", "false", formulas);

    /// <summary>x - y.</summary>
    public static string Minus(string x, string y) => $"(- {x} {y})";

    /// <summary>x squared, written as a product.</summary>
    public static string Square(string x) => $"(* {x} {x})";

    /// <summary>The absolute value of x.</summary>
    public static string Absolute(string x) => $"(ite (>= {x} 0.0) {x} (- {x}))";

    /// <summary>The larger of x and y.</summary>
    public static string Larger(string x, string y) => $"(ite (>= {x} {y}) {x} {y})";

    /// <summary>x &lt;= y.</summary>
    public static string AtMost(string x, string y) => $"(<= {x} {y})";

    /// <summary>x &lt; y.</summary>
    public static string Less(string x, string y) => $"(< {x} {y})";

    /// <summary>x = y.</summary>
    public static string Equal(string x, string y) => $"(= {x} {y})";

    /// <summary>A decimal literal that every SMT-LIB reader takes for the exact decimal number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative: SMT-LIB writes that as a term, not a literal.</exception>
    public static string Number(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value.ToString("0.0###########", CultureInfo.InvariantCulture);
    }

    /// <summary>Declarations of real unknowns.</summary>
    public static IEnumerable<string> Reals(params IEnumerable<string> names) => names.Select(n => $"(declare-const {n} Real)");

    /// <summary>Declarations of integer unknowns.</summary>
    public static IEnumerable<string> Integers(params IEnumerable<string> names) => names.Select(n => $"(declare-const {n} Int)");

    private static string Fold(string head, string empty, IEnumerable<string> terms)
    {
        var all = terms.ToArray();
        return all.Length switch
        {
            0 => empty,
            1 => all[0],
            _ => $"({head} {string.Join(' ', all)})",
        };
    }
}
