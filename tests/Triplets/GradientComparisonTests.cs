using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class GradientComparisonTests
{
    private static readonly TripletDistance[] Sphere = [TripletDistances.Chord, TripletDistances.SquaredChord, TripletDistances.Geodesic];

    private static readonly TripletLoss Vanilla = TripletLosses.ByName("vanilla", new TripletLossSettings { Margin = 0.3 });

    [Fact]
    public void Profile_AngleGrid_MatchesTheFormulas()
    {
        for (int k = 0; k <= 64; k++)
        {
            double t = Math.PI * k / 64;
            Assert.Equal(2 * Math.Sin(t / 2), AngularProfile.Value(TripletDistances.Chord, t), 1e-15);
            Assert.Equal(2 - (2 * Math.Cos(t)), AngularProfile.Value(TripletDistances.SquaredChord, t), 1e-15);
            Assert.Equal(t, AngularProfile.Value(TripletDistances.Geodesic, t), 1e-15);
            Assert.Equal(Math.Cos(t / 2), AngularProfile.Slope(TripletDistances.Chord, t), 1e-15);
            Assert.Equal(2 * Math.Sin(t), AngularProfile.Slope(TripletDistances.SquaredChord, t), 1e-15);
            Assert.InRange(AngularProfile.ChordOverGeodesic(t), 2 / Math.PI - 1e-16, 1);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(3.2)]
    [InlineData(double.NaN)]
    public void Profile_NotAnAngle_Refused(double t) => Assert.Throws<ArgumentException>(() => AngularProfile.ChordOverGeodesic(t));

    [Fact]
    public void Of_EuclideanDistance_Refused() =>
        Assert.Throws<ArgumentException>(() =>
            TripleGradient.Of(Vanilla, TripletDistances.Euclidean, VectorUpdate.FromState(new(0, 0, 0)))
        );

    [Fact]
    public void Of_RandomTriples_TangentIsTheProjectionOfAmbient()
    {
        Random random = new(1);
        foreach (TripletDistance distance in (TripletDistance[])[.. Sphere, TripletDistances.Cosine])
        {
            for (int trial = 0; trial < 20; trial++)
            {
                Embedding unit = UnitSphere.Normalise(Draw.Gaussian(random, 3, 4));
                TripleGradient g = TripleGradient.Of(TripletLosses.ByName("soft-margin"), distance, Rows(unit));
                PointGradient[] at = [g.AtAnchor, g.AtPositive, g.AtNegative];
                for (int r = 0; r < 3; r++)
                {
                    double along = Dot(at[r].Ambient, unit.Row(r).ToArray());
                    Assert.All(Enumerable.Range(0, 4), k => Assert.Equal(at[r].Ambient[k] - (along * unit[r, k]), at[r].Tangent[k], 1e-12));
                }
            }
        }
    }

    [Fact]
    public void Of_TwoDistances_PositivesAgreeAndAnchorsDiffer()
    {
        TripletVectors v = VectorUpdate.FromState(new TripletState(0.2, 0.7, 0.1));
        TripleGradient chord = TripleGradient.Of(Vanilla, TripletDistances.Chord, v);
        TripleGradient geodesic = TripleGradient.Of(Vanilla, TripletDistances.Geodesic, v);
        Assert.Equal(0, PointGradient.AngleBetween(chord.AtPositive.Tangent, geodesic.AtPositive.Tangent)!.Value, 1e-14);
        Assert.Equal(0, PointGradient.AngleBetween(chord.AtNegative.Tangent, geodesic.AtNegative.Tangent)!.Value, 1e-14);
        Assert.True(PointGradient.AngleBetween(chord.AtAnchor.Tangent, geodesic.AtAnchor.Tangent) > 0.01);
    }

    [Fact]
    public void Of_AnchorMidwayInAngle_AnchorsAgreeToo()
    {
        // With t_ap = t_an the mixture is the same: the negative control of the test above.
        TripletVectors v = VectorUpdate.FromState(new TripletState(0.4, 0.4, 0.1));
        TripleGradient chord = TripleGradient.Of(Vanilla, TripletDistances.Chord, v);
        TripleGradient geodesic = TripleGradient.Of(Vanilla, TripletDistances.Geodesic, v);
        Assert.Equal(0, PointGradient.AngleBetween(chord.AtAnchor.Tangent, geodesic.AtAnchor.Tangent)!.Value, 1e-12);
    }

    [Fact]
    public void Angle_OfAmbientAndTangentInThePositive_IsHalfTheAngleForTheChord()
    {
        double t = 0.8;
        TripletVectors v = VectorUpdate.FromState(new TripletState(Math.Cos(t), 0.99, 0));
        TripleGradient chord = TripleGradient.Of(Vanilla, TripletDistances.Chord, v);
        Assert.Equal(t / 2, chord.AtPositive.Angle!.Value, 1e-12);
        Assert.Equal((Math.PI / 2) - t, TripleGradient.Of(Vanilla, TripletDistances.Geodesic, v).AtPositive.Angle!.Value, 1e-12);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(-1, -1)]
    public void Of_DegenerateAngles_AreFinite(double sap, double san)
    {
        foreach (TripletDistance distance in Sphere)
        {
            TripleGradient g = TripleGradient.Of(Vanilla, distance, VectorUpdate.FromState(new TripletState(sap, san, 0)));
            PointGradient[] at = [g.AtAnchor, g.AtPositive, g.AtNegative];
            Assert.All(at, p => Assert.True(double.IsFinite(p.TangentLength) && double.IsFinite(p.AmbientLength)));
        }
    }

    [Fact]
    public void Comparison_RandomBatch_SameSignsButOtherMarginsAndOrders()
    {
        Embedding points = Draw.Gaussian(new Random(5), 90, 4);
        Labels labels = Draw.Classes(new Random(5), 90, 6);
        IReadOnlyList<Triple> triples = TripletMiner.Mine(points, labels, MiningStrategy.Parse("all-hard")).Triples;
        GradientComparison comparison = GradientComparison.Of(points, triples, Vanilla, Sphere);
        Assert.Equal(3, comparison.Pairs.Count);
        foreach (DistancePairSummary pair in comparison.Pairs)
        {
            Assert.Equal(0, pair.SignDiffers);
            Assert.Equal(0, pair.PositiveAngle.Greatest, 1e-7);
            Assert.True(pair.AnchorAngle.Greatest > 0.05);
            Assert.True(pair.OrderDiffers > 0);
            Assert.True(pair.ActiveDiffers > 0);
        }
    }

    [Fact]
    public void Comparison_OrderDiffers_EqualsCountingAllPairs()
    {
        Embedding points = Draw.Grid(new Random(8), 30, 3, 4);
        points = Embedding.FromRows([.. points.ToRows().Select(r => r.Select(x => x + 0.5).ToArray())]);
        IReadOnlyList<Triple> triples = TripletMiner
            .Mine(points, Draw.Classes(new Random(8), 30, 3), MiningStrategy.Parse("all-easy"))
            .Triples;
        double[][] gaps =
        [
            .. new[] { Sphere[0], Sphere[2] }.Select(d =>
                triples
                    .Select(t => UnitSphere.Normalise(points.Select([t.Anchor, t.Positive, t.Negative])))
                    .Select(u => TripleGradient.Of(Vanilla, d, Rows(u)))
                    .Select(g => Math.Round(g.Positive - g.Negative, 12))
                    .ToArray()
            ),
        ];
        int discordant = 0;
        for (int s = 0; s < triples.Count; s++)
        {
            for (int t = 0; t < triples.Count; t++)
            {
                discordant += gaps[0][s] < gaps[0][t] && gaps[1][s] > gaps[1][t] ? 1 : 0;
            }
        }
        double share = discordant / (triples.Count * (triples.Count - 1) / 2.0);
        Assert.True(share > 0);
        Assert.Equal(share, GradientComparison.Of(points, triples, Vanilla, [Sphere[0], Sphere[2]]).Pairs[0].OrderDiffers, 1e-12);
    }

    [Fact]
    public void Comparison_MarginZero_ActiveSetsAgree()
    {
        Embedding points = Draw.Gaussian(new Random(6), 60, 4);
        IReadOnlyList<Triple> triples = TripletMiner.Mine(points, Draw.Classes(new Random(6), 60, 4), MiningStrategy.BatchHard).Triples;
        TripletLoss loss = TripletLosses.ByName("vanilla", new TripletLossSettings { Margin = 0 });
        Assert.All(GradientComparison.Of(points, triples, loss, Sphere).Pairs, p => Assert.Equal(0, p.ActiveDiffers));
    }

    [Fact]
    public void Comparison_SameDistanceTwice_NothingDiffers()
    {
        Embedding points = Draw.Gaussian(new Random(7), 40, 4);
        IReadOnlyList<Triple> triples = TripletMiner.Mine(points, Draw.Classes(new Random(7), 40, 4), MiningStrategy.BatchHard).Triples;
        DistancePairSummary pair = GradientComparison.Of(points, triples, Vanilla, [Sphere[0], Sphere[0]]).Pairs[0];
        Assert.Equal((0.0, 0.0, 0.0, true), (pair.ActiveDiffers, pair.OrderDiffers, pair.AnchorAngle.Greatest, pair.SameHardest));
    }

    [Fact]
    public void Comparison_NoTriples_IsEmpty()
    {
        GradientComparison comparison = GradientComparison.Of(Draw.Gaussian(new Random(7), 4, 4), [], Vanilla, Sphere);
        Assert.Null(comparison.Distances[0].Hardest);
        Assert.Equal(0, comparison.Pairs[0].OrderDiffers);
    }

    [Fact]
    public void Renormalisation_ChordStep_LosesSecondOrderWithThePredictedCoefficient()
    {
        TripletVectors v = VectorUpdate.FromState(new TripletState(0.3, 0.6, 0.4));
        RenormalisationLoss loss = RenormalisationLoss.Measure(
            v.Positive,
            TripleGradient.Of(Vanilla, TripletDistances.Chord, v).AtPositive.Ambient
        );
        Assert.Equal(2, loss.AmbientOrder!.Value, 0.02);
        Assert.Equal(1, loss.MeasuredCoefficient!.Value / loss.PredictedCoefficient, 1e-3);
        Assert.Equal(3, loss.TangentOrder!.Value, 0.02);
    }

    [Fact]
    public void Renormalisation_TangentGradient_LosesThirdOrder()
    {
        // Negative control: without a part along x the second-order term is gone.
        TripletVectors v = VectorUpdate.FromState(new TripletState(0.3, 0.6, 0.4));
        RenormalisationLoss loss = RenormalisationLoss.Measure(
            v.Positive,
            TripleGradient.Of(Vanilla, TripletDistances.Chord, v).AtPositive.Tangent
        );
        Assert.Equal(3, loss.AmbientOrder!.Value, 0.02);
    }

    [Fact]
    public void Renormalisation_NoGradient_LosesNothing()
    {
        RenormalisationLoss loss = RenormalisationLoss.Measure([1, 0, 0], [0, 0, 0]);
        Assert.Null(loss.AmbientOrder);
        Assert.All(loss.Steps, s => Assert.Equal((0.0, 0.0), (s.Ambient, s.Tangent)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Renormalisation_BadStep_Refused(double step) =>
        Assert.Throws<ArgumentException>(() => RenormalisationLoss.Measure([1, 0], [0, 1], step));

    private static TripletVectors Rows(Embedding e) => new(e.Row(0).ToArray(), e.Row(1).ToArray(), e.Row(2).ToArray());

    private static double Dot(double[] x, double[] y) => Enumerable.Range(0, x.Length).Sum(k => x[k] * y[k]);
}
