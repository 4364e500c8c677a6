namespace IsoTriplet.Triplets;

/// <summary>Mean and greatest of a quantity over the triples where it is defined.</summary>
/// <param name="Count">Where it is defined.</param>
/// <param name="Mean">0 without any.</param>
/// <param name="Greatest">0 without any.</param>
public sealed record Spread(int Count, double Mean, double Greatest)
{
    internal static Spread Of(IEnumerable<double?> values)
    {
        int count = 0;
        double sum = 0;
        double greatest = 0;
        foreach (double? value in values)
        {
            if (value is { } x)
            {
                count++;
                sum += x;
                greatest = Math.Max(greatest, x);
            }
        }
        return new Spread(count, count == 0 ? 0 : sum / count, greatest);
    }
}

/// <summary>One distance over many triples.</summary>
/// <param name="Distance">The distance.</param>
/// <param name="AnchorLength">Tangent gradient lengths in a.</param>
/// <param name="PositiveLength">Tangent gradient lengths in p.</param>
/// <param name="NegativeLength">Tangent gradient lengths in q.</param>
/// <param name="AnchorAngle">Angles in radians between ambient and tangent gradient in a.</param>
/// <param name="PositiveAngle">The same in p.</param>
/// <param name="NegativeAngle">The same in q.</param>
/// <param name="Active">Share of the triples with D_ap - D_an + margin > 0.</param>
/// <param name="SemiHard">Share of the triples in the band D_ap &lt; D_an &lt; D_ap + margin.</param>
/// <param name="Hardest">The triple with the greatest D_ap - D_an, first in order on ties; null without triples.</param>
public sealed record DistanceSummary(
    TripletDistance Distance,
    Spread AnchorLength,
    Spread PositiveLength,
    Spread NegativeLength,
    Spread AnchorAngle,
    Spread PositiveAngle,
    Spread NegativeAngle,
    double Active,
    double SemiHard,
    Triple? Hardest
);

/// <summary>Two distances over the same triples.</summary>
/// <param name="First">One distance.</param>
/// <param name="Second">The other.</param>
/// <param name="AnchorAngle">Angles in radians between the tangent gradients in a.</param>
/// <param name="PositiveAngle">The same in p: 0 wherever both move.</param>
/// <param name="NegativeAngle">The same in q: 0 wherever both move.</param>
/// <param name="ActiveDiffers">Share of the triples that are active at the margin under one distance alone.</param>
/// <param name="SemiHardDiffers">Share of the triples that are in the semi-hard band under one distance alone.</param>
/// <param name="SignDiffers">Share of the triples with D_ap - D_an of opposite signs: 0, for both increase in the angle.</param>
/// <param name="OrderDiffers">Share of the pairs of triples that D_ap - D_an orders the other way round (ties count as no difference).</param>
/// <param name="SameHardest">Whether the hardest triple of all is the same.</param>
public sealed record DistancePairSummary(
    TripletDistance First,
    TripletDistance Second,
    Spread AnchorAngle,
    Spread PositiveAngle,
    Spread NegativeAngle,
    double ActiveDiffers,
    double SemiHardDiffers,
    double SignDiffers,
    double OrderDiffers,
    bool SameHardest
);
