using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>folklore of triplet training.</summary>
public static class PerDimensionDeviation
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "heard-per-dimension-deviation",
            Source = "heard",
            Locator = "folklore of triplet training",
            Statement =
                "The standard deviation of each dimension detects dimensional collapse: 1/sqrt(n) in every one means "
                + "that no dimension is lost.",
            Hypotheses = "Normalised rows, mean 0.",
            Relation = "n - rank <= 0 where every variance is 1/n",
            Expected = Verdict.Refuted,
            Reason =
                "It depends on the axes: two antipodal clusters on a diagonal have 1/sqrt(n) in every dimension and "
                + "lie on a line. Singular values see it.",
            Evidence = new ExactRefutation(
                "Four rows (1, 1, 1, 1)/2 and four opposite ones: every variance is 1/4 = 1/n exactly, and the rank " + "is 1.",
                () => Figures(Configurations.Antipodes),
                "plus and minus the unit vectors of R^4",
                () => Figures(Configurations.CrossPolytope)
            )
            {
                Embedding = () => Configurations.Antipodes,
            },
        };

    private static ExactFigures Figures(Instance f)
    {
        // Mean 0 in every coordinate: the variance is the mean square.
        Fraction[] variances =
        [
            .. Enumerable
                .Range(0, f.Points.Dimension)
                .Select(k =>
                    Enumerable
                        .Range(0, f.Points.Points)
                        .Aggregate((Fraction)0, (sum, i) => sum + (Fraction.Of(f.Points[i, k]) * Fraction.Of(f.Points[i, k])))
                    / f.Points.Points
                ),
        ];
        double rank = CollapseMeasures.Of(f.Points, f.Labels).EffectiveRank;
        string text =
            $"{f.Origin}, variances {string.Join(" ", variances)} (1/n is what rows spread over the sphere have), effective rank {rank:G6}: dimensions missing";
        bool healthy = variances.All(v => v == new Fraction(1, f.Points.Dimension));
        return new ExactFigures(text, healthy ? f.Points.Dimension - (int)Math.Round(rank) : 0, "<=", 0);
    }
}
