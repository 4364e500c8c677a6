using IsoTriplet.Optimizers.Cover;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Cover;

/// <summary>Steps of a search in balls against the formulas of its docstring over all pairs, in N x N matrices.</summary>
public sealed class BallStepTests
{
    private const int N = 40;

    private static (Frame Frame, Labels Labels, double[] Start) Drawn(int seed, int dimension)
    {
        Random random = new(seed);
        // Classes of several sizes, one of a single point.
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, N).Select(i => i == 5 ? 9 : i % 3)]);
        Frame frame = new(Draw.Gaussian(random, N, dimension), labels);
        return (frame, labels, [.. frame.F.Select(x => x + (0.2 * (random.NextDouble() - 0.5)))]);
    }

    /// <summary>What a search should hold, by its definition.</summary>
    private sealed class Dense(Frame frame, double radius)
    {
        private readonly int _n = frame.Dimension;
        private double _margin = double.PositiveInfinity;
        private readonly double[][] _first = Enumerable.Range(0, N).Select(_ => Even(frame.Dimension, 1)).ToArray();
        private readonly double[][] _second = Enumerable.Range(0, N).Select(_ => Even(frame.Dimension, -1)).ToArray();
        private readonly double[] _along = new double[N];
        private readonly double[] _across = new double[N];
        private double[] _nearest = [];
        private int _shaped;

        public double Worst { get; private set; }

        public double Margin => _margin;

        /// <summary>How far a point may be from where it was before the lists are made anew.</summary>
        public double Reach { get; private set; }

        public bool Alike(int i, int j) => frame.Start[i] == frame.Start[j];

        public double Square(double[] g, int i, int j) => Enumerable.Range(0, _n).Sum(k => Math.Pow(g[(i * _n) + k] - g[(j * _n) + k], 2));

        /// <summary>The margin and what is fixed until the lists are made anew.</summary>
        public void List(double[] g, double moved)
        {
            int[] all = [.. Enumerable.Range(0, N)],
                anchors = [.. all.Where(a => all.Any(p => p != a && Alike(a, p)))];
            double Far(int a) => all.Where(p => p != a && Alike(a, p)).Max(p => Square(g, a, p));
            double Near(int a) => all.Where(q => !Alike(a, q)).Min(q => Square(g, a, q));
            double worst = anchors.Max(a => Far(a) / Near(a)),
                far = anchors.Average(Far);
            (Worst, Reach) = (Math.Sqrt(worst), Math.Min(2 * moved, 0.12 * Math.Sqrt(far)));
            _margin = Math.Min(_margin, far * Math.Clamp(0.03 * (worst - 1), 1e-4, 0.02));
            _nearest = [.. all.Select(i => anchors.Contains(i) ? Math.Min(Far(i), Near(i)) : Near(i))];
        }

        /// <summary>w_ij for all anchors i: the violations above the threshold that makes both sides equal.</summary>
        public double[,] Weights(double[] g)
        {
            double[,] weights = new double[N, N];
            int[] all = [.. Enumerable.Range(0, N)];
            for (int a = 0; a < N; a++)
            {
                double[] y = [.. all.Where(p => p != a && Alike(a, p)).Select(p => Square(g, a, p) + _margin)],
                    z = [.. all.Where(q => !Alike(a, q)).Select(q => Square(g, a, q) - _margin)];
                if (y.Length == 0 || y.Max() <= z.Min())
                {
                    continue;
                }
                (double low, double high) = (z.Min(), y.Max());
                for (int k = 0; k < 60; k++)
                {
                    double s = (low + high) / 2;
                    bool more = y.Sum(v => Math.Max(0, v - s)) > z.Sum(v => Math.Max(0, s - v));
                    (low, high) = more ? (s, high) : (low, s);
                }
                foreach (int j in all.Where(j => j != a))
                {
                    double v = Square(g, a, j) - low;
                    weights[a, j] = Alike(a, j) ? Math.Max(0, v + _margin) : Math.Min(0, v - _margin);
                }
            }
            return weights;
        }

        /// <summary>sum_j (w_ij + w_ji) (g_j - g_i).</summary>
        public double[] Pull(double[,] w, double[] g, int i)
        {
            double[] pulled = new double[_n];
            for (int j = 0; j < N; j++)
            {
                for (int k = 0; k < _n; k++)
                {
                    pulled[k] += (w[i, j] + w[j, i]) * (g[(j * _n) + k] - g[(i * _n) + k]);
                }
            }
            return pulled;
        }

        /// <summary>A power step, at first four, for the two directions of every point's curvature, and the metrics.</summary>
        public void Shape(double[] g)
        {
            double[,] w = Weights(g);
            for (int i = 0; i < N; i++)
            {
                double[,] h = new double[_n, _n];
                double absolute = 0;
                for (int j = 0; j < N; j++)
                {
                    absolute += Math.Abs(w[i, j]) + Math.Abs(w[j, i]);
                    int times = (w[i, j] != 0 ? 1 : 0) + (w[j, i] != 0 ? 1 : 0);
                    for (int k = 0; k < _n * _n; k++)
                    {
                        (int x, int y) = (k / _n, k % _n);
                        h[x, y] += 4 * times * (g[(i * _n) + x] - g[(j * _n) + x]) * (g[(i * _n) + y] - g[(j * _n) + y]);
                    }
                }
                double along = Power(h, ref _first[i], new double[_n], 1),
                    across = 1.2 * Power(h, ref _second[i], _first[i], -1),
                    least = (2 * absolute) + (40 * _nearest[i]);
                (_along[i], _across[i]) = ((2 * Math.Max(along, across)) + least, (2 * across) + least);
            }
            _shaped++;
        }

        private double Power(double[,] h, ref double[] direction, double[] other, int sign)
        {
            bool begins = _shaped == 0 || direction.All(x => x == 0);
            double[] from = begins ? Even(_n, sign) : direction;
            double length = 0;
            for (int step = 0; step < (begins ? 4 : 1); step++)
            {
                double[] product = [.. Enumerable.Range(0, _n).Select(x => Enumerable.Range(0, _n).Sum(y => h[x, y] * from[y]))];
                double share = Dot(product, other);
                product = [.. product.Zip(other, (x, y) => x - (share * y))];
                length = Math.Sqrt(Dot(product, product));
                from = [.. product.Select(x => length > 0 ? x / length : 0)];
            }
            direction = from;
            return length;
        }

        private static double[] Even(int n, int sign) => [.. Enumerable.Range(0, n).Select(k => (k % 2 == 0 ? 1 : sign) / Math.Sqrt(n))];

        private static double Dot(IEnumerable<double> x, IEnumerable<double> y) => x.Zip(y, (a, b) => a * b).Sum();

        /// <summary>(f e e' + g (I - e e')) x of the direction e of a point.</summary>
        private double[] Apply(int i, double f, double g, double[] x)
        {
            double t = Dot(x, _first[i]);
            return [.. x.Zip(_first[i], (v, e) => (g * v) + ((f - g) * t * e))];
        }

        /// <summary>(x - y)' B (y - z) of all points together.</summary>
        public double Inner(double[] x, double[] y, double[] z) =>
            Enumerable
                .Range(0, N)
                .Sum(i =>
                {
                    Range row = (i * _n)..((i + 1) * _n);
                    double[] u = [.. x[row].Zip(y[row], (a, b) => a - b)],
                        v = [.. y[row].Zip(z[row], (a, b) => a - b)];
                    return Dot(Apply(i, _along[i], _across[i], u), v);
                });

        /// <summary>A gradient step of every point in its metric, and what is nearest to it in that within its ball.</summary>
        public double[] Step(double[] ahead)
        {
            double[] next = [.. ahead];
            double[,] w = Weights(ahead);
            for (int i = 0; i < N; i++)
            {
                double[] step = Apply(i, 2 / _along[i], 2 / _across[i], Pull(w, ahead, i)),
                    off = [.. step.Select((x, k) => x + ahead[(i * _n) + k] - frame.F[(i * _n) + k])];
                (double low, double high) = (0, 1e6 * _along[i]);
                double[] At(double mu) => Apply(i, _along[i] / (_along[i] + mu), _across[i] / (_across[i] + mu), off);
                double Length(double mu) => Math.Sqrt(At(mu).Sum(x => x * x));
                for (int k = 0; k < 100 && Length(0) > radius; k++)
                {
                    double mu = (low + high) / 2;
                    (low, high) = Length(mu) > radius ? (mu, high) : (low, mu);
                }
                double[] x = At(low);
                for (int k = 0; k < _n; k++)
                {
                    next[(i * _n) + k] = frame.F[(i * _n) + k] + x[k];
                }
            }
            return next;
        }

        public void DrawIn(double[] g, int i)
        {
            double off = Math.Sqrt(Enumerable.Range(i * _n, _n).Sum(k => Math.Pow(g[k] - frame.F[k], 2)));
            for (int k = i * _n; off > radius && k < (i + 1) * _n; k++)
            {
                g[k] = frame.F[k] + (radius / off * (g[k] - frame.F[k]));
            }
        }
    }

    private static void AreNear(double[] expected, double[] actual, double tolerance) =>
        Assert.All(expected.Zip(actual), x => Assert.Equal(x.First, x.Second, tolerance));

    /// <summary>Steps with new lists and between them: G, where the gradient is taken next, the ratio of the hardest triple, and when lists are made.</summary>
    [Theory]
    [InlineData(1, 3, 10, 80)]
    [InlineData(2, 2, 0.15, 130)]
    [InlineData(3, 5, 0.3, 30)]
    public void Step_FromTheDefinition_IsTheSame(int seed, int dimension, double radius, int steps)
    {
        (Frame frame, _, double[] start) = Drawn(seed, dimension);
        BallSearch search = new(frame, start, radius * frame.Scale);
        Dense dense = new(frame, radius);
        BallState state = search.Initialise();
        double[] drawn = [.. start];
        for (int i = 0; i < N; i++)
        {
            dense.DrawIn(drawn, i);
        }
        AreNear(drawn, state.Point, 1e-14);
        Assert.Equal(state.Point, state.Ahead);
        double t = 1;
        (double moved, int oldest) = (double.PositiveInfinity, 0);
        for (int step = 1; step <= steps; step++)
        {
            if (state.Age == 0)
            {
                dense.List(state.Point, moved);
                Assert.Equal(state.Point, state.Listed);
                Assert.Equal(dense.Worst, state.WorstRatio, 1e-12);
                (double value, double residual) = search.Inspect(state);
                Assert.Equal(radius * frame.Scale, value, 1e-12);
                Assert.Equal(dense.Worst - 1, residual, 1e-12);
            }
            (double[] point, double[] ahead) = ([.. state.Point], [.. state.Ahead]);
            (int age, double[] listed) = (state.Age, [.. state.Listed]);
            if (age == 0)
            {
                dense.Shape(ahead);
            }
            state = search.Step(state);
            AreNear(dense.Step(ahead), state.Point, 1e-11);
            Assert.Equal(step, state.Steps);
            moved = Math.Sqrt(Enumerable.Range(0, N).Max(i => Moved(state.Point, listed, dimension, i)));
            bool fresh = age + 1 >= 12 || moved > dense.Reach;
            Assert.Equal(fresh ? 0 : age + 1, state.Age);
            oldest = Math.Max(oldest, state.Age);
            // Nesterov's sequence, begun anew where the step leads back.
            double now = dense.Inner(ahead, state.Point, point) > 0 ? 1 : t;
            t = (1 + Math.Sqrt(1 + (4 * now * now))) / 2;
            Assert.Equal(t, state.Momentum, 1e-12);
            AreNear([.. state.Point.Select((x, k) => x + ((now - 1) / t * (x - point[k])))], state.Ahead, 1e-12);
        }
        Assert.InRange(oldest, 1, 11);
        Assert.Equal("search in balls", search.Name);
    }

    private static double Moved(double[] g, double[] from, int n, int i) =>
        Enumerable.Range(i * n, n).Sum(k => Math.Pow(g[k] - from[k], 2));

    /// <summary>Of a step 8 x 64 operations a coordinate for the pairs in the lists, and a small share of a sweep: it grows a little faster than N n.</summary>
    [Fact]
    public void StepWork_MorePointsOrDimensions_GrowsWithThem()
    {
        double Of(int points, int dimension) =>
            BallSearch.StepWork(new Frame(Draw.UniformPoints(points, dimension, 1), Labels.FromIntegers(new int[points])));
        Assert.Equal(512.4 * 100 * 3, Of(100, 3), 1e-6);
        Assert.Equal(2 * Of(100, 3), Of(100, 6), 1e-6);
        Assert.Equal(516.0 * 1000, Of(1000, 1), 1e-6);
    }

    /// <summary>From F, which is not separated, with a little less room than one place a class needs: steps end separated and within the balls.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Solve_FromF_EndsSeparatedAfterSteps(int seed)
    {
        (Frame frame, Labels labels, _) = Drawn(seed, 3);
        Embedding f = frame.Embedding,
            collapsed = Collapse.OfClasses(f, labels, SmallestEnclosingBall.OfClasses(f, labels));
        double radius = 0.9 * ClassHausdorffDistance.LargestDisplacement(f, collapsed).Value;
        (BallState state, SolveStatus status, int steps) = Solver.Solve(
            new BallSearch(frame, frame.F, radius),
            2000,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(SolveStatus.Converged, status);
        Assert.InRange(steps, 5, 1999);
        Embedding g = frame.Unsort(frame.World(state.Point));
        Assert.True(TripletSeparation.Of(g, labels).IsSeparated);
        Assert.True(ClassHausdorffDistance.LargestDisplacement(f, g).Value <= radius * (1 + 1e-9));
    }

    /// <summary>At the end of a search in balls that are too small: the violations are those of the triples, and the forces on the balls those of the points.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Multipliers_FromTheDefinition_AreTheSame(int seed)
    {
        (Frame frame, _, double[] start) = Drawn(seed, 4);
        const double radius = 0.1;
        BallSearch search = new(frame, start, radius * frame.Scale);
        Dense dense = new(frame, radius);
        BallState state = search.Initialise();
        dense.List(state.Point, 1);
        for (int step = 0; step < 24; step++)
        {
            state = search.Step(state);
            if (state.Age == 0)
            {
                dense.List(state.Point, 1);
            }
        }
        double[,] w = dense.Weights(state.Ahead);
        double[] u = new double[N];
        for (int i = 0; i < N; i++)
        {
            double[] pulled = dense.Pull(w, state.Ahead, i);
            double[] off = [.. Enumerable.Range(4 * i, 4).Select(k => state.Ahead[k] - frame.F[k])];
            u[i] = Math.Max(0, off.Zip(pulled, (x, y) => x * y).Sum() / off.Sum(x => x * x));
        }
        (double[] points, List<FrameTriple> triples) = search.Multipliers(state)!.Value;
        double mass = u.Sum();
        // What the bound comes to at a minimum: the violations, without the margin of each.
        double violations = 0;
        foreach (double v in w)
        {
            violations += Math.Abs(v) * (Math.Abs(v) - dense.Margin);
        }
        Assert.Equal(frame.Scale * Math.Sqrt((radius * radius) + (violations / mass)), search.Estimate(state), 1e-9);
        AreNear([.. u.Select(x => x / mass)], points, 1e-9);
        double[,] summed = new double[N, N];
        foreach (FrameTriple triple in triples)
        {
            summed[triple.Anchor, triple.Positive] += triple.Weight;
            summed[triple.Anchor, triple.Negative] -= triple.Weight;
        }
        double largest = 0;
        for (int k = 0; k < N * N; k++)
        {
            largest = Math.Max(largest, Math.Abs(w[k / N, k % N]) / mass);
            Assert.Equal(w[k / N, k % N] / mass, summed[k / N, k % N], 1e-6);
        }
        Assert.True(largest > 1e-4, $"{largest}");
    }
}
