using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Isometry;

public sealed class DistanceTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Diameter_ReferenceCase_GivesTheHeldNumber(string name) =>
        Assert.Equal(1, Diameter.Of(ReferenceCase.Named(name).F).Value / ReferenceCase.Named(name).Diameter, 1e-6);

    [Fact]
    public void IsometricDistance_AcrossDimensions_ComparesDistancesOnly()
    {
        Embedding f = Embedding.Create(3, 1, [0, 1, 2]);
        Embedding g = Embedding.Create(3, 2, [0, 0, 0, 1, 1, 1]);

        Assert.Equal(new PairWitness(2 - Math.Sqrt(2), 0, 2), IsometricDistance.Between(f, g));
    }
}
