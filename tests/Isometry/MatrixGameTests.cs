namespace IsoTriplet.Tests.Isometry;

public sealed class MatrixGameTests
{
    private static readonly double[][] Axes =
    [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
    ];

    // Corners are the axes, so that a vector is its own row of gains.
    [Theory]
    [InlineData(new double[] { 2, 3, 4 }, 2)] // one vector: its least gain
    [InlineData(new double[] { 1, 0, 9, 0, 1, 9 }, 0.5)] // two that equalise corners 0 and 1
    [InlineData(new double[] { 1, 9, 0, 0, 9, 3 }, 0.75)] // 0 and 2: 1 t = 3 (1 - t)
    [InlineData(new double[] { 9, 4, 0, 9, 0, 1 }, 0.8)] // 1 and 2
    [InlineData(new double[] { 3, 1, 9, 1, 2, 9 }, 5.0 / 3)] // 3 t + 1 - t = t + 2 (1 - t)
    [InlineData(new double[] { 3, 9, 1, 1, 9, 2 }, 5.0 / 3)]
    [InlineData(new double[] { 9, 3, 1, 9, 1, 2 }, 5.0 / 3)]
    [InlineData(new double[] { 4, 1, 2, 1, 5, 3, 2, 1, 6 }, 45.0 / 17)] // mixture 9, 7, 1 of 17; the other player 8, 5, 4
    [InlineData(new double[] { 2, 1, 6, 4, 1, 2, 1, 5, 3 }, 45.0 / 17)]
    [InlineData(new double[] { 1, 5, 3, 2, 1, 6, 4, 1, 2 }, 45.0 / 17)]
    [InlineData(new double[] { -9, -9, -9, 1, 5, 3, 2, 1, 6, 4, 1, 2 }, 45.0 / 17)]
    [InlineData(new double[] { 5, 1, 3, 1, 2, 6, 1, 4, 2 }, 45.0 / 17)] // the corners in another order
    [InlineData(new double[] { 3, 5, 1, 6, 1, 2, 2, 1, 4 }, 45.0 / 17)]
    [InlineData(new double[] { 1, 0, 0, 0, 1, 0, 0, 0, 1 }, 1.0 / 3)] // three, all corners equal
    [InlineData(new double[] { 1, 0, 0, 0, 2, 0, 0, 0, 4 }, 4.0 / 7)] // 1 / (1 + 1/2 + 1/4)
    [InlineData(new double[] { 5, 5, 5, 1, 9, 9, 9, 1, 9, 9, 9, 1 }, 19.0 / 3)] // the first is idle
    [InlineData(new double[] { 1, 2, 3, 1, 2, 3, 1, 2, 3 }, 1)] // equal vectors: nothing to mix
    [InlineData(new double[] { -1, -2, -3, 0, -5, -5 }, -3)] // below 0
    public void LowerValue_KnownGame_IsItsValue(double[] gains, double expected) =>
        Assert.Equal(expected, MatrixGame.LowerValue([.. gains.Chunk(3)], Axes), 1e-14);

    [Fact]
    public void LowerValue_RandomGames_IsTheLeastBestAnswerOfTheOtherPlayer()
    {
        Random random = new(7);
        for (int round = 0; round < 12; round++)
        {
            double[][] vectors = [.. Enumerable.Range(0, 4).Select(_ => Vector(random))];
            double[][] corners = [.. Enumerable.Range(0, 3).Select(_ => Vector(random))];
            double value = MatrixGame.LowerValue(vectors, corners);
            // max over mixtures of the vectors = min over mixtures s, t, 1 - s - t of the corners: convex, by nested golden sections.
            double other = MotionTests.Golden(s => MotionTests.Golden(t => vectors.Max(v => Gain(v, corners, s, t * (1 - s))), 0, 1), 0, 1);
            Assert.Equal(other, value, 1e-6);
        }
    }

    private static double[] Vector(Random random) => [Draw.Normal(random), Draw.Normal(random), Draw.Normal(random)];

    private static double Gain(double[] v, double[][] corners, double s, double t) =>
        Enumerable.Range(0, 3).Sum(k => v[k] * ((s * corners[0][k]) + (t * corners[1][k]) + ((1 - s - t) * corners[2][k])));
}
