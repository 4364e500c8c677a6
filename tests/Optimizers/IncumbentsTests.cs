namespace IsoTriplet.Tests.Optimizers;

public sealed class IncumbentsTests
{
    // Two candidates that tie, as the collapses of all and of classes do on a circle, must not throw each other out when the list is thinned.
    [Fact]
    public void Certify_TwoBestCandidatesTie_OneOfThemIsKept()
    {
        Incumbents incumbents = new(Embedding.Create(3, 1, [0, 3, 1]), Labels.FromIntegers([0, 0, 1]));
        Assert.True(incumbents.Offer(Embedding.Create(3, 1, [1.5, 1.5, 1.5]), "one"));
        Assert.True(incumbents.Offer(Embedding.Create(3, 1, [1.5, 1.5, 1.5]), "the same"));
        for (double s = 2; s > 1.5; s -= 0.0625)
        {
            Assert.True(incumbents.Offer(Embedding.Create(3, 1, [100, 100 - s, 100 + s]), $"far, scale {s}"));
        }
        Assert.Equal(1.5, incumbents.Certify(Objective.Haus).Bound.Value);
        Assert.Equal(incumbents.BestIso, incumbents.Certify(Objective.Iso).Bound.Value, 1e-12);
        Assert.Equal(100, incumbents.Certify(Objective.Iso).Point[0, 0]);
    }

    // Without a candidate there is no upper end, and infinity less anything is within any share of infinity.
    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Closes_WithoutACandidate_IsFalse(Objective objective)
    {
        Incumbents incumbents = new(Embedding.Create(3, 1, [0, 3, 1]), Labels.FromIntegers([0, 0, 1]));
        Assert.False(incumbents.Closes(objective, 0));
        Assert.True(incumbents.Offer(Embedding.Create(3, 1, [1.5, 1.5, 1.5]), "collapse"));
        Assert.False(incumbents.Closes(objective, 0));
        Assert.True(incumbents.Closes(objective, objective == Objective.Haus ? 1.5 : 3));
    }

    // D_ap = sqrt(1 + 1e-18) > D_aq = 1, which doubles do not see.
    [Fact]
    public void Incumbents_SeparatedInDoublesOnly_RefusedAndNotTheBest()
    {
        Embedding f = Embedding.FromRows([
            [0, 0],
            [1, 1e-9],
            [-1, 0],
        ]);
        Labels labels = Labels.FromIntegers([0, 0, 1]);
        Assert.Equal(0, TripletSeparation.Of(f, labels).Hardness);
        Incumbents incumbents = new(f, labels);
        Assert.False(incumbents.Offer(f, "rounded"));
        Assert.Equal(double.PositiveInfinity, incumbents.BestHaus);
        Assert.True(
            incumbents.Offer(
                Embedding.FromRows([
                    [0, 0],
                    [1, 0],
                    [-1, 0],
                ]),
                "moved"
            )
        );
        Assert.Equal(1e-9, incumbents.BestHaus, 1e-24);
        Assert.InRange(incumbents.Certify(Objective.Iso).Bound.Value, 0, 1e-14);
    }
}
