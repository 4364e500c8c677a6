namespace IsoTriplet.Optimizers;

/// <summary>Is the nearest Triplet-Separated embedding collapsed? Drawn from the bracket of d_haus, never from a single candidate.</summary>
public enum CollapseVerdict
{
    /// <summary>Undecided: the bracket leaves both answers open.</summary>
    Undecided,

    /// <summary>Some separated embedding is nearer than class collapse by more than the tolerance: collapsing is not optimal.</summary>
    None,

    /// <summary>No separated embedding is nearer than the collapse of every class to the centre of its own ball (to the tolerance).</summary>
    Class,

    /// <summary>No separated embedding is nearer than the collapse of all points to one (to the tolerance).</summary>
    Total,
}
