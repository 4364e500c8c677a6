using System.Text.Json.Nodes;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Hausdorff.Collapse;

public sealed class CollapseRuleTests
{
    [Fact]
    public void Judge_RowsNearOnePointOfTheSphere_AreTotalAndLost()
    {
        CollapseNow now = Judge(Trials.NearOnePoint(1e-3), Trials.Classes(8, 4));
        Assert.Equal((CollapseKind.Total, true, true), (now.Kind, now.Contracted, now.Lost));
        Assert.Equal((1, ScaleSource.Sphere), (Math.Round(now.Scale.Value, 12), now.Scale.Source));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void Judge_OnePoint_HasNoSizeToBeContracted(double margin)
    {
        CollapseNow now = Judge(Embedding.Create(1, 2, [3, 4]), Trials.Classes(1, 1), margin: margin);
        Assert.Equal((CollapseKind.Undecided, false, null), (now.Kind, now.Contracted, now.Lost));
        Assert.DoesNotContain("contracted", now.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ContractedWithItsClassesKept_IsTotalButNotLost()
    {
        CollapseNow now = Judge(Trials.ContractedClasses(), Trials.Classes(10, 20));
        Assert.Equal((CollapseKind.Total, true, false), (now.Kind, now.Contracted, now.Lost));
        Assert.StartsWith("Contracted", now.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ContractedThoughSeparated_IsNotTheGoal()
    {
        Random random = new(5);
        double[][] centres = [.. Enumerable.Range(0, 5).Select(_ => Direction(random, 1e-3))];
        Embedding tiny = Sphere(40, i => [.. centres[i / 8].Zip(Direction(random, 1e-5), (c, e) => c + e)]);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 40).Select(i => i / 8)]);
        CollapseNow now = Judge(tiny, labels, margin: 0.2);
        Assert.Equal((CollapseKind.Class, true, false), (now.Kind, now.Contracted, now.Lost));
        Assert.StartsWith("Contracted, though separated", now.Headline, StringComparison.Ordinal);
        Assert.Contains("hard negative loss 0.19", now.Reason, StringComparison.Ordinal);
        Assert.Contains("ranks", Assert.Single(CollapseAdvice.Of(now, 8, TrainingFacts.Unknown)).Try, StringComparison.Ordinal);
        Embedding wide = Embedding.FromRows([
            .. Enumerable.Range(0, 40).Select(i => Unit([.. Axis(i / 8).Zip(Direction(random, 1e-5), (c, e) => c + e)])),
        ]);
        Assert.Contains("the goal", Judge(wide, labels, margin: 0.2).Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_TwoPlacesOfTheSphere_IsTwoPointsWhicheverClassesLieThere(bool blocks)
    {
        Random random = new(6);
        Embedding points = Embedding.FromRows([
            .. Enumerable.Range(0, 40).Select(i => Unit([.. Axis(0).Zip(Direction(random, 1e-3), (c, e) => (i < 20 ? c : -c) + e)])),
        ]);
        CollapseNow now = Judge(points, Labels.FromIntegers([.. Enumerable.Range(0, 40).Select(i => blocks ? i / 10 : i % 4)]));
        Assert.StartsWith("Collapsed to two points", now.Headline, StringComparison.Ordinal);
        Assert.Equal([CollapseForm.TwoPoints], now.Forms);
    }

    [Fact]
    public void Judge_NoNeighbourOfItsClass_HasAnIntervalThatBeginsAtTheShareItself()
    {
        Embedding line = Embedding.FromRows([.. Enumerable.Range(0, 6).Select(i => new double[] { i, 2 * i, 3 * i })]);
        NeighbourEvidence found = NeighbourEvidence.Of(RetrievalMetrics.Of(line, Labels.FromIntegers([0, 1, 0, 1, 0, 1])), allEqual: false);
        Assert.Equal((0.0, 0.0), (found.Recall, found.Lower));
        Assert.InRange(found.Upper, 0.1, 0.9);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1e-9, 0)]
    [InlineData(1e9, 0)]
    [InlineData(1, 1e4)]
    [InlineData(1e-3, 7)]
    public void Judge_HealthyAtAnyScaleAndPlace_IsNotCollapsed(double scale, double offset)
    {
        foreach (double noise in (double[])[0.5, 1.5])
        {
            CollapseNow now = Judge(Trials.Healthy(noise, scale, offset), Trials.Classes(10, 20));
            Assert.Equal((CollapseKind.None, false, false), (now.Kind, now.Contracted, now.Lost));
            Assert.DoesNotContain("ollapsed:", now.Headline.Replace("Not collapsed", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Judge_ScaleOfTheMarginOrNone_DecidesAloneOnlyWithAMargin()
    {
        (Embedding points, Labels labels) = (Trials.Healthy(1.5, 1e-3, 0), Trials.Classes(10, 20));
        Assert.False(Judge(points, labels).Contracted);
        CollapseNow now = Judge(points, labels, margin: 1);
        Assert.Equal((CollapseKind.Total, true, false), (now.Kind, now.Contracted, now.Lost));
        Assert.Contains("at margin 1", now.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_NoiseFarFromTheOrigin_IsTotalAndNearItUndecided()
    {
        Embedding noise = Draw.Gaussian(new Random(5), 200, 16);
        Labels labels = Trials.Classes(10, 20);
        Assert.Equal(CollapseKind.Undecided, Judge(noise, labels).Kind);
        Assert.Equal(CollapseKind.Total, Judge(Trials.Moved(noise, 1e4), labels).Kind);
    }

    [Fact]
    public void Judge_EqualRows_AreTotalHoweverFew()
    {
        CollapseNow now = Judge(Embedding.Create(3, 2, [0.1, 0.2, 0.1, 0.2, 0.1, 0.2]), Labels.FromIntegers([0, 0, 1]), margin: 0.5);
        Assert.Equal((CollapseKind.Total, true, true), (now.Kind, now.Contracted, now.Lost));
    }

    // H = 0: no triple fails where whole classes share a point. A shake of 1e-9 breaks triples and changes no word of the verdict.
    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    public void Judge_SevenOfEightClassesOnExactlyOnePoint_ArePartial(double shake)
    {
        Random random = new(7);
        Embedding points = Embedding.FromRows([
            .. Enumerable
                .Range(0, 64)
                .Select(i => (i / 8 == 7 ? Math.PI / 2 : 0) + (shake * random.NextDouble()))
                .Select(a => new[] { Math.Cos(a), Math.Sin(a) }),
        ]);
        CollapseNow now = Judge(points, Trials.Classes(8, 8), margin: 0.2);
        Assert.Equal((CollapseKind.Undecided, false), (now.Kind, now.Contracted));
        Assert.Equal([CollapseForm.Partial], now.Forms);
        Assert.Contains("7 of 8 classes", now.Headline, StringComparison.Ordinal);
    }

    // Two classes of one point each are in one place, which tells nothing of neighbours, and all lie on a line, which is no fault of a separated embedding.
    [Fact]
    public void Judge_SeparatedOnALineWithTwoPointsInOnePlace_IsNotCollapsed()
    {
        Embedding line = Embedding.Create(7, 2, [0, 0, 0, 0, 5, 5, 6, 6, 20, 20, 21, 21, 22, 22]);
        CollapseNow now = Judge(line, Labels.FromIntegers([0, 1, 2, 2, 3, 3, 3]));
        Assert.Equal(CollapseKind.None, now.Kind);
        Assert.StartsWith("Not collapsed: separated", now.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_WholeClassesAtExactlyTwoPlaces_AreTwoPoints()
    {
        CollapseNow now = Judge(
            Embedding.Create(32, 1, [.. Enumerable.Range(0, 32).Select(i => i / 8 % 2 == 0 ? 1.0 : -1)]),
            Trials.Classes(4, 8),
            margin: 0.2
        );
        Assert.Equal([CollapseForm.TwoPoints], now.Forms);
        Assert.Contains("two points", now.Headline, StringComparison.Ordinal);
    }

    // Lengths vary by as little as on a sphere, and yet there is none: a cap of that size would bend.
    [Theory]
    [InlineData(300)]
    [InlineData(1000)]
    public void OnSphere_AConstantColumn_IsNoSphere(double constant)
    {
        Embedding plane = Trials.Healthy(1, 1, 0);
        Embedding flat = Embedding.FromRows([.. plane.ToRows().Select(r => new[] { r[0], r[1], constant })]);
        Embedding cap = Embedding.FromRows([.. flat.ToRows().Select(r => Unit(r).Select(v => constant * v).ToArray())]);
        Labels labels = Trials.Classes(10, 20);
        Assert.False(EmbeddingGeometry.Of(flat, labels).OnSphere);
        Assert.True(EmbeddingGeometry.Of(cap, labels).OnSphere);
        Assert.False(Judge(flat, labels).Contracted);
    }

    [Fact]
    public void Judge_FourOfFiveClassesOnOnePoint_ArePartialAndNoClassCollapse()
    {
        CollapseNow now = Judge(Trials.FourOfFive(), Trials.Classes(5, 32));
        Assert.Equal(CollapseKind.Undecided, now.Kind);
        Assert.Equal([CollapseForm.Partial], now.Forms);
        Assert.Contains("4 of 5 classes", now.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_OneClassFarFromTheOthers_IsNoPartialCollapse()
    {
        Labels labels = Trials.Classes(10, 20);
        double[][] rows = Trials.Healthy(1.5, 1, 0).ToRows();
        foreach (int i in labels.Members(9))
        {
            rows[i] = [.. rows[i].Select(v => v + 1e4)];
        }
        CollapseNow now = Judge(Embedding.FromRows(rows), labels);
        Assert.Equal(CollapseKind.None, now.Kind);
        Assert.DoesNotContain(CollapseForm.Partial, now.Forms);
    }

    [Fact]
    public void Judge_PolesOfTheSphere_AreTwoPointsAndHeapsOfClassesAreNot()
    {
        Labels labels = Trials.Classes(10, 20);
        CollapseNow poles = Judge(Trials.Poles(), labels);
        Assert.Equal((CollapseKind.Undecided, true), (poles.Kind, poles.Lost));
        Assert.Equal([CollapseForm.TwoPoints], poles.Forms);
        double[][] heaps = Trials.Healthy(1.5, 1, 0).ToRows();
        for (int i = 0; i < 100; i++)
        {
            heaps[i] = [.. heaps[i].Select(v => v + 1e3)];
        }
        Assert.Equal(CollapseKind.None, Judge(Embedding.FromRows(heaps), labels).Kind);
    }

    [Fact]
    public void Judge_OnALine_IsNamedWhetherClassesAreToldApartOrNot()
    {
        Labels labels = Trials.Classes(10, 20);
        Embedding places = Draw.Gaussian(new Random(2), 200, 1);
        Embedding mixed = Embedding.FromRows([.. places.ToRows().Select(r => new[] { r[0], 2 * r[0] })]);
        Embedding sorted = Embedding.FromRows([
            .. places.ToRows().Select((r, i) => new[] { (3.0 * labels[i]) + r[0], 2 * ((3.0 * labels[i]) + r[0]) }),
        ]);
        CollapseNow now = Judge(mixed, labels);
        Assert.Equal([CollapseForm.Line], now.Forms);
        Assert.StartsWith("Collapsed to a line", now.Headline, StringComparison.Ordinal);
        Assert.Equal([CollapseForm.Line], Judge(sorted, labels).Forms);
        Assert.Equal((CollapseKind.Undecided, CollapseKind.None), (now.Kind, Judge(sorted, labels).Kind));
    }

    [Fact]
    public void Judge_FewDimensionsUsed_AreNamedAndDoNotDecide()
    {
        Labels labels = Trials.Classes(10, 20);
        double[][] rows = Trials.Healthy(1.5, 1, 0).ToRows();
        foreach (double[] row in rows)
        {
            row.AsSpan(2).Clear();
        }
        CollapseNow now = Judge(Embedding.FromRows(rows), labels);
        Assert.Equal(CollapseKind.None, now.Kind);
        Assert.Equal([CollapseForm.Dimensional], now.Forms);
        Assert.Empty(Judge(Trials.Healthy(1.5, 1, 0), labels).Forms);
    }

    [Fact]
    public void Judge_ClassesAsPoints_AreClassOnlyWithEveryTwoCentresApart()
    {
        Labels labels = Trials.Classes(10, 20);
        Embedding apart = Trials.Healthy(1e-3, 1, 0);
        CollapseNow goal = Judge(apart, labels);
        Assert.Equal((CollapseKind.Class, "Separated, each class nearly a point: the goal."), (goal.Kind, goal.Headline));
        double[][] rows = apart.ToRows();
        for (int i = 0; i < 20; i++)
        {
            rows[20 + i] = [.. rows[i].Select(v => v + 1e-4)];
        }
        Assert.NotEqual(CollapseKind.Class, Judge(Embedding.FromRows(rows), labels).Kind);
    }

    [Fact]
    public void Judge_OneClassOrOnePoint_CannotBeJudged()
    {
        Embedding some = Draw.Gaussian(new Random(1), 6, 3);
        CollapseNow one = Judge(some, Labels.FromIntegers([0, 0, 0, 0, 0, 0]));
        Assert.Equal((CollapseKind.Undecided, (bool?)null), (one.Kind, one.Lost));
        CollapseNow point = Judge(some.Select([0]), Labels.FromIntegers([0]));
        Assert.Equal((CollapseKind.Undecided, (bool?)null), (point.Kind, point.Lost));
        CollapseNow lone = Judge(some, Labels.FromIntegers([0, 1, 2, 3, 4, 5]));
        Assert.Equal((CollapseKind.None, (bool?)null), (lone.Kind, lone.Lost));
    }

    [Fact]
    public void Advice_OfAVerdict_IsGivenOnlyWhereItAppliesAndNotToWhoFollowsIt()
    {
        CollapseNow total = Judge(Trials.NearOnePoint(1e-3), Trials.Classes(8, 4));
        CollapseNow healthy = Judge(Trials.Healthy(1.5, 1, 0), Trials.Classes(10, 20));
        Assert.Empty(CollapseAdvice.Of(healthy, 16, TrainingFacts.Unknown));
        string all = Words(CollapseAdvice.Of(total, 64, TrainingFacts.Unknown));
        Assert.Contains("learning rate", all, StringComparison.Ordinal);
        Assert.Contains("hard-semi-hard", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Judge it by ranks", all, StringComparison.Ordinal);
        Assert.DoesNotContain("second-order", all, StringComparison.Ordinal);
        TrainingFacts careful = new()
        {
            LearningRate = 1e-4,
            Mining = "hard-semi-hard",
            BatchSize = 20,
            Loss = "vanilla",
            SamplesPerClass = 2,
        };
        Assert.Empty(CollapseAdvice.Of(total, 128, careful));
        TrainingFacts first = careful with { Loss = "first-order", Mining = "easy-hard" };
        Assert.Contains("second-order", Words(CollapseAdvice.Of(total, 128, first)), StringComparison.Ordinal);
        CollapseNow kept = Judge(Trials.ContractedClasses(), Trials.Classes(10, 20));
        Assert.Contains("Judge it by ranks", Words(CollapseAdvice.Of(kept, 16, careful)), StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_OnBatchSizes_QuotesTheKeptRuns()
    {
        string kept = Path.Combine(House.Root, "docs", "results", "data", "collapse-runs.json");
        JsonNode[] cells = [.. JsonNode.Parse(File.ReadAllText(kept))!["cells"]!.AsArray().Select(c => c!)];
        CollapseNow total = Judge(Trials.NearOnePoint(1e-3), Trials.Classes(8, 4));
        string said = string.Join('\n', CollapseAdvice.Of(total, 64, TrainingFacts.Unknown).Select(a => a.Evidence));
        (int apart, int stayed) = (40 - Contracted("collapsed", 20, 0), Contracted("collapsed", 320, 0));
        Assert.Contains($"in {Contracted("random", 20, 0)} of 10 runs at N = 20 whatever n", said, StringComparison.Ordinal);
        Assert.Contains($"in {Contracted("random", 320, 128)} of 10 at N = 320 with n = 128", said, StringComparison.Ordinal);
        Assert.Contains(
            $"{apart} of 40 runs with N = 20 ended spread out, and {stayed} of 40 with N = 320",
            said,
            StringComparison.Ordinal
        );
        Assert.All([2, 8], n => Assert.Equal(10, Contracted("random", 320, n)));

        // At one dimension, or at all of them.
        int Contracted(string initial, int points, int dimension) =>
            cells
                .Where(c => (string?)c["initial"] == initial && (int)c["batch_size"]! == points)
                .Where(c => dimension == 0 || (int)c["dimension"]! == dimension)
                .Sum(c => (int)c["collapsed"]!);
    }

    private static double[] Axis(int k) => [.. Enumerable.Range(0, 8).Select(j => j == k ? 1.0 : 0)];

    private static double[] Direction(Random random, double size) =>
        [.. Enumerable.Range(0, 8).Select(_ => size * (random.NextDouble() - 0.5))];

    private static double[] Unit(double[] x)
    {
        double length = Math.Sqrt(x.Sum(v => v * v));
        return [.. x.Select(v => v / length)];
    }

    // Near the first axis.
    private static Embedding Sphere(int points, Func<int, double[]> off) =>
        Embedding.FromRows([.. Enumerable.Range(0, points).Select(i => Unit([.. Axis(0).Zip(off(i), (c, e) => c + e)]))]);

    private static string Words(IReadOnlyList<Advice> advice) => string.Join('\n', advice.Select(a => a.Try));

    private static CollapseNow Judge(Embedding points, Labels labels, double margin = 0)
    {
        EmbeddingGeometry geometry = EmbeddingGeometry.Of(points, labels);
        TripletSeparation separation = TripletSeparation.Of(points, labels);
        NaturalScale scale = NaturalScale.Of(geometry, margin);
        return CollapseRule.Judge(points, labels, geometry, separation, RetrievalMetrics.Of(points, labels), scale, margin);
    }
}
