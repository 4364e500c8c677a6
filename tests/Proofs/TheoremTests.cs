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

/// <summary>Labelled points with the quantities of docs/mathematics.md computed straight from their definitions, and the constructions of its proofs.</summary>
internal sealed record Family(double[][] Points, int[] Labels)
{
    internal int Count => Points.Length;

    internal double Distance(int i, int j) => Math.Sqrt(Squared(Points[i], Points[j]));

    internal IEnumerable<(int A, int P, int Q)> Triples() =>
        from a in Enumerable.Range(0, Count)
        from p in Enumerable.Range(0, Count)
        where p != a && Labels[p] == Labels[a]
        from q in Enumerable.Range(0, Count)
        where Labels[q] != Labels[a]
        select (a, p, q);

    /// <summary>max over triples of D_ap - D_aq; negative infinity without a triple.</summary>
    internal double Hardness() =>
        Triples().Select(t => Distance(t.A, t.P) - Distance(t.A, t.Q)).DefaultIfEmpty(double.NegativeInfinity).Max();

    internal double IsoDistance(Family other) =>
        (
            from i in Enumerable.Range(0, Count)
            from j in Enumerable.Range(0, Count)
            select Math.Abs(Distance(i, j) - other.Distance(i, j))
        ).Max();

    internal double LargestDisplacement(Family other) => Points.Zip(other.Points, (x, y) => Math.Sqrt(Squared(x, y))).Max();

    /// <summary>The G of Theorem 7.1: class k moves to zeta_k in new dimensions with |zeta_k - zeta_l|^2 = max(s_k, s_l).</summary>
    internal Family ShiftClasses()
    {
        int classes = Labels.Max() + 1;
        var need = new double[classes];
        foreach (var (a, p, q) in Triples())
        {
            need[Labels[a]] = Math.Max(need[Labels[a]], Squared(Points[a], Points[p]) - Squared(Points[a], Points[q]));
        }
        var zeta = Ultrametric(need);
        return new Family([.. Points.Select((x, i) => (double[])[.. x, .. zeta[Labels[i]]])], Labels);
    }

    /// <summary>Points with |z_k - z_l|^2 = max(s_k, s_l), each above the circumcentre of those before it, in the order of s.</summary>
    internal static double[][] Ultrametric(double[] s)
    {
        var order = Enumerable.Range(0, s.Length).OrderBy(k => s[k]).ToArray();
        var points = s.Select(_ => new double[Math.Max(0, s.Length - 1)]).ToArray();
        var centre = new double[Math.Max(0, s.Length - 1)];
        double radius2 = 0;
        for (int l = 1; l < order.Length; l++)
        {
            double height = Math.Sqrt(s[order[l]] - radius2);
            centre.CopyTo(points[order[l]], 0);
            points[order[l]][l - 1] = height;
            double up = height > 0 ? (height * height - radius2) / (2 * height) : 0;
            centre[l - 1] = up;
            radius2 += up * up;
        }
        return points;
    }

    /// <summary>The TS family of Theorem 6.4 on a line: overlapping classes go to the middle of their interval, the others are clamped by H/2 at both ends.</summary>
    internal Family SeparateOnLine()
    {
        double hardness = Hardness();
        double[] x = [.. Points.Select(p => p[0])];
        (double Low, double High) Range(int label) =>
            (x.Where((_, i) => Labels[i] == label).Min(), x.Where((_, i) => Labels[i] == label).Max());
        double Move(int i)
        {
            var (low, high) = Range(Labels[i]);
            bool meets = Labels.Distinct().Any(l => l != Labels[i] && Range(l).Low <= high && Range(l).High >= low);
            double middle = (low + high) / 2;
            return meets || high - low <= hardness ? middle : Math.Clamp(x[i], low + hardness / 2, high - hardness / 2);
        }
        return this with { Points = [.. Enumerable.Range(0, Count).Select(i => new[] { Move(i) })] };
    }

    /// <summary>The chain of simplices of section 7.3, rho = 1.</summary>
    internal static Family Chain(int m, int classes, int planes, double h)
    {
        double step = Math.Sqrt((1 - h) * (1 - h) - (1 + h) * (1 + h) * (m - 1) / m);
        var points = new List<double[]>();
        for (int k = 0; k < classes; k++)
        {
            for (int i = 0; i < m; i++)
            {
                // A simplex on m axes with edge 1 + h, centred: it spans m - 1 of the m dimensions.
                var x = new double[planes * m + 1];
                double turn = k / planes % 2 == 0 ? 1 : -1;
                for (int j = 0; j < m; j++)
                {
                    x[k % planes * m + j] = turn * ((i == j ? 1 : 0) - 1.0 / m) * (1 + h) / Math.Sqrt(2);
                }
                x[^1] = k * step;
                points.Add(x);
            }
        }
        return new Family([.. points], [.. Enumerable.Range(0, m * classes).Select(i => i / m)]);
    }

    internal static double Squared(double[] x, double[] y) => x.Zip(y, (s, t) => (s - t) * (s - t)).Sum();
}
