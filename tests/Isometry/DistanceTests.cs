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
    public void Diameter_OnePoint_IsZero() =>
        Assert.Equal(
            new PairWitness(0, 0, 0),
            Diameter.Of(
                Embedding.FromRows([
                    [1, 2],
                ])
            )
        );

    [Fact]
    public void Diameter_AllEqual_IsZeroAtTheFirstPair() =>
        Assert.Equal(new PairWitness(0, 0, 1), Diameter.Of(Embedding.Create(3, 2, new double[6])));

    [Fact]
    public void Diameter_Square_TakesTheLowestDiagonal() =>
        Assert.Equal(
            new PairWitness(Math.Sqrt(2), 0, 2),
            Diameter.Of(
                Embedding.FromRows([
                    [0, 0],
                    [0, 1],
                    [1, 1],
                    [1, 0],
                ])
            )
        );

    [Fact]
    public void IsometricDistance_AcrossDimensions_ComparesDistancesOnly()
    {
        Embedding f = Embedding.FromRows([
            [0.0],
            [1],
            [2],
        ]);
        Embedding g = Embedding.FromRows([
            [0, 0],
            [0, 1],
            [1, 1],
        ]);

        Assert.Equal(new PairWitness(2 - Math.Sqrt(2), 0, 2), IsometricDistance.Between(f, g));
    }

    [Fact]
    public void IsometricDistance_OnePoint_IsZero() =>
        Assert.Equal(
            new PairWitness(0, 0, 0),
            IsometricDistance.Between(
                Embedding.FromRows([
                    [1.0],
                ]),
                Embedding.FromRows([
                    [5.0],
                ])
            )
        );

    [Fact]
    public void IsometricDistance_DifferentCounts_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            IsometricDistance.Between(
                Embedding.FromRows([
                    [1.0],
                ]),
                Embedding.FromRows([
                    [5.0],
                    [6],
                ])
            )
        );
}
