using IsoTriplet.Optimizers.Stack;
using IsoTriplet.Tests.Certificates;

namespace IsoTriplet.Tests.Optimizers.Stack;

public sealed class StackBoundTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    public void Find_EqualSegments_PassesEveryRelaxation(int classes)
    {
        TripletProblem f = StackRows.Problem(classes);
        (Embedding points, Labels labels) = (Embedding.FromRows(f.Points), Labels.FromIntegers(f.Labels));
        double half = 1 / (3 - (2.0 / classes));
        (Embedding padded, Embedding lifted) = Lifted(f, classes, half);
        Assert.True(TripletSeparation.Of(lifted, labels).IsSeparated);
        double relaxed = ClassHausdorffDistance.LargestDisplacement(padded, lifted).Value;
        Assert.Equal(Math.Sqrt(1 - half), relaxed, 1e-9);

        Bound bound = StackBound.Find(points, labels, 0, Token);
        Assert.InRange(bound.Value, StackRows.Value(classes) * (1 - 1e-3), StackRows.Value(classes));
        Assert.True(bound.Value > 1.14 * relaxed);
        BracketReport report = BracketSolver.Solve(points, labels, BracketSettings.Fast with { SearchIso = false }, null, Token);
        Assert.StartsWith("classes side by side", report.Haus.Lower.RestsOn, StringComparison.Ordinal);
        Assert.InRange(report.Haus.Upper.Value, bound.Value, 1);
    }

    [Theory]
    [InlineData(4, 1.41421356)]
    [InlineData(5, 1.61803398)]
    [InlineData(7, 1.73205080)]
    public void Solve_EqualSegments_IsoPassesEveryRelaxation(int classes, double ratio)
    {
        TripletProblem f = StackRows.Problem(classes);
        (Embedding points, Labels labels) = (Embedding.FromRows(f.Points), Labels.FromIntegers(f.Labels));
        (Embedding padded, Embedding lifted) = Lifted(f, classes, 0.5);
        Assert.True(TripletSeparation.Of(lifted, labels).IsSeparated);
        Assert.Equal(1, IsometricDistance.Between(padded, lifted).Value, 1e-9);
        BracketReport report = BracketSolver.Solve(points, labels, BracketSettings.Fast with { Work = 1e9 }, null, Token);
        Assert.InRange(report.Iso.Lower.Value, 2 * ratio / (1 + ratio) * (1 - 1e-7), report.Iso.Upper.Value);
    }

    [Fact]
    public void Find_DrawnClasses_StaysBelowEverySeparatedEmbeddingFound()
    {
        int found = 0;
        for (int k = 0; k < 40; k++)
        {
            Random random = new(k);
            (int classes, int each) = (3 + (k % 3), 2 + (k / 3 % 3));
            double narrow = random.NextDouble();
            Embedding points = Embedding.FromRows([
                .. Enumerable.Range(0, classes * each).Select(_ => new[] { NormalDraw.Next(random), narrow * NormalDraw.Next(random) }),
            ]);
            Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, classes * each).Select(i => i % classes)]);
            BracketSettings settings = BracketSettings.Fast with { Starts = 6, Work = 1e9, SearchIso = false, Hulls = null };
            Bound bound = StackBound.Find(points, labels, 0, Token);
            Assert.True(bound.Value <= BracketSolver.Solve(points, labels, settings, null, Token).Haus.Upper.Value, $"instance {k}");
            if (bound.Certificate is { } certificate)
            {
                found++;
                Assert.True(CertificateChecker.Check(certificate).Valid);
                Assert.Equal(points.Select([.. bound.Rows!]).ToRows(), certificate.Problem.Points);
            }
        }
        Assert.InRange(found, 10, 40);
    }

    [Fact]
    public void Find_TwoClassesOrSpaceOrMoreKnown_IsZero()
    {
        TripletProblem f = StackRows.Problem(4);
        (Embedding points, Labels labels) = (Embedding.FromRows(f.Points), Labels.FromIntegers(f.Labels));
        Assert.NotEqual(Bound.Zero, StackBound.Find(points, labels, 0.5, Token));
        Assert.Equal(Bound.Zero, StackBound.Find(points, labels, StackRows.Value(4), Token));
        Assert.Equal(Bound.Zero, StackBound.Find(points, Labels.FromIntegers([.. f.Labels.Select(l => l / 2)]), 0, Token));
        Assert.Equal(Bound.Zero, StackBound.Find(Embedding.FromRows([.. f.Points.Select(p => (double[])[.. p, 0])]), labels, 0, Token));
    }

    // The classes at (+-half, z_k), z_k the corners of a regular simplex of edge 2 half in new dimensions: what no bound that holds in every dimension can pass.
    private static (Embedding Padded, Embedding Lifted) Lifted(TripletProblem f, int classes, double half)
    {
        double edge = Math.Sqrt(2) * half * (1 + 1e-12);
        return (
            Embedding.FromRows([.. f.Points.Select(p => (double[])[.. p, .. new double[classes]])]),
            Embedding.FromRows([
                .. f.Points.Select(
                    (p, i) =>
                        (double[])
                            [
                                p[0] * half,
                                0,
                                .. Enumerable.Range(0, classes).Select(k => edge * ((k == f.Labels[i] ? 1 : 0) - (1.0 / classes))),
                            ]
                ),
            ])
        );
    }
}
