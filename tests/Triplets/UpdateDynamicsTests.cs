using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class UpdateDynamicsTests
{
    private const double Agreement = 1e-12;

    public static TheoryData<string> Rules => [.. UpdateRule.Names];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Step_WholeGrid_ClosedFormAgreesWithVectors(string name)
    {
        UpdateRule rule = UpdateRule.ByName(name);
        foreach ((TripletState state, double rate) in Grid().Where(g => IsDecided(name, g.State)))
        {
            UpdateOutcome closed = ClosedForm.Step(rule, state, rate);
            AssertSame(VectorUpdate.Step(rule, VectorUpdate.FromState(state), rate), closed);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Step_TurnedIntoHigherDimensions_Agrees(string name)
    {
        UpdateRule rule = UpdateRule.ByName(name);
        Random random = new(8);
        foreach (int n in new[] { 3, 4, 7, 30 })
        {
            double[] q = Draw.Orthogonal(random, n);
            foreach ((TripletState state, double rate) in Grid().Where((g, k) => k % 97 == n % 7 && IsDecided(name, g.State)))
            {
                TripletVectors v = VectorUpdate.FromState(state, n);
                TripletVectors turned = new(Turn(v.Anchor, q), Turn(v.Positive, q), Turn(v.Negative, q));
                AssertSame(VectorUpdate.Step(rule, turned, rate), ClosedForm.Step(rule, state, rate));
            }
        }
    }

    [Fact]
    public void NumberedEquations_WholeGrid_AgreeWithTheClosedForm()
    {
        foreach ((TripletState state, double rate) in Grid())
        {
            AssertSame(ClosedForm.Step(UpdateRule.ByName("first-order"), state, rate), FirstOrderEquations.Step(state, rate));
            AssertSame(ClosedForm.Step(UpdateRule.ByName("vanilla"), state, rate), VanillaEquations.Step(state, rate));
            AssertSame(ClosedForm.Step(UpdateRule.ByName("second-order"), state, rate), SecondOrderEquations.Step(state, rate));
        }
    }

    [Fact]
    public void Equation16_SlopesTimesTheRate_AreTheStepsOf13And14()
    {
        const double h = 1e-6;
        foreach (
            (TripletState state, double rate) in Grid()
                .Where(g => Math.Min(g.State.Sap, g.State.San) > 0 && Math.Max(g.State.Sap, g.State.San) < 1)
        )
        {
            double b = SecondOrderEquations.Weight(state, rate);
            Assert.Equal(-SecondOrderEquations.Pull(state, b), rate * (Loss(state, h, 0) - Loss(state, -h, 0)) / (2 * h), 1e-9);
            Assert.Equal(SecondOrderEquations.Push(state, b), rate * (Loss(state, 0, h) - Loss(state, 0, -h)) / (2 * h), 1e-9);
        }

        static double Loss(TripletState state, double x, double y) =>
            SecondOrderEquations.Equation16(new TripletState(state.Sap + x, state.San + y, state.Gamma));
    }

    [Theory]
    [InlineData("vanilla", "squared-euclidean")]
    [InlineData("first-order", "cosine")]
    [InlineData("second-order", "cosine")]
    public void UpdateTable_AnyTriple_IsTheStepOfTheLossWithThatGradient(string rule, string distance)
    {
        // The table steps along the ambient gradient of S = x.y; the tangent gradient of the cosine distance is its projection.
        TripletState state = new(0.55, 0.35, 0.2);
        double rate = 1e-3;
        TripletVectors v = VectorUpdate.FromState(state);
        TripletVectors moved = VectorUpdate.Apply(UpdateRule.ByName(rule), v, rate);
        BatchLoss loss = BatchLoss.Evaluate(
            IsoTriplet.Numerics.Embedding.FromRows([v.Anchor, v.Positive, v.Negative]),
            [new Triple(0, 1, 2)],
            TripletLosses.ByName(rule, new TripletLossSettings { Margin = 10 }),
            TripletDistances.ByName(distance)
        );
        double[][] steps = [Step(v.Anchor, moved.Anchor), Step(v.Positive, moved.Positive), Step(v.Negative, moved.Negative)];
        double[][] from = [v.Anchor, v.Positive, v.Negative];
        for (int r = 0; r < 3; r++)
        {
            double along = distance == "cosine" ? Enumerable.Range(0, 3).Sum(k => steps[r][k] * from[r][k]) : 0;
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal(-rate * loss.Gradient[(r * 3) + k], steps[r][k] - (along * from[r][k]), 1e-14);
            }
        }
    }

    [Fact]
    public void TripletState_OfVectors_RecoversTheCosines()
    {
        foreach ((TripletState state, _) in Grid())
        {
            TripletVectors v = VectorUpdate.FromState(state, 5);
            TripletState found = TripletState.Of(v.Anchor, v.Positive, v.Negative);
            Assert.Equal(state.Sap, found.Sap, Agreement);
            Assert.Equal(state.San, found.San, Agreement);
            Assert.Equal(state.Spn, found.Spn, Agreement);
        }
    }

    [Theory]
    [InlineData(1.5, 0, 0)]
    [InlineData(0, double.NaN, 0)]
    [InlineData(0, 0, -2)]
    public void TripletState_NotCosines_Refused(double sap, double san, double gamma) =>
        Assert.Throws<ArgumentException>(() => new TripletState(sap, san, gamma));

    [Fact]
    public void TripletState_ParallelToTheAnchor_HasNoTwist() =>
        Assert.Equal(new TripletState(1, 0, 0), TripletState.Of([0.1, 0.2, 0.3], [0.1, 0.2, 0.3], [3, 0, -1]));

    [Fact]
    public void Step_LengthZero_DoesNotMove()
    {
        // q = a and b = 1: q' = q - b a = 0 has no direction.
        UpdateOutcome outcome = ClosedForm.Step(UpdateRule.ByName("first-order"), new TripletState(1, 1, 0), 2);
        Assert.Equal((0.0, 1.0, 0.0), (outcome.NegativeNorm, outcome.NewSan, outcome.DeltaSan));
    }

    [Fact]
    public void At_NegativeRate_Refused() =>
        Assert.Throws<ArgumentException>(() => ClosedForm.Step(UpdateRule.ByName("vanilla"), new TripletState(0, 0, 0), -1));

    [Fact]
    public void ByName_Unknown_Refused() => Assert.Throws<ArgumentException>(() => UpdateRule.ByName("contrastive"));

    // The selectively contrastive step jumps on the diagonal, where rounding would choose the branch.
    private static bool IsDecided(string rule, TripletState state) => rule != "sct" || state.Sap != state.San;

    private static IEnumerable<(TripletState State, double Rate)> Grid()
    {
        foreach (double rate in new[] { 0, 1e-3, 0.1, 0.3, 1 })
        {
            foreach (double gamma in new[] { -1, -0.5, 0, 0.2, 0.5, 0.8, 1 })
            {
                for (int i = 0; i <= 12; i++)
                {
                    for (int j = 0; j <= 12; j++)
                    {
                        yield return (new TripletState(i / 12.0, j / 12.0, gamma), rate);
                    }
                }
            }
        }
    }

    private static void AssertSame(UpdateOutcome expected, UpdateOutcome actual)
    {
        Assert.Equal(expected.PositiveProduct, actual.PositiveProduct, Agreement);
        Assert.Equal(expected.NegativeProduct, actual.NegativeProduct, Agreement);
        Assert.Equal(expected.AnchorNorm, actual.AnchorNorm, Agreement);
        Assert.Equal(expected.PositiveNorm, actual.PositiveNorm, Agreement);
        Assert.Equal(expected.NegativeNorm, actual.NegativeNorm, Agreement);
        Assert.Equal(expected.DeltaSap, actual.DeltaSap, Agreement);
        Assert.Equal(expected.DeltaSan, actual.DeltaSan, Agreement);
    }

    private static double[] Step(double[] from, double[] to) => [.. from.Select((x, k) => to[k] - x)];

    private static double[] Turn(double[] x, double[] q)
    {
        int n = x.Length;
        return [.. Enumerable.Range(0, n).Select(k => Enumerable.Range(0, n).Sum(l => x[l] * q[(l * n) + k]))];
    }
}
