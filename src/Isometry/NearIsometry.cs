namespace IsoTriplet.Isometry;

/// <summary>The check of a map f: p_i -> g_i for being an eps-nearisometry, [IAT] Definition 2 and (6).</summary>
/// <param name="Eps">The tolerance that was asked for.</param>
/// <param name="Worst">The pair whose distance changes most, with that change: the least eps for which the map is an eps-nearisometry.</param>
public sealed record NearIsometry(double Eps, PairWitness Worst)
{
    /// <summary>abs(|f(x) - f(y)| - |x - y|) &lt;= eps for all pairs.</summary>
    public bool Holds => Worst.Value <= Eps;

    /// <summary>Checks all pairs.</summary>
    /// <param name="f">The points x.</param>
    /// <param name="g">Their images f(x), in the same order; the dimension may differ.</param>
    /// <param name="eps">The tolerance, at least 0.</param>
    /// <returns>The verdict with the worst pair.</returns>
    /// <exception cref="ArgumentException">The numbers of points differ, or eps is negative, NaN or infinite.</exception>
    public static NearIsometry Check(Embedding f, Embedding g, double eps) => new(Guard.NonNegative(eps), IsometricDistance.Between(f, g));
}
