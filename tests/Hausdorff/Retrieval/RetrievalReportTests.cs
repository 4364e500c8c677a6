using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Tests.Hausdorff.Retrieval;

public sealed class RetrievalReportTests
{
    private static readonly int[] Depths = [1, 2, 4, 8];

    [Fact]
    public void Of_1800PointsIn128Dimensions_EqualsADirectComputation()
    {
        Random random = new(1800);
        double[][] rows = Draw.Gaussian(random, 1800, 128).ToRows();
        int[] classes = [.. Enumerable.Range(0, 1800).Select(i => i % 18)];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i][classes[i]] += 4;
        }
        RetrievalReport report = RetrievalReport.Of(Embedding.FromRows(rows), Labels.FromIntegers(classes), Depths);
        double[] expected = new double[7];
        for (int q = 0; q < rows.Length; q++)
        {
            double[] one = Direct(rows, classes, q);
            for (int k = 0; k < one.Length; k++)
            {
                expected[k] += one[k] / rows.Length;
            }
        }
        double?[] actual =
        [
            .. report.All.Recall,
            report.All.MeanAveragePrecisionAtR,
            report.All.PrecisionAtR,
            report.All.MeanReciprocalRank,
        ];
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second!.Value, 1e-12));
        Assert.InRange(report.All.PrecisionAt1!.Value, 0.2, 0.99);
    }

    // Recall@1, 2, 4, 8, MAP@R, R-precision and reciprocal rank of one query, by sorting all others.
    private static double[] Direct(double[][] rows, int[] classes, int query)
    {
        bool[] hits =
        [
            .. Enumerable
                .Range(0, rows.Length)
                .Where(j => j != query)
                .OrderBy(j => rows[query].Zip(rows[j], (x, y) => (x - y) * (x - y)).Sum())
                .Select(j => classes[j] == classes[query]),
        ];
        int relevant = hits.Count(h => h);
        double average = 0;
        for (int i = 0, found = 0; i < relevant; i++)
        {
            found += hits[i] ? 1 : 0;
            average += hits[i] ? (double)found / (i + 1) : 0;
        }
        return
        [
            .. Depths.Select(k => hits.Take(k).Any(h => h) ? 1.0 : 0),
            average / relevant,
            hits.Take(relevant).Count(h => h) / (double)relevant,
            1.0 / (1 + Array.IndexOf(hits, true)),
        ];
    }

    [Fact]
    public void Of_ReciprocalRankUnderTies_IsTheMeanOverTheOrders()
    {
        // From 0: one stranger at 1, then three at 2 of which one is of the class: 1/2, 1/3 or 1/4.
        RetrievalReport report = RetrievalReport.Of(
            Embedding.Create(1, 1, [0]),
            Labels.FromTexts(["a"]),
            Embedding.Create(4, 1, [1, 2, -2, 2]),
            Labels.FromTexts(["b", "b", "a", "b"]),
            [1, 3]
        );
        Assert.Equal(((1.0 / 2) + (1.0 / 3) + (1.0 / 4)) / 3, report.All.MeanReciprocalRank!.Value, 1e-15);
        Assert.Equal([0.0, 2.0 / 3], report.All.Recall.Select(r => r!.Value), static (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(4, report.Gallery);
    }

    [Fact]
    public void Of_ANearestOfTheClassBeyondTheDepth_HasItsRank()
    {
        double[][] gallery = [.. Enumerable.Range(1, 40).Select(k => new double[] { k })];
        string[] classes = [.. Enumerable.Range(1, 40).Select(k => k == 37 ? "a" : "b")];
        RetrievalReport report = RetrievalReport.Of(
            Embedding.Create(1, 1, [0]),
            Labels.FromTexts(["a"]),
            Embedding.FromRows(gallery),
            Labels.FromTexts(classes),
            [2]
        );
        Assert.Equal(1.0 / 37, report.All.MeanReciprocalRank!.Value, 1e-15);
    }

    [Fact]
    public void Of_NothingToFind_HasNoValue()
    {
        RetrievalReport report = RetrievalReport.Of(Embedding.Create(2, 1, [0, 1]), Labels.FromIntegers([0, 1]), Depths);
        Assert.Equal((0, 2), (report.All.Queries, report.All.WithoutPositive));
        Assert.Null(report.All.MeanAveragePrecisionAtR);
        Assert.Null(report.ClassAverage.PrecisionAt1);
        Assert.All(report.All.Recall, r => Assert.Null(r));
    }

    [Fact]
    public void Of_ClassesOfDifferentSizes_AreAveragedEachOnce()
    {
        // a is found by all its five, b by none of its two, the lone c by nothing.
        Embedding points = Embedding.Create(8, 1, [0, 0.1, 0.2, 0.3, 0.4, 10, -10, 0.15]);
        RetrievalReport report = RetrievalReport.Of(points, Labels.FromTexts(["a", "a", "a", "a", "a", "b", "b", "c"]), [1]);
        Assert.Equal(["a", "b", "c"], report.Classes.Select(c => c.Class), StringComparer.Ordinal);
        Assert.Equal((7, 1), (report.All.Queries, report.All.WithoutPositive));
        double a = report.Classes[0].Score.PrecisionAt1!.Value;
        Assert.Equal(0, report.Classes[1].Score.PrecisionAt1);
        Assert.Equal(a / 2, report.ClassAverage.PrecisionAt1!.Value, 1e-15);
        Assert.Equal(5 * a / 7, report.All.PrecisionAt1!.Value, 1e-15);
    }

    [Theory]
    [InlineData()]
    [InlineData(0)]
    [InlineData(1, -1)]
    public void Of_DepthsThatAreNone_AreRefused(params int[] depths) =>
        Assert.Throws<ArgumentException>(() => RetrievalReport.Of(Embedding.Create(2, 1, [0, 1]), Labels.FromIntegers([0, 0]), depths));
}
