using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Collapse bounds d_haus from above.</summary>
public static class ClassCollapseBound
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-class-collapse",
            Source = "own",
            Locator = "docs/mathematics.md, section 2",
            Statement =
                "Collapsing every class to the centre of its smallest enclosing ball separates: d_haus is at most the largest class "
                + "radius, which is at most the radius of all.",
            Hypotheses = "F any embedding of N labelled points in R^n.",
            Relation = "max_i R(X^i) <= R(X)",
            Expected = Verdict.Holds,
            Reason =
                "The collapsed embedding is checked to be separated and its displacement to be the largest class radius. Equality where"
                + " one class spans the ball.",
            Evidence = new InstanceEvidence(Streams.Small, Sides)
            {
                Made = [Sampling.OnLine("one class spans the ball: -1, 1 | 0", [-1, 1, 0], [0, 0, 1])],
            },
        };

    private static Judgement Sides(Instance f)
    {
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(f.Points, f.Labels);
        Embedding collapsed = Sampling.Map(f.Points, (i, k) => balls[f.Labels[i]].Centre[k]);
        bool separated = TripletSeparation.Of(collapsed, f.Labels).IsSeparated;
        double moved = ClassHausdorffDistance.LargestDisplacement(f.Points, collapsed).Value;
        double all = SmallestEnclosingBall.Of(f.Points).Radius;
        return Judgement.Exact(separated ? moved : double.PositiveInfinity, all);
    }
}
