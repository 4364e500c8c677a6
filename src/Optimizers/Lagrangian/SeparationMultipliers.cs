namespace IsoTriplet.Optimizers;

/// <summary>Lagrange multipliers of a local solve, by original rows; for squared distances over the squared scale of the problem.</summary>
/// <param name="Points">u_i of <c>|g_i - p_i| &lt;= t</c>, sum 1 (d_haus); empty for d_iso.</param>
/// <param name="Triples">lambda of <c>D_ap &lt;= D_aq</c>, positive ones only.</param>
/// <param name="Pairs">Of <c>|D_ij^G - D_ij^F| &lt;= eps</c> (d_iso): positive where the distance grew, negative where it shrank; empty for d_haus.</param>
public sealed record SeparationMultipliers(double[] Points, WeightedTriple[] Triples, WeightedPair[] Pairs);
