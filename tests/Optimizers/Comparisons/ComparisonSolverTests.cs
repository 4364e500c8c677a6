using IsoTriplet.Tests.Optimizers.Shrink;

namespace IsoTriplet.Tests.Optimizers.Comparisons;

public sealed class ComparisonSolverTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Embedding Line(params double[] x) => Embedding.Create(x.Length, 1, x);

    [Fact]
    public void Solve_OneTripleOnALine_ClosesBothBrackets()
    {
        // a = 0, p = 1, q = -1.5, alpha = 1: (H + alpha)/4 = 0.125 and (H + alpha)/2 = 0.25.
        ComparisonBrackets report = Solve(ComparisonProblem.OfTriples(Line(0, 1, -1.5), Labels.FromIntegers([0, 0, 1]), 1));
        Assert.Equal(0.5, report.Hardness!.Value, 1e-12);
        Assert.Equal(0.125, report.Displacement.Upper.Value, 1e-6);
        Assert.Equal(0.125, report.Displacement.Lower.Value, 1e-3);
        Assert.Equal(0.25, report.Iso.Upper.Value, 1e-6);
        Assert.Equal(0.25, report.Iso.Lower.Value, 1e-9);
    }

    // All points at one place: d_haus = alpha sqrt((c - 1)/(2c)), the radius of a regular simplex, and d_iso = alpha (docs/mathematics/extensions.md, 14.1).
    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(4, 3, 0.3)]
    [InlineData(8, 16, 1)]
    [InlineData(8, 7, 20)]
    public void Solve_AllPointsEqual_ClosesBothBracketsWhereASimplexHasRoom(int classes, int dimension, double margin)
    {
        Embedding f = Embedding.FromRows([.. Enumerable.Repeat(Enumerable.Repeat(0.3, dimension).ToArray(), 4 * classes)]);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 4 * classes).Select(i => i % classes)]);
        ComparisonBrackets report = Solve(ComparisonProblem.OfTriples(f, labels, margin));
        double radius = margin * Math.Sqrt((classes - 1) / (2.0 * classes));
        Assert.True(report.Displacement.Closed && report.Iso.Closed);
        Assert.InRange(radius, report.Displacement.Lower.Value, report.Displacement.Upper.Value);
        Assert.InRange(margin, report.Iso.Lower.Value, report.Iso.Upper.Value);
        Assert.Equal(1, report.Displacement.Upper.Value / radius, 1e-6);
        Assert.Equal(1, report.Iso.Upper.Value / margin, 1e-6);
    }

    // 0.02 + 0.2 > 0.22 and 2^-60 + 1 > 1 of the doubles, by less than their sum is rounded to.
    [Fact]
    public void Solve_FailsByLessThanRounding_IsNoMemberAndFindsOneBesideIt()
    {
        ComparisonProblem[] problems =
        [
            ComparisonProblem.OfTriples(Line(0, 0.02, -0.22), Labels.FromIntegers([0, 0, 1]), 0.2),
            ComparisonProblem.Of(Line(0, Math.ScaleB(1, -60), -1), [new(0, 1, 0, 2, 1)]),
        ];
        foreach (ComparisonProblem problem in problems)
        {
            ComparisonBrackets report = Solve(problem);
            Assert.InRange(report.Hardness!.Value, -1e-15, 1e-15);
            Assert.False(report.IsMember);
            foreach (IsoTriplet.Optimizers.Bracket bracket in new[] { report.Displacement, report.Iso })
            {
                Assert.InRange(bracket.Upper.Value, double.Epsilon, 1e-9);
                Assert.True(CertificateChecker.Check(bracket.Upper.Certificate!).Valid);
            }
        }
    }

    [Fact]
    public void Solve_ExactTie_IsAMemberWhateverTheRoundedHardness()
    {
        Assert.True(Solve(ComparisonProblem.OfTriples(Line(0, 0.25, -0.5), Labels.FromIntegers([0, 0, 1]), 0.25)).IsMember);
        ComparisonBrackets tie = Solve(ComparisonProblem.Of(Embedding.Create(3, 2, [0, 0, 9.8, 0.9, -0.9, -9.8]), [new(0, 1, 0, 2, 0)]));
        Assert.True(tie.Hardness > 0);
        Assert.True(tie.IsMember);
        Assert.Equal((0, 0), (tie.Displacement.Upper.Value, tie.Iso.Upper.Value));
    }

    [Fact]
    public void Solve_ComparisonsThatAlwaysHold_ChangeNothing()
    {
        Embedding f = Line(0, 1, 1.5, -3);
        ComparisonBrackets alone = Solve(ComparisonProblem.Of(f, [new(0, 2, 0, 1, 0)]));
        ComparisonBrackets beside = Solve(ComparisonProblem.Of(f, [new(0, 2, 0, 1, 0), new(0, 1, 1, 0, 0), new(2, 2, 0, 3, -1)]));
        Assert.Equal(alone.Displacement.Upper.Value, beside.Displacement.Upper.Value, 1e-9);
        Assert.Equal(alone.Iso.Upper.Value, beside.Iso.Upper.Value, 1e-9);
        Assert.Contains(
            "respects every comparison",
            CertificateChecker.Check(beside.Iso.Upper.Certificate!).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Solve_Thresholds_GiveTheirExcess()
    {
        // |0 1| at most 1 and |0 2| at least 5, from 3 and 4 on two sides of 0: no distance needs to change by more than 2.
        ComparisonBrackets report = Solve(ComparisonProblem.Of(Line(0, 3, -4), [new(0, 1, 0, 0, -1), new(0, 0, 0, 2, 5)]));
        Assert.Equal(2, report.Hardness!.Value, 1e-12);
        Assert.Equal(2, report.Iso.Lower.Value, 1e-9);
        Assert.Equal(2, report.Iso.Upper.Value, 1e-6);
        Assert.Equal(1, report.Displacement.Upper.Value, 1e-6);
        Assert.InRange(report.Displacement.Lower.Value, 1 - 1e-9, 1);
    }

    [Fact]
    public void Solve_ListedTriples_AgreeWithTheTriplesOfLabels()
    {
        Random random = new(3);
        for (int round = 0; round < 8; round++)
        {
            Embedding f = Draw.Gaussian(random, 6, 2);
            Labels labels = Labels.FromIntegers([0, 0, 0, 1, 1, 1]);
            Comparison[] listed =
            [
                .. from a in Enumerable.Range(0, 6)
                from p in Enumerable.Range(0, 6)
                from q in Enumerable.Range(0, 6)
                where p != a && labels[p] == labels[a] && labels[q] != labels[a]
                select new Comparison(a, p, a, q, 0.2),
            ];
            ComparisonBrackets one = Solve(ComparisonProblem.OfTriples(f, labels, 0.2)),
                other = Solve(ComparisonProblem.Of(f, listed));
            Assert.Equal(one.Hardness!.Value, other.Hardness!.Value, 1e-12);
            Assert.Equal(one.Iso.Lower.Value, other.Iso.Lower.Value, 1e-9);
            Assert.True(one.Displacement.Lower.Value <= other.Displacement.Upper.Value * (1 + 1e-9));
            Assert.True(other.Displacement.Lower.Value <= one.Displacement.Upper.Value * (1 + 1e-9));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    public void Solve_DrawnInstances_BracketsHoldAndCertificatesVerify(double margin)
    {
        foreach ((Embedding f, Labels labels, double h) in NearSeparated.Stream(8, Math.Max(20, NearSeparated.Count / 50)))
        {
            ComparisonBrackets report = Solve(ComparisonProblem.OfTriples(f, labels, margin));
            foreach (IsoTriplet.Optimizers.Bracket bracket in new[] { report.Displacement, report.Iso })
            {
                Assert.True(bracket.Lower.Value <= bracket.Upper.Value * (1 + 1e-9));
                Assert.True(double.IsFinite(bracket.Upper.Value));
                Assert.True(CertificateChecker.Check(bracket.Upper.Certificate!).Valid);
                Assert.True(bracket.Lower.Certificate is null || CertificateChecker.Check(bracket.Lower.Certificate).Valid);
            }
            Assert.True(report.Iso.Lower.Value >= (h + margin) / 2 * (1 - 1e-3));
            Assert.True(TripletSeparation.Of(report.Nearest!, labels).Hardness + margin <= 0);
            Assert.True(IsometricDistance.Between(f, report.NearestIso!).Value <= report.Iso.Upper.Value);
        }
    }

    [Fact]
    public void Solve_MarginZero_DoesNotContradictTheOtherSolver()
    {
        foreach ((Embedding f, Labels labels, _) in NearSeparated.Stream(9, 12))
        {
            BracketReport known = BracketSolver.Solve(f, labels, new BracketSettings { Starts = 2, Work = 1e8 }, null, Token);
            ComparisonBrackets report = ComparisonSolver.Solve(ComparisonProblem.OfTriples(f, labels, 0), null, known, Token);
            Assert.True(report.Displacement.Lower.Value <= known.Haus.Upper.Value * (1 + 1e-9));
            Assert.True(known.Haus.Lower.Value <= report.Displacement.Upper.Value * (1 + 1e-9));
            Assert.True(known.Iso.Lower.Value <= report.Iso.Upper.Value * (1 + 1e-9));
            Assert.True(report.Displacement.Lower.Value >= known.Haus.Lower.Value * (1 - 1e-6));
        }
    }

    /// <summary>A bound that is known without a margin holds with one, whose certificate proves more: as much as its rule allows, to the last digits.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    public void Solve_KnownBracket_IsCarriedOverAndRaisedToTheEdge(double margin)
    {
        Random random = new(5);
        Embedding f = Draw.Gaussian(random, 8, 2);
        Labels labels = Labels.FromIntegers([0, 1, 0, 1, 0, 1, 0, 1]);
        BracketSettings quick = new()
        {
            Starts = 1,
            SearchIso = false,
            Hulls = null,
            Local = new LocalSettings { MaxSteps = 400 },
        };
        BracketReport known = BracketSolver.Solve(f, labels, quick, null, Token);
        // No search of its own: what is known is all there is to go by.
        ComparisonSettings none = new()
        {
            FullPoints = 0,
            SearchIso = false,
            Hulls = null,
        };
        ComparisonBrackets report = ComparisonSolver.Solve(ComparisonProblem.OfTriples(f, labels, margin), none, known, Token);
        Bound lower = report.Displacement.Lower;
        Assert.Equal(known.Haus.Lower.RestsOn, lower.RestsOn);
        Assert.InRange(lower.Value, known.Haus.Lower.Value * (1 + 1e-3), report.Displacement.Upper.Value);
        Assert.True(CertificateChecker.Check(lower.Certificate!).Valid);
        LagrangianCertificate certificate = Assert.IsType<LagrangianCertificate>(lower.Certificate);
        Assert.Equal((margin, lower.Value), (certificate.Problem.Margin, certificate.Bound));
        Assert.False(CertificateChecker.Check(certificate with { Bound = lower.Value * (1 + 1e-6) }).Valid);
        Assert.True(report.Iso.Lower.Value >= known.Iso.Lower.Value);
        ComparisonBrackets alone = ComparisonSolver.Solve(ComparisonProblem.OfTriples(f, labels, margin), none, null, Token);
        Assert.True(alone.Displacement.Lower.Value < lower.Value);
        Assert.Equal("half of the bound on d_iso", alone.Displacement.Lower.RestsOn);
    }

    /// <summary>Few rounds from few starts: without a margin the ends are near those of the other solver, for triples of labels and for their list.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Solve_FewRounds_EndsNearTheOtherSolver(int seed)
    {
        Embedding f = Draw.Gaussian(new Random(seed), 6, 2);
        Labels labels = Labels.FromIntegers([0, 1, 0, 1, 0, 1]);
        BracketReport other = BracketSolver.Solve(f, labels, new BracketSettings { Starts = 4, StressPoints = 0 }, null, Token);
        ComparisonSettings few = new()
        {
            Rounds = 30,
            Steps = 80,
            Starts = 2,
            GramPoints = 0,
            StressPoints = 0,
        };
        Comparison[] listed =
        [
            .. from a in Enumerable.Range(0, 6)
            from p in Enumerable.Range(0, 6)
            from q in Enumerable.Range(0, 6)
            where p != a && labels[p] == labels[a] && labels[q] != labels[a]
            select new Comparison(a, p, a, q, 0),
        ];
        foreach (ComparisonProblem problem in new[] { ComparisonProblem.OfTriples(f, labels, 0), ComparisonProblem.Of(f, listed) })
        {
            ComparisonBrackets report = ComparisonSolver.Solve(problem, few, null, Token);
            (double upper, double iso) = (report.Displacement.Upper.Value, report.Iso.Upper.Value);
            Assert.True(upper >= other.Haus.Lower.Value && report.Displacement.Lower.Value <= other.Haus.Upper.Value);
            Assert.True(iso >= other.Iso.Lower.Value && report.Iso.Lower.Value <= other.Iso.Upper.Value);
            Assert.True(upper <= 1.1 * other.Haus.Upper.Value, $"{upper} of {other.Haus.Upper.Value}");
            Assert.True(iso <= 1.15 * other.Iso.Upper.Value, $"{iso} of {other.Iso.Upper.Value}");
            Assert.True(
                report.Displacement.Lower.Value >= 0.9 * other.Haus.Lower.Value,
                $"{report.Displacement.Lower.Value} of {other.Haus.Lower.Value}"
            );
            Assert.Equal(upper, ClassHausdorffDistance.LargestDisplacement(f, report.Nearest!).Value, 1e-9);
            Assert.Equal(iso, IsometricDistance.Between(f, report.NearestIso!).Value, 1e-9);
        }
    }

    [Fact]
    public void Solve_LargerMargin_IsNotNearer()
    {
        (Embedding f, Labels labels, _) = NearSeparated.Stream(10, 3).Last();
        double last = 0;
        foreach (double margin in new[] { 0, 0.5, 1, 2, 4 })
        {
            ComparisonBrackets report = Solve(ComparisonProblem.OfTriples(f, labels, margin));
            Assert.True(report.Displacement.Upper.Value >= last * (1 - 1e-9));
            last = report.Displacement.Lower.Value;
        }
    }

    // Counted, not timed: with hardly any work the ends are wider, and hold.
    [Fact]
    public void Solve_WorkSpent_StopsTheSearchesWithValidEnds()
    {
        (Embedding f, Labels labels) = (Draw.Gaussian(new Random(4), 40, 2), Draw.Classes(new Random(4), 40, 4));
        ComparisonProblem problem = ComparisonProblem.OfTriples(f, labels, 0.3);
        ComparisonBrackets little = ComparisonSolver.Solve(problem, new ComparisonSettings { Work = 1 }, null, Token),
            usual = Solve(problem);
        Assert.True(little.Iso.Upper.Value > usual.Iso.Upper.Value);
        Assert.True(little.Iso.Lower.Value <= usual.Iso.Upper.Value && usual.Iso.Lower.Value <= little.Iso.Upper.Value);
        Assert.True(little.Displacement.Lower.Value <= usual.Displacement.Upper.Value);
    }

    [Fact]
    public void Solve_Contradiction_FindsNoMember()
    {
        ComparisonBrackets report = Solve(ComparisonProblem.Of(Line(0, 1, 2), [new(0, 1, 0, 2, 1), new(0, 2, 0, 1, 1)]));
        Assert.True(double.IsInfinity(report.Iso.Upper.Value));
        Assert.Null(report.Nearest);
    }

    [Fact]
    public void Solve_MemberOrNoComparison_IsZero()
    {
        ComparisonBrackets member = Solve(ComparisonProblem.OfTriples(Line(0, 1, 9), Labels.FromIntegers([0, 0, 1]), 2)),
            none = Solve(ComparisonProblem.Of(Line(0, 1, 9), []));
        Assert.Equal(0, member.Displacement.Upper.Value);
        Assert.Equal(0, none.Iso.Upper.Value);
        Assert.Null(none.Hardness);
    }

    [Theory]
    [InlineData(0, 1, 0, 3)]
    [InlineData(-1, 1, 0, 2)]
    [InlineData(0, 0, 1, 1)]
    public void Of_BadComparison_IsNamed(int i, int j, int k, int l)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() =>
            ComparisonProblem.Of(Line(0, 1, 2), [new(0, 1, 0, 2, 0), new(i, j, k, l, 0)])
        );
        Assert.StartsWith("comparison 1:", e.Message, StringComparison.Ordinal);
    }

    private static ComparisonBrackets Solve(ComparisonProblem problem) => ComparisonSolver.Solve(problem, null, null, Token);
}
