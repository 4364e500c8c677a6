namespace IsoTriplet.Optimizers.Branch;

/// <summary>The kinds of linear inequality that every TS embedding G within distance t of F satisfies in a node's cones.</summary>
internal enum RowKind
{
    /// <summary>haus: e.(g_i - p_i) &lt;= t.</summary>
    Displacement,

    /// <summary>iso: e.(g_i - g_j) &lt;= D_ij + t.</summary>
    PairUpper,

    /// <summary>iso: f.(g_i - g_j) >= n_ij - t in the cone of (i, j) with majorant f, n_ij that of <see cref="BranchProblem.Apart"/>.</summary>
    PairLower,

    /// <summary>e.(g_i - g_j) &lt;= f.(g_i - g_k) for the triple (i, j, k) in the cone of (i, k).</summary>
    Triple,

    /// <summary>cross(First, g_i - g_j) >= 0: the difference lies left of the cone's first edge (dimension 1: its sign).</summary>
    FirstEdge,

    /// <summary>cross(g_i - g_j, Second) >= 0: right of the second edge.</summary>
    SecondEdge,
}

/// <summary>One row; its coefficients follow from the kind, the indices, the direction and the node's cones.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="I">The point, the first of the pair, or the anchor.</param>
/// <param name="J">The second of the pair, or the positive; equal to I for a displacement.</param>
/// <param name="Direction">e, of length 1 up to rounding; empty where the kind has none.</param>
/// <param name="K">The negative of a triple; -1 otherwise.</param>
internal sealed record BranchRow(RowKind Kind, int I, int J, double[] Direction, int K = -1)
{
    /// <summary>The pair whose cone the row rests on, in the node's own order (smaller index first); null if it rests on none.</summary>
    public (int, int)? ConePair =>
        Kind switch
        {
            RowKind.PairLower or RowKind.FirstEdge or RowKind.SecondEdge => (Math.Min(I, J), Math.Max(I, J)),
            RowKind.Triple => (Math.Min(I, K), Math.Max(I, K)),
            _ => null,
        };
}
