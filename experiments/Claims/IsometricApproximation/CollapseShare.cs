using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>How far the nearest separated embedding is collapsed: d_haus over the radius of the largest class, 1 where collapsing every class is nearest.</summary>
internal static class CollapseShare
{
    /// <summary>N = 8 points of two classes in R^n.</summary>
    public static InstanceSource Cell(int n) =>
        new($"collapse-8-{n}", $"N = 8, n = {n}, two classes", r => new Instance(Sampling.Gaussian(r, 8, n), Sampling.Balanced(8, 2), ""));

    /// <summary>d_haus(F, F_TS) / max_i R(X^i) as an interval; on a line the closed form.</summary>
    public static (double Lower, double Upper)? Of(Instance f)
    {
        double radius = SmallestEnclosingBall.OfClasses(f.Points, f.Labels).Max(b => b.Radius);
        double line = f.Points.Dimension == 1 ? Figures.LineHaus(f.Points, f.Labels) / radius : 0;
        return f.Points.Dimension == 1 ? (line, line) : (f.Haus.Lower / radius, f.Haus.Upper / radius);
    }
}
