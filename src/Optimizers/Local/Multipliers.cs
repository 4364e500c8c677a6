namespace IsoTriplet.Optimizers.Local;

/// <summary>Multipliers of the N^2 form, in the order of a <see cref="Frame"/>.</summary>
/// <remarks>
/// The N^2 form has one threshold s_a per anchor: <c>D_ap^2 &lt;= s_a &lt;= D_aq^2</c>. Entry (a, j) of <paramref name="Anchors"/> belongs
/// to the left inequality if j is a positive of a and to the right one if j is a negative; at optimal s_a both sides of a row have equal sums.
/// </remarks>
/// <param name="Anchors">N x N, nonnegative, zero diagonal.</param>
/// <param name="Points">u, one per point and then one per follower, sum 1 (d_haus); empty for d_iso.</param>
/// <param name="Pairs">Symmetric N x N, positive where a pair would grow too far and negative where it would shrink too far (d_iso); empty for d_haus.</param>
internal sealed record Multipliers(double[] Anchors, double[] Points, double[] Pairs)
{
    public static Multipliers Zero(int n, Objective objective, int followers = 0) =>
        new(
            new double[n * n],
            objective == Objective.Haus ? new double[n + followers] : [],
            objective == Objective.Iso ? new double[n * n] : []
        );
}
