using System.Globalization;
using System.Numerics;

namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>The constants of a model that z3 printed. Rational values are exact; an irrational algebraic number (<c>root-obj</c>) is kept as text.</summary>
public sealed class SmtModel
{
    private readonly Dictionary<string, object> values;

    private SmtModel(Dictionary<string, object> values) => this.values = values;

    /// <summary>Names of the constants, in the order of the model.</summary>
    public IReadOnlyCollection<string> Names => values.Keys;

    /// <summary>Reads a model in the form <c>(model (define-fun x () Real (/ 1.0 2.0)) ...)</c>, with or without the word model.</summary>
    public static SmtModel Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var constants = new Dictionary<string, object>(StringComparer.Ordinal);
        var tokens = new Queue<string>(
            text.Replace("(", " ( ", StringComparison.Ordinal)
                .Replace(")", " ) ", StringComparison.Ordinal)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        if (tokens.Count > 0 && Expression(tokens) is List<object> model)
        {
            foreach (var entry in model.OfType<List<object>>().Where(e => e is ["define-fun", string, List<object> { Count: 0 }, _, _]))
            {
                constants[(string)entry[1]] = entry[4];
            }
        }
        return new SmtModel(constants);
    }

    public Fraction Rational(string name) => Evaluate(values[name]);

    /// <summary>The value of a rational constant, rounded to the nearest double as far as the quotient of two doubles is.</summary>
    public double Value(string name) => Rational(name) is var x ? (double)x.Numerator / (double)x.Denominator : 0;

    private static object Expression(Queue<string> tokens)
    {
        var token = Next(tokens);
        if (token != "(")
        {
            return token;
        }
        var list = new List<object>();
        while (tokens.Count > 0 && tokens.Peek() != ")")
        {
            list.Add(Expression(tokens));
        }
        Next(tokens);
        return list;
    }

    private static string Next(Queue<string> tokens) =>
        tokens.TryDequeue(out var token) ? token : throw new FormatException("the model ends inside a parenthesis");

    private static Fraction Evaluate(object value) =>
        value switch
        {
            string literal => Literal(literal),
            List<object> and ["-", var x] => -Evaluate(x),
            List<object> and ["/", var x, var y] => Evaluate(x) / Evaluate(y),
            _ => throw new FormatException("the value of this constant is not a rational number"),
        };

    private static Fraction Literal(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int places = point < 0 ? 0 : text.Length - point - 1;
        return BigInteger.TryParse(
            point < 0 ? text : text.Remove(point, 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out BigInteger digits
        )
            ? new(digits, BigInteger.Pow(10, places))
            : throw new FormatException($"'{text}' is not a number");
    }
}
