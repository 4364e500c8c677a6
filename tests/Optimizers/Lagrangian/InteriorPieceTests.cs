using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Lagrangian;

/// <summary>The interior-point method's pieces against their formulas, and its path as a whole.</summary>
public sealed class InteriorPieceTests
{
    private static Frame Draw(int seed, int points = 7, int dimension = 2, int classes = 3)
    {
        Random random = new(seed);
        return new Frame(Tests.Draw.Gaussian(random, points, dimension), Tests.Draw.Classes(random, points, classes));
    }

    private static double[] Symmetric(Random random, int n)
    {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                a[(i * n) + j] = a[(j * n) + i] = random.NextDouble() - 0.5 + (i == j ? n : 0);
            }
        }
        return a;
    }

    /// <summary>sum over signed edges of (b'Wc)(2 delta.delta' + b'Zc), each edge written out as a vector of N numbers.</summary>
    [Fact]
    public void Build_RandomState_IsTheSumOverEdges()
    {
        const int n = 6,
            width = 3;
        Random random = new(1);
        double[] f = [.. Enumerable.Range(0, n * width).Select(_ => random.NextDouble())],
            g = [.. Enumerable.Range(0, n * width).Select(_ => random.NextDouble())];
        InteriorState state = new(n, width)
        {
            Triples = [new(0, 1, 4, 0), new(1, 0, 5, 0), new(5, 4, 0, 0), new(3, 2, 1, 0), new(0, 2, 4, 0)],
            Inverse = Symmetric(random, n),
            Lifted = Symmetric(random, n),
            Minimiser = g,
        };
        double[] hessian = new NewtonMatrix(n, width).Build(state, f);
        (double Sign, double[] B, double[] Delta)[][] variables =
        [
            .. Enumerable.Range(0, n).Select(i => new[] { (1.0, Unit(i), Row(i, -1)) }),
            .. state.Triples.Select(t =>
                new[]
                {
                    (1.0, Edge(t.Anchor, t.Positive), Row(t.Anchor, t.Positive)),
                    (-1.0, Edge(t.Anchor, t.Negative), Row(t.Anchor, t.Negative)),
                }
            ),
        ];
        int m = variables.Length;
        for (int k = 0; k < m; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                double expected = 0;
                foreach ((double s, double[] b, double[] d) in variables[k])
                {
                    foreach ((double t, double[] c, double[] e) in variables[l])
                    {
                        expected += s * t * Form(state.Inverse, b, c) * ((2 * d.Zip(e, (x, y) => x * y).Sum()) + Form(state.Lifted, b, c));
                    }
                }
                Assert.Equal(expected, hessian[(k * m) + l], 1e-9);
            }
        }

        double[] Unit(int i) => [.. Enumerable.Range(0, n).Select(k => k == i ? 1.0 : 0)];
        double[] Edge(int i, int j) => [.. Unit(i).Zip(Unit(j), (x, y) => x - y)];
        double[] Row(int i, int j) =>
            [.. Enumerable.Range(0, width).Select(k => g[(i * width) + k] - (j < 0 ? f[(i * width) + k] : g[(j * width) + k]))];
        double Form(double[] a, double[] b, double[] c) => Enumerable.Range(0, n * n).Sum(k => b[k / n] * a[k] * c[k % n]);
    }

    [Fact]
    public void Reduce_MoreColumnsThanRows_KeepsTheGramMatrixInFewer()
    {
        Random random = new(2);
        double[] f = [.. Enumerable.Range(0, 3 * 5).Select(_ => random.NextDouble() - 0.5)];
        (double[] reduced, int width) = RowSpace.Reduce(f, 3, 5);
        Assert.Equal((3, 9), (width, reduced.Length));
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                Assert.Equal(Dot(f, 5, i, j), Dot(reduced, 3, i, j), 1e-12);
            }
        }
        (double[] same, int columns) = RowSpace.Reduce(f, 5, 3);
        Assert.Same(f, same);
        Assert.Equal(3, columns);
        Assert.Same(f, RowSpace.Reduce(f, 5, 5).Values);

        static double Dot(double[] x, int n, int i, int j) => Enumerable.Range(0, n).Sum(k => x[(i * n) + k] * x[(j * n) + k]);
    }

    /// <summary>Directions of the support in which M is below Z: of 4 points the first by its weight, two more by a triple with it, the last not at all.</summary>
    [Fact]
    public void Dimension_DiagonalMatrices_CountsTheSupportsDirections()
    {
        InteriorState state = new(5, 1)
        {
            Points = [1, 1e-9, 1e-9, 1e-9, 1e-9],
            Triples = [new(0, 1, 2, 0), new(3, 4, 0, 0)],
            Weights = [0.5, 1e-9],
        };
        void Diagonals(double[] m, double[] z)
        {
            for (int i = 0; i < 5; i++)
            {
                (state.Matrix[6 * i], state.Lifted[6 * i]) = (m[i], z[i]);
            }
        }
        Diagonals([1e-9, 2, 3, 1e-9, 1e-9], [1, 1e-9, 1e-9, 1, 1]);
        Assert.Equal(1, NullSpace.Dimension(state, 5));
        Diagonals([1e-9, 1e-9, 3, 5, 5], [1, 1, 1e-9, 1e-9, 1e-9]);
        Assert.Equal(2, NullSpace.Dimension(state, 5));
        Diagonals([1e-9, 3, 1e-9, 5, 5], [1, 1e-9, 1, 1e-9, 1e-9]);
        Assert.Equal(2, NullSpace.Dimension(state, 5));
        Diagonals([4, 4, 4, 1e-9, 1e-9], [1, 1, 1, 1, 1]);
        Assert.Equal(0, NullSpace.Dimension(state, 5));
        state.Weights = [0.5, 0.5];
        Assert.Equal(2, NullSpace.Dimension(state, 5));
        state.Weights = [1e-3, 1e-3];
        Diagonals([1e-9, 1e-9, 1e-9, 1e-9, 1e-9], [1, 1, 1, 1, 1]);
        Assert.Equal(1, NullSpace.Dimension(state, 5));
        state.Points = [1, 1e-3, 2e-3, 1e-9, 1e-9];
        Assert.Equal(2, NullSpace.Dimension(state, 5));
        // Z beside the diagonal counts as well: v = (1, 1)/sqrt 2 has v'Zv = 3/2, v'Mv = 1; the other has 1/2.
        InteriorState pair = new(2, 1)
        {
            Points = [1, 1],
            Matrix = [1.1, -0.1, -0.1, 1.1],
            Lifted = [1, 0.5, 0.5, 1],
        };
        Assert.Equal(1, NullSpace.Dimension(pair, 2));
    }

    /// <summary>Two new dimensions of three are used by points that carry weight, the third only by one that does not.</summary>
    [Fact]
    public void ExtraDimensions_LiftedPoint_CountsThoseOfTheSupport()
    {
        Frame frame = Draw(1, 4, 2, 2);
        double[] point = new double[4 * 5];
        (point[2], point[8], point[14]) = (0.1, 0.2, 0.3);
        (point[3], point[9]) = (0.002, 0.002);
        LocalResult Lifted(double[] weights) => new(SolveStatus.Converged, 0, new Residuals(0, 0), point, new([], weights, []), 1, null);
        Assert.Equal(2, NullSpace.ExtraDimensions(frame, Lifted([1, 0.5, 1e-3, 0.5]), 5));
        Assert.Equal(3, NullSpace.ExtraDimensions(frame, Lifted([1, 0.5, 2e-3, 0.5]), 5));
        Assert.Equal(1, NullSpace.ExtraDimensions(frame, Lifted([1, 1e-4, 1e-4, 0.5]), 5));
        Assert.Equal(0, NullSpace.ExtraDimensions(frame, Lifted([0, 0, 0, 1]), 5));
        Assert.Equal(0, NullSpace.ExtraDimensions(frame, Lifted([1, 1, 1, 1]), 2));
        // Below a mean square of 1e-6 a dimension does not count.
        Array.Clear(point);
        (point[2], point[7], point[12], point[17]) = (0.00101, 0.00101, 0.00101, 0.00101);
        Assert.Equal(1, NullSpace.ExtraDimensions(frame, Lifted([1, 1, 1, 1]), 5));
        (point[2], point[7], point[12], point[17]) = (0.00099, 0.00099, 0.00099, 0.00099);
        Assert.Equal(0, NullSpace.ExtraDimensions(frame, Lifted([1, 1, 1, 1]), 5));
    }

    [Fact]
    public void Split_Marginals_ComeBackWhereTheSidesBalance()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            Frame frame = Draw(seed, 9);
            Random random = new(seed);
            double[] anchors = new double[81];
            for (int a = 0; a < 9; a++)
            {
                int[] own = [.. Enumerable.Range(frame.Start[a], frame.End[a] - frame.Start[a]).Where(j => j != a)],
                    other = [.. Enumerable.Range(0, 9).Where(j => j < frame.Start[a] || j >= frame.End[a])];
                if (own.Length == 0 || other.Length == 0)
                {
                    continue;
                }
                foreach (int[] side in new[] { own, other })
                {
                    double[] share = [.. side.Select(_ => random.Next(3) == 0 ? 0 : random.NextDouble())];
                    share[random.Next(share.Length)] += 0.5;
                    for (int k = 0; k < side.Length; k++)
                    {
                        anchors[(9 * a) + side[k]] = share[k] / share.Sum();
                    }
                }
            }
            List<FrameTriple> triples = TripleFlow.Split(frame, anchors, 1e-12);
            double[] joined = TripleFlow.Join(9, triples);
            for (int k = 0; k < 81; k++)
            {
                Assert.Equal(anchors[k], joined[k], 1e-11);
            }
            foreach (FrameTriple t in triples)
            {
                Assert.True(t.Weight > 1e-12 && t.Anchor != t.Positive);
                Assert.Equal(frame.Start[t.Anchor], frame.Start[t.Positive]);
                Assert.NotEqual(frame.Start[t.Anchor], frame.Start[t.Negative]);
            }
            Assert.Equal(triples.Count, triples.Select(t => (t.Anchor, t.Positive, t.Negative)).Distinct().Count());
            Assert.Empty(TripleFlow.Split(frame, anchors, 1));
        }
    }

    [Fact]
    public void ScaledSolve_ManyOrdersOfMagnitude_SolvesBothSides()
    {
        const int m = 4;
        Random random = new(3);
        double[] plain = Symmetric(random, m),
            sizes = [1e-8, 1, 1e8, 1e3],
            x = [1, -2, 3, 0.5, 4, 5, -6, 1];
        double[] matrix = [.. plain.Select((v, k) => v * sizes[k / m] * sizes[k % m])];
        double[] right = new double[2 * m];
        for (int k = 0; k < 2 * m * m; k++)
        {
            (int side, int i, int j) = (k / (m * m), k / m % m, k % m);
            right[(side * m) + i] += matrix[(i * m) + j] * x[(side * m) + j] / sizes[j];
        }
        Assert.True(ScaledSolve.Run(matrix, m, right));
        for (int k = 0; k < 2 * m; k++)
        {
            Assert.Equal(x[k], right[k] * sizes[k % m], 1e-10);
        }
        Assert.False(ScaledSolve.Run([1, 2, 2, 1], 2, new double[4]));
    }

    [Theory]
    [InlineData(1, 1.0)] // the change goes inwards
    [InlineData(-0.5, 1.0)]
    [InlineData(-1, 0.8)] // 1 / 0.9 would leave: once shortened
    [InlineData(-2, 0.4096)]
    public void LongestStep_Diagonal_IsTheFirstThatStaysInside(double change, double expected) =>
        Assert.Equal(expected, PositiveDefinite.LongestStep([1, 0, 0, 3], [change, 0, 0, 0], 2, 1, 0.9), 1e-12);

    [Fact]
    public void LongestStep_NothingInside_IsZero() => Assert.Equal(0, PositiveDefinite.LongestStep([0, 0, 0, 1], [-1, 0, 0, 0], 2, 1, 0.9));

    [Fact]
    public void Initialise_Points_AreWellCentred()
    {
        Frame frame = Draw(4);
        InteriorPoint method = new(frame, new LagrangianSettings());
        InteriorState state = method.Initialise();
        Assert.All(state.Points, u => Assert.Equal(1.0 / 7, u, 1e-15));
        Assert.Equal(0.1 / 7, state.Barrier, 1e-15);
        Assert.All(state.Slacks[..7], z => Assert.Equal(0.1, z, 1e-15));
        for (int k = 0; k < 49; k++)
        {
            Assert.Equal(k % 8 == 0 ? 0.1 : 0, state.Lifted[k], 1e-15);
        }
        // Without a guess: of every anchor its farthest positive and nearest negative, where that is hard.
        double Square(int i, int j) =>
            Math.Pow(frame.F[2 * i] - frame.F[2 * j], 2) + Math.Pow(frame.F[(2 * i) + 1] - frame.F[(2 * j) + 1], 2);
        bool Same(int i, int j) => frame.Start[i] == frame.Start[j];
        (int, int, int)[] hard =
        [
            .. Enumerable
                .Range(0, 7)
                .Where(a => frame.End[a] - frame.Start[a] > 1)
                .Select(a =>
                    (
                        a,
                        Enumerable.Range(0, 7).Where(j => j != a && Same(a, j)).MaxBy(j => Square(a, j)),
                        Enumerable.Range(0, 7).Where(j => !Same(a, j)).MinBy(j => Square(a, j))
                    )
                )
                .Where(t => Square(t.a, t.Item2) > Square(t.a, t.Item3)),
        ];
        Assert.NotEmpty(hard);
        Assert.Equal(hard.Order(), state.Triples.Select(t => (t.Anchor, t.Positive, t.Negative)).Order());
        Assert.Equal(state.Triples.Count + 7, state.Slacks.Length);
        // With u alone M = I/7, so that a triple's room is 14 and its weight min(0.1 / (14 sqrt m), mu).
        double weight = Math.Min(0.1 / (14 * Math.Sqrt(state.Triples.Count)), 0.1 / 7);
        Assert.All(state.Weights, w => Assert.Equal(weight, w, 1e-14));
        Assert.All(state.Slacks[7..], z => Assert.Equal(0.1 / 7 / weight, z, 1e-10));
        Assert.True(state.Value <= state.Best.Value);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (state.Gap, state.Violation));
    }

    /// <summary>The path closes the gap in few steps: what a wrong term in its direction costs shows here.</summary>
    [Fact]
    public void Solve_SmallFamilies_ClosesTheGapInFewSteps()
    {
        int total = 0;
        foreach (int seed in (int[])[4, 5, 8, 10, 13, 14, 16, 18])
        {
            Frame frame = Draw(seed, 6 + (seed % 4), 1 + (seed % 3), 2 + (seed % 2));
            LagrangianSolution solution = LagrangianSolver.Solve(
                frame.Embedding,
                frame.Labels,
                null,
                null,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(SolveStatus.Converged, solution.Status);
            Assert.InRange(solution.Residuals.Stationarity, 0, 1e-6);
            total += solution.Steps;
        }
        Assert.True(total <= 210, $"{total} steps");
    }
}
