namespace IsoTriplet.Tests.Proofs;

/// <summary>The constructions in the proofs of docs/mathematics.md, run on seeded random families: ties, repeated points and clusters included.</summary>
public sealed class TheoremTests
{
    private const double Slack = 1e-9;

    [Fact]
    public void ShiftClasses_RandomFamilies_IsSeparatedWithinTwiceTheHardness()
    {
        foreach (var f in Families(400, 1, 4).Where(f => f.Hardness() > 1e-6))
        {
            var g = f.ShiftClasses();
            Assert.True(g.Hardness() <= Slack);
            Assert.InRange(f.IsoDistance(g), f.Hardness() / 2 - Slack, 2 * f.Hardness() + Slack);
        }
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, 2.0, 2.0)]
    [InlineData(3.0, 1.0, 2.0)]
    [InlineData(1.0, 1.0, 1.0, 1.0, 5.0)]
    public void Ultrametric_AnyNumbers_HasTheLargerAsSquaredDistance(params double[] s)
    {
        var z = Family.Ultrametric(s);
        Assert.All(
            from k in Enumerable.Range(0, s.Length)
            from l in Enumerable.Range(0, k)
            select (k, l),
            t => Assert.Equal(Math.Max(s[t.k], s[t.l]), Family.Squared(z[t.k], z[t.l]), 12)
        );
    }

    [Fact]
    public void SeparateOnLine_RandomFamilies_MovesAtMostTwiceTheHardness()
    {
        foreach (var f in Families(600, 1, 1).Where(f => f.Hardness() > 1e-6))
        {
            var g = f.SeparateOnLine();
            Assert.True(g.Hardness() <= Slack);
            Assert.InRange(f.LargestDisplacement(g), f.Hardness() / 4 - Slack, 2 * f.Hardness() + Slack);
        }
    }

    [Fact]
    public void ClassHulls_SeparatedFamilies_KeepTheDistanceOfTheorem61()
    {
        var random = new Random(5);
        foreach (var g in Families(300, 2, 3).Select(f => f.ShiftClasses()))
        {
            Assert.True(HullExcess(g, random) >= -Slack);
        }
    }

    [Fact]
    public void ClassHulls_CrossingSegments_ViolateTheorem61()
    {
        var cross = new Family(
            [
                [-1, 0],
                [1, 0],
                [0, -1],
                [0, 1],
            ],
            [0, 0, 1, 1]
        );
        Assert.Contains(Enumerable.Range(0, 50), s => HullExcess(cross, new Random(s)) < -0.01);
    }

    [Fact]
    public void FoldToOneDimension_TwoClasses_KeepsSeparation()
    {
        foreach (
            var g in Families(300, 3, 4)
                .Select(f => f with { Labels = [.. f.Labels.Select(l => Math.Min(l, 1))] })
                .Select(f => f.ShiftClasses())
        )
        {
            // All coordinates play the part of the new dimensions here: the fold must keep separation without help of the others.
            var folded = g with
            {
                Points =
                [
                    .. g.Points.Select(
                        (x, i) => new[] { (g.Labels[i] == 0 ? 1 : -1) * Math.Sqrt(Family.Squared(x, new double[x.Length])) }
                    ),
                ],
            };
            Assert.All(
                from i in Enumerable.Range(0, g.Count)
                from j in Enumerable.Range(0, g.Count)
                select (i, j),
                t => Assert.True((g.Labels[t.i] == g.Labels[t.j] ? 1 : -1) * (folded.Distance(t.i, t.j) - g.Distance(t.i, t.j)) <= Slack)
            );
        }
    }

    [Theory]
    [InlineData(2, 2, 5)]
    [InlineData(3, 2, 9)]
    [InlineData(15, 2, 5)]
    [InlineData(20, 3, 7)]
    public void Chain_EnoughPlanes_HasHardnessTwoH(int m, int planes, int classes)
    {
        const double h = 1e-6;
        Assert.Equal(2 * h, Family.Chain(m, classes, planes, h).Hardness(), 1e-12);
    }

    [Fact]
    public void Chain_SixteenPointsInTwoPlanes_IsHarder() => Assert.True(Family.Chain(16, 5, 2, 1e-6).Hardness() > 1e-5);

    [Fact]
    public void SupportIsNotEnough_Example_BoundIsSevenTenths()
    {
        // Section 4.3: u = (1/4, 1/2, 1/4), lambda = 7/64 on p = -3, a = 0, q = 1/5. M X = U p has the solution below, and q = p'Up - p'UX.
        double[] p = [-3, 0, 0.2],
            u = [0.25, 0.5, 0.25],
            x = [-2.3, -0.7, 0.9];
        const double l = 7.0 / 64;
        Assert.Equal(u[0] * p[0], (u[0] + l) * x[0] - l * x[1], 1e-15);
        Assert.Equal(u[1] * p[1], -l * x[0] + u[1] * x[1] + l * x[2], 1e-15);
        Assert.Equal(u[2] * p[2], l * x[1] + (u[2] - l) * x[2], 1e-15);
        Assert.Equal(0.49, Enumerable.Range(0, 3).Sum(i => p[i] * u[i] * (p[i] - x[i])), 1e-12);
    }

    private static double HullExcess(Family g, Random random)
    {
        int[] a = [.. Enumerable.Range(0, g.Count).Where(i => g.Labels[i] == 0)],
            b = [.. Enumerable.Range(0, g.Count).Where(i => g.Labels[i] == 1)];
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }
        double[] alpha = Weights(a.Length, random),
            beta = Weights(b.Length, random);
        double right = (
            from i in Enumerable.Range(0, a.Length)
            from j in Enumerable.Range(0, b.Length)
            select alpha[i] * beta[j] * (alpha[i] + beta[j]) * Family.Squared(g.Points[a[i]], g.Points[b[j]]) / 2
        ).Sum();
        return Family.Squared(Mean(g, a, alpha), Mean(g, b, beta)) - right;
    }

    private static double[] Mean(Family g, int[] members, double[] weights) =>
        [.. Enumerable.Range(0, g.Points[0].Length).Select(k => members.Select((i, r) => weights[r] * g.Points[i][k]).Sum())];

    private static double[] Weights(int count, Random random)
    {
        double[] raw = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
        double sum = raw.Sum();
        return [.. raw.Select(x => x / sum)];
    }

    private static IEnumerable<Family> Families(int count, int seed, int largestDimension)
    {
        var random = new Random(seed);
        for (int k = 0; k < count; k++)
        {
            int points = random.Next(2, 9),
                dimension = random.Next(1, largestDimension + 1),
                classes = random.Next(2, 5);
            double spread = random.Next(3) * 2.0;
            int[] labels = [.. Enumerable.Range(0, points).Select(i => i < classes ? i : random.Next(classes))];
            var x = labels
                .Select(l => Enumerable.Range(0, dimension).Select(_ => random.NextDouble() + spread * (l % 2)).ToArray())
                .Select(p => random.Next(4) == 0 ? [.. p.Select(v => Math.Round(2 * v) / 2)] : p)
                .ToArray();
            yield return new Family(x, labels);
        }
    }
}
