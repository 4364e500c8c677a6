using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Tests.Training.Observation;

public sealed class CollapseJudgeTests
{
    private static readonly Labels ThreeClasses = Labels.FromIntegers([.. Enumerable.Range(0, 30).Select(i => i % 3)]);

    [Fact]
    public void Judge_SpreadOutNoise_IsNone() => Assert.Equal(CollapseKind.None, Judge(Noise(1, 0)).Kind);

    [Fact]
    public void Judge_NoiseAroundOnePoint_IsTotalThoughItsRankIsHigh()
    {
        Embedding points = Noise(1e-6, 1);
        Assert.True(BatchGeometry.Of(points, ThreeClasses).EffectiveRank > 1.9);
        Assert.Equal(CollapseKind.Total, Judge(points).Kind);
    }

    [Fact]
    public void Judge_AllEqual_IsTotalWithRankZero()
    {
        Embedding points = Embedding.Create(30, 2, Enumerable.Repeat(0.1, 60).ToArray());
        Assert.Equal((0.0, 0.0), (BatchGeometry.Of(points, ThreeClasses).EffectiveRank, BatchGeometry.Of(points, ThreeClasses).Spread));
        Assert.Equal(CollapseKind.Total, Judge(points).Kind);
    }

    [Fact]
    public void Judge_SmallButSeparated_IsUndecided() => Assert.Equal(CollapseKind.Undecided, Judge(Classes(1e-3, 1e-5)).Kind);

    [Fact]
    public void Judge_PointsForClasses_IsClass() => Assert.Equal(CollapseKind.Class, Judge(Classes(1, 0.01)).Kind);

    [Fact]
    public void Judge_ALine_IsUndecidedWithRankOne()
    {
        Embedding points = Embedding.FromRows([.. Enumerable.Range(0, 30).Select(i => new double[] { i * 0.1, i * 0.2 })]);
        Assert.Equal(1, BatchGeometry.Of(points, ThreeClasses).EffectiveRank, 6);
        Assert.Equal(CollapseKind.Undecided, Judge(points).Kind);
    }

    private static CollapseVerdict Judge(Embedding points)
    {
        CollapseJudge judge = new(1, "the sphere's radius", new CollapseThresholds());
        return judge.Judge(BatchGeometry.Of(points, ThreeClasses), 2, 3, TripletSeparation.Of(points, ThreeClasses).Hardness);
    }

    private static Embedding Noise(double size, double offset)
    {
        Random random = new(1);
        return Embedding.FromRows([
            .. Enumerable
                .Range(0, 30)
                .Select(_ => new[] { offset + (size * (random.NextDouble() - 0.5)), size * (random.NextDouble() - 0.5) }),
        ]);
    }

    private static Embedding Classes(double apart, double wide)
    {
        Random random = new(1);
        return Embedding.FromRows([
            .. Enumerable
                .Range(0, 30)
                .Select(i =>
                    new[]
                    {
                        (apart * Math.Cos(i % 3 * 2.1)) + (wide * random.NextDouble()),
                        (apart * Math.Sin(i % 3 * 2.1)) + (wide * random.NextDouble()),
                    }
                ),
        ]);
    }
}
