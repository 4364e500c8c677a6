namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>What says how large a healthy embedding would be.</summary>
public enum ScaleSource
{
    /// <summary>The rows lie on a sphere about the origin: its radius.</summary>
    Sphere,

    /// <summary>The margin of a hinge loss on Euclidean distances: what triples are asked to differ by.</summary>
    Margin,

    /// <summary>The spread of the same examples at random weights.</summary>
    RandomWeights,

    /// <summary>Nothing but the distance of the points' mean from the origin, which decides nothing alone: neighbours have to be lost as well.</summary>
    Offset,
}

/// <summary>The natural scale of an embedding. A ratio to it is what can be called small; a length alone cannot.</summary>
/// <param name="Value">The length; above 0 but for <see cref="ScaleSource.Offset"/>.</param>
/// <param name="Source">What it is.</param>
public sealed record NaturalScale(double Value, ScaleSource Source)
{
    /// <summary>The scale that an embedding file allows: the sphere if its rows are on one, else the margin if one is given, else the offset.</summary>
    /// <param name="geometry">The embedding's geometry.</param>
    /// <param name="margin">The margin, or 0 for none.</param>
    /// <returns>The scale.</returns>
    public static NaturalScale Of(EmbeddingGeometry geometry, double margin)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry.OnSphere ? new NaturalScale(geometry.MeanNorm, ScaleSource.Sphere)
            : margin > 0 ? new NaturalScale(margin, ScaleSource.Margin)
            : new NaturalScale(geometry.Offset, ScaleSource.Offset);
    }

    /// <summary>The scale in words.</summary>
    public string Words =>
        Source switch
        {
            ScaleSource.Sphere => $"the sphere's radius {Value:G4}",
            ScaleSource.Margin => $"the margin {Value:G4}",
            ScaleSource.RandomWeights => $"the spread at random weights {Value:G4}",
            _ => $"the mean's distance from the origin {Value:G4}",
        };
}
