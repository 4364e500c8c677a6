namespace IsoTriplet.Tests.Optimizers;

/// <summary>Families past the limits of the interior-point method and of the sub-family.</summary>
public sealed class LargerFamilyTests
{
    [Fact]
    public void Solve_LargerFamily_BoundsFromLiftedProblemAndSubFamily()
    {
        Random random = new(8);
        Embedding f = Draw.Gaussian(random, 40, 6);
        Labels labels = Draw.Classes(random, 40, 4);
        BracketSettings settings = new()
        {
            InteriorPoints = 10,
            SubFamilyPoints = 20,
            Starts = 1,
        };
        BracketReport lifted = BracketSolver.Solve(f, labels, settings, null, TestContext.Current.CancellationToken);
        BracketReport interior = BracketSolver.Solve(
            f,
            labels,
            new BracketSettings { Starts = 1 },
            null,
            TestContext.Current.CancellationToken
        );
        Assert.InRange(lifted.Haus.Lower.Value, 0.98 * interior.Haus.Lower.Value, lifted.Haus.Upper.Value);
        Assert.True(lifted.Haus.Lower.Value <= interior.Haus.Upper.Value);
    }
}
