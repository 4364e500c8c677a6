namespace IsoTriplet.Triplets;

/// <summary>The gradients of a loss at one of the three points of a triple on the unit sphere.</summary>
/// <param name="Tangent">The Riemannian gradient: orthogonal to the point.</param>
/// <param name="Ambient">The gradient in R^n with the sphere forgotten.</param>
public sealed record PointGradient(double[] Tangent, double[] Ambient)
{
    /// <summary>|Tangent|.</summary>
    public double TangentLength => Vectors.Norm(Tangent);

    /// <summary>|Ambient|, at least |Tangent|.</summary>
    public double AmbientLength => Vectors.Norm(Ambient);

    /// <summary>The angle between the two, in radians, below pi/2 up to rounding; null where one of them is 0.</summary>
    public double? Angle => AngleBetween(Ambient, Tangent);

    /// <summary>The angle between two gradients; null where one of them is 0.</summary>
    /// <param name="left">One gradient.</param>
    /// <param name="right">The other.</param>
    /// <returns>Radians in [0, pi], or null.</returns>
    public static double? AngleBetween(double[] left, double[] right) =>
        Vectors.Norm(left) == 0 || Vectors.Norm(right) == 0 ? null : Vectors.Angle(left, right);
}

/// <summary>One triple on the unit sphere under one loss and one angular distance.</summary>
/// <param name="Distance">The distance.</param>
/// <param name="Positive">D_ap.</param>
/// <param name="Negative">D_an.</param>
/// <param name="Term">The loss and its two outer derivatives.</param>
/// <param name="AtAnchor">The gradients in a.</param>
/// <param name="AtPositive">The gradients in p.</param>
/// <param name="AtNegative">The gradients in q.</param>
public sealed record TripleGradient(
    TripletDistance Distance,
    double Positive,
    double Negative,
    LossTerm Term,
    PointGradient AtAnchor,
    PointGradient AtPositive,
    PointGradient AtNegative
)
{
    /// <summary>Computes the gradients of a triple of vectors, which are put on the unit sphere first.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="distance">An angular distance.</param>
    /// <param name="vectors">a, p, q, none of length 0.</param>
    /// <returns>Values and gradients.</returns>
    /// <exception cref="ArgumentException">A distance that is not angular, a vector of length 0, or dimensions that differ.</exception>
    public static TripleGradient Of(TripletLoss loss, TripletDistance distance, TripletVectors vectors)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(vectors);
        AngularProfile.Angular(distance);
        double[] a = Unit(vectors.Anchor);
        double[] p = Unit(vectors.Positive);
        double[] q = Unit(vectors.Negative);
        double positive = distance.Between(a, p);
        double negative = distance.Between(a, q);
        LossTerm term = loss.Of(positive, negative);
        PointGradient[] at = [.. Enumerable.Range(0, 3).Select(_ => new PointGradient(new double[a.Length], new double[a.Length]))];
        distance.AddGradient(a, p, term.ByPositive, at[0].Tangent, at[1].Tangent);
        distance.AddGradient(a, q, term.ByNegative, at[0].Tangent, at[2].Tangent);
        AmbientGradient.Add(distance, a, p, term.ByPositive, at[0].Ambient, at[1].Ambient);
        AmbientGradient.Add(distance, a, q, term.ByNegative, at[0].Ambient, at[2].Ambient);
        return new TripleGradient(distance, positive, negative, term, at[0], at[1], at[2]);
    }

    private static double[] Unit(double[] x)
    {
        double[] unit = (double[])x.Clone();
        Vectors.Normalise(unit);
        return unit;
    }
}

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
