namespace IsoTriplet.Optimizers.Polish;

/// <summary>One constraint of <see cref="Epigraph"/>, by sorted rows of the frame.</summary>
/// <param name="Kind">Which inequality.</param>
/// <param name="I">The point, the first point of the pair, or the anchor.</param>
/// <param name="J">The second point of the pair, or the positive.</param>
/// <param name="K">The negative.</param>
internal readonly record struct EpigraphRow(EpigraphKind Kind, int I, int J = 0, int K = 0)
{
    /// <summary>True if the epigraph variable t is on the right side.</summary>
    public bool HasValue => Kind != EpigraphKind.Triple;
}

/// <summary>The inequalities of the two problems.</summary>
internal enum EpigraphKind
{
    /// <summary><c>|g_i - p_i| &lt;= t</c>.</summary>
    Displacement,

    /// <summary><c>D^G_ij - D^F_ij &lt;= t</c>.</summary>
    Stretch,

    /// <summary><c>D^F_ij - D^G_ij &lt;= t</c>.</summary>
    Shrink,

    /// <summary><c>D^G_ap - D^G_aq &lt;= 0</c>.</summary>
    Triple,
}
