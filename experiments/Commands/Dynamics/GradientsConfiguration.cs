using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Commands;

/// <summary>The angular distances at one angle.</summary>
/// <param name="Slopes">dD/dt by distance: the length of the gradient along the sphere.</param>
public sealed record GradientsProfile(
    [property: JsonPropertyName("angle")] double Angle,
    [property: JsonPropertyName("values")] IReadOnlyDictionary<string, double> Values,
    [property: JsonPropertyName("slopes")] IReadOnlyDictionary<string, double> Slopes,
    [property: JsonPropertyName("chord_over_geodesic")] double ChordOverGeodesic
);

/// <summary>The gradient at one point of a triple.</summary>
/// <param name="Angle">The angle between the two in radians; null where one is 0.</param>
/// <param name="RenormalisedOrder">The order in the step of what re-normalising an ambient step loses; null where nothing is lost.</param>
/// <param name="RenormalisedCoefficient">What is lost over the square of the step.</param>
/// <param name="PredictedCoefficient">The same by theory, |g.x| |g_tan|.</param>
public sealed record GradientsPoint(
    [property: JsonPropertyName("tangent_length")] double TangentLength,
    [property: JsonPropertyName("ambient_length")] double AmbientLength,
    [property: JsonPropertyName("angle")] double? Angle,
    [property: JsonPropertyName("renormalised_order")] double? RenormalisedOrder,
    [property: JsonPropertyName("renormalised_coefficient")] double? RenormalisedCoefficient,
    [property: JsonPropertyName("predicted_coefficient")] double PredictedCoefficient
);

/// <summary>One distance on one configuration.</summary>
public sealed record GradientsOfDistance(
    [property: JsonPropertyName("distance")] string Distance,
    [property: JsonPropertyName("d_ap")] double DAp,
    [property: JsonPropertyName("d_an")] double DAn,
    [property: JsonPropertyName("loss")] double Loss,
    [property: JsonPropertyName("active")] bool Active,
    [property: JsonPropertyName("anchor")] GradientsPoint Anchor,
    [property: JsonPropertyName("positive")] GradientsPoint Positive,
    [property: JsonPropertyName("negative")] GradientsPoint Negative
);

/// <summary>The angle between the anchor's tangent gradients under two distances.</summary>
/// <param name="AnchorAngle">Radians; null where one gradient is 0.</param>
public sealed record GradientsPair(
    [property: JsonPropertyName("first")] string First,
    [property: JsonPropertyName("second")] string Second,
    [property: JsonPropertyName("anchor_angle")] double? AnchorAngle
);

/// <summary>One configuration of three unit vectors.</summary>
/// <param name="AngleAp">The angle between a and p in radians.</param>
/// <param name="AngleAn">The angle between a and q.</param>
/// <param name="Gamma">The cosine of the twist between p and q around a.</param>
/// <param name="Pairs">One entry a pair of distances.</param>
public sealed record GradientsConfiguration(
    [property: JsonPropertyName("angle_ap")] double AngleAp,
    [property: JsonPropertyName("angle_an")] double AngleAn,
    [property: JsonPropertyName("gamma")] double Gamma,
    [property: JsonPropertyName("distances")] IReadOnlyList<GradientsOfDistance> Distances,
    [property: JsonPropertyName("pairs")] IReadOnlyList<GradientsPair> Pairs
)
{
    /// <summary>Computes one configuration.</summary>
    /// <param name="angleAp">The angle between a and p, in [0, pi].</param>
    /// <param name="angleAn">The angle between a and q, in [0, pi].</param>
    /// <param name="gamma">The twist, in [-1, 1].</param>
    public static GradientsConfiguration Of(
        TripletLoss loss,
        IReadOnlyList<TripletDistance> distances,
        double angleAp,
        double angleAn,
        double gamma
    )
    {
        TripletVectors vectors = VectorUpdate.FromState(new TripletState(Math.Cos(angleAp), Math.Cos(angleAn), gamma));
        TripleGradient[] gradients = [.. distances.Select(d => TripleGradient.Of(loss, d, vectors))];
        List<GradientsPair> pairs = [];
        for (int j = 1; j < gradients.Length; j++)
        {
            for (int i = 0; i < j; i++)
            {
                pairs.Add(
                    new GradientsPair(
                        gradients[i].Distance.Name,
                        gradients[j].Distance.Name,
                        PointGradient.AngleBetween(gradients[i].AtAnchor.Tangent, gradients[j].AtAnchor.Tangent)
                    )
                );
            }
        }
        return new GradientsConfiguration(angleAp, angleAn, gamma, [.. gradients.Select(g => Describe(g, vectors))], pairs);
    }

    private static GradientsOfDistance Describe(TripleGradient g, TripletVectors vectors) =>
        new(
            g.Distance.Name,
            g.Positive,
            g.Negative,
            g.Term.Value,
            g.Term.IsActive,
            Describe(g.AtAnchor, vectors.Anchor),
            Describe(g.AtPositive, vectors.Positive),
            Describe(g.AtNegative, vectors.Negative)
        );

    private static GradientsPoint Describe(PointGradient g, double[] point)
    {
        RenormalisationLoss lost = RenormalisationLoss.Measure(point, g.Ambient);
        return new GradientsPoint(
            g.TangentLength,
            g.AmbientLength,
            g.Angle,
            lost.AmbientOrder,
            lost.MeasuredCoefficient,
            lost.PredictedCoefficient
        );
    }
}
