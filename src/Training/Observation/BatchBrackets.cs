using IsoTriplet.Isometry;

namespace IsoTriplet.Training.Observation;

/// <summary>How far a batch is from the nearest Triplet-Separated embedding, as brackets from a solver outside this project.</summary>
/// <param name="Hausdorff">d_haus(F, F_TS).</param>
/// <param name="Isometric">d_iso(F, F_TS).</param>
/// <param name="EnclosingRadius">R(X), the radius of the smallest enclosing ball of all points; total collapse moves a point by at most this.</param>
/// <param name="LargestClassRadius">The largest such radius of a class; class collapse moves a point by at most this.</param>
public sealed record BatchBrackets(Enclosure Hausdorff, Enclosure Isometric, double EnclosingRadius, double LargestClassRadius);
