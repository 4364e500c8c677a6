using IsoTriplet.Optimizers.Solvers;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers.Stress;

/// <summary>What the stress bound is put together from, against second evaluations.</summary>
public sealed class StressPiecesTests
{
    private static PairGeometry Draw(int seed, int points = 7, int dimension = 2, int classes = 3)
    {
        Random random = new(seed);
        return new PairGeometry(Tests.Draw.Gaussian(random, points, dimension), Tests.Draw.Classes(random, points, classes));
    }

    private static IEnumerable<Comparison> Triples(PairGeometry g) =>
        from a in Enumerable.Range(0, g.Count)
        from p in Enumerable.Range(0, g.Count)
        from q in Enumerable.Range(0, g.Count)
        where p != a && g.Problem.Labels![p] == g.Problem.Labels[a] && g.Problem.Labels[q] != g.Problem.Labels[a]
        select new Comparison(a, p, a, q, 0);

    private static IEnumerable<(int I, int J)> Pairs(PairGeometry g) =>
        from i in Enumerable.Range(0, g.Count)
        from j in Enumerable.Range(0, g.Count)
        where i < j
        select (i, j);

    [Fact]
    public void Geometry_DrawnPoints_FindsTheHardestTriple()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            PairGeometry g = Draw(seed);
            Comparison c = Triples(g).MaxBy(t => g.Distance(t.I, t.J) - g.Distance(t.K, t.L));
            Assert.Equal(c, g.Hardest);
            Assert.Equal(g.Distance(c.I, c.J) - g.Distance(c.K, c.L), g.Hardness);
            Assert.Equal(Triples(g), Enumerable.Range(0, g.Count).SelectMany(g.Problem.From));
        }
        Embedding three = Embedding.Create(3, 1, [0, 1, 1]);
        PairGeometry none = new(three, Labels.FromIntegers([0, 1, 2]));
        Assert.Equal((double.NegativeInfinity, null), (none.Hardness, none.Hardest));
        Assert.Equal(-7, none.Along(0, 1, [5], [-2]));
        Assert.Equal(0, none.Along(1, 2, [5], [-2]));
        Assert.Throws<ArgumentNullException>(() => new PairGeometry(null!, Labels.FromIntegers([0])));
        Assert.Throws<ArgumentNullException>(() => new PairGeometry(three, null!));
        Assert.Throws<ArgumentException>(() => new PairGeometry(three, Labels.FromIntegers([0])));
    }

    /// <summary>A rectangle 6 by 2 about (10, 20): scatter 36 and 4, distances 6, 2 and sqrt 40, each twice.</summary>
    [Fact]
    public void Displacement_Rectangle_IsTheFormula()
    {
        Embedding points = Embedding.FromRows([
            [7, 19],
            [13, 19],
            [7, 21],
            [13, 21],
        ]);
        DisplacementBound bound = new(new PairGeometry(points, Labels.FromIntegers([0, 1, 0, 1])));
        Assert.Equal(2, bound.SmallestSingularValue, 1e-14);
        const double Eps = 0.1;
        double sum = 0;
        foreach (double d in (double[])[6, 6, 2, 2, Math.Sqrt(40), Math.Sqrt(40)])
        {
            sum += 2 * Math.Pow(Eps * ((2 * d) + Eps), 2);
        }
        double beta = Math.Sqrt(sum) / (2 * 2 * Math.Sqrt(2 * (Math.Sqrt(2) - 1)));
        Assert.Equal(beta, bound.At(Eps), 1e-14);
        Assert.Equal(beta * beta / (6 - (Math.Sqrt(2) * beta)), bound.Remainder(Eps, 6), 1e-14);
        Assert.Equal(double.PositiveInfinity, bound.Remainder(Eps, Math.Sqrt(2) * bound.At(Eps)));
        Assert.True(double.IsFinite(bound.Remainder(Eps, 1.001 * Math.Sqrt(2) * bound.At(Eps))));
        Assert.Equal(double.PositiveInfinity, bound.Remainder(Eps, 0.01));
        DisplacementBound flat = new(new PairGeometry(Embedding.Create(3, 2, [0, 0, 1, 1, 3, 3]), Labels.FromIntegers([0, 0, 1])));
        Assert.Equal((0, double.PositiveInfinity), (flat.SmallestSingularValue, flat.At(0.1)));
        DisplacementBound few = new(new PairGeometry(Embedding.Create(2, 2, [0, 0, 1, 2]), Labels.FromIntegers([0, 1])));
        Assert.Equal(0, few.SmallestSingularValue);
    }

    [Fact]
    public void Project_DrawnStress_IsTheNearestInEquilibrium()
    {
        for (int seed = 0; seed < 6; seed++)
        {
            PairGeometry g = Draw(seed, 6 + (seed % 2), 1 + (seed % 3));
            Random random = new(seed);
            WeightedPair[] Any() => [.. Pairs(g).Select(p => new WeightedPair(p.I, p.J, random.NextDouble() - 0.5))];
            WeightedPair[] stress = Any(),
                found = EquilibriumProjection.Project(g, stress),
                other = EquilibriumProjection.Project(g, Any());
            Assert.Equal(stress.Select(s => (s.I, s.J)), found.Select(s => (s.I, s.J)));
            double[] w = [.. found.Select(s => s.Weight)];
            // The forces, by definition and by Residual.
            double[] residual = EquilibriumProjection.Residual(g, found, w);
            int n = g.Points.Dimension;
            double[] given = EquilibriumProjection.Residual(g, stress, [.. stress.Select(s => s.Weight)]);
            for (int k = 0; k < residual.Length; k++)
            {
                Assert.Equal(0, residual[k], 1e-9);
                (int i, int c) = (k / n, k % n);
                double force = stress
                    .Where(s => s.I == i || s.J == i)
                    .Sum(s => s.Weight * (g.Points[i, c] - g.Points[s.I == i ? s.J : s.I, c]) / g.Distance(s.I, s.J));
                Assert.Equal(force, given[k], 1e-12);
            }
            // What was taken off stands at right angles to every stress in equilibrium, and something is left.
            Assert.Equal(0, stress.Zip(found, (a, b) => a.Weight - b.Weight).Zip(other, (d, o) => d * o.Weight).Sum(), 1e-8);
            Assert.True(n == 3 && g.Count == 6 || w.Sum(Math.Abs) > 1e-3);
        }
    }

    [Fact]
    public void Inequality_DrawnMultipliers_IsTheFormulaAndItsRoot()
    {
        int solved = 0;
        for (int seed = 0; seed < 8; seed++)
        {
            PairGeometry g = Draw(seed);
            DisplacementBound beta = new(g);
            Random random = new(seed);
            Multiplier[] triples = [.. Triples(g).Where(t => g.Excess(t) > 0).Take(4).Select(t => new Multiplier(t, random.NextDouble()))];
            double small = seed < 4 ? 1e-4 : 0.3;
            WeightedPair[] stress =
            [
                .. Pairs(g).Where((_, k) => k % 3 == 0).Select(p => new WeightedPair(p.I, p.J, small * (random.NextDouble() - 0.4))),
            ];
            StressInequality inequality = new(g, beta, triples, stress);
            Dictionary<(int, int), double> net = Pairs(g).ToDictionary(p => p, _ => 0.0);
            (int, int) Key(int i, int j) => (Math.Min(i, j), Math.Max(i, j));
            foreach ((Comparison c, double weight, _) in triples)
            {
                net[Key(c.K, c.L)] += weight;
                net[Key(c.I, c.J)] -= weight;
            }
            foreach (WeightedPair s in stress)
            {
                net[Key(s.I, s.J)] -= s.Weight;
            }
            double norm = net.Values.Sum(Math.Abs),
                residual = Math.Sqrt(EquilibriumProjection.Residual(g, stress, [.. stress.Select(s => s.Weight)]).Sum(x => x * x));
            double Margin(double eps) =>
                triples.Sum(t => t.Weight * g.Excess(t.Comparison))
                - (eps * norm)
                - (residual * beta.At(eps))
                - Enumerable
                    .Range(0, g.Count)
                    .Max(i =>
                        stress
                            .Where(s => s.Weight > 0 && (s.I == i || s.J == i))
                            .Sum(s => s.Weight * beta.Remainder(eps, g.Distance(s.I, s.J)))
                    );
            Assert.Equal(residual / norm, inequality.RelativeResidual, 1e-12);
            foreach (double eps in (double[])[1e-6, 1e-3, 1e-2])
            {
                Assert.Equal(Margin(eps), inequality.Margin(eps), 1e-12);
            }
            double root = inequality.Root();
            if (triples.Length == 0)
            {
                Assert.Equal(0, root);
                continue;
            }
            Assert.True(root > 0 && Margin(root * (1 - 1e-12)) > 0 && !(Margin(root * (1 + 1e-12)) > 1e-15));
            StressInequality bare = new(g, beta, triples, []);
            double gain = triples.Sum(t => t.Weight * g.Excess(t.Comparison));
            Assert.True(bare.Margin(bare.Root() * (1 + 1e-12)) <= 1e-15 && bare.Margin(bare.Root() * (1 - 1e-12)) > 0);
            Assert.Equal(gain, bare.Margin(0), 1e-14);
            solved++;
        }
        Assert.True(solved > 5);
        PairGeometry any = Draw(1);
        Assert.Equal(
            (0, 0),
            (new StressInequality(any, new(any), [], []).Root(), new StressInequality(any, new(any), [], []).RelativeResidual)
        );
    }

    /// <summary>The program's point holds in every pair and triple, and its multipliers prove that no smaller eps does: both sides from the definition.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    public void FirstOrder_DrawnPoints_PointAndMultipliersMeet(double kappa)
    {
        (int resisted, int met) = (0, 0);
        for (int seed = 0; seed < 10; seed++)
        {
            PairGeometry g = Draw(seed, 5 + (seed % 4), 1 + (seed % 3), 2 + (seed % 2));
            FirstOrderSolution s = FirstOrderProgram.Solve(g, _ => kappa, TestContext.Current.CancellationToken);
            if (!(g.Hardness > 0))
            {
                Assert.Equal((true, 0.0), (s.Converged, s.Value));
                continue;
            }
            Assert.True(s.Converged);
            if (s.Displacement.Max(Math.Abs) > 1e6)
            {
                continue; // some direction moves no distance, and rounding along it is not small any more
            }
            met++;
            int n = g.Points.Dimension;
            double Change(int i, int j) => g.Along(i, j, s.Displacement.AsSpan(i * n, n), s.Displacement.AsSpan(j * n, n));
            double tolerance = 1e-6 * g.Hardness;
            // Each remainder within [0, kappa] as it suits: too long a pair takes 0, too short a one up to kappa.
            foreach ((int i, int j) in Pairs(g))
            {
                Assert.True(Change(i, j) >= -s.Value - kappa - tolerance && Change(i, j) <= s.Value + tolerance);
            }
            foreach (Comparison c in Triples(g))
            {
                Assert.True(Change(c.K, c.L) + kappa - Change(c.I, c.J) >= g.Excess(c) - tolerance);
            }
            // The dual: |m - w|_1 = 1, w in equilibrium, value = sum lambda h - sum kappa max(0, w).
            Dictionary<(int, int), double> net = Pairs(g).ToDictionary(p => p, _ => 0.0);
            foreach ((Comparison c, double weight, _) in s.Multipliers)
            {
                Assert.True(weight > 0);
                net[(Math.Min(c.K, c.L), Math.Max(c.K, c.L))] += weight;
                net[(Math.Min(c.I, c.J), Math.Max(c.I, c.J))] -= weight;
            }
            foreach (WeightedPair w in s.Stress)
            {
                net[(w.I, w.J)] -= w.Weight;
            }
            Assert.Equal(1, net.Values.Sum(Math.Abs), 1e-6);
            double[] force = EquilibriumProjection.Residual(g, s.Stress, [.. s.Stress.Select(w => w.Weight)]);
            Assert.True(force.Max(Math.Abs) < 1e-6);
            double dual = s.Multipliers.Sum(t => t.Weight * g.Excess(t.Comparison)) - (kappa * s.Stress.Sum(w => Math.Max(0, w.Weight)));
            Assert.Equal(dual, s.Value, tolerance);
            resisted += s.Stress.Count > 0 ? 1 : 0;
            Assert.Equal(0, FirstOrderProgram.Solve(g, _ => kappa, new CancellationToken(true)).Value);
        }
        Assert.True(resisted > 2 && met > 4, $"{resisted} of {met}");
    }

    [Fact]
    public void Search_ChainOfTriangles_ChargesTheRemainder()
    {
        (Embedding f, Labels labels) = SimplexChain.Create(3, 4, 1e-5);
        PairGeometry g = new(f, labels);
        StressMultipliers none = StressSearch.Find(g, 0, TestContext.Current.CancellationToken),
            some = StressSearch.Find(g, 6, TestContext.Current.CancellationToken);
        Assert.True(some.Bound >= none.Bound && none.Bound >= g.Hardness / 2 * (1 - 1e-12));
        Assert.Equal(none.FirstOrder, some.FirstOrder);
        Assert.True(some.FirstOrder > g.Hardness / 2 && some.Bound <= some.FirstOrder);
        Assert.True(some.RelativeResidual < 1e-10);
        StressInequality inequality = new(g, new DisplacementBound(g), some.Multipliers, some.Stress);
        Assert.Equal(inequality.Root(), some.Bound);
    }

    // The charge hangs on the eps that it is to exclude: a scan over eps finds nothing that bisection misses by more than a hundredth.
    [Theory]
    [InlineData(3, 4, 1e-5)]
    [InlineData(3, 4, 1e-3)]
    [InlineData(2, 5, 1e-4)]
    [InlineData(4, 3, 1e-2)]
    public void Search_ManyRounds_IsNotBeatenByAScan(int classSize, int classes, double excess)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        (Embedding f, Labels labels) = SimplexChain.Create(classSize, classes, excess);
        PairGeometry g = new(f, labels);
        DisplacementBound beta = new(g);
        StressMultipliers[] found = [.. new[] { 0, 1, 3, 30 }.Select(rounds => StressSearch.Find(g, rounds, token))];
        Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.Second.Bound >= pair.First.Bound));
        Assert.All(found, s => Assert.InRange(s.Bound, g.Hardness / 2 * (1 - 1e-12), s.FirstOrder));
        foreach (double share in Enumerable.Range(0, 21).Select(k => k / 20.0))
        {
            FirstOrderSolution charged = FirstOrderProgram.Solve(g, d => beta.EvenRemainder(share * found[0].FirstOrder, d), token);
            WeightedPair[] stress = EquilibriumProjection.Project(g, charged.Stress);
            Assert.True(new StressInequality(g, beta, charged.Multipliers, stress).Root() <= 1.01 * found[^1].Bound, $"{share}");
        }
    }

    [Fact]
    public void Search_SeparatedOrCancelled_FindsNoMoreThanTheHardestTriple()
    {
        PairGeometry separated = new(Embedding.Create(2, 1, [0, 1]), Labels.FromIntegers([0, 1]));
        StressMultipliers none = StressSearch.Find(separated, 6, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, 0, 0), (none.Bound, none.FirstOrder, none.Multipliers.Count, none.Stress.Count));
        (Embedding f, Labels labels) = SimplexChain.Create(3, 4, 1e-3);
        PairGeometry g = new(f, labels);
        StressMultipliers stopped = StressSearch.Find(g, 6, new CancellationToken(true));
        Assert.Equal(0, stopped.FirstOrder);
        Assert.Equal(g.Hardest!.Value, Assert.Single(stopped.Multipliers).Comparison);
        Assert.Equal(g.Hardness / 2, stopped.Bound, 1e-3 * g.Hardness);
    }
}
