using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Tests.Optimizers;

/// <summary>Translation and rotation change no distance; scaling multiplies both. Brackets of the moved problem must agree with those of the first.</summary>
public sealed class EquivarianceTests
{
    // The Lagrangian bound is unique; the method stops at a relative gap of 1e-6 in the square, and may lose more where it stalls.
    private const double Relative = 1e-3;

    // Rounding of the moved coordinates themselves.
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData(1, 1e-3)]
    [InlineData(2, 1)]
    [InlineData(3, 1e4)]
    public void Solve_Moved_BracketsAgree(int first, double scale)
    {
        BracketSettings settings = new() { Starts = 2 };
        for (int seed = first; seed < 150; seed += 3)
        {
            (Embedding f, Labels labels) = Instances.Draw(seed);
            Embedding moved = Draw.Moved(f, new Random(seed), scale);
            BracketReport here = BracketSolver.Solve(f, labels, settings, null, TestContext.Current.CancellationToken);
            BracketReport there = BracketSolver.Solve(moved, labels, settings, null, TestContext.Current.CancellationToken);
            Overlap(here.Haus, there.Haus, scale, seed);
            Overlap(here.Iso, there.Iso, scale, seed);
            double lower = scale * here.Haus.Lower.Value;
            Assert.True(
                Math.Abs(there.Haus.Lower.Value - lower) <= (Relative * lower) + (Rounding * scale),
                $"seed {seed}: {here.Haus.Lower.Value} {there.Haus.Lower.Value / scale}"
            );
        }
    }

    private static void Overlap(Bracket here, Bracket there, double scale, int seed)
    {
        double slack = Rounding * scale;
        Assert.True(there.Lower.Value <= (scale * here.Upper.Value) + slack, $"seed {seed}");
        Assert.True(scale * here.Lower.Value <= there.Upper.Value + slack, $"seed {seed}");
    }
}
