using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Definition 3: thickness.</summary>
public static class ThicknessDefinition
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-definition-3",
            Source = "IAT",
            Locator = "Definition 3, (8)",
            Statement = "The thickness is the least width of the set over all directions.",
            Hypotheses = "Points in R^n, n = 1, 2 or 3 here, where the thickness is computed exactly.",
            Relation = "theta(A) <= width of A along e, for every direction e",
            Expected = Verdict.Holds,
            Reason = "A definition: the library's thickness against widths along random directions and along the direction it names.",
            Evidence = new InstanceEvidence(Shapes, f => Sides(f)),
        };

    private static InstanceSource Shapes { get; } =
        new(
            null,
            "gaussian points, n = 1..3, N = n + 1..8",
            r =>
            {
                int dimension = r.Next(1, 4);
                int points = r.Next(dimension + 1, 9);
                return new Instance(Sampling.Gaussian(r, points, dimension), Sampling.Balanced(points, 1), "");
            }
        );

    private static Judgement Sides(Instance f)
    {
        Thickness thickness = Thickness.Of(f.Points);
        Random random = new(f.Points.Points);
        double least = Figures.Width(f.Points, thickness.Direction);
        for (int trial = 0; trial < 20; trial++)
        {
            double[] direction = [.. Enumerable.Range(0, f.Points.Dimension).Select(_ => NormalDraw.Next(random))];
            least = Math.Min(least, Figures.Width(f.Points, direction));
        }
        return new Judgement((thickness.Lower, thickness.Upper), (least, least));
    }
}
