using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>
/// Areas in [0, 1]^2 of the regions in which a small step does harm, enclosed exactly by counting cells of a grid in integers.
/// </summary>
/// <remarks>
/// By the lemmas etl-small-rate-*: the first order step pushes the positive away where gamma^2 (1 - S_an^2) > 4 (1 - S_ap^2) and pulls the negative
/// in where gamma^2 (1 - S_ap^2) > 4 (1 - S_an^2); the second order step where gamma^2 S_an^2 (1 - S_an^2) > 4 (1 - S_ap)^2 (1 - S_ap^2) and
/// gamma^2 (1 - S_ap)^2 (1 - S_ap^2) > 4 S_an^2 (1 - S_an^2); gamma > 0. Each side is monotone in its variable, or rises and falls once
/// (S_an^2 (1 - S_an^2), largest, 1/4, at S_an^2 = 1/2), so that corners decide a cell.
/// </remarks>
public static class RegionAreas
{
    private const int Grid = 64;

    /// <summary>At most this share is pushed away by the first order step.</summary>
    public static Fraction PushedFirstAtMost(Fraction gamma) =>
        Share((x, y) => gamma * gamma * (1 - Square(y.Low)) > 4 * (1 - Square(x.High)));

    /// <summary>At least this share is pushed away by the first order step.</summary>
    public static Fraction PushedFirstAtLeast(Fraction gamma) =>
        Share((x, y) => gamma * gamma * (1 - Square(y.High)) > 4 * (1 - Square(x.Low)));

    /// <summary>At least this share is pushed away by the second order step.</summary>
    public static Fraction PushedSecondAtLeast(Fraction gamma) => Share((x, y) => gamma * gamma * Least(y) > 4 * Falling(x.Low));

    /// <summary>At most this share is pulled in by the first order step.</summary>
    public static Fraction PulledFirstAtMost(Fraction gamma) =>
        Share((x, y) => gamma * gamma * (1 - Square(x.Low)) > 4 * (1 - Square(y.High)));

    /// <summary>At least this share is pulled in by the first order step.</summary>
    public static Fraction PulledFirstAtLeast(Fraction gamma) =>
        Share((x, y) => gamma * gamma * (1 - Square(x.High)) > 4 * (1 - Square(y.Low)));

    /// <summary>At least this share is pulled in by the second order step.</summary>
    public static Fraction PulledSecondAtLeast(Fraction gamma) => Share((x, y) => gamma * gamma * Falling(x.High) > 4 * Most(y));

    private static Fraction Share(Func<Side, Side, bool> inside)
    {
        Side[] sides = [.. Enumerable.Range(0, Grid).Select(i => new Side(new Fraction(i, Grid), new Fraction(i + 1, Grid)))];
        return new Fraction(sides.Sum(x => sides.Count(y => inside(x, y))), Grid * Grid);
    }

    private static Fraction Square(Fraction x) => x * x;

    // (1 - x)^2 (1 - x^2), which falls on [0, 1].
    private static Fraction Falling(Fraction x) => Square(1 - x) * (1 - Square(x));

    private static Fraction Hill(Fraction y) => Square(y) * (1 - Square(y));

    private static Fraction Least(Side y) => Hill(y.Low) < Hill(y.High) ? Hill(y.Low) : Hill(y.High);

    private static Fraction Most(Side y)
    {
        Fraction half = new(1, 2);
        bool top = Square(y.Low) <= half && half <= Square(y.High);
        return top ? new Fraction(1, 4)
            : Hill(y.Low) > Hill(y.High) ? Hill(y.Low)
            : Hill(y.High);
    }

    private readonly record struct Side(Fraction Low, Fraction High);
}
