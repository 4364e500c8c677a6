using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Tests.Hausdorff.Retrieval;

public sealed class RetrievalMetricsTests
{
    [Fact]
    public void Of_PointsOnALine_EqualsCountingByHand()
    {
        // Positions 0 1 3 7 of classes a b a b: neighbours of 0 are b a b; of 1: a a b; of 3: b a b; of 7: a b a.
        RetrievalMetrics metrics = RetrievalMetrics.Of(Embedding.Create(4, 1, [0, 1, 3, 7]), Labels.FromTexts(["a", "b", "a", "b"]));
        Assert.Equal((4, 0, 0.0), (metrics.Queries, metrics.QueriesLeftOut, metrics.RecallAt1));
        Assert.Equal(0.75, metrics.RecallAt2, 12);
        Assert.Equal((1.0, 1.0), (metrics.RecallAt4, metrics.RecallAt8));
        Assert.Equal(1.0 / 3, metrics.ChanceAt1, 12);
    }

    [Fact]
    public void Of_CollapsedEmbedding_ScoresWhatGuessingScores()
    {
        Embedding points = Embedding.Create(12, 2, new double[24]);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 12).Select(i => i / 4)]);
        RetrievalMetrics metrics = RetrievalMetrics.Of(points, labels);
        Assert.Equal(3.0 / 11, metrics.RecallAt1, 12);
        Assert.Equal(1 - (8.0 / 11 * 7 / 10), metrics.RecallAt2, 12);
        Assert.Equal(3.0 / 11, metrics.PrecisionAtR, 12);
        Assert.Equal(metrics.ChanceAt1, metrics.RecallAt1, 12);
    }

    // Galleries deeper than the figures look, with ties at the depth: the part that is ranked decides as the whole would.
    [Theory]
    [InlineData(120, 3, 1)]
    [InlineData(301, 2, 2)]
    [InlineData(90, 30, 1)]
    public void Of_DeepGallery_EqualsRankingAll(int count, int classes, int dimension)
    {
        Random random = new(count);
        Embedding points = Draw.Grid(random, count, dimension, 7);
        Labels labels = Draw.Classes(random, count, classes);
        AssertRankedAsAll(points, labels);
    }

    // Galleries large enough for a sample to tell how deep to look; with 4, it sees the nearest points of all and tells too little.
    [Theory]
    [InlineData(700, 20, 0)]
    [InlineData(1000, 100, 0)]
    [InlineData(1000, 3, 0)]
    [InlineData(1024, 20, 4)]
    public void Of_LargeGallery_EqualsRankingAll(int count, int classes, int clump)
    {
        Random random = new(count);
        double[][] rows = Draw.Gaussian(random, count, 3).ToRows();
        for (int i = 0; clump > 0 && i < count; i += clump)
        {
            rows[i] = [.. rows[i].Select(v => 1e-3 * v)];
        }
        Embedding points = Embedding.FromRows(rows);
        Labels labels = Draw.Classes(random, count, classes);
        AssertRankedAsAll(points, labels);
    }

    private static void AssertRankedAsAll(Embedding points, Labels labels)
    {
        RetrievalMetrics metrics = RetrievalMetrics.Of(points, labels);
        (double recall, double precision) = ByGroups(points, labels);
        Assert.Equal(recall, metrics.RecallAt8, 12);
        Assert.Equal(precision, metrics.PrecisionAtR, 12);
        Assert.Equal(metrics, RetrievalMetrics.Of(points, labels));
    }

    // Recall@8 and R-precision from counts: b nearer than the group at the depth, t in it, of which r are relevant.
    private static (double Recall, double Precision) ByGroups(Embedding points, Labels labels)
    {
        (double recall, double precision, int measured) = (0, 0, 0);
        for (int q = 0; q < points.Points; q++)
        {
            (double Distance, bool Relevant)[] others =
            [
                .. Enumerable
                    .Range(0, points.Points)
                    .Where(j => j != q)
                    .Select(j => (PairwiseDistances.Between(points.Row(q), points.Row(j)), labels[j] == labels[q]))
                    .OrderBy(pair => pair.Item1),
            ];
            int relevant = others.Count(pair => pair.Relevant);
            if (relevant == 0)
            {
                continue;
            }
            measured++;
            double missed = 1;
            (int taken, int hits, int group) = At(8);
            for (int k = 0; k < taken; k++)
            {
                missed *= Math.Max(0, group - hits - k) / (double)(group - k);
            }
            recall += Before(8).Any(pair => pair.Relevant) ? 1 : 1 - missed;
            (taken, hits, group) = At(relevant);
            precision += (Before(relevant).Count(pair => pair.Relevant) + ((double)taken * hits / group)) / relevant;

            IEnumerable<(double Distance, bool Relevant)> Before(int depth) => others.Where(p => p.Distance < others[depth - 1].Distance);
            (int Taken, int Hits, int Group) At(int depth)
            {
                (double Distance, bool Relevant)[] tied = [.. others.Where(p => p.Distance == others[depth - 1].Distance)];
                return (depth - Before(depth).Count(), tied.Count(p => p.Relevant), tied.Length);
            }
        }
        return (recall / measured, precision / measured);
    }

    [Fact]
    public void Of_RandomInputsWithTies_IsTheMeanOverAllOrders()
    {
        Random random = new(3);
        for (int trial = 0; trial < 20; trial++)
        {
            double[][] rows = [.. Enumerable.Range(0, 6).Select(_ => new double[] { random.Next(3), random.Next(2) })];
            int[] classes = [.. Enumerable.Range(0, 6).Select(_ => random.Next(2))];
            RetrievalMetrics metrics = RetrievalMetrics.Of(Embedding.FromRows(rows), Labels.FromIntegers(classes));
            double[] expected = ByAllOrders(rows, classes);
            double[] actual =
            [
                metrics.RecallAt1,
                metrics.RecallAt2,
                metrics.RecallAt4,
                metrics.MeanAveragePrecisionAtR,
                metrics.PrecisionAtR,
            ];
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 10));
        }
    }

    [Fact]
    public void Of_GalleryApart_MatchesClassesByName()
    {
        RetrievalMetrics metrics = RetrievalMetrics.Of(
            Embedding.Create(3, 1, [0, 10, 20]),
            Labels.FromTexts(["x", "y", "z"]),
            Embedding.Create(2, 1, [9, 1]),
            Labels.FromTexts(["y", "x"])
        );
        Assert.Equal((2, 1, 1.0, 1.0), (metrics.Queries, metrics.QueriesLeftOut, metrics.RecallAt1, metrics.MeanAveragePrecisionAtR));
    }

    [Fact]
    public void Of_NothingToFind_IsZeroWithoutQueries() =>
        Assert.Equal((0, 2, 0.0), Pick(RetrievalMetrics.Of(Embedding.Create(2, 1, [0, 1]), Labels.FromIntegers([0, 1]))));

    private static (int, int, double) Pick(RetrievalMetrics m) => (m.Queries, m.QueriesLeftOut, m.RecallAt1);

    private static double[] ByAllOrders(double[][] rows, int[] classes)
    {
        double[] sums = new double[5];
        int queries = 0;
        for (int q = 0; q < rows.Length; q++)
        {
            int[] others = [.. Enumerable.Range(0, rows.Length).Where(j => j != q)];
            int relevant = others.Count(j => classes[j] == classes[q]);
            if (relevant == 0)
            {
                continue;
            }
            queries++;
            double[] mine = new double[5];
            int orders = 0;
            foreach (int[] order in Permutations(others))
            {
                double Distance(int j) => PairwiseDistances.Between(rows[q], rows[j]);
                if (order.Zip(order.Skip(1)).Any(p => Distance(p.First) > Distance(p.Second)))
                {
                    continue;
                }
                orders++;
                bool[] hit = [.. order.Select(j => classes[j] == classes[q])];
                for (int d = 0; d < 3; d++)
                {
                    mine[d] += hit.Take(1 << d).Any(h => h) ? 1 : 0;
                }
                for (int i = 0; i < relevant; i++)
                {
                    mine[3] += hit[i] ? (double)hit.Take(i + 1).Count(h => h) / (i + 1) / relevant : 0;
                    mine[4] += hit[i] ? 1.0 / relevant : 0;
                }
            }
            for (int k = 0; k < 5; k++)
            {
                sums[k] += mine[k] / orders;
            }
        }
        return [.. sums.Select(s => queries == 0 ? 0 : s / queries)];
    }

    private static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length == 0
            ?
            [
                [],
            ]
            : items.SelectMany((item, k) => Permutations([.. items[..k], .. items[(k + 1)..]]), (item, rest) => (int[])[item, .. rest]);
}
