using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Tests.Optimizers.Shrink;

/// <summary>What the two families offer: members, the nearest of each.</summary>
public sealed class ShrinkSearchTests
{
    private static List<(Embedding G, string Source)> Offers(
        Embedding f,
        Labels labels,
        double margin,
        bool taken = true,
        CancellationToken? cancellation = null
    )
    {
        List<(Embedding, string)> offers = [];
        ShrinkSearch.Offer(
            f,
            labels,
            TripletSeparation.Of(f, labels),
            margin,
            SmallestEnclosingBall.OfClasses(f, labels),
            (g, source) =>
            {
                offers.Add((g, source));
                return taken;
            },
            // Asked only where a sweep over all pairs is much work.
            _ => false,
            cancellation ?? TestContext.Current.CancellationToken
        );
        return offers;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Offer_NearlySeparated_ShrinksByTheLeastThatServes(double margin)
    {
        int sharp = 0,
            seen = 0;
        foreach ((Embedding f, Labels labels, double h) in NearSeparated.Stream(8, 40))
        {
            double size = NearSeparated.Size(f);
            List<(Embedding G, string Source)> offers = Offers(f, labels, margin);
            Assert.All(
                offers,
                o => Assert.True(TripletSeparation.Of(o.G, labels).Hardness + margin <= 1e-8 * Math.Max(size, NearSeparated.Size(o.G)))
            );
            if (offers.Find(o => o.Source == "class shrink").G is not { } g)
            {
                Assert.True(margin > 0, "no shrink");
                continue;
            }
            seen++;
            ClassShrink shrink = ClassShrink.Of(f, labels);
            double moved = ClassHausdorffDistance.LargestDisplacement(f, g).Value;
            Assert.True(moved <= Math.Min(shrink.Bound(h + margin), shrink.Spreads.Max()) * (1 + 1e-6));
            // A little less does not serve.
            sharp += TripletSeparation.Of(shrink.At(0.999 * moved), labels).Hardness + margin > 0 ? 1 : 0;
        }
        Assert.True(seen > 5 && sharp > 0.8 * seen, $"{sharp} of {seen}");
    }

    /// <summary>Of the centres moved apart the first is as near as any on a grid of shrinks, about both kinds of centres.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Offer_Centres_AreMovedApartTheLeast(double margin)
    {
        int seen = 0;
        foreach ((Embedding f, Labels labels, _) in NearSeparated.Stream(9, 25))
        {
            IReadOnlyList<AnchorHardness> anchors = TripletSeparation.Of(f, labels).Anchors;
            double least = double.PositiveInfinity;
            foreach (IReadOnlyList<double[]> centres in Centres(f, labels))
            {
                ClassExpansion family = new(f, labels, anchors, centres);
                // Without a margin all points of a class in one place serve always, and are offered by others.
                for (int k = margin > 0 ? 0 : 1; k <= 50; k++)
                {
                    double lambda = family.LeastDilation(k / 50.0, margin);
                    least = double.IsFinite(lambda) ? Math.Min(least, family.Displacement(lambda, k / 50.0)) : least;
                }
            }
            List<(Embedding G, string Source)> offers = [.. Offers(f, labels, margin).Where(o => o.Source == "class centres moved apart")];
            Assert.Equal(double.IsFinite(least), offers.Count > 0);
            if (offers.Count == 0)
            {
                continue;
            }
            seen++;
            double first = ClassHausdorffDistance.LargestDisplacement(f, offers[0].G).Value;
            Assert.Equal(offers.Min(o => ClassHausdorffDistance.LargestDisplacement(f, o.G).Value), first, 1e-9 * NearSeparated.Size(f));
            Assert.True(first <= 1.02 * least, $"{first} above {least}");
        }
        Assert.True(seen > 5, $"{seen}");
    }

    /// <summary>
    /// Without a margin three of each kind of centres: moved apart alone, moved apart and shrunk by the shares that move the points least, and shrunk alone. After the first the order is
    /// that of the change of distances, and none comes twice.
    /// </summary>
    [Fact]
    public void Offer_Centres_AreThreeOfEachKindInOrder()
    {
        int seen = 0;
        foreach ((Embedding f, Labels labels, _) in NearSeparated.Stream(10, 25))
        {
            Embedding[] offers = [.. Offers(f, labels, 0).Where(o => o.Source == "class centres moved apart").Select(o => o.G)];
            List<Embedding> expected = [];
            double least = double.PositiveInfinity,
                size = NearSeparated.Size(f);
            IReadOnlyList<AnchorHardness> anchors = TripletSeparation.Of(f, labels).Anchors;
            foreach (IReadOnlyList<double[]> centres in Centres(f, labels))
            {
                ClassExpansion family = new(f, labels, anchors, centres);
                double ratio = family.LeastDilation(1, 0);
                if (double.IsFinite(ratio))
                {
                    expected.AddRange([family.At(ratio, 1), family.At(1, 1 / Math.Max(1, ratio))]);
                    // The displacement is convex in the share: no point of a fine grid is lower.
                    least = Math.Min(least, Enumerable.Range(0, 501).Min(k => family.Displacement(ratio * k / 500, k / 500.0)));
                }
            }
            Assert.Equal(expected.Count * 3 / 2, offers.Length);
            Assert.All(expected, g => Assert.Contains(offers, o => o.Values.SequenceEqual(g.Values)));
            if (offers.Length == 0)
            {
                continue;
            }
            seen++;
            Assert.True(ClassHausdorffDistance.LargestDisplacement(f, offers[0]).Value <= least + (1e-4 * size));
            double[] changes = [.. offers.Skip(1).Select(g => IsometricDistance.Between(f, g).Value)];
            Assert.Equal(changes.Order(), changes);
        }
        Assert.True(seen > 5, $"{seen}");
    }

    /// <summary>Where nothing is taken the least shrink is tried with more room once; a search that is cancelled offers the largest at once.</summary>
    [Fact]
    public void Offer_RefusedOrCancelled_OffersTheShrinkAlone()
    {
        int farther = 0;
        foreach ((Embedding f, Labels labels, double h) in NearSeparated.Stream(11, 10))
        {
            ClassShrink shrink = ClassShrink.Of(f, labels);
            double most = Math.Min(shrink.Bound(h), shrink.Spreads.Max());
            Embedding[] two = [.. Offers(f, labels, 0, taken: false).Where(o => o.Source == "class shrink").Select(o => o.G)];
            Assert.Equal(2, two.Length);
            // A class that is in one place moves no farther.
            double[] moved = [.. two.Select(g => Enumerable.Range(0, f.Points).Sum(i => PairwiseDistances.Between(f.Row(i), g.Row(i))))];
            Assert.InRange(moved[1] / moved[0], 1, 1 + 1e-8);
            farther += moved[1] / moved[0] > 1 + 1e-11 ? 1 : 0;
            _ = Assert.Single(Offers(f, labels, 0), o => o.Source == "class shrink");
            (Embedding end, string source) = Assert.Single(Offers(f, labels, 0, cancellation: new CancellationToken(true)));
            Assert.Equal("class shrink", source);
            Assert.Equal(shrink.At(most * (1 + 1e-12)).Values.ToArray(), end.Values.ToArray());
        }
        Assert.True(farther > 5, $"{farther} of 10");
    }

    private static IEnumerable<IReadOnlyList<double[]>> Centres(Embedding f, Labels labels) =>
        [ClassShrink.Of(f, labels).Centres, [.. SmallestEnclosingBall.OfClasses(f, labels).Select(b => b.Centre)]];
}
