namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>
/// Shares of a part of the diagram in which the total movement (11), (12) of a small step has given signs, gamma = 1/2, enclosed by interval arithmetic:
/// cells of a grid that have the signs throughout count below, cells that may have them somewhere count above.
/// </summary>
/// <remarks>The changes are those of own-etl-small-rate, 2 w s_p^2 - v gamma s_p s_n and w gamma s_p s_n - 2 v s_n^2, without their common factor b > 0.</remarks>
internal static class FieldShares
{
    private const int Grid = 200;
    private const double Gamma = 0.5;

    /// <summary>A part of [0, 1]^2 by its lower left corner; it reaches to (1, 1).</summary>
    internal readonly record struct Part(double Sap, double San);

    internal static Part Top { get; } = new(0, 0.9);
    internal static Part Right { get; } = new(0.8, 0);
    internal static Part Corner { get; } = new(0.9, 0.9);

    /// <summary>The weights of a step on the positive and on the negative at a state.</summary>
    internal delegate (Interval W, Interval V) Weights(Interval sap, Interval san);

    internal static (Interval W, Interval V) FirstOrder(Interval sap, Interval san) => (1, 1);

    internal static (Interval W, Interval V) SecondOrder(Interval sap, Interval san) => (1 - sap, san);

    internal static bool? Up(Interval x, Interval y) => Above(y, 0);

    internal static bool? StronglyDown(Interval x, Interval y) => And(Above(-y - x, 0), Above(-y + x, 0));

    internal static bool? NotUpRight(Interval x, Interval y) => !And(Above(x, 0), Above(y, 0));

    /// <summary>The share of a part in which the totals satisfy a relation.</summary>
    internal static Interval Of(Weights weights, double p, Part part, Func<Interval, Interval, bool?> inside)
    {
        (int below, int above) = (0, 0);
        for (int cell = 0; cell < Grid * Grid; cell++)
        {
            (Interval x, Interval y) = Totals(weights, p, Side(part.Sap, cell / Grid), Side(part.San, cell % Grid));
            bool? found = inside(x, y);
            below += found == true ? 1 : 0;
            above += found != false ? 1 : 0;
        }
        return new Interval(below / (double)(Grid * Grid), above / (double)(Grid * Grid));
    }

    /// <summary>The least share over strengths of entanglement is above a bound.</summary>
    internal static Computed Above(
        double bound,
        string what,
        Weights weights,
        Part part,
        Func<Interval, Interval, bool?> inside,
        Verdict verdict,
        params double[] strengths
    ) =>
        KeptRuns.Drawn(
            $"interval arithmetic: {what}, above {bound}",
            _ =>
            {
                Interval[] shares = [.. strengths.Select(p => Of(weights, p, part, inside))];
                Interval least = new(shares.Min(s => s.Lower), shares.Min(s => s.Upper));
                return new(least.Lower > bound ? verdict : Verdict.Undecided, Grid * Grid, $"[{least.Lower:F4}, {least.Upper:F4}]");
            }
        );

    private static (Interval X, Interval Y) Totals(Weights weights, double p, Interval sap, Interval san)
    {
        (Interval w, Interval v) = weights(sap, san);
        Interval s = Sine(sap);
        Interval t = Sine(san);
        Interval cross = Gamma * s * t;
        Interval x = (2 * w * s.Square()) - (v * cross);
        Interval y = (w * cross) - (2 * v * t.Square());
        Interval k = p * (sap * san).Sqrt();
        return (x + (k * y), y + (k * x));
    }

    private static Interval Sine(Interval cosine) => ((1 - cosine) * (1 + cosine)).Sqrt();

    // Neighbouring cells share an end; the last one ends in 1.
    private static Interval Side(double low, int i) => new(End(low, i), End(low, i + 1));

    private static double End(double low, int i) => i == Grid ? 1 : low + ((1 - low) * i / Grid);

    private static bool? Above(Interval x, double bound) =>
        x.Lower > bound ? true
        : x.Upper <= bound ? false
        : null;

    private static bool? And(bool? x, bool? y) =>
        x == false || y == false ? false
        : x == true && y == true ? true
        : null;
}
