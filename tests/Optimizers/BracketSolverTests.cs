using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Optimizers;

public sealed class BracketSolverTests
{
    private static readonly BracketSettings Small = new() { Starts = 2 };

    // ISOTRIPLET_INSTANCES=10000 runs the long version.
    private static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("ISOTRIPLET_INSTANCES"), out int count) && count > 500 ? count : 500;

    // To these digits a linear program of the search over directions went round in circles for ever (docs/decisions/404).
    [Fact]
    public void Solve_AlternatingPointsOfACircle_Ends()
    {
        double[] values =
        [
            1.0,
            0.0,
            0.8660254037844386,
            0.4999999999999999,
            0.5000000000000001,
            0.8660254037844385,
            6.123233995736766e-17,
            1.0,
            -0.4999999999999997,
            0.8660254037844387,
            -0.8660254037844386,
            0.4999999999999999,
            -1.0,
            1.2246467991473532e-16,
            -0.8660254037844387,
            -0.4999999999999997,
            -0.5000000000000003,
            -0.8660254037844383,
            -1.8369701987210297e-16,
            -1.0,
            0.5,
            -0.8660254037844385,
            0.8660254037844383,
            -0.5000000000000003,
        ];
        Embedding f = Embedding.Create(12, 2, values);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 12).Select(i => i % 2)]);
        BracketReport report = BracketSolver.Solve(f, labels, BracketSettings.Fast, null, TestContext.Current.CancellationToken);
        Assert.InRange(report.Haus.Lower.Value, report.Separation.Hardness!.Value / 4, report.Haus.Upper.Value);
        Assert.InRange(report.Haus.Upper.Value, 0, 1 + 1e-9);
        Assert.InRange(report.Iso.Lower.Value, report.Separation.Hardness.Value / 2 * (1 - 1e-12), report.Iso.Upper.Value);
    }

    [Fact]
    public void Solve_RandomInstances_BracketsHoldAndCertificatesVerify()
    {
        int positive = 0;
        // Of the last two a linear program goes round in circles.
        foreach (int seed in (int[])[.. Enumerable.Range(0, Count), 10536, 20011])
        {
            (Embedding f, Labels labels) = Instances.Draw(seed);
            BracketReport report = BracketSolver.Solve(f, labels, Small, null, TestContext.Current.CancellationToken);
            Assert.True(report.Haus.Lower.Value <= report.Haus.Upper.Value, $"seed {seed}: {report.Haus}");
            Assert.True(report.Iso.Lower.Value <= report.Iso.Upper.Value, $"seed {seed}: {report.Iso}");
            // No bound below what hardness alone proves, H/4 and H/2 (a method that reaches them numerically may end a little below).
            double hardness = Math.Max(0, TripletSeparation.Of(f, labels).Hardness ?? 0) * (1 - 1e-6);
            Assert.True(report.Haus.Lower.Value >= hardness / 4, $"seed {seed}: {report.Haus} of hardness {hardness}");
            Assert.True(report.Iso.Lower.Value >= hardness / 2, $"seed {seed}: {report.Iso} of hardness {hardness}");
            positive += hardness > 0 ? 1 : 0;
            double collapse = Math.Min(report.TotalRadius, report.ClassRadius) * (1 + 1e-9);
            Assert.True(report.Haus.Upper.Value <= collapse, $"seed {seed}: {report.Haus.Upper.Value} above {collapse}");
            Assert.True(report.Iso.Lower.Value <= 2 * report.Haus.Upper.Value, $"seed {seed}: d_iso <= 2 d_haus");
            Assert.True(TripletSeparation.Of(report.NearestHaus, labels).IsSeparated, $"seed {seed}");
            Assert.True(TripletSeparation.Of(report.NearestIso, labels).IsSeparated, $"seed {seed}");
            foreach (Bound bound in new[] { report.Haus.Lower, report.Haus.Upper, report.Iso.Lower, report.Iso.Upper })
            {
                Assert.True(
                    bound.Certificate is null ? bound.Value == 0 : CertificateChecker.Check(bound.Certificate).Valid,
                    $"seed {seed}"
                );
            }
        }
        Assert.True(positive > Count / 2, $"{positive} of {Count} instances have anything to bound");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(4, 4)]
    public void Solve_NoTriple_ZeroExactly(int points, int classes)
    {
        Random random = new(points);
        Embedding f = Draw.Gaussian(random, points, 3);
        BracketReport report = BracketSolver.Solve(
            f,
            Draw.Classes(random, points, classes),
            null,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal((0, 0, 0, 0), Values(report));
    }

    [Fact]
    public void Solve_AllPointsEqual_ZeroExactly()
    {
        Embedding f = Embedding.Create(4, 2, [1, 2, 1, 2, 1, 2, 1, 2]);
        Labels labels = Labels.FromIntegers(new[] { 0, 0, 1, 1 }.AsSpan());
        BracketReport report = BracketSolver.Solve(f, labels, null, null, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, 0, 0), Values(report));
        Assert.Equal(CollapseVerdict.Total, report.Verdict);
    }

    // Squares of distances underflow or overflow there: hardness 0 would be reported of points that are not separated.
    [Theory]
    [InlineData(5e-324, "scale the embedding up")]
    [InlineData(1e-160, "scale the embedding up")]
    [InlineData(1e88, "scale the embedding down")]
    [InlineData(1e300, "scale the embedding down")]
    public void Solve_ScaleWithoutSquares_IsRefusedWithWhatToDo(double scale, string advice)
    {
        Embedding f = Embedding.Create(4, 1, [0, 3 * scale, scale, 2 * scale]);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1]);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string message = Assert.Throws<ArgumentException>(() => BracketSolver.Solve(f, labels, null, null, cancel)).Message;
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LagrangianSolver.Solve(f, labels, null, null, cancel));
    }

    [Theory]
    [InlineData(1e-144)]
    [InlineData(6e86)]
    public void Solve_ExtremeScale_KeepsTheBracketsOfTheUnitScale(double scale)
    {
        Labels labels = Labels.FromIntegers([0, 0, 1, 1]);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        Embedding f = Embedding.Create(4, 1, [0, 3 * scale, scale, 2 * scale]);
        BracketReport report = BracketSolver.Solve(f, labels, Small, null, cancel);
        Assert.Equal(1.25, report.Haus.Upper.Value / scale, 1e-6);
        Assert.InRange(report.Haus.Lower.Value / scale, 0.5, 1.25 * (1 + 1e-9));
        Assert.InRange(report.Iso.Lower.Value / scale, 1 - 1e-9, 1 + 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void Solve_LargestCoordinates_HasBracketsThatCertificatesHold(int n)
    {
        const double M = MeasurableScale.Largest;
        Embedding f = Embedding.FromRows([
            [.. Enumerable.Repeat(-M, n)],
            [.. Enumerable.Repeat(M, n)],
            new double[n],
        ]);
        BracketReport report = BracketSolver.Solve(f, Labels.FromIntegers([0, 0, 1]), Small, null, TestContext.Current.CancellationToken);
        Assert.InRange(report.Haus.Upper.Value / M / Math.Sqrt(n), 0.25, 1);
        Assert.True(CertificateChecker.Check(report.Iso.Upper.Certificate!).Valid);
    }

    // Exactly separated by a tie of which doubles make a hardness above 0; and not separated by less than they see.
    [Fact]
    public void Solve_HardnessWithinRounding_AgreesWithTheExactSeparation()
    {
        Labels labels = Labels.FromIntegers([0, 0, 1]);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        BracketReport tie = BracketSolver.Solve(Embedding.Create(3, 2, [0, 0, 9.8, 0.9, -0.9, -9.8]), labels, null, null, cancel);
        Assert.True(tie.Separation.Hardness > 0);
        Assert.Equal((0, 0, 0, 0), Values(tie));
        BracketReport fails = BracketSolver.Solve(Embedding.Create(3, 2, [0, 0, 1, 1e-9, -1, 0]), labels, null, null, cancel);
        Assert.False(fails.Separation.IsSeparated);
        Assert.InRange(fails.Haus.Upper.Value, double.Epsilon, 1e-9);
        Assert.InRange(fails.Iso.Upper.Value, double.Epsilon, 1e-9);
    }

    [Fact]
    public void Solve_Cancelled_StillValid()
    {
        (Embedding f, Labels labels) = Instances.Draw(10);
        BracketReport report = BracketSolver.Solve(f, labels, null, null, new CancellationToken(true));
        Assert.True(report.Cancelled);
        double quarter = report.Separation.Hardness!.Value / 4;
        Assert.InRange(report.Haus.Lower.Value, quarter * (1 - 1e-6), report.Haus.Upper.Value);
        Assert.True(CertificateChecker.Check(report.Haus.Upper.Certificate!).Valid);
        Assert.True(CertificateChecker.Check(report.Haus.Lower.Certificate!).Valid);
    }

    private static (double, double, double, double) Values(BracketReport report) =>
        (report.Haus.Lower.Value, report.Haus.Upper.Value, report.Iso.Lower.Value, report.Iso.Upper.Value);
}

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

/// <summary>The held numbers of cases.json: lower bounds of an SDP solver, upper bounds of a local one.</summary>
public sealed class HeldCaseTests
{
    // The held numbers were computed to six or seven digits by other programs.
    private const double Below = 0.999;
    private const double Above = 1.001;

    [Theory]
    [MemberData(nameof(ReferenceCase.Names), MemberType = typeof(ReferenceCase))]
    public void Solve_HeldCase_BracketsAtLeastAsTight(string name)
    {
        ReferenceCase held = ReferenceCase.Named(name);
        Labels labels = Labels.FromIntegers(held.Labels);
        BracketReport report = BracketSolver.Solve(
            Embedding.FromRows(held.Points),
            labels,
            null,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.InRange(report.Haus.Lower.Value, Below * held.DHaus.LowerSdp, report.Haus.Upper.Value);
        Assert.InRange(report.Haus.Upper.Value, held.DHaus.LowerSdp * Below, Above * held.DHaus.UpperFound);
        Assert.InRange(report.Iso.Lower.Value, Below * held.DIso.LowerHalfHardness, report.Iso.Upper.Value);
        Assert.InRange(report.Iso.Upper.Value, held.DIso.LowerHalfHardness * Below, Above * held.DIso.UpperFound);
        Assert.True(TripletSeparation.Of(report.NearestHaus, labels).IsSeparated);
        Assert.True(TripletSeparation.Of(report.NearestIso, labels).IsSeparated);
        foreach (Bound bound in new[] { report.Haus.Lower, report.Haus.Upper, report.Iso.Lower, report.Iso.Upper })
        {
            CheckResult check = CertificateChecker.Check(bound.Certificate!);
            Assert.True(check.Valid, check.Reason);
            Assert.Equal(bound.Value, check.Bound);
        }
    }
}

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
