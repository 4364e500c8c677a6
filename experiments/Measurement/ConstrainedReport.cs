using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>A distance to a set that may be empty.</summary>
/// <param name="Upper">Upper bound; null where no member was found.</param>
/// <param name="Closed">True when their relative difference is below 1e-3.</param>
/// <param name="LowerFrom">What the lower bound rests on.</param>
/// <param name="UpperFrom">What the upper bound rests on.</param>
public sealed record MemberDistance(double Lower, double? Upper, bool Closed, string LowerFrom, string UpperFrom);

/// <summary>Distances to the embeddings that keep a margin, or that respect listed comparisons.</summary>
/// <param name="Comparisons">How many comparisons were listed; null for a margin.</param>
/// <param name="Hardness">H + alpha, or the largest D_ij + s - D_kl; null without a triple or comparison.</param>
/// <param name="Hardest">[i, j, k, l] of the hardest one.</param>
/// <param name="Member">True when F is in the set.</param>
/// <param name="DHaus">The least largest displacement; with a margin that is d_haus(F, F_TS^alpha).</param>
/// <param name="DIso">The least largest change of a distance.</param>
/// <param name="ClassRadiusOverGap">Of the nearest member found: the largest class radius over the least distance of class centres. 0 is class collapse; null for comparisons.</param>
public sealed record ConstrainedReport(
    string Set,
    double? Margin,
    int? Comparisons,
    double? Hardness,
    int[]? Hardest,
    bool Member,
    MemberDistance DHaus,
    MemberDistance DIso,
    double? ClassRadiusOverGap
)
{
    /// <summary>Puts a solver's answer into the shape that is printed.</summary>
    internal static ConstrainedReport Of(ComparisonProblem problem, ComparisonBrackets solved) =>
        new(
            problem.Labels is null ? "F_C" : "F_TS^alpha",
            problem.Labels is null ? null : problem.Margin,
            problem.Record.Comparisons?.Length,
            solved.Hardness,
            solved.Hardest is { } c ? [c.I, c.J, c.K, c.L] : null,
            solved.IsMember,
            Distance(solved.Displacement),
            Distance(solved.Iso),
            problem.Labels is { } labels && solved.Nearest is { } g ? RadiusOverGap(g, labels) : null
        );

    /// <summary>The report as people read it.</summary>
    internal void Write(TextWriter text)
    {
        text.WriteLine();
        text.WriteLine(
            Margin is double a ? $"with the margin: distances to the embeddings with D_ap + {a:G6} <= D_aq for every triple"
            : Comparisons == 1 ? "comparison: distances to the embeddings that respect it"
            : $"comparisons: distances to the embeddings that respect all {Comparisons}"
        );
        text.WriteLine(
            $"  {(Margin is null ? "H" : "H + alpha"), -28}{(Hardness is double h ? $"{h:G6}" : "none")}{(Member ? ", F is a member" : "")}"
        );
        text.WriteLine($"  {(Margin is null ? "largest displacement" : "d_haus"), -28}{Words(DHaus)}");
        text.WriteLine($"  {"d_iso", -28}{Words(DIso)}");
        if (ClassRadiusOverGap is double ratio)
        {
            text.WriteLine($"  {"nearest: class radius / gap", -28}{ratio:G4} (0: every class one point)");
        }
    }

    private static string Words(MemberDistance d) =>
        d.Upper is double upper
            ? $"{Numbers.Interval(d.Lower, upper, 6)}{(d.Closed ? ", closed" : "")} (lower: {d.LowerFrom}; upper: {d.UpperFrom})"
            : $"at least {Numbers.Down(d.Lower, 6):G6} ({d.LowerFrom}); {d.UpperFrom}";

    private static MemberDistance Distance(Bracket b) =>
        new(b.Lower.Value, double.IsFinite(b.Upper.Value) ? b.Upper.Value : null, b.Closed, b.Lower.RestsOn, b.Upper.RestsOn);

    private static double? RadiusOverGap(Embedding g, Labels labels)
    {
        Isometry.EnclosingBall[] balls = Isometry.SmallestEnclosingBall.OfClasses(g, labels);
        double gap = double.PositiveInfinity;
        for (int k = 0; k < balls.Length; k++)
        {
            for (int l = 0; l < k; l++)
            {
                gap = Math.Min(gap, PairwiseDistances.Between(balls[k].Centre, balls[l].Centre));
            }
        }
        return gap > 0 && double.IsFinite(gap) ? balls.Max(b => b.Radius) / gap : null;
    }
}
