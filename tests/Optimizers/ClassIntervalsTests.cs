namespace IsoTriplet.Tests.Optimizers;

public sealed class ClassIntervalsTests
{
    // -1 and 1 around 0: (w + max A - min B) / 4 = 3/4, whatever lies between -1 and 1.
    [Theory]
    [InlineData(0.75, new[] { -1.0, 1, 0 }, new[] { 0, 0, 1 })]
    [InlineData(0.75, new[] { -1.0, 0.5, 1, 0 }, new[] { 0, 0, 0, 1 })]
    [InlineData(1.5, new[] { 0.0, 3, 0, 3 }, new[] { 0, 0, 1, 1 })]
    [InlineData(0.0, new[] { 0.0, 1, 3, 4 }, new[] { 0, 0, 1, 1 })]
    public void Solve_TwoClassesOnALine_IsTheFormula(double expected, double[] points, int[] classes)
    {
        Embedding f = Embedding.Create(points.Length, 1, points);
        Labels labels = Labels.FromIntegers(classes);
        Embedding g = ClassIntervals.OfTwo(f, labels);
        Assert.Equal(expected, ClassHausdorffDistance.LargestDisplacement(f, g).Value, 1e-12);
        BracketReport report = BracketSolver.Solve(f, labels, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(expected, report.Haus.Upper.Value, 1e-9);
        Assert.InRange(report.Haus.Lower.Value, expected * (1 - Bracket.ClosedGap), expected);
    }

    [Theory]
    [InlineData(2, 30)]
    [InlineData(2, 900)]
    [InlineData(3, 12)]
    [InlineData(4, 20)]
    public void Solve_DrawnPointsOnALine_Closes(int classes, int points)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            Random random = new(seed);
            Embedding f = Draw.Gaussian(random, points, 1);
            Labels labels = Draw.Classes(random, points, classes);
            BracketReport report = BracketSolver.Solve(f, labels, null, null, TestContext.Current.CancellationToken);
            Assert.True(report.Haus.Closed, $"seed {seed}: {report.Haus.Lower.Value} .. {report.Haus.Upper.Value}");
            Assert.True(report.Haus.Lower.Value <= report.Haus.Upper.Value);
            Assert.True(CertificateChecker.Check(report.Haus.Lower.Certificate!).Valid);
        }
    }

    [Fact]
    public void OfTwo_DrawnPointsAtAnyPlace_IsSeparatedExactlyAndNoFarther()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            Embedding f = Draw.Gaussian(random, 9, 1);
            Labels labels = Draw.Classes(random, 9, 2);
            double least = ClassHausdorffDistance.LargestDisplacement(f, ClassIntervals.OfTwo(f, labels)).Value;
            foreach (double offset in new[] { 0, 1e6, -3e12 })
            {
                Embedding there = Embedding.Create(9, 1, [.. f.Values.ToArray().Select(x => x + offset)]);
                Embedding g = ClassIntervals.OfTwo(there, labels);
                Assert.True(TripletSeparation.Of(g, labels).IsSeparated, $"seed {seed}, {offset}");
                double unit = Math.BitIncrement(Math.Abs(offset) + 8) - Math.Abs(offset) - 8;
                Assert.InRange(ClassHausdorffDistance.LargestDisplacement(there, g).Value, least - (8 * unit), least + (8 * unit));
            }
        }
    }

    [Fact]
    public void Ends_PointsOfThreeClasses_AreTheLeastAndTheMostOfEach()
    {
        Embedding f = Embedding.Create(7, 1, [5, 1, 3, 2, 9, 7, 4]);
        Assert.Equal([0, 1, 3, 4, 5], ClassIntervals.Ends(f, Labels.FromIntegers([0, 0, 0, 1, 1, 2, 0]))); // 4 lies inside, 7 alone
    }
}
