using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Local;

/// <summary>Starts, steps and multipliers of the local search.</summary>
public sealed class LocalPiecesTests
{
    private static double Distance(double[] x, int dimension, int i, int j) =>
        Math.Sqrt(Enumerable.Range(0, dimension).Sum(k => Math.Pow(x[(i * dimension) + k] - x[(j * dimension) + k], 2)));

    private static Frame Simplex(int seed)
    {
        Random random = new(seed);
        return new Frame(Draw.Gaussian(random, 6, 5), Labels.FromIntegers([0, 1, 0, 1, 2, 2]));
    }

    /// <summary>With as many dimensions as a simplex needs the distances asked for are reached: positives shorter, negatives longer by h.</summary>
    [Fact]
    public void Scaled_Simplex_HasTheDistancesAskedFor()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            Frame frame = Simplex(seed);
            double[] moved = Starts.Scaled(frame, 1e-4),
                same = Starts.Scaled(frame, 0);
            for (int i = 0; i < 6; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    double d = Distance(frame.F, 5, i, j) + (frame.Start[i] == frame.Start[j] ? -1e-4 : 1e-4);
                    Assert.Equal(d, Distance(moved, 5, i, j), 1e-9);
                }
            }
            // Laid onto F: nothing moves for h = 0, little for a small one.
            Assert.True(same.Zip(frame.F, (a, b) => Math.Abs(a - b)).Max() < 1e-9);
            Assert.True(moved.Zip(frame.F, (a, b) => Math.Abs(a - b)).Max() < 0.1);
        }
        // In the plane, of too few dimensions, it is still near F.
        Frame plane = new(Draw.Gaussian(new Random(1), 6, 2), Labels.FromIntegers([0, 1, 0, 1, 2, 2]));
        Assert.True(Starts.Scaled(plane, 0).Zip(plane.F, (a, b) => Math.Abs(a - b)).Max() < 1e-9);
        Assert.True(Starts.Scaled(plane, 0.01).Zip(plane.F, (a, b) => Math.Abs(a - b)).Max() < 0.1);
        Assert.Equal(0, Distance(Starts.Scaled(plane, 100), 2, plane.Start[0], plane.Start[0] + 1), 40.0);
    }

    /// <summary>|g_i - g_j|^2 = D^2, more by max(s_k, s_l) between classes, s_k the hardest triple of squares with its anchor in the class.</summary>
    [Fact]
    public void ClassShift_RoomForIt_AddsToTheSquaresBetweenClasses()
    {
        Frame frame = new(Padded(Draw.Gaussian(new Random(3), 6, 3), 5), Labels.FromIntegers([0, 1, 0, 1, 2, 2]));
        double[] g = ClassShift.Embed(frame)!;
        double Square(int i, int j) => Math.Pow(Distance(frame.F, 5, i, j), 2);
        bool Same(int i, int j) => frame.Start[i] == frame.Start[j];
        double[] needed =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(k =>
                    Math.Max(
                        0,
                        Enumerable
                            .Range(0, 6)
                            .Where(a => Same(a, k))
                            .Max(a =>
                                Enumerable.Range(0, 6).Where(j => Same(a, j)).Max(j => Square(a, j))
                                - Enumerable.Range(0, 6).Where(j => !Same(a, j)).Min(j => Square(a, j))
                            )
                    )
                ),
        ];
        Assert.Contains(needed, s => s > 0);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double more = Same(i, j) ? 0 : Math.Max(needed[i], needed[j]);
                Assert.Equal(Square(i, j) + more, Math.Pow(Distance(g, 5, i, j), 2), 1e-9);
            }
        }
        // No room: three dimensions used of four, and three classes need two more.
        Assert.Null(
            ClassShift.Embed(new Frame(Padded(Draw.Gaussian(new Random(3), 8, 3), 4), Labels.FromIntegers([0, 1, 0, 1, 2, 2, 0, 1])))
        );
        Assert.NotNull(
            ClassShift.Embed(new Frame(Padded(Draw.Gaussian(new Random(3), 8, 3), 5), Labels.FromIntegers([0, 1, 0, 1, 2, 2, 0, 1])))
        );
        Assert.Null(ClassShift.Embed(new Frame(Draw.Gaussian(new Random(3), 3, 5), Labels.FromIntegers([0, 1, 2]))));
    }

    private static Embedding Padded(Embedding f, int dimension) =>
        Embedding.Create(f.Points, dimension, Padding.Widen(f.Values, f.Points, f.Dimension, dimension));

    [Fact]
    public void Of_Sequence_GoesFromTheGivenToTheRandom()
    {
        Frame frame = Simplex(2);
        double[] collapsed = new double[30],
            given = [.. frame.F.Select(x => 2 * x)];
        List<double[]> starts = [.. Starts.Of(frame, collapsed, new Random(5), [given]).Take(30)];
        Assert.Same(given, starts[0]);
        Assert.Same(frame.F, starts[1]);
        double Off(double[] x, double[] y) => Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Average());
        Assert.InRange(Off(starts[2], Starts.Mix(frame.F, collapsed, 0.5)), 3e-4, 3e-3);
        Assert.InRange(Off(starts[3], collapsed), 3e-3, 3e-2);
        double[] scales = [0.05, 0.2, 0.5, 1];
        for (int k = 0; k < 4; k++)
        {
            Assert.InRange(Off(starts[4 + k], frame.F), 0.3 * scales[k], 3 * scales[k]);
            Assert.InRange(Off(starts[12 + k], given), 0.3 * scales[k], 3 * scales[k]);
        }
        // Odd ones move whole classes: within a class a tenth of what there is between.
        foreach (int k in (int[])[5, 7])
        {
            double[] shift = [.. starts[k].Zip(frame.F, (a, b) => a - b)];
            double within = 0,
                all = 0;
            for (int i = 0; i < 6; i += 2)
            {
                for (int c = 0; c < 5; c++)
                {
                    within = Math.Max(within, Math.Abs(shift[(i * 5) + c] - shift[((i + 1) * 5) + c]));
                    all = Math.Max(all, Math.Abs(shift[(i * 5) + c]));
                }
            }
            Assert.True(within < 0.6 * all, $"{k}: {within} of {all}");
        }
        Assert.Equal(starts[9], Starts.Of(frame, collapsed, new Random(5), [given]).ElementAt(9));
        Assert.Equal([1.5, 4], Starts.Mix([1, 2], [3, 10], 0.25));
    }

    /// <summary>After more steps than it holds: the inverse Hessian of the last three pairs by the dense BFGS formula.</summary>
    [Fact]
    public void Direction_AfterManySteps_IsTheDenseFormula()
    {
        const int n = 4;
        Random random = new(7);
        double[] Numbers() => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
        double[] curvature = [1, 2, 5, 9];
        LimitedMemory memory = new(n, 3);
        List<(double[] S, double[] Y)> pairs = [];
        Assert.True(memory.IsEmpty);
        for (int k = 0; k < 8; k++)
        {
            double[] from = Numbers(),
                to = Numbers();
            double[] s = [.. to.Zip(from, (a, b) => a - b)],
                y = [.. s.Select((v, i) => v * curvature[i])];
            double[] gradient = Numbers();
            memory.Record(from, to, gradient, [.. gradient.Zip(y, (a, b) => a + b)]);
            pairs.Add((s, y));
            // A pair without curvature is left out.
            memory.Record(from, to, gradient, [.. gradient.Zip(y, (a, b) => a - b)]);
            double[] g = Numbers(),
                direction = new double[n];
            memory.Direction(g, direction);
            double[,] h = Dense([.. pairs.TakeLast(3)]);
            for (int i = 0; i < n; i++)
            {
                Assert.Equal(-Enumerable.Range(0, n).Sum(j => h[i, j] * g[j]), direction[i], 1e-10);
            }
            Assert.False(memory.IsEmpty);
        }
        memory.Clear();
        double[] steepest = new double[n];
        memory.Direction([1, -2, 3, 0], steepest);
        Assert.Equal([-1.0, 2, -3, 0], steepest.Select(v => v + 0.0));
        Assert.True(memory.IsEmpty);

        static double[,] Dense((double[] S, double[] Y)[] pairs)
        {
            (double[] lastS, double[] lastY) = pairs[^1];
            double factor = lastS.Zip(lastY, (a, b) => a * b).Sum() / lastY.Sum(v => v * v);
            double[,] h = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                h[i, i] = factor;
            }
            foreach ((double[] s, double[] y) in pairs)
            {
                double rho = 1 / s.Zip(y, (a, b) => a * b).Sum();
                double[,] left = new double[n, n],
                    next = new double[n, n];
                for (int k = 0; k < n * n; k++)
                {
                    (int i, int j) = (k / n, k % n);
                    left[i, j] = Enumerable.Range(0, n).Sum(l => ((i == l ? 1 : 0) - (rho * s[i] * y[l])) * h[l, j]);
                }
                for (int k = 0; k < n * n; k++)
                {
                    (int i, int j) = (k / n, k % n);
                    next[i, j] =
                        Enumerable.Range(0, n).Sum(l => left[i, l] * ((l == j ? 1 : 0) - (rho * y[l] * s[j]))) + (rho * s[i] * s[j]);
                }
                h = next;
            }
            return h;
        }
    }

    /// <summary>The secant equation H y = s of the newest pair and the symmetry of H, for as many numbers as go in several pieces and to two workers; the number of workers changes no bit.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(40_000)]
    public void Direction_OfManyNumbers_MeetsTheSecantEquation(int n)
    {
        Random random = new(11);
        double[] Numbers() => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
        double[] curvature = [.. Numbers().Select(v => 1 + (8 * Math.Abs(v)))];
        LimitedMemory memory = new(n, 4);
        double[] origin = new double[n];
        for (int k = 0; k < 7; k++)
        {
            double[] s = Numbers(),
                y = [.. s.Zip(curvature, (a, b) => a * b)];
            memory.Record(origin, s, origin, y);
            double[] H(double[] g, int threads)
            {
                using IDisposable few = Parallelism.Use(threads);
                double[] direction = new double[n];
                memory.Direction(g, direction);
                return [.. direction.Select(v => -v)];
            }
            double scale = s.Max(Math.Abs);
            Assert.All(H(y, 2).Zip(s), x => Assert.Equal(x.Second, x.First, 1e-9 * scale));
            (double[] u, double[] v) = (Numbers(), Numbers());
            double[] hu = H(u, 2),
                hv = H(v, 2);
            double Dot(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum();
            Assert.Equal(Dot(u, hv), Dot(v, hu), 1e-9 * (Dot(u, hu) + Dot(v, hv)));
            Assert.True(Dot(u, hu) > 0);
            Assert.Equal(hu, H(u, 1));
        }
    }

    /// <summary>Multipliers stand on constraints that are met with equality, and under their own rows.</summary>
    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_Multipliers_StandOnWhatIsTight(Objective objective)
    {
        (int points, int pairs, int triples) = (0, 0, 0);
        for (int seed = 0; seed < 6; seed++)
        {
            Random random = new(seed);
            Embedding f = Draw.Gaussian(random, 8, 2);
            SeparationProblem problem = new(f, Labels.FromIntegers([0, 1, 2, 0, 1, 2, 0, 1]), objective);
            LocalSettings settings = new()
            {
                Lift = false,
                Polish = new PolishSettings { Coordinates = 0 },
            };
            Solution solution = LocalSolver.Solve(problem, null, settings, null, TestContext.Current.CancellationToken);
            if (solution.Status != SolveStatus.Converged)
            {
                continue;
            }
            double value = solution.Value,
                tolerance = 1e-3 * value;
            double D(Embedding x, int i, int j) => PairwiseDistances.Between(x.Row(i), x.Row(j));
            Assert.Equal(objective == Objective.Haus ? 1 : 0, solution.Multipliers.Points.Sum(), 1e-6);
            for (int i = 0; i < solution.Multipliers.Points.Length; i++)
            {
                double moved = PairwiseDistances.Between(solution.Point.Row(i), f.Row(i));
                Assert.True(solution.Multipliers.Points[i] < 1e-3 || Math.Abs(moved - value) < tolerance);
                points += solution.Multipliers.Points[i] > 1e-3 ? 1 : 0;
            }
            foreach (WeightedPair pair in solution.Multipliers.Pairs.Where(p => Math.Abs(p.Weight) > 1e-3))
            {
                double change = D(solution.Point, pair.I, pair.J) - D(f, pair.I, pair.J);
                Assert.Equal(Math.Sign(pair.Weight) * value, change, tolerance);
                pairs++;
            }
            Assert.Equal(
                solution.Multipliers.Pairs.Length,
                solution.Multipliers.Pairs.Select(p => (Math.Min(p.I, p.J), Math.Max(p.I, p.J))).Distinct().Count()
            );
            foreach (WeightedTriple t in solution.Multipliers.Triples.Where(t => t.Weight > 1e-3))
            {
                Assert.Equal(problem.Labels[t.Anchor], problem.Labels[t.Positive]);
                Assert.NotEqual(problem.Labels[t.Anchor], problem.Labels[t.Negative]);
                Assert.Equal(D(solution.Point, t.Anchor, t.Positive), D(solution.Point, t.Anchor, t.Negative), 1e-3);
                triples++;
            }
        }
        Assert.True(triples > 4 && (objective == Objective.Haus ? points > 8 : pairs > 8), $"{points} {pairs} {triples}");
    }

    [Fact]
    public void Solve_WrongStart_IsRefused()
    {
        SeparationProblem problem = new(Draw.Gaussian(new Random(1), 4, 2), Labels.FromIntegers([0, 1, 0, 1]), Objective.Haus);
        CancellationToken token = TestContext.Current.CancellationToken;
        Assert.Throws<ArgumentNullException>(() => LocalSolver.Solve(null!, null, null, null, token));
        string points =
                Assert
                    .Throws<ArgumentException>(() => LocalSolver.Solve(problem, Draw.Gaussian(new Random(1), 3, 2), null, null, token))
                    .Message,
            dimensions =
                Assert
                    .Throws<ArgumentException>(() => LocalSolver.Solve(problem, Draw.Gaussian(new Random(1), 4, 3), null, null, token))
                    .Message;
        Assert.Contains("the numbers of points of F and of the start", points, StringComparison.Ordinal);
        Assert.Contains("the dimensions of F and of the start", dimensions, StringComparison.Ordinal);
    }
}
