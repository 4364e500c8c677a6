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
        int hard = 0;
        for (int seed = first; seed < 150; seed += 3)
        {
            (Embedding f, Labels labels) = Instances.Draw(seed);
            Embedding moved = Draw.Moved(f, new Random(seed), scale);
            BracketReport here = BracketSolver.Solve(f, labels, settings, null, TestContext.Current.CancellationToken);
            BracketReport there = BracketSolver.Solve(moved, labels, settings, null, TestContext.Current.CancellationToken);
            Assert.True(Agree(here, there, scale), $"seed {seed}: {here.Haus} {here.Iso} {there.Haus} {there.Iso}");
            // Negative control: the brackets of an embedding 5 % larger are not these.
            bool separated = here.Haus.Upper.Value == 0;
            Assert.Equal(separated, Agree(here, there, 1.05 * scale));
            hard += separated ? 0 : 1;
        }
        Assert.True(hard > 20, $"{hard} instances that are not separated");
    }

    private static bool Agree(BracketReport here, BracketReport there, double scale) =>
        Overlap(here.Haus, there.Haus, scale)
        && Overlap(here.Iso, there.Iso, scale)
        && Math.Abs(there.Haus.Lower.Value - (scale * here.Haus.Lower.Value))
            <= (Relative * scale * here.Haus.Lower.Value) + (Rounding * scale);

    private static bool Overlap(Bracket here, Bracket there, double scale) =>
        there.Lower.Value <= (scale * here.Upper.Value) + (Rounding * scale)
        && scale * here.Lower.Value <= there.Upper.Value + (Rounding * scale);
}
