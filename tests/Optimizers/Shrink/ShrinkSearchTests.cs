using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Tests.Optimizers.Shrink;

/// <summary>What the two families offer: members, the nearest of each.</summary>
public sealed class ShrinkSearchTests
{
    private static List<(Embedding G, string Source)> Offers(Embedding f, Labels labels, double margin)
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
                return true;
            },
            _ => true,
            TestContext.Current.CancellationToken
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
            foreach (
                IReadOnlyList<double[]> centres in new IReadOnlyList<double[]>[]
                {
                    ClassShrink.Of(f, labels).Centres,
                    [.. SmallestEnclosingBall.OfClasses(f, labels).Select(b => b.Centre)],
                }
            )
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
}
