namespace IsoTriplet.Triplets;

/// <summary>The gradient of an angular distance at unit rows as it comes out when the sphere is forgotten: of |x - y|, |x - y|^2, arccos(x.y) or 1 - x.y in R^n.</summary>
/// <remarks>
/// Its tangent part is the gradient of <see cref="TripletDistance.AddGradient"/>; the rest points along x. In x it is (x - y)/c,
/// 2 (x - y), -y/sin t and -y. Convention: 0 where the length is not defined (chord at t = 0, geodesic at t = 0 and pi).
/// </remarks>
internal static class AmbientGradient
{
    public static void Add(TripletDistance distance, double[] x, double[] y, double weight, double[] gradientX, double[] gradientY)
    {
        UnitPair pair = new(x, y);
        (double c, double s) = (pair.Chord, pair.CoChord);
        (double own, double other) = distance.Name switch
        {
            "chord" => c == 0 ? (0, 0) : (1 / c, -1 / c),
            "squared-chord" => (2.0, -2.0),
            "geodesic" => c * s == 0 ? (0, 0) : (0, -2 / (c * s)),
            _ => (0.0, -1.0),
        };
        Vectors.AddScaled(gradientX, weight * own, x);
        Vectors.AddScaled(gradientX, weight * other, y);
        Vectors.AddScaled(gradientY, weight * own, y);
        Vectors.AddScaled(gradientY, weight * other, x);
    }
}
