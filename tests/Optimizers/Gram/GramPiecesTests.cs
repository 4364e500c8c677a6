using IsoTriplet.Optimizers.Gram;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers.Gram;

/// <summary>The Gram relaxation's pieces against second evaluations.</summary>
public sealed class GramPiecesTests
{
    private static PairGeometry Draw(int seed, int points = 6, int dimension = 2, int classes = 2)
    {
        Random random = new(seed);
        return new PairGeometry(
            Tests.Draw.Gaussian(random, points, dimension),
            Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % classes)])
        );
    }

    [Fact]
    public void Eigenvalues_RandomMatrices_HaveTheTracesOfTheirPowers()
    {
        for (int n = 1; n <= 6; n++)
        {
            Random random = new(n);
            double[] a = new double[n * n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    a[(i * n) + j] = a[(j * n) + i] = random.NextDouble() - 0.5;
                }
            }
            double[] values = Jacobi.Eigenvalues([.. a], n),
                power = [.. Enumerable.Range(0, n * n).Select(k => k % (n + 1) == 0 ? 1.0 : 0)];
            Assert.Equal(n, values.Length);
            for (int exponent = 1; exponent <= n; exponent++)
            {
                power =
                [
                    .. Enumerable
                        .Range(0, n * n)
                        .Select(k => Enumerable.Range(0, n).Sum(l => power[(k / n * n) + l] * a[(l * n) + (k % n)])),
                ];
                Assert.Equal(Enumerable.Range(0, n).Sum(k => power[k * (n + 1)]), values.Sum(v => Math.Pow(v, exponent)), 1e-12);
            }
        }
        Assert.Equal([1.0, 3], Jacobi.Eigenvalues([2, 1, 1, 2], 2).Order().Select(v => Math.Round(v, 14)));
        // Equal diagonal entries: a turn by 45 degrees, whichever sign.
        Assert.Equal([-1.0, 1], Jacobi.Eigenvalues([0, 1, 1, 0], 2).Order().Select(v => Math.Round(v, 14)));
    }

    [Fact]
    public void Excess_DrawnWeights_IsTheSumAndItsRoot()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            PairGeometry g = Draw(seed);
            Random random = new(seed);
            double[] net = new double[36];
            for (int i = 0; i < 6; i++)
            {
                for (int j = i + 1; j < 6; j++)
                {
                    net[GramWeights.Index(6, j, i)] = random.Next(3) == 0 ? 0 : random.NextDouble() - 0.6;
                }
            }
            GramWeights weights = new(g, net, []);
            double At(double eps) =>
                weights.Stretched.Sum(p => p.Weight * Math.Pow(g.Distance(p.I, p.J) + eps, 2))
                - weights.Shrunk.Sum(p => p.Weight * Math.Pow(Math.Max(0, g.Distance(p.I, p.J) - eps), 2));
            Assert.All(weights.Stretched.Concat(weights.Shrunk), p => Assert.True(p.Weight > 0 && p.I < p.J));
            Assert.Equal(net.Count(v => v != 0), weights.Stretched.Count() + weights.Shrunk.Count());
            foreach (double eps in (double[])[0, 0.1, 3])
            {
                Assert.Equal(At(eps), weights.Excess(eps), 1e-12);
            }
            double root = weights.Root(),
                longest = g.Distances.Max();
            if (At(0) >= 0)
            {
                Assert.Equal(0, root);
            }
            else
            {
                Assert.True(At(root) < 1e-12 && (root > longest * (1 - 1e-12) || At(root + (1e-13 * longest)) > -1e-11));
            }
        }
        PairGeometry any = Draw(1);
        GramWeights half = GramWeights.Single(any);
        Assert.Equal(any.Hardness / 2, half.Root(), 1e-12);
        Assert.Equal(new Multiplier(any.Hardest!.Value, 1), Assert.Single(half.Multipliers));
        Assert.Equal(0, new GramWeights(any, new double[36], []).Root());
    }

    /// <summary>Lap(w) + the triples' Laplacians, made definite on vectors of sum 0 and no more than needed.</summary>
    [Fact]
    public void MadeDefinite_Weights_RaisesTheSmallestEigenvalueToTheMargin()
    {
        for (int seed = 0; seed < 6; seed++)
        {
            PairGeometry g = Draw(seed);
            Random random = new(seed);
            double[] net = new double[36];
            for (int i = 0; i < 6; i++)
            {
                for (int j = i + 1; j < 6; j++)
                {
                    net[GramWeights.Index(6, i, j)] = random.NextDouble() - (seed == 5 ? 0 : 0.5);
                }
            }
            Multiplier[] triples = seed == 5 ? [] : [new(new(0, 2, 0, 1, 0), 0.3), new(new(3, 5, 3, 2, 0), 0.2)];
            GramWeights weights = new(g, net, triples),
                definite = weights.MadeDefinite(1e-3);
            double[] before = Eigenvalues(weights),
                after = Eigenvalues(definite);
            // The 0 of the constant vector stays; all others move by the same.
            double missing = Math.Max(0, -before[0]) + (1e-3 * Math.Max(before[^1], -before[0]));
            Assert.Equal(
                before.Where(v => Math.Abs(v) > 1e-9).Select(v => Math.Round(v + missing, 9)).Order(),
                after.Where(v => Math.Abs(v) > 1e-9).Select(v => Math.Round(v, 9))
            );
            Assert.True(after[0] > -1e-9);
            Assert.Same(triples, definite.Multipliers);
        }

        static double[] Eigenvalues(GramWeights w)
        {
            double[] a = new double[36];
            void Add(int i, int j, double x)
            {
                (a[7 * i], a[7 * j], a[(6 * i) + j], a[(6 * j) + i]) = (a[7 * i] + x, a[7 * j] + x, a[(6 * i) + j] - x, a[(6 * j) + i] - x);
            }
            foreach (WeightedPair p in w.Stretched)
            {
                Add(p.I, p.J, p.Weight);
            }
            foreach (WeightedPair p in w.Shrunk)
            {
                Add(p.I, p.J, -p.Weight);
            }
            foreach ((Comparison c, double weight, _) in w.Multipliers)
            {
                Add(c.I, c.J, weight);
                Add(c.K, c.L, -weight);
            }
            return [.. Jacobi.Eigenvalues(a, 6).Order()];
        }
    }

    /// <summary>
    /// At an eps just below the relaxation's bound the program has a contradiction, just above it has none; its multipliers are psd, normalised, and worth its
    /// minimum.
    /// </summary>
    [Fact]
    public void Solve_AroundTheHardestTriplesBound_ContradictsBelowIt()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            PairGeometry g = Draw(seed);
            if (!(g.Hardness > 0))
            {
                continue;
            }
            double scale = g.Distances.Max();
            GramProgram program = new(g);
            double eps = 0.9 * g.Hardness / 2;
            (GramWeights weights, double minimum) = program.Solve(eps, TestContext.Current.CancellationToken)!.Value;
            Assert.True(minimum < 0);
            Assert.Equal(minimum, weights.Excess(eps) / (scale * scale), 1e-6);
            Assert.True(weights.Root() >= g.Hardness / 2 * (1 - 1e-6));
            double sum = weights.Stretched.Sum(p => p.Weight) + weights.Shrunk.Sum(p => p.Weight);
            Assert.InRange(sum, 0.2, 1 + 1e-6);
            Assert.True(weights.MadeDefinite(1e-7).Root() >= 0.99 * weights.Root());
            int solves = program.Solves;
            Assert.InRange(solves, 1, 12);
            (_, double above) = program.Solve(scale, TestContext.Current.CancellationToken)!.Value;
            Assert.True(above > -1e-6);
            Assert.True(program.Solves > solves);
        }
    }
}
