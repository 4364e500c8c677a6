namespace IsoTriplet.Tests.Isometry;

/// <summary>Every bound is moved outwards by the allowance that its documentation states: on whole numbers, where the rest is exact, it is all that is left.</summary>
public sealed class RoundingTests
{
    private static readonly double Ulp = Math.ScaleB(1, -52);

    private static readonly Embedding Cross = Embedding.Create(4, 2, [1, 0, -1, 0, 0, 1, 0, -1]);

    // n + k^2 / 2 + 16 = 19 half units of a radius of 2^19.
    [Fact]
    public void Ball_TwoPoints_IsWidenedByItsSlack()
    {
        EnclosingBall ball = SmallestEnclosingBall.Of(Embedding.Create(2, 1, [-Math.ScaleB(1, 19), Math.ScaleB(1, 19)]));
        Assert.InRange((ball.Radius / Math.ScaleB(1, 19)) - 1, 8 * Ulp, 11 * Ulp);
        Assert.InRange(1 - (ball.Lower / Math.ScaleB(1, 19)), 8 * Ulp, 11 * Ulp);
        Assert.Equal([0, 1], ball.Support);
        Assert.Equal([0.5, 0.5], ball.Weights);
    }

    // 16 (n + 8) = 144 half units of the reach 2^20 on either side of 2^21.
    [Fact]
    public void Thickness_TwoPoints_IsWidenedByItsMargin()
    {
        Thickness measured = Thickness.Of(Embedding.Create(2, 1, [-Math.ScaleB(1, 20), Math.ScaleB(1, 20)]));
        Assert.InRange((measured.Upper / Math.ScaleB(1, 20)) - 2, 70 * Ulp, 74 * Ulp);
        Assert.InRange(2 - (measured.Lower / Math.ScaleB(1, 20)), 70 * Ulp, 74 * Ulp);
    }

    // (N + 30 n + 64) (S_F + S_G) = 128 times 2 units below the minimum 0.
    [Fact]
    public void WeightedProcrustes_SamePoints_IsBelowZeroByItsSlack() =>
        Assert.InRange(WeightedProcrustes.Solve(Cross, Cross, [0.25, 0.25, 0.25, 0.25], false).Lower, -260 * Ulp, -252 * Ulp);

    // 64 n reach = 128 units above the radius 0.
    [Fact]
    public void WithBestShift_SamePoints_IsAboveZeroByItsAllowance() =>
        Assert.Equal(128 * Ulp, NearestIsometry.WithBestShift(Cross, Cross, [1, 0, 0, 1], false).Upper);

    // Half of d_iso = 1, less n + 8 = 11 units of it and of both reaches 0.5 and 1.5.
    [Fact]
    public void HalfOfDistance_TwoPoints_IsLoweredByItsSlack()
    {
        NearestIsometry found = NearestIsometry.Of(Embedding.Create(2, 3, [0, 0, 0, 1, 0, 0]), Embedding.Create(2, 3, [0, 0, 0, 3, 0, 0]));
        Assert.InRange(1 - found.Lower, 31 * Ulp, 35 * Ulp);
    }

    // 64 units of both reaches 5.5 below the ball's own lower bound.
    [Fact]
    public void Line_WithATwist_IsLoweredByItsSlack()
    {
        NearestIsometry found = NearestIsometry.Of(Embedding.Create(4, 1, [0, 1, 10, 11]), Embedding.Create(4, 1, [0, 1, 11, 10]));
        Assert.InRange(1 - found.Lower, 704 * Ulp, 740 * Ulp);
    }

    // Weights 1/4 on 2^11 e_k: lambda_min = 2^20, less n + K + 16 = 24 double units of the trace 2^22.
    [Fact]
    public void Design_Axes_IsLoweredByItsMargin()
    {
        WidthDesign design = new(new WidthFunction(new double[4], 4));
        for (int k = 0; k < 4; k++)
        {
            double[] axis = new double[4];
            axis[k] = 2048;
            design.Add(axis);
        }
        design.Optimise(1, 0);
        Assert.InRange(1 - (design.LeastEigenvalue / Math.ScaleB(1, 20)), 190 * Ulp, 194 * Ulp);
    }
}
