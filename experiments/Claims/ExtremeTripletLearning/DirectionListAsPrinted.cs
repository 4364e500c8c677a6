using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>section 4, list of directions.</summary>
public static class DirectionListAsPrinted
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "etl-directions-printed",
            Source = "ETL",
            Locator = "section 4, list of directions",
            Statement = "The list of directions tells four movements apart by the signs of dS_ap and dS_an.",
            Hypotheses = "The list gives two of its directions the same signs.",
            Relation = "number of sign pairs in the list = number of directions in the list",
            Expected = Verdict.Refuted,
            Reason =
                "Four names on three pairs of signs: the list cannot tell two of them apart, and leaves one of the "
                + "four pairs without a name. etl-directions has a list that does. Which two it is was not at hand. The"
                + " print was not at hand: the equation is as the notes on the source hand it down, its number where "
                + "they give none by order.",
            Evidence = new ExactRefutation(
                "Four names share three pairs of signs.",
                () => new ExactFigures("the list of section 4", 3, "=", 4),
                "one pair of signs a name",
                () => Corrected()
            ),
        };

    private static ExactFigures Corrected()
    {
        int[] signs = [-1, 1];
        int names = signs
            .SelectMany(x => signs.Select(y => Directions.NameOf(Directions.Of(x, y))))
            .Distinct(StringComparer.Ordinal)
            .Count();
        return new ExactFigures("the directions of this project", 4, "=", names);
    }
}
