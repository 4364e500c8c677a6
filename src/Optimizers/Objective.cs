namespace IsoTriplet.Optimizers;

/// <summary>Which distance to the set of Triplet-Separated embeddings is minimised.</summary>
public enum Objective
{
    /// <summary>d_haus(F, F_TS): the largest displacement (min-max form, docs/mathematics.md section 2).</summary>
    Haus,

    /// <summary>d_iso(F, F_TS): the largest change of a pairwise distance ([IAT] (13), (14)).</summary>
    Iso,
}
