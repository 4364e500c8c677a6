using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class TripletLossTests
{
    public static TheoryData<string> Names => [.. TripletLosses.Names];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            TheoryData<string, string> pairs = [];
            foreach (string loss in TripletLosses.Names)
            {
                foreach (TripletDistance distance in TripletDistances.All)
                {
                    pairs.Add(loss, distance.Name);
                }
            }
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ByName_OwnName_SameLoss(string name) => Assert.Equal(name, TripletLosses.ByName(name).Name);

    [Fact]
    public void ByName_Unknown_Refused() => Assert.Throws<ArgumentException>(() => TripletLosses.ByName("hinge"));

    [Theory]
    [InlineData("vanilla", 0.5 - 0.25 + 0.2, 1, -1)]
    [InlineData("contrastive", 0.125, 0.5, 0)]
    [InlineData("sct", 0.75, 0, -1)]
    public void Of_HandCase_ExactValues(string name, double value, double byPositive, double byNegative)
    {
        LossTerm term = TripletLosses.ByName(name).Of(0.5, 0.25);
        Assert.Equal(value, term.Value, 1e-15);
        Assert.Equal((byPositive, byNegative), (term.ByPositive, term.ByNegative));
    }

    [Fact]
    public void FirstOrder_EqualSimilarities_IsLogTwoWithHalfWeights()
    {
        LossTerm term = TripletLosses.ByName("first-order").Of(0.3, 0.3);
        Assert.Equal(Math.Log(2), term.Value, 1e-15);
        Assert.Equal((0.5, -0.5), (term.ByPositive, term.ByNegative));
    }

    [Fact]
    public void FirstOrder_OverCosine_IsTheSourcesQuotient()
    {
        double sap = 0.7;
        double san = 0.4;
        double direct = -Math.Log(Math.Exp(sap) / (Math.Exp(sap) + Math.Exp(san)));
        Assert.Equal(direct, TripletLosses.ByName("first-order").Of(1 - sap, 1 - san).Value, 1e-14);
    }

    [Fact]
    public void SecondOrder_OverCosine_IsTheSourcesQuotientAndRestsAtItsCorner()
    {
        double sap = 0.7;
        double san = 0.4;
        double up = Math.Exp(sap - (sap * sap / 2));
        double direct = -Math.Log(up / (up + Math.Exp(san * san / 2)));
        Assert.Equal(direct, TripletLosses.ByName("second-order").Of(1 - sap, 1 - san).Value, 1e-14);
        LossTerm corner = TripletLosses.ByName("second-order").Of(0, 1);
        Assert.Equal((0.0, 0.0), (corner.ByPositive, -corner.ByNegative));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_HugeAndTinyDistances_Finite(string name)
    {
        foreach (double positive in new[] { 0, 1e-300, 1, 800, 1e100 })
        {
            foreach (double negative in new[] { 0, 1e-300, 1, 800, 1e100 })
            {
                LossTerm term = TripletLosses.ByName(name).Of(positive, negative);
                Assert.True(double.IsFinite(term.Value) && double.IsFinite(term.ByPositive) && double.IsFinite(term.ByNegative));
            }
        }
    }

    [Fact]
    public void SoftMargin_FarBelowTheHinge_KeepsTheSmallValue() =>
        Assert.Equal(1, TripletLosses.ByName("soft-margin", new TripletLossSettings { Margin = 0 }).Of(0, 50).Value / Math.Exp(-50), 1e-14);

    [Fact]
    public void Vanilla_AtTheHinge_DoesNotMove() =>
        Assert.False(TripletLosses.ByName("vanilla", new TripletLossSettings { Margin = 0 }).Of(0.5, 0.5).IsActive);

    [Fact]
    public void Sct_OnTheDiagonal_TakesTheFirstOrderBranch() =>
        Assert.Equal(TripletLosses.ByName("first-order").Of(0.5, 0.5), TripletLosses.ByName("sct").Of(0.5, 0.5));

    // The mean over the four anchors of a batch with easy positives and hard negatives, in the paper's form and in the released one.
    [Theory]
    [InlineData(SctForm.Paper, 0.5169)]
    [InlineData(SctForm.Released, 0.7317)]
    public void Sct_ItsTwoForms_DifferAboveASimilarityOf80Percent(SctForm form, double expected)
    {
        Embedding points = Embedding.FromRows([
            [1, 0],
            [.98, .199],
            [.9, .4359],
            [0, 1],
        ]);
        TripletLoss loss = TripletLosses.ByName("sct", new TripletLossSettings { Temperature = 0.1, Form = form });
        IReadOnlyList<Triple> triples = TripletMiner
            .Mine(points, Labels.FromIntegers([0, 0, 1, 1]), MiningStrategy.Parse("easy-hard"), TripletDistances.Cosine)
            .Triples;
        Assert.Equal(expected, BatchLoss.Evaluate(points, triples, loss, TripletDistances.Cosine).Value, 5e-5);
        Assert.Equal(
            form == SctForm.Released ? 0.9 : TripletLosses.ByName("first-order").Of(0.05, 0.1).Value,
            TripletLosses.ByName("sct", new TripletLossSettings { Form = form }).Of(0.05, 0.1).Value,
            1e-15
        );
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NotADistance_Refused(double distance) =>
        Assert.Throws<ArgumentException>(() => TripletLosses.ByName("vanilla").Of(distance, 1));

    [Fact]
    public void Settings_BadConstants_Refused()
    {
        Assert.Throws<ArgumentException>(() => new TripletLossSettings { Margin = -1 });
        Assert.Throws<ArgumentException>(() => new TripletLossSettings { Temperature = 0 });
        Assert.Throws<ArgumentException>(() => new TripletLossSettings { Lambda = double.NaN });
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Evaluate_RandomBatch_GradientAgreesWithCentralDifferences(string loss, string distance)
    {
        (Embedding points, IReadOnlyList<Triple> triples) = Batch();
        TripletLoss l = TripletLosses.ByName(
            loss,
            new TripletLossSettings
            {
                Margin = 0.9,
                Lambda = 0.7,
                Temperature = 0.5,
            }
        );
        TripletDistance d = TripletDistances.ByName(distance);
        BatchLoss result = BatchLoss.Evaluate(points, triples, l, d);
        double[] values = points.Values.ToArray();
        for (int k = 0; k < values.Length; k++)
        {
            double at = values[k];
            values[k] = at + 1e-6;
            double high = BatchLoss.Evaluate(Embedding.Create(points.Points, points.Dimension, values), triples, l, d).Value;
            values[k] = at - 1e-6;
            double low = BatchLoss.Evaluate(Embedding.Create(points.Points, points.Dimension, values), triples, l, d).Value;
            values[k] = at;
            Assert.Equal((high - low) / 2e-6, result.Gradient[k], 1e-6);
        }
    }

    [Fact]
    public void Evaluate_OneTriple_ExactCase()
    {
        // a = (0,0), p = (3,4), q = (0,2): D_ap = 5, D_an = 2; vanilla at margin 1 is 4.
        Embedding points = Embedding.FromRows([
            [0, 0],
            [3, 4],
            [0, 2],
        ]);
        TripletLoss loss = TripletLosses.ByName("vanilla", new TripletLossSettings { Margin = 1 });
        BatchLoss result = BatchLoss.Evaluate(points, [new Triple(0, 1, 2)], loss, TripletDistances.Euclidean);
        Assert.Equal(4, result.Value);
        Assert.Equal([-0.6, 0.2, 0.6, 0.8, 0, -1], result.Gradient.Select(g => Math.Round(g, 14)));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Evaluate_CollapsedBatch_GradientIsFinite(string loss, string distance)
    {
        Embedding points = Embedding.FromRows([.. Enumerable.Repeat(new[] { 0.1, -0.7, 0.3 }, 6)]);
        IReadOnlyList<Triple> triples = TripletMiner
            .Mine(points, Labels.FromIntegers([0, 0, 1, 1, 2, 2]), MiningStrategy.BatchHard)
            .Triples;
        BatchLoss result = BatchLoss.Evaluate(points, triples, TripletLosses.ByName(loss), TripletDistances.ByName(distance));
        Assert.Equal(6, triples.Count);
        Assert.True(double.IsFinite(result.Value));
        Assert.All(result.Gradient, g => Assert.Equal(0, g));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Evaluate_RotatedBatch_ValueStaysAndGradientTurns(string loss, string distance)
    {
        (Embedding points, IReadOnlyList<Triple> triples) = Batch();
        int n = points.Dimension;
        double[] q = Draw.Orthogonal(new Random(5), n);
        Embedding turned = Draw.Moved(points, q, new double[n]);
        TripletLoss l = TripletLosses.ByName(loss);
        TripletDistance d = TripletDistances.ByName(distance);
        BatchLoss before = BatchLoss.Evaluate(points, triples, l, d);
        BatchLoss after = BatchLoss.Evaluate(turned, triples, l, d);
        Embedding gradient = Draw.Moved(Embedding.Create(points.Points, n, before.Gradient), q, new double[n]);
        Assert.Equal(before.Value, after.Value, 1e-12);
        Assert.All(Enumerable.Range(0, before.Gradient.Length), k => Assert.Equal(gradient.Values[k], after.Gradient[k], 1e-11));
    }

    [Fact]
    public void Evaluate_NoTriples_IsZero()
    {
        BatchLoss result = BatchLoss.Evaluate(
            Draw.Gaussian(new Random(1), 3, 2),
            [],
            TripletLosses.ByName("vanilla"),
            TripletDistances.Cosine
        );
        Assert.Equal((0.0, 0, 0), (result.Value, result.Triples, result.Active));
        Assert.All(result.Gradient, g => Assert.Equal(0, g));
    }

    [Fact]
    public void Evaluate_RowOutside_Refused() =>
        Assert.Throws<ArgumentException>(() =>
            BatchLoss.Evaluate(
                Draw.Gaussian(new Random(1), 3, 2),
                [new Triple(0, 1, 3)],
                TripletLosses.ByName("vanilla"),
                TripletDistances.Cosine
            )
        );

    private static (Embedding, IReadOnlyList<Triple>) Batch()
    {
        Embedding points = Draw.Gaussian(new Random(11), 8, 3);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1, 2, 2, 2, 0]);
        return (points, TripletMiner.Mine(points, labels, new MiningStrategy(PositiveRule.All, NegativeRule.All)).Triples);
    }
}
