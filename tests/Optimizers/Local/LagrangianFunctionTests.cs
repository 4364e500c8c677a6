using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Local;

/// <summary>The augmented Lagrangian against its definition, the inner variables found by bisection.</summary>
public sealed class LagrangianFunctionTests
{
    private static (Frame Frame, Multipliers Multipliers, double[] G) Draw(
        int seed,
        Objective objective,
        int points,
        int dimension,
        int working
    )
    {
        Random random = new(seed);
        Frame frame = new(Tests.Draw.Gaussian(random, points, dimension), Tests.Draw.Classes(random, points, 3));
        double[] Numbers(int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => scale * random.NextDouble())];
        double[] anchors = Numbers(points * points, 0.3),
            weights = Numbers(points, 1.0),
            pairs = new double[points * points];
        for (int i = 0; i < points; i++)
        {
            anchors[(i * points) + i] = 0;
            for (int j = 0; j < i; j++)
            {
                pairs[(i * points) + j] = pairs[(j * points) + i] = random.NextDouble() - 0.5;
            }
        }
        bool haus = objective == Objective.Haus;
        double[] g = Padding.Widen(frame.F, points, dimension, working);
        for (int k = 0; k < g.Length; k++)
        {
            g[k] += 0.3 * (random.NextDouble() - 0.5);
        }
        return (frame, new Multipliers(anchors, haus ? [.. weights.Select(w => w / weights.Sum())] : [], haus ? [] : pairs), g);
    }

    /// <summary>Phi, the value, the violation and the multipliers that follow, term by term.</summary>
    private static (double Phi, double Value, double Violation, Multipliers Next) Expected(
        Frame frame,
        Objective objective,
        Multipliers m,
        double[] g,
        int working,
        double rho
    )
    {
        int n = frame.N;
        double[] target = Padding.Widen(frame.F, n, frame.Dimension, working);
        double Square(double[] x, int i, int j) =>
            Enumerable.Range(0, working).Sum(k => Math.Pow(x[(i * working) + k] - x[(j * working) + k], 2));
        double phi = 0,
            violation = 0;
        double[] anchors = new double[n * n];
        for (int a = 0; a < n; a++)
        {
            int[] own = [.. Enumerable.Range(0, n).Where(j => j != a && frame.Start[j] == frame.Start[a])],
                other = [.. Enumerable.Range(0, n).Where(j => frame.Start[j] != frame.Start[a])];
            if (own.Length == 0 || other.Length == 0)
            {
                continue;
            }
            double[] y = [.. own.Select(j => Square(g, a, j) + (m.Anchors[(a * n) + j] / rho))],
                z = [.. other.Select(j => Square(g, a, j) - (m.Anchors[(a * n) + j] / rho))];
            violation = Math.Max(violation, own.Max(j => Square(g, a, j)) - other.Min(j => Square(g, a, j)));
            double s = Zero(s => z.Sum(v => Math.Max(0, s - v)) - y.Sum(v => Math.Max(0, v - s)), y.Concat(z).Min(), y.Concat(z).Max());
            phi += rho / 2 * (y.Sum(v => Math.Pow(Math.Max(0, v - s), 2)) + z.Sum(v => Math.Pow(Math.Max(0, s - v), 2)));
            for (int k = 0; k < own.Length; k++)
            {
                anchors[(a * n) + own[k]] = rho * Math.Max(0, y[k] - s);
            }
            for (int k = 0; k < other.Length; k++)
            {
                anchors[(a * n) + other[k]] = rho * Math.Max(0, s - z[k]);
            }
        }
        double[] terms,
            points = [],
            pairs = [];
        double value;
        if (objective == Objective.Haus)
        {
            double[] squares =
            [
                .. Enumerable.Range(0, n).Select(i => Enumerable.Range(i * working, working).Sum(k => Math.Pow(g[k] - target[k], 2))),
            ];
            value = Math.Sqrt(squares.Max());
            terms = [.. squares.Select((v, i) => v + (m.Points[i] / rho))];
        }
        else
        {
            (int I, int J)[] all = [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j)))];
            double[] changes = [.. all.Select(p => Math.Sqrt(Square(g, p.I, p.J)) - Math.Sqrt(Square(target, p.I, p.J)))];
            value = changes.Max(Math.Abs);
            terms =
            [
                .. all.Select((p, k) => changes[k] + Math.Max(0, m.Pairs[(p.I * n) + p.J] / rho)),
                .. all.Select((p, k) => -changes[k] + Math.Max(0, -m.Pairs[(p.I * n) + p.J] / rho)),
            ];
        }
        double level = Zero(t => (1 / rho) - terms.Sum(v => Math.Max(0, v - t)), terms.Min() - (2 / rho), terms.Max());
        phi += level + (rho / 2 * terms.Sum(v => Math.Pow(Math.Max(0, v - level), 2)));
        double[] mass = [.. terms.Select(v => rho * Math.Max(0, v - level))];
        if (objective == Objective.Haus)
        {
            points = mass;
        }
        else
        {
            pairs = new double[n * n];
            int k = 0;
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < i; j++, k++)
                {
                    pairs[(i * n) + j] = pairs[(j * n) + i] = mass[k] - mass[k + (mass.Length / 2)];
                }
            }
        }
        return (phi, value, violation, new Multipliers(anchors, points, pairs));
    }

    /// <summary>The zero of an increasing function.</summary>
    private static double Zero(Func<double, double> f, double low, double high)
    {
        for (int k = 0; k < 200; k++)
        {
            double middle = (low + high) / 2;
            (low, high) = f(middle) < 0 ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    [Theory]
    [InlineData(Objective.Haus, 9, 2, 2, 1.0)]
    [InlineData(Objective.Haus, 8, 2, 4, 7.0)]
    [InlineData(Objective.Haus, 40, 3, 3, 0.2)] // more than a block of 32
    [InlineData(Objective.Haus, 530, 2, 2, 50.0)] // block by block, on several threads
    [InlineData(Objective.Iso, 530, 2, 2, 5.0)]
    [InlineData(Objective.Iso, 9, 2, 2, 1.0)]
    [InlineData(Objective.Iso, 40, 3, 3, 7.0)]
    public void Evaluate_DrawnPoints_IsTheDefinition(Objective objective, int points, int dimension, int working, double rho)
    {
        for (int seed = 0; seed < (points > 100 ? 1 : 4); seed++)
        {
            (Frame frame, Multipliers multipliers, double[] g) = Draw(seed, objective, points, dimension, working);
            LagrangianFunction function = new(frame, objective, working) { Penalty = rho };
            function.Load(multipliers);
            double[] gradient = new double[g.Length];
            double phi = function.Evaluate(g, gradient);
            (double expected, double value, double violation, Multipliers next) = Expected(frame, objective, multipliers, g, working, rho);
            Assert.Equal(expected, phi, 1e-9 * Math.Max(1, Math.Abs(expected)));
            Assert.Equal(value, function.Value, 1e-12);
            Assert.Equal(violation, function.Violation, 1e-12);
            foreach (
                (double[] want, double[] got) in new[]
                {
                    (next.Anchors, function.Next.Anchors),
                    (next.Points, function.Next.Points),
                    (next.Pairs, function.Next.Pairs),
                }
            )
            {
                Assert.Equal(want.Length, got.Length);
                Assert.True(want.Zip(got, (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max() < 1e-9 * Math.Max(1, rho));
            }
            // The gradient along a few directions.
            Random random = new(seed);
            double[] unused = new double[g.Length];
            for (int k = 0; k < 3; k++)
            {
                double[] direction = [.. g.Select(_ => random.NextDouble() - 0.5)];
                double At(double step) => function.Evaluate([.. g.Zip(direction, (x, d) => x + (step * d))], unused);
                double slope = (At(1e-5) - At(-1e-5)) / 2e-5;
                double stated = gradient.Zip(direction, (x, d) => x * d).Sum();
                Assert.Equal(stated, slope, 1e-4 * Math.Max(1, Math.Abs(stated)));
            }
        }
    }

    /// <summary>Three classes side by side that are nearly separated: an anchor has few active pairs.</summary>
    [Fact]
    public void EvaluateNear_FewPairsMatter_IsTheWholeFunctionNearby()
    {
        Random random = new(4);
        const int Points = 540;
        Embedding f = Tests.Draw.Gaussian(random, Points, 3);
        double[][] rows = [.. f.ToRows().Select((r, i) => (double[])[r[0] + (i % 3 * 10), r[1], r[2]])];
        Frame frame = new(Embedding.FromRows(rows), Labels.FromIntegers([.. Enumerable.Range(0, Points).Select(i => i % 3)]));
        LagrangianFunction near = new(frame, Objective.Haus, 3) { Penalty = 3 };
        double[] gradient = new double[frame.F.Length],
            expected = new double[frame.F.Length];
        near.Evaluate(frame.F, gradient);
        Assert.True(near.Violation > 0);
        near.Accept();
        for (int k = 0; k < 30 && !near.IsListed; k++)
        {
            near.Evaluate(frame.F, gradient);
        }
        Assert.True(near.IsListed);
        LagrangianFunction whole = new(frame, Objective.Haus, 3) { Penalty = 3 };
        whole.Load(near.Current);
        foreach (double moved in new[] { 0, 1e-6, 1e-4 })
        {
            double[] g = [.. frame.F.Select(v => v + (moved * (random.NextDouble() - 0.5)))];
            double phi = whole.Evaluate(g, expected);
            Multipliers next = near.Next;
            double[] kept = [.. next.Anchors];
            Assert.Equal(phi, near.EvaluateNear(g, gradient), 1e-11);
            Assert.Equal(whole.Value, near.Value, 1e-12);
            Assert.All(expected.Zip(gradient), x => Assert.Equal(x.First, x.Second, 1e-10));
            // The lists are those of the last whole evaluation, whose multipliers to come stay.
            Assert.True(near.IsListed);
            Assert.Equal(kept, near.Next.Anchors);
        }
        // Far away all pairs are looked at again.
        double[] away = [.. frame.F.Select(v => 0.1 * v)],
            before = [.. near.Next.Anchors];
        Assert.Equal(whole.Evaluate(away, expected), near.EvaluateNear(away, gradient), 1e-11);
        Assert.All(expected.Zip(gradient), x => Assert.Equal(x.First, x.Second, 1e-10));
        Assert.Equal(before, near.Next.Anchors);
    }

    /// <summary>All pairs stretched and all shrunk, where dense rows have the weights; few pairs, where lists have them; F itself, where no distance has changed.</summary>
    [Theory]
    [InlineData(Objective.Iso, 0.3, 0.01)]
    [InlineData(Objective.Iso, 3, 40)]
    [InlineData(Objective.Iso, 0, 2)]
    [InlineData(Objective.Haus, 0.3, 0.01)]
    [InlineData(Objective.Haus, 3, 40)]
    public void EvaluateNear_NothingListed_IsTheWholeFunctionOnAnyNumberOfThreads(Objective objective, double moved, double rho)
    {
        const int Points = 600;
        Random random = new(8);
        Embedding f = Tests.Draw.Gaussian(random, Points, 3);
        double[][] rows = [.. f.ToRows().Select((r, i) => (double[])[r[0] + (i % 3 * 4), r[1], r[2]])];
        Frame frame = new(Embedding.FromRows(rows), Labels.FromIntegers([.. Enumerable.Range(0, Points).Select(i => i % 3)]));
        double[] g = [.. frame.F.Select(v => v + (moved * (random.NextDouble() - 0.5)))],
            first = new double[g.Length],
            second = new double[g.Length];
        (double Phi, double[] Next) of = default;
        foreach (int threads in new[] { 1, 3 })
        {
            using IDisposable few = Parallelism.Use(threads);
            LagrangianFunction function = new(frame, objective, 3) { Penalty = rho };
            double phi = function.Evaluate(g, first);
            double[] next = [.. function.Next.Anchors, .. function.Next.Pairs];
            Assert.Equal(phi, function.EvaluateNear(g, second), 1e-12 * Math.Max(1, Math.Abs(phi)));
            Assert.All(first.Zip(second), x => Assert.Equal(x.First, x.Second, 1e-12 * Math.Max(1, Math.Abs(x.First))));
            Assert.Equal(next, function.Next.Anchors.Concat(function.Next.Pairs));
            if (threads == 1)
            {
                of = (phi, next);
                continue;
            }
            Assert.Equal(of.Phi, phi);
            Assert.Equal(of.Next, next);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    public void Evaluate_WithFollowers_CountsThemAsDisplacedPoints(double beside)
    {
        (Frame frame, Multipliers multipliers, double[] g) = Draw(3, Objective.Haus, 12, 3, 3);
        Followers followers = new([40, 41], [0.9, 0.1, -0.4, 0.2, 1.1, 0.3], [beside, 0], [5, 5]);
        LagrangianFunction function = new(frame, Objective.Haus, 3, followers) { Penalty = 2 };
        function.Load(multipliers);
        double[] gradient = new double[g.Length];
        _ = function.Evaluate(g, gradient);
        double Distance(double[] p, int at, int i) => Enumerable.Range(0, 3).Sum(k => Math.Pow(g[(i * 3) + k] - p[(at * 3) + k], 2));
        double[] squares =
        [
            .. Enumerable.Range(0, 12).Select(i => Distance(frame.F, i, i)),
            Distance(followers.Points, 0, 5) + beside,
            Distance(followers.Points, 1, 5),
        ];
        Assert.Equal(Math.Sqrt(squares.Max()), function.Value, 1e-12);
        Assert.Equal(1, function.Next.Points.Sum(), 1e-12);
        Random random = new(3);
        double[] unused = new double[g.Length],
            direction = [.. g.Select(_ => random.NextDouble() - 0.5)];
        double At(double step) => function.Evaluate([.. g.Zip(direction, (x, d) => x + (step * d))], unused);
        double stated = gradient.Zip(direction, (x, d) => x * d).Sum();
        Assert.Equal(stated, (At(1e-5) - At(-1e-5)) / 2e-5, 1e-4 * Math.Max(1, Math.Abs(stated)));
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Accept_AfterAnEvaluation_TakesTheNextAndSaysTheChange(Objective objective)
    {
        (Frame frame, Multipliers multipliers, double[] g) = Draw(5, objective, 8, 2, 2);
        LagrangianFunction function = new(frame, objective, 2) { Penalty = 4 };
        function.Load(multipliers);
        function.Evaluate(g, new double[g.Length]);
        Multipliers next = function.Next;
        double change = new[] { (next.Anchors, multipliers.Anchors), (next.Points, multipliers.Points), (next.Pairs, multipliers.Pairs) }
            .SelectMany(p => p.Item1.Zip(p.Item2, (a, b) => Math.Abs(a - b)))
            .Max();
        Assert.Equal(change / 4, function.Accept(), 1e-14);
        Assert.Same(next, function.Current);
        Assert.Equal(objective == Objective.Haus ? 1 : 0, function.Current.Points.Sum(), 1e-12);
        Assert.Equal(objective == Objective.Haus ? 0 : 2, function.Current.Pairs.Sum(Math.Abs), 1e-9);
    }

    // Of distances near 0 a matrix product leaves half the digits: times the penalty that would be a thousandth of the weights.
    [Theory]
    [InlineData(1e3)]
    [InlineData(1e5)]
    public void Evaluate_CollapsedPointsAndALargePenalty_HasPairWeightsThatSumToOne(double rho)
    {
        Random random = new(6);
        Frame frame = new(Tests.Draw.Gaussian(random, 7, 2), Tests.Draw.Classes(random, 7, 2));
        double[] g = [.. Enumerable.Range(0, 14).Select(k => (k % 2 == 0 ? 0.7 : -0.4) + (1e-9 * random.NextDouble()))];
        LagrangianFunction function = new(frame, Objective.Iso, 2) { Penalty = rho };
        _ = function.Evaluate(g, new double[14]);
        Assert.Equal(2, function.Next.Pairs.Sum(Math.Abs), 1e-12 * rho);
    }

    [Fact]
    public void Evaluate_OneClassOrSinglePoints_HasNoTriples()
    {
        Embedding f = Tests.Draw.Gaussian(new Random(1), 4, 2);
        foreach (int[] labels in new int[][] { [0, 0, 0, 0], [0, 1, 2, 3] })
        {
            Frame frame = new(f, Labels.FromIntegers(labels));
            LagrangianFunction function = new(frame, Objective.Haus, 2);
            double[] gradient = new double[8];
            // The level has 4 (0 - t) = 1.
            Assert.Equal(-0.25 + (4 * 0.5 * 0.0625), function.Evaluate(frame.F, gradient), 1e-12);
            Assert.Equal((0.0, 0.0), (function.Value, function.Violation));
            Assert.All(gradient, v => Assert.Equal(0, v, 1e-12));
        }
    }

    [Theory]
    [InlineData(new[] { 3.0, 5 }, new[] { 1.0, 2 })]
    [InlineData(new[] { 3.0 }, new[] { 2.9, 100 })]
    [InlineData(new[] { 1.0, 1, 1, 1 }, new[] { 0.0 })]
    [InlineData(new[] { -4.0, 2 }, new[] { -7.0, 1.5, 1.9, 50 })]
    public void Anchor_Values_Balance(double[] y, double[] z)
    {
        double s = Balance.Anchor([.. z[..1], .. y, .. z[1..]], 1, 1 + y.Length, z.Min(), y.Max());
        Assert.Equal(y.Sum(v => Math.Max(0, v - s)), z.Sum(v => Math.Max(0, s - v)), 1e-12);
        Assert.InRange(s, z.Min(), y.Max());
    }

    [Theory]
    [InlineData(new[] { 3.0, 5 }, 1.0, 4.0)]
    [InlineData(new[] { 3.0, 5 }, 4.0, 2.0)]
    [InlineData(new[] { 1.0, 1, 1, 1 }, 2.0, 0.5)]
    [InlineData(new[] { -4.0, -1, -1 }, 0.5, -1.25)]
    public void Level_Mass_LiesAboveIt(double[] y, double mass, double level) => Assert.Equal(level, Balance.Level(y, mass), 1e-14);
}
