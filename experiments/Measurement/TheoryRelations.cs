using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>The upper bounds of d_haus by H, in place of the paper's Corollary 1 (docs/mathematics.md, 13.4 and 13.5).</summary>
/// <param name="Haus">4 H / kappa, kappa of the class weights found; d_iso is at most twice that.</param>
/// <param name="Common">(2 + sqrt 2) sqrt(d (d+1)) (Delta/delta) H.</param>
internal sealed record RepairedBounds(double Haus, double Common)
{
    /// <summary>Both, for an embedding of positive hardness.</summary>
    public static RepairedBounds Of(Embedding points, Labels labels, double hardness)
    {
        ClassShrink shrink = ClassShrink.Of(points, labels);
        int largest = Enumerable.Range(0, labels.Classes).Max(k => labels.Members(k).Length);
        double d = Math.Min(points.Dimension, largest - 1),
            least = shrink.Diameters.Where(x => x > 0).Min();
        return new(shrink.Bound(hardness), (2 + Math.Sqrt(2)) * Math.Sqrt(d * (d + 1)) * shrink.Diameters.Max() / least * hardness);
    }
}

/// <summary>The relations of [IAT] that can be judged on one embedding, from brackets and never from point estimates.</summary>
internal static class TheoryRelations
{
    // Certified bounds that attain H/2 stand a few units in the last place below it.
    private const double Rounding = 1e-9;

    // H is the difference of two distances that are rounded; a relation is refuted only beyond what that makes of it. For some thousand dimensions.
    private const double HardnessError = 1e-12;
    private const string Holds = "holds";
    private const string Refuted = "refuted";
    private const string Undecided = "undecided";
    private const string Vacuous = "vacuous";

    public static IReadOnlyList<ClaimReport> Of(
        TripletSeparation separation,
        Thickness thickness,
        BracketRecord haus,
        BracketRecord iso,
        Func<RepairedBounds> repaired
    )
    {
        List<ClaimReport> claims = [AtMost("iat-27", "d_iso(F, F_TS) <= 2 d_haus(F, F_TS)", Sides(iso), Sides(haus, 2))];
        if (separation is { Hardness: double h, HardestTriple: { } t })
        {
            double positive = Math.Max(0, h),
                error = HardnessError * (separation.Anchors[t.Anchor].PositiveDistance + separation.Anchors[t.Anchor].NegativeDistance);
            claims.Add(AtMost("iat-theorem-3-lower", "H / 2 <= d_iso(F, F_TS)", (positive / 2, positive / 2), Sides(iso), error / 2));
            claims.Add(AtMost("iat-38", "d_iso(F, F_TS) <= 2 H", Sides(iso), (2 * positive, 2 * positive), 2 * error));
            claims.Add(AtMost("own-quarter", "H / 4 <= d_haus(F, F_TS)", (positive / 4, positive / 4), Sides(haus), error / 4));
            if (positive > 0)
            {
                RepairedBounds most = repaired();
                claims.Add(
                    AtMost("own-factor-haus", "d_haus(F, F_TS) <= 4 H / kappa", Sides(haus), (most.Haus, most.Haus), most.Haus / h * error)
                );
                claims.Add(
                    AtMost(
                        "own-factor-iso",
                        "d_iso(F, F_TS) <= 8 H / kappa",
                        Sides(iso),
                        (2 * most.Haus, 2 * most.Haus),
                        2 * most.Haus / h * error
                    )
                );
                claims.Add(
                    AtMost(
                        "own-factor-common",
                        "d_haus <= (2 + sqrt 2) sqrt(d(d+1)) (Delta/delta) H",
                        Sides(haus),
                        (most.Common, most.Common),
                        most.Common / h * error
                    )
                );
            }
        }
        claims.Add(
            thickness.IsVacuous
                ? new ClaimReport("iat-theorem-2", "d_haus(F, F_TS) <= (c_n / theta) d_iso(F, F_TS)", Pair(Sides(haus)), null, Vacuous)
                : new ClaimReport(
                    "iat-theorem-2",
                    "d_haus(F, F_TS) <= (c_n / theta) d_iso(F, F_TS)",
                    Pair(Sides(haus)),
                    null,
                    // 0 is at most c times anything; else the existence of some c says nothing of one embedding.
                    haus.Upper == 0
                        ? Holds
                        : Undecided
                )
        );
        return claims;
    }

    /// <summary>left &lt;= right: it holds when the largest left is at most the smallest right, and is refuted when the smallest left exceeds the largest right by more than the error.</summary>
    private static ClaimReport AtMost(
        string id,
        string relation,
        (double Lower, double Upper) left,
        (double Lower, double Upper) right,
        double error = 0
    )
    {
        string verdict =
            left.Upper <= right.Lower * (1 + Rounding) ? Holds
            : left.Lower > (right.Upper * (1 + Rounding)) + error ? Refuted
            : Undecided;
        return new ClaimReport(id, relation, Pair(left), Pair(right), verdict);
    }

    private static (double, double) Sides(BracketRecord bracket, double factor = 1) => (factor * bracket.Lower, factor * bracket.Upper);

    private static object Pair((double Lower, double Upper) sides) =>
        sides.Lower.Equals(sides.Upper) ? sides.Lower : new[] { sides.Lower, sides.Upper };
}
