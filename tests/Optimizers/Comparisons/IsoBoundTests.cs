using IsoTriplet.Optimizers.Gram;
using IsoTriplet.Optimizers.Hull;
using IsoTriplet.Optimizers.Stress;
using IsoTriplet.Tests.Optimizers.Shrink;

namespace IsoTriplet.Tests.Optimizers.Comparisons;

/// <summary>The Gram, stress and hull bounds with a margin and with comparisons in the place of triples; ISOTRIPLET_INSTANCES=100000 is the long run.</summary>
public sealed class IsoBoundTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>-1, 0, 1 around the point 0 of another class, in the plane (docs/mathematics/extensions.md, 16.6).</summary>
    private static Embedding Around => Embedding.Create(4, 2, [-1, 0, 0, 0, 1, 0, 0, 0]);

    private static Labels ThreeAndOne => Labels.FromIntegers([0, 0, 0, 1]);

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(5)]
    public void Gram_ThreePointsAroundOne_MeetsTheSearchAboveHalf(double margin)
    {
        ComparisonProblem problem = ComparisonProblem.OfTriples(Around, ThreeAndOne, margin);
        GramSolution gram = GramBound.Find(problem, cancellation: Token);
        ComparisonBrackets brackets = ComparisonSolver.Solve(problem, null, null, Token);
        // The point 0 of the class may not come nearer than the margin to the other: eps is at least alpha there.
        double alone = Math.Max((1 + margin) / 2, margin);
        Assert.Equal(alone, gram.HalfHardness, 1e-12);
        Assert.InRange(gram.Bound, Math.Max(Math.Sqrt(3) - 1, alone) * (1 - 1e-6), brackets.Iso.Upper.Value * (1 + 1e-9));
        Assert.True(gram.Bound >= 0.9 * brackets.Iso.Upper.Value, $"{gram.Bound} of {brackets.Iso.Upper.Value}");
        Assert.True(CertificateChecker.Check(gram.Certificate!).Valid);
        Assert.False(CertificateChecker.Check(gram.Certificate! with { Bound = 1.12 * gram.Bound }).Valid);
    }

    [Theory]
    [InlineData(-0.3)]
    [InlineData(0)]
    [InlineData(0.4)]
    public void Gram_ListedTriples_AgreeWithThoseOfTheLabels(double margin)
    {
        ComparisonProblem listed = ComparisonProblem.Of(Around, Listed(ThreeAndOne, margin));
        GramSolution list = GramBound.Find(listed, cancellation: Token);
        Assert.True(CertificateChecker.Check(list.Certificate!).Valid);
        if (margin >= 0)
        {
            GramSolution labels = GramBound.Find(ComparisonProblem.OfTriples(Around, ThreeAndOne, margin), cancellation: Token);
            Assert.Equal(1, list.Bound / labels.Bound, 1e-4);
            return;
        }
        // Triples let fail by 0.3 need tangents: more than half of what is left, and no more than a member's distance.
        double upper = ComparisonSolver.Solve(listed, null, null, Token).Iso.Upper.Value;
        Assert.InRange(list.Bound, Math.Max(1.05 * 0.35, 0.95 * upper), upper * (1 + 1e-9));
    }

    [Fact]
    public void Gram_ComparisonsThatContradictEachOther_ProveMoreThanAnyDistance()
    {
        Embedding line = Embedding.Create(3, 1, [0, 1, 2]);
        GramSolution gram = GramBound.Find(ComparisonProblem.Of(line, [new(0, 1, 0, 2, 1), new(0, 2, 0, 1, 1)]), cancellation: Token);
        Assert.True(gram.Bound > 2, $"{gram.Bound}");
        Assert.True(CertificateChecker.Check(gram.Certificate!).Valid);
    }

    [Fact]
    public void Gram_MarginAboveADistanceThatCannotShrink_ProvesTheWholeRest()
    {
        // G_aq >= alpha, whatever G_ap: from 0.25 to 3.
        ComparisonProblem problem = ComparisonProblem.OfTriples(
            Embedding.Create(3, 1, [0, 0.125, -0.25]),
            Labels.FromIntegers([0, 0, 1]),
            3
        );
        ComparisonBrackets report = ComparisonSolver.Solve(problem, null, null, Token);
        Assert.Equal(2.75, report.Iso.Lower.Value, 1e-9);
        Assert.True(report.Iso.Upper.Value >= 2.75);
    }

    // G keeps the margin by construction, so no bound may pass its distance.
    [Fact]
    public void Bounds_MemberKnown_NeverExceedItsDistance()
    {
        Random random = new(11);
        (int above, int stressed) = (0, 0);
        for (int k = 0; k < NearSeparated.Count / 20; k++)
        {
            (Embedding f, Embedding g, Labels labels, double margin) = Margined(random);
            double iso = IsometricDistance.Between(f, g).Value * (1 + 1e-12);
            ComparisonProblem triples = ComparisonProblem.OfTriples(f, labels, margin),
                listed = ComparisonProblem.Of(f, Listed(labels, margin));
            StressSolution stress = StressBound.Find(triples, 2, Token),
                same = StressBound.Find(listed, 2, Token);
            Assert.True(stress.Bound <= iso && same.Bound <= iso);
            stressed += stress.Bound > 0 ? 1 : 0;
            Assert.True(stress.Certificate is null || CertificateChecker.Check(stress.Certificate).Valid);
            Assert.True(same.Certificate is null || CertificateChecker.Check(same.Certificate).Valid);
            double moved = ClassHausdorffDistance.LargestDisplacement(f, g).Value * (1 + 1e-12);
            Assert.True(ClassHullBound.Find(triples, null, 0, Token).Value <= moved);
            if (k % 5 == 0)
            {
                GramSolution gram = GramBound.Find(triples, cancellation: Token);
                Assert.True(gram.Bound <= iso && gram.Bound >= gram.HalfHardness * (1 - 1e-9));
                above += gram.HalfHardness > 0 ? 1 : 0;
            }
        }
        Assert.True(above > 2 && stressed > 20, $"{above}, {stressed}");
    }

    [Fact]
    public void Stress_ChainWithMargin_HoldsHardnessPlusMargin()
    {
        (Embedding f, Labels labels) = SimplexChain.Create(3, 5, 1e-7);
        StressSolution plain = StressBound.Find(f, labels, cancellation: Token),
            with = StressBound.Find(ComparisonProblem.OfTriples(f, labels, 2e-7), cancellation: Token),
            listed = StressBound.Find(ComparisonProblem.Of(f, Listed(labels, 2e-7)), cancellation: Token);
        // H = 2e-7 becomes 4e-7, and the ratio to first order stays.
        Assert.Equal(2.09, plain.Bound / 2e-7, 0.01);
        Assert.Equal(2.09, with.Bound / 4e-7, 0.01);
        Assert.Equal(1, listed.Bound / with.Bound, 1e-3);
        foreach (StressCertificate c in new[] { with.Certificate!, listed.Certificate! })
        {
            Assert.True(CertificateChecker.Check(c).Valid);
            Assert.False(CertificateChecker.Check(c with { Bound = 1.01 * c.Bound }).Valid);
        }
    }

    [Fact]
    public void Hull_OverlappingClassesWithMargin_GainsHalfOfIt()
    {
        Embedding f = Draw.Gaussian(new Random(8), 60, 2);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 60).Select(i => i % 2)]);
        double plain = ClassHullBound.Find(f, labels, null, 0, Token).Value,
            wide = ClassHullBound.Find(ComparisonProblem.OfTriples(f, labels, 10), null, 0, Token).Value;
        Assert.InRange(wide, 5 + (plain / 2), 5 + plain);
        Assert.Same(Bound.Zero, ClassHullBound.Find(ComparisonProblem.Of(f, Listed(labels, 10)), null, 0, Token));
    }

    private static Comparison[] Listed(Labels labels, double margin) =>
        [
            .. from a in Enumerable.Range(0, labels.Count)
            from p in Enumerable.Range(0, labels.Count)
            from q in Enumerable.Range(0, labels.Count)
            where p != a && labels[p] == labels[a] && labels[q] != labels[a]
            select new Comparison(a, p, a, q, margin),
        ];

    // Classes in a row, each within 0.3 of its place, keep some margin; F is a copy shaken by up to 1e-3 to 1.
    private static (Embedding F, Embedding G, Labels Labels, double Margin) Margined(Random random)
    {
        while (true)
        {
            (int points, int n) = (random.Next(4, 9), random.Next(1, 4));
            Labels labels = Draw.Classes(random, points, random.Next(2, 4));
            Embedding noise = Draw.Gaussian(random, points, n),
                more = Draw.Gaussian(random, points, n);
            double[] g =
            [
                .. Enumerable
                    .Range(0, points * n)
                    .Select(k => (0.3 * Math.Tanh(noise[k / n, k % n])) + (k % n == 0 ? 3 * labels[k / n] : 0)),
            ];
            double size = Math.Pow(10, -3 * random.NextDouble());
            Embedding member = Embedding.Create(points, n, g),
                f = Embedding.Create(points, n, [.. g.Select((x, k) => x + (size * more[k / n, k % n]))]);
            if (TripletSeparation.Of(member, labels).Hardness is < -1e-6 and var hardness)
            {
                return (f, member, labels, -hardness * (1 - 1e-12));
            }
        }
    }
}
