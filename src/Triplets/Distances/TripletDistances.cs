namespace IsoTriplet.Triplets;

/// <summary>The registry of distances, by the names of the console.</summary>
public static class TripletDistances
{
    /// <summary>|x - y|, not squared; on unit rows the chord, with a gradient that leaves the sphere.</summary>
    public static TripletDistance Euclidean { get; } = new EuclideanDistance();

    /// <summary>|x - y|^2; smooth everywhere.</summary>
    public static TripletDistance SquaredEuclidean { get; } = new SquaredEuclideanDistance();

    /// <summary>The chord 2 sin(t/2) of the angle t between the rows.</summary>
    public static TripletDistance Chord { get; } = new ChordDistance();

    /// <summary>The squared chord 2 - 2 cos t.</summary>
    public static TripletDistance SquaredChord { get; } = new SquaredChordDistance();

    /// <summary>The angle t itself, in radians: the length of the great-circle arc.</summary>
    public static TripletDistance Geodesic { get; } = new GeodesicDistance();

    /// <summary>The cosine distance 1 - cos t.</summary>
    public static TripletDistance Cosine { get; } = new CosineDistance();

    /// <summary>All distances, in the order of the console's help.</summary>
    public static IReadOnlyList<TripletDistance> All { get; } = [Euclidean, SquaredEuclidean, Chord, SquaredChord, Geodesic, Cosine];

    /// <summary>The distance of a name.</summary>
    /// <param name="name">euclidean, squared-euclidean, chord, squared-chord, geodesic or cosine.</param>
    /// <returns>The distance.</returns>
    /// <exception cref="ArgumentException">No distance has this name.</exception>
    public static TripletDistance ByName(string name) =>
        All.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException(
            $"unknown distance '{name}'; expected one of {string.Join(", ", All.Select(d => d.Name))}",
            nameof(name)
        );
}
