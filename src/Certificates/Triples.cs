namespace IsoTriplet.Certificates;

/// <summary>What the rules share about weighted triples.</summary>
internal static class Triples
{
    /// <summary>The first reason not to accept the multipliers, or null: each must be at least 0 on a triple (a, p, q) with p another point of
    /// the class of a, and q of another class.</summary>
    public static string? Refuse(TripletProblem problem, WeightedTriple[] triples)
    {
        int[] labels = problem.Labels;
        foreach (WeightedTriple t in triples)
        {
            if (t.Weight < 0)
            {
                return $"The weight of triple ({t.Anchor}, {t.Positive}, {t.Negative}) is negative.";
            }
            if (t.Anchor == t.Positive || labels[t.Anchor] != labels[t.Positive] || labels[t.Anchor] == labels[t.Negative])
            {
                return $"({t.Anchor}, {t.Positive}, {t.Negative}) is not an anchor, another point of its class and a point of another class.";
            }
        }
        return null;
    }
}
