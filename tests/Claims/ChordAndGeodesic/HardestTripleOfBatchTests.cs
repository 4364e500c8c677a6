using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Claims.ChordAndGeodesic;

/// <summary>The batch of own-geo-hardest-triple-of-batch, mined again by the library.</summary>
public sealed class HardestTripleOfBatchTests
{
    private static readonly (double X, double Y)[] Halves =
    [
        (-15.0 / 17, 8.0 / 17),
        (-7.0 / 25, 24.0 / 25),
        (24.0 / 25, 7.0 / 25),
        (-12.0 / 13, 5.0 / 13),
        (-4.0 / 5, 3.0 / 5),
    ];

    private static readonly Embedding Batch = Embedding.FromRows([
        .. Halves.Select(h => new[] { (h.X * h.X) - (h.Y * h.Y), 2 * h.X * h.Y }),
    ]);

    [Theory]
    [InlineData("chord", 0, 1, 3)]
    [InlineData("geodesic", 1, 2, 4)]
    public void HardestTriple_ByDistance_IsTheClaimsTriple(string name, int anchor, int positive, int negative)
    {
        TripletDistance distance = TripletDistances.ByName(name);
        IReadOnlyList<Triple> mined = TripletMiner
            .Mine(Batch, Labels.FromIntegers([0, 0, 0, 1, 1]), MiningStrategy.BatchHard, distance)
            .Triples;
        Triple hardest = mined.MaxBy(t => Distance(distance, t.Anchor, t.Positive) - Distance(distance, t.Anchor, t.Negative));
        Assert.Equal(new Triple(anchor, positive, negative), hardest);
    }

    private static double Distance(TripletDistance distance, int i, int j) => distance.Between(Batch.Row(i), Batch.Row(j));
}
