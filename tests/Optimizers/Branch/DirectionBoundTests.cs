using IsoTriplet.Optimizers.Branch;

namespace IsoTriplet.Tests.Optimizers.Branch;

public sealed class DirectionBoundTests
{
    [Fact]
    public void Raise_ThreeLongClassesOfManyPoints_LooksAtTheirEndsAndBoundsTheWhole()
    {
        // Lengths 2, 2.6 and 3.2: the theorem of three long classes takes the shortest for all.
        CancellationToken cancel = TestContext.Current.CancellationToken;
        const int Each = 40;
        Embedding f = Embedding.Create(
            3 * Each,
            2,
            [
                .. Enumerable
                    .Range(0, 3 * Each)
                    .SelectMany(i => new[] { ((2.0 * (i % Each) / (Each - 1)) - 1) * (1 + (0.3 * (i / Each))), 0 }),
            ]
        );
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 3 * Each).Select(i => i / Each)]);
        Bound angles = IsoTriplet.Optimizers.Angles.AngleBound.Find(f, labels, 0, cancel);
        Assert.Equal(6, angles.Rows!.Count);
        int[] ends = [.. angles.Rows];
        BracketReport six = BracketSolver.Solve(f.Select(ends), labels.Select(ends), cancellationToken: cancel);
        double upper = six.Iso.Upper.Value;
        Bound Raised(Objective objective, Bound lower) =>
            DirectionBound.Raise(f, labels, objective, lower, upper, new() { MaximumNodes = 3000 }, null, _ => null, null, cancel);

        Bound raised = Raised(Objective.Iso, angles);

        Assert.Equal(ends, raised.Rows);
        Assert.True(CertificateChecker.Check(raised.Certificate!).Valid);
        Assert.InRange(raised.Value, angles.Value * (1 + 1e-6), upper);
        // Of another bound it has no points to look at, and 120 are too many.
        Assert.Same(Bound.Zero, Raised(Objective.Iso, Bound.Zero));
        Assert.Same(raised, Raised(Objective.Iso, raised));
    }
}
