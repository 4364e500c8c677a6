namespace IsoTriplet.Triplets;

/// <summary>The angular distances as functions of the angle t in [0, pi]; [GEO].</summary>
/// <remarks>
/// All four increase strictly on (0, pi), so they rank pairs alike, and with them hardest positives and negatives of an anchor and the
/// sets of margin 0. 2/pi &lt;= chord/geodesic &lt;= 1, with equality on the left only at t = pi and in the limit t -> 0 on the right.
/// </remarks>
public static class AngularProfile
{
    /// <summary>D(t).</summary>
    /// <param name="distance">An angular distance.</param>
    /// <param name="t">The angle, in [0, pi].</param>
    /// <returns>2 sin(t/2), 2 - 2 cos t, t or 1 - cos t.</returns>
    /// <exception cref="ArgumentException">t outside [0, pi], or a distance that is not angular.</exception>
    public static double Value(TripletDistance distance, double t) => Angular(distance).Value(2 * Math.Sin(Angle(t) / 2), CoChord(t));

    /// <summary>dD/dt: the length of the gradient along the sphere.</summary>
    /// <param name="distance">An angular distance.</param>
    /// <param name="t">The angle, in [0, pi].</param>
    /// <returns>cos(t/2), 2 sin t, 1 or sin t.</returns>
    /// <exception cref="ArgumentException">t outside [0, pi], or a distance that is not angular.</exception>
    public static double Slope(TripletDistance distance, double t) => Angular(distance).Slope(2 * Math.Sin(Angle(t) / 2), CoChord(t));

    /// <summary>chord / geodesic = sin(t/2) / (t/2); 1 at t = 0.</summary>
    /// <param name="t">The angle, in [0, pi].</param>
    /// <returns>A number in [2/pi, 1].</returns>
    /// <exception cref="ArgumentException">t outside [0, pi].</exception>
    public static double ChordOverGeodesic(double t) => Angle(t) == 0 ? 1 : Math.Sin(t / 2) / (t / 2);

    internal static AngularDistance Angular(TripletDistance distance) =>
        distance as AngularDistance
        ?? throw new ArgumentException(
            $"{distance} is not a distance on the sphere; expected chord, squared-chord, geodesic or cosine",
            nameof(distance)
        );

    private static double CoChord(double t) => 2 * Math.Sin((Math.PI - t) / 2);

    private static double Angle(double t) =>
        Guard.NonNegative(t) <= Math.PI ? t : throw new ArgumentException($"t is {t}; an angle in [0, pi] was expected", nameof(t));
}
