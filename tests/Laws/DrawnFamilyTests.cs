using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using IsoTriplet.Optimizers.Shrink;
using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Laws;

/// <summary>Bounds of the theory on drawn families. The seed is fixed; a failure prints the family, shrunk, and the seed that replays it.</summary>
[Properties(Arbitrary = [typeof(DrawnFamily)], Replay = "(20261128,1)")]
public sealed class DrawnFamilyTests
{
    private const double Rounding = 1e-9;

    // Few starts: the bounds hold whatever the work.
    private static readonly BracketSettings Cheap = new()
    {
        Starts = 2,
        Work = 1e6,
        LeastSteps = 100,
    };

    [Property(MaxTest = 500)]
    public void Hardness_DrawnFamily_IsTheExhaustiveMaximum(DrawnFamily family)
    {
        (double? largest, double scale) = Exhaustive(family);
        TripletSeparation measured = TripletSeparation.Of(family.Points, family.Labels);
        Assert.Equal(largest is null, measured.Hardness is null);
        Assert.Equal(largest ?? 0, measured.Hardness ?? 0, Rounding * (1 + scale));
        if (measured.HardestTriple is { } t)
        {
            double[] d = PairwiseDistances.All(family.Points);
            int n = family.Rows.Length;
            Assert.Equal(measured.Hardness!.Value, d[(t.Anchor * n) + t.Positive] - d[(t.Anchor * n) + t.Negative], Rounding * (1 + scale));
        }
    }

    [Property(MaxTest = 200)]
    public void Hardness_PointsTurnedRound_IsTheSame(DrawnFamily family)
    {
        int[] order = [.. Enumerable.Range(0, family.Rows.Length).Reverse()];
        Assert.Equal(
            TripletSeparation.Of(family.Points, family.Labels).Hardness,
            TripletSeparation.Of(family.Points.Select(order), family.Labels.Select(order)).Hardness
        );
    }

    [Property(MaxTest = 200)]
    public void Mining_DrawnFamily_TakesTheHardestOfEachAnchor(DrawnFamily family)
    {
        double[] d = PairwiseDistances.All(family.Points);
        (int n, int[] classes) = (family.Rows.Length, family.Classes);
        Triple[] mined =
        [
            .. TripletMiner
                .Mine(family.Points, family.Labels, MiningStrategy.Parse("hard-hard"), TripletDistances.ByName("euclidean"))
                .Triples,
        ];
        bool Positive(int a, int p) => p != a && classes[p] == classes[a];
        int[] anchors =
        [
            .. Enumerable.Range(0, n).Where(a => Enumerable.Range(0, n).Any(p => Positive(a, p)) && classes.Any(c => c != classes[a])),
        ];
        Assert.Equal(anchors, mined.Select(t => t.Anchor));
        Assert.All(
            mined,
            t =>
            {
                Assert.Equal(
                    Enumerable.Range(0, n).Where(p => Positive(t.Anchor, p)).Max(p => d[(t.Anchor * n) + p]),
                    d[(t.Anchor * n) + t.Positive]
                );
                Assert.Equal(
                    Enumerable.Range(0, n).Where(q => classes[q] != classes[t.Anchor]).Min(q => d[(t.Anchor * n) + q]),
                    d[(t.Anchor * n) + t.Negative]
                );
            }
        );
    }

    /// <summary>docs/mathematics.md, Theorem 13.4: every class shrunk by C = 4 H / kappa is separated, no point moves farther than C, and kappa is at least 1/(d+1).</summary>
    [Property(MaxTest = 500)]
    public void ClassShrink_DrawnFamily_IsSeparatedWithinItsBound(DrawnFamily family)
    {
        (Embedding f, Labels labels) = (family.Points, family.Labels);
        double slack = Rounding * (1 + Exhaustive(family).Scale);
        ClassShrink shrink = ClassShrink.Of(f, labels);
        Assert.InRange(shrink.Kappa, (1.0 / (f.Dimension + 1)) - Rounding, 1);
        double bound = shrink.Bound(TripletSeparation.Of(f, labels).HardNegativeLoss());
        Embedding g = shrink.At(bound);
        Assert.InRange(TripletSeparation.Of(g, labels).Hardness ?? 0, double.NegativeInfinity, slack);
        Assert.InRange(ClassHausdorffDistance.LargestDisplacement(f, g).Value, 0, bound + slack);
    }

    [Property(MaxTest = 60)]
    public void Brackets_DrawnFamily_KeepTheBoundsOfTheTheory(DrawnFamily family)
    {
        (Embedding f, Labels labels) = (family.Points, family.Labels);
        BracketReport report = BracketSolver.Solve(f, labels, Cheap, null, TestContext.Current.CancellationToken);
        double hardness = TripletSeparation.Of(f, labels).HardNegativeLoss();
        double slack = 1e-7 * Exhaustive(family).Scale;
        Assert.True(report.Haus.Lower.Value <= report.Haus.Upper.Value + slack, "d_haus is empty");
        Assert.True(report.Iso.Lower.Value <= report.Iso.Upper.Value + slack, "d_iso is empty");
        Assert.True(hardness / 2 <= report.Iso.Upper.Value + slack, "H/2 <= d_iso");
        Assert.True(hardness / 4 <= report.Haus.Upper.Value + slack, "H/4 <= d_haus");
        Assert.True(report.Iso.Lower.Value <= (2 * report.Haus.Upper.Value) + slack, "d_iso <= 2 d_haus");
        double radius = SmallestEnclosingBall.OfClasses(f, labels).Max(b => b.Radius);
        Assert.True(report.Haus.Lower.Value <= radius + slack, "d_haus <= R of the classes");
    }

    /// <summary>A false bound, H at most 0.9 of itself, is found out and shrunk to three points.</summary>
    [Fact]
    public void Property_FalseBound_IsFalsifiedByThreePoints()
    {
        DrawnFamily? last = null;
        bool False(DrawnFamily family)
        {
            bool holds = !(Exhaustive(family).Largest > 0);
            last = holds ? last : family;
            return holds;
        }
        Config config = Config.QuickThrowOnFailure.WithReplay(5, 1).WithMaxTest(200);
        Exception failure = Assert.ThrowsAny<Exception>(() => Check.One(config, Prop.ForAll(DrawnFamily.Arbitrary(), False)));
        Assert.Contains("Falsifiable", failure.Message, StringComparison.Ordinal);
        Assert.Equal((3, FamilyKind.Grid), (last!.Rows.Length, last.Kind));
    }

    private static (double? Largest, double Scale) Exhaustive(DrawnFamily family)
    {
        double[] d = PairwiseDistances.All(family.Points);
        int n = family.Rows.Length;
        double? largest = null;
        for (int a = 0; a < n; a++)
        {
            for (int p = 0; p < n; p++)
            {
                for (int q = 0; q < n && p != a && family.Classes[p] == family.Classes[a]; q++)
                {
                    if (family.Classes[q] != family.Classes[a])
                    {
                        largest = Math.Max(largest ?? double.NegativeInfinity, d[(a * n) + p] - d[(a * n) + q]);
                    }
                }
            }
        }
        return (largest, d.Max());
    }
}
