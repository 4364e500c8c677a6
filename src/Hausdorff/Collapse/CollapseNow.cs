namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>What has become of an embedding: of itself, not of the nearest Triplet-Separated one.</summary>
public enum CollapseKind
{
    /// <summary>Not collapsed.</summary>
    None,

    /// <summary>Separated, and every class is nearly a point: what metric learning wants.</summary>
    Class,

    /// <summary>All points are nearly one point on the natural scale, and some triple is ranked wrongly or all points are equal: the failure.</summary>
    Total,

    /// <summary>Neither can be said; the reason says why.</summary>
    Undecided,
}

/// <summary>Shapes of a collapse that the verdict alone does not name.</summary>
public enum CollapseForm
{
    /// <summary>Some classes on one point, others not.</summary>
    Partial,

    /// <summary>All points at two places, more classes than places or classes at both.</summary>
    TwoPoints,

    /// <summary>All points on a line.</summary>
    Line,

    /// <summary>Few of the dimensions are used.</summary>
    Dimensional,
}

/// <summary>The verdict of <see cref="CollapseRule"/> on an embedding, with the figures it rests on.</summary>
/// <param name="Kind">What has become of it.</param>
/// <param name="Contracted">The points are nearly one point on the natural scale. A matter of size alone: another margin, scale or learning rate repairs it.</param>
/// <param name="Neighbours">Whether neighbours still tell the classes apart. A matter of order alone: where they do not, nothing is left to repair.</param>
/// <param name="Forms">Shapes that are found beside it.</param>
/// <param name="Headline">The verdict in a sentence.</param>
/// <param name="Reason">The figures and thresholds that decided, in words.</param>
/// <param name="Spread">Root mean square distance of the points from their mean.</param>
/// <param name="Scale">The natural scale it was held against.</param>
public sealed record CollapseNow(
    CollapseKind Kind,
    bool Contracted,
    NeighbourEvidence Neighbours,
    IReadOnlyList<CollapseForm> Forms,
    string Headline,
    string Reason,
    double Spread,
    NaturalScale Scale
)
{
    /// <summary>True: neighbours no longer tell the classes apart. Null: it cannot be judged.</summary>
    public bool? Lost => Neighbours.Lost;
}
