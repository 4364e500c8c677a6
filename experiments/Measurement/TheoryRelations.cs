using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>The relations of [IAT] that can be judged on one embedding, from brackets and never from point estimates.</summary>
internal static class TheoryRelations
{
    // Certified bounds that attain H/2 stand a few units in the last place below it.
    private const double Rounding = 1e-9;
    private const string Holds = "holds";
    private const string Refuted = "refuted";
    private const string Undecided = "undecided";
    private const string Vacuous = "vacuous";

    public static IReadOnlyList<ClaimReport> Of(double? hardness, Thickness thickness, DistanceReport haus, DistanceReport iso)
    {
        List<ClaimReport> claims = [AtMost("iat-27", "d_iso(F, F_TS) <= 2 d_haus(F, F_TS)", Sides(iso), Sides(haus, 2))];
        if (hardness is double h)
        {
            double positive = Math.Max(0, h);
            claims.Add(AtMost("iat-theorem-3-lower", "H / 2 <= d_iso(F, F_TS)", (positive / 2, positive / 2), Sides(iso)));
            claims.Add(AtMost("iat-38", "d_iso(F, F_TS) <= 2 H", Sides(iso), (2 * positive, 2 * positive)));
            claims.Add(AtMost("own-quarter", "H / 4 <= d_haus(F, F_TS)", (positive / 4, positive / 4), Sides(haus)));
        }
        claims.Add(
            thickness.IsVacuous
                ? new ClaimReport("iat-theorem-2", "d_haus(F, F_TS) <= (c_n / theta) d_iso(F, F_TS)", Pair(Sides(haus)), null, Vacuous)
                : new ClaimReport("iat-theorem-2", "d_haus(F, F_TS) <= (c_n / theta) d_iso(F, F_TS)", Pair(Sides(haus)), null, Undecided)
        );
        return claims;
    }

    /// <summary>left &lt;= right: it holds when the largest left is at most the smallest right, and is refuted when the smallest left exceeds the largest right.</summary>
    private static ClaimReport AtMost(string id, string relation, (double Lower, double Upper) left, (double Lower, double Upper) right)
    {
        string verdict =
            left.Upper <= right.Lower * (1 + Rounding) ? Holds
            : left.Lower > right.Upper * (1 + Rounding) ? Refuted
            : Undecided;
        return new ClaimReport(id, relation, Pair(left), Pair(right), verdict);
    }

    private static (double, double) Sides(DistanceReport bracket, double factor = 1) => (factor * bracket.Lower, factor * bracket.Upper);

    private static object Pair((double Lower, double Upper) sides) =>
        sides.Lower.Equals(sides.Upper) ? sides.Lower : new[] { sides.Lower, sides.Upper };
}
