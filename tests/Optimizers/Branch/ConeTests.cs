using IsoTriplet.Optimizers.Branch;

namespace IsoTriplet.Tests.Optimizers.Branch;

/// <summary>Cones of directions, the frame they start from, and what one node's relaxation proves.</summary>
public sealed class ConeTests
{
    private static double[] Ray(double angle, double length = 1) => [length * Math.Cos(angle), length * Math.Sin(angle)];

    [Theory]
    [InlineData(0.3, 0.9)]
    [InlineData(-1, 1.5)]
    [InlineData(2, 5)]
    [InlineData(1, 1.00000001)]
    public void Majorant_InTheCone_IsAboveTheLengthAndTightAtItsEdges(double from, double to)
    {
        DirectionCone cone = new(Ray(from), Ray(to));
        double[] f = cone.Majorant!;
        Assert.Equal(to - from, cone.Width, 1e-12);
        double Along(double[] x) => (f[0] * x[0]) + (f[1] * x[1]);
        Assert.Equal(1, Along(cone.First), 1e-7);
        Assert.Equal(1, Along(cone.Second), 1e-7);
        Assert.Equal(1 / Math.Cos((to - from) / 2), Along(Ray((from + to) / 2)), 1e-7);
        DirectionCone opposite = cone.Opposite;
        Assert.Equal((-cone.First[0], -cone.Second[1]), (opposite.First[0], opposite.Second[1]));
        Assert.Equal(-f[0], opposite.Majorant![0], 1e-9);
        // Edges of other lengths: f.First = |First|.
        double[] g = new DirectionCone(Ray(from, 2), Ray(to, 3)).Majorant!;
        Assert.Equal(f[0], g[0], 1e-7);
        Assert.Equal(f[1], g[1], 1e-7);
    }

    [Fact]
    public void Cone_Edges_AreAsDefined()
    {
        Assert.Null(new DirectionCone([1, 0], [-1, 0]).Majorant);
        Assert.Equal([1, 0], new DirectionCone([1, 0], [1, 0]).Majorant!);
        Assert.Equal([-1], new DirectionCone([-1], [-1]).Majorant!);
        Assert.Equal(0, new DirectionCone([1], [1]).Width);
        Assert.False(new DirectionCone([1], [1]).Divisible);
        Assert.False(new DirectionCone(Ray(0), Ray(0.9e-5)).Divisible);
        Assert.True(new DirectionCone(Ray(0), Ray(1.1e-5)).Divisible);
        DirectionCone[] halves = new DirectionCone([1, 0], [-1, 0]).Halves();
        Assert.Equal([0.0, 1], halves[0].Second);
        Assert.Same(halves[0].Second, halves[1].First);
        halves = new DirectionCone(Ray(0.2), Ray(1)).Halves();
        Assert.Equal(0.6, Math.Atan2(halves[0].Second[1], halves[0].Second[0]), 1e-12);
        Assert.Equal(Ray(0.2), halves[0].First);
        Assert.Equal(Ray(1), halves[1].Second);
    }

    [Fact]
    public void Around_Sectors_CoverTheCircleAndCentreOne()
    {
        DirectionCone[] cones = DirectionCone.Around(Ray(0.7, 5), 5);
        Assert.Equal(5, cones.Length);
        for (int k = 0; k < 5; k++)
        {
            Assert.Equal(2 * Math.PI / 5, cones[k].Width, 1e-12);
            Assert.Same(cones[k].Second, cones[(k + 1) % 5].First);
            Assert.True(DirectionCone.Cross(cones[k].First, cones[k].Second) > 0);
        }
        Assert.Equal(0.7 - (Math.PI / 5), Math.Atan2(cones[0].First[1], cones[0].First[0]), 1e-12);
        Assert.Equal(-Math.PI / 3, Math.Atan2(DirectionCone.Around([0, 0], 3)[0].First[1], 0.5), 1e-12);
        Assert.Equal(new double[][] { [1], [-1] }, DirectionCone.Around([3], 5).Select(c => c.First));
        Assert.Equal(new double[][] { [1], [-1] }, DirectionCone.Around([3], 5).Select(c => c.Second));
    }

    /// <summary>Points 1 and 3 are farthest apart, point 2 is farthest from their line.</summary>
    private static readonly Embedding Five = Embedding.FromRows([
        [0, 0.1],
        [-3, 0],
        [0, -2],
        [4, 0.5],
        [1, 1],
    ]);

    private static readonly Labels Labels = Labels.FromIntegers([0, 0, 1, 1, 0]);

    [Fact]
    public void Problem_Iso_HasTheFrameOfItsLongestPair()
    {
        BranchProblem problem = new(Five, Labels, Objective.Iso);
        Assert.Equal((1, 3, 2), (problem.Origin, problem.Axis, problem.Side));
        Dictionary<(int, int), DirectionCone> cones = problem.FrameCones();
        Assert.Equal([(1, 2), (1, 3)], cones.Keys.Order());
        // The cone of (1, 3) is that of g_1 - g_3, which points to -e_1 as g_3 lies on the positive axis; g_2 lies above it.
        Assert.Equal([-1.0, 0], cones[(1, 3)].First.Select(x => x + 0.0));
        Assert.Equal((-1.0, 1.0), (cones[(1, 2)].First[0], cones[(1, 2)].Second[0]));
        Assert.True(problem.MayBranch(0, 1) && problem.MayBranch(0, 2));
        BranchProblem haus = new(Five, Labels, Objective.Haus);
        Assert.Equal((-1, -1, -1), (haus.Origin, haus.Axis, haus.Side));
        Assert.Empty(haus.FrameCones());
        Assert.True(!haus.MayBranch(0, 1) && haus.MayBranch(0, 2));
        BranchProblem line = new(Embedding.Create(3, 1, [2, 0, 1]), Labels.FromIntegers([0, 0, 1]), Objective.Iso);
        Assert.Equal((0, 1, -1), (line.Origin, line.Axis, line.Side));
        Assert.Equal([-1.0], Assert.Single(line.FrameCones()).Value.First);
        Assert.Equal(-1, new BranchProblem(Embedding.Create(2, 2, [2, 0, 1, 0]), Labels.FromIntegers([0, 1]), Objective.Iso).Side);
        // From the later point: the cone as it is.
        BranchProblem turned = new(Embedding.Create(3, 2, [0, 0.2, 5, 0, 0, 0]), Labels.FromIntegers([0, 0, 1]), Objective.Iso);
        Assert.Equal((0, 1, 2), (turned.Origin, turned.Axis, turned.Side));
    }

    [Fact]
    public void Problem_Placed_IsFMovedIntoTheFrame()
    {
        foreach (
            BranchProblem p in (BranchProblem[])
                [new(Five, Labels, Objective.Iso), new(Embedding.Create(3, 1, [2, 9, 1]), Labels.FromIntegers([0, 0, 1]), Objective.Iso)]
        )
        {
            Embedding placed = Embedding.Create(p.Count, p.Dimension, p.Placed);
            Assert.All(p.Distances.Zip(PairwiseDistances.All(placed)), d => Assert.Equal(d.First, d.Second, 1e-12));
            Assert.Equal(0, placed[p.Origin, 0]);
            Assert.Equal(p.Distance(p.Origin, p.Axis), placed[p.Axis, 0], 1e-12);
            Assert.True(p.Dimension == 1 || (Math.Abs(placed[p.Axis, 1]) < 1e-12 && placed[p.Side, 1] > 0));
        }
        Assert.Equal(Five.Values.ToArray(), new BranchProblem(Five, Labels, Objective.Haus).Placed);
    }

    /// <summary>A bound of 0 has no multipliers. The cuts of such a node serve its children all the same.</summary>
    [Fact]
    public void Solve_BoundOfZero_KeepsItsCutsAndItsPoint()
    {
        BranchProblem problem = new(Five, Labels, Objective.Iso);
        DirectionNode node = new(null, (-1, -1), null);
        new NodeRelaxation(problem, 8).Solve(node, [new BranchRow(RowKind.PairUpper, 0, 2, [1, 0])], double.PositiveInfinity);
        Assert.Equal(0, node.Bound, 1e-12);
        Assert.Empty(node.Proof);
        Assert.Contains(node.Tight, r => r.Kind == RowKind.PairUpper && (r.I, r.J) == (0, 2));
        Assert.NotEmpty(node.Point);
    }

    [Fact]
    public void Rows_Kinds_RestOnTheirPairs()
    {
        (int, int)? Pair(RowKind kind, int i, int j, int k) => new BranchRow(kind, i, j, [], k).ConePair;
        Assert.Equal((2, 5), Pair(RowKind.Triple, 5, 1, 2));
        Assert.Equal((2, 5), Pair(RowKind.Triple, 2, 1, 5));
        Assert.Equal((1, 5), Pair(RowKind.PairLower, 5, 1, -1));
        Assert.Equal((1, 5), Pair(RowKind.FirstEdge, 1, 5, -1));
        Assert.Equal((1, 5), Pair(RowKind.SecondEdge, 5, 1, -1));
        Assert.Null(Pair(RowKind.Displacement, 5, 5, -1));
        Assert.Null(Pair(RowKind.PairUpper, 5, 1, -1));
    }

    [Fact]
    public void Node_Cones_TakeTheDeepestOfAPair()
    {
        BranchProblem problem = new(Five, Labels, Objective.Iso);
        DirectionNode root = new(null, (-1, -1), null) { Bound = 0.25 };
        DirectionCone wide = new(Ray(0), Ray(1)),
            narrow = new(Ray(0), Ray(0.5));
        DirectionNode child = new(root, (0, 2), wide),
            grandchild = new(child, (0, 2), narrow),
            other = new(child, (1, 3), wide);
        Assert.Equal((0, 1, 2, 0.25), (root.Depth, child.Depth, grandchild.Depth, grandchild.Bound));
        Assert.Same(wide, child.Cones(problem)[(0, 2)]);
        Assert.Same(narrow, grandchild.Cones(problem)[(0, 2)]);
        Assert.Same(wide, other.Cones(problem)[(1, 3)]);
        Assert.Equal(3, grandchild.Cones(problem).Count);
        Assert.Equal(2, root.Cones(problem).Count);
    }

    /// <summary>
    /// Every separated G in the node's cones satisfies the rows, so the bound is below its distance; the point found satisfies all of them nearly, and the
    /// multipliers weigh them to the bound.
    /// </summary>
    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_NodeWithAllCones_PointAndMultipliersMeet(Objective objective)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            Embedding f = Draw.Gaussian(new Random(seed), 4, 2);
            BranchProblem problem = new(f, Labels.FromIntegers([0, 1, 0, 1]), objective);
            NodeRelaxation relaxation = new(problem, 200);
            DirectionNode node = new(null, (-1, -1), null);
            for (int i = 0; i < 4; i++)
            {
                for (int j = i + 1; j < 4; j++)
                {
                    if (problem.MayBranch(i, j) && !problem.FrameCones().ContainsKey((i, j)))
                    {
                        double angle = Math.Atan2(f[i, 1] - f[j, 1], f[i, 0] - f[j, 0]);
                        node = new DirectionNode(node, (i, j), new DirectionCone(Ray(angle - 0.5), Ray(angle + 0.5)));
                    }
                }
            }
            relaxation.Solve(node, [], double.PositiveInfinity);
            double[] g = relaxation.Embedding(node.Point);
            double t = node.Point[8],
                slack = 2e-4 * Math.Max(t, 1e-3 * problem.Distances.Max());
            Assert.Equal(t, node.Bound, 1e-9);
            double[] D(int i, int j) => [g[2 * i] - g[2 * j], g[(2 * i) + 1] - g[(2 * j) + 1]];
            static double Length(double[] x) => double.Hypot(x[0], x[1]);
            foreach (((int i, int j), DirectionCone cone) in node.Cones(problem))
            {
                Assert.True(DirectionCone.Cross(cone.First, D(i, j)) >= -1e-7 && DirectionCone.Cross(D(i, j), cone.Second) >= -1e-7);
                if (cone.Majorant is { } m)
                {
                    double reach = (m[0] * D(i, j)[0]) + (m[1] * D(i, j)[1]);
                    Assert.True(objective == Objective.Haus || reach >= problem.Distance(i, j) - t - slack);
                    foreach ((int a, int p) in new[] { (i, (i + 2) % 4), (j, (j + 2) % 4) })
                    {
                        Assert.True(problem.Labels[i] == problem.Labels[j] || Length(D(a, p)) <= reach + slack);
                    }
                }
            }
            for (int i = 0; i < 4; i++)
            {
                if (objective == Objective.Haus)
                {
                    Assert.True(double.Hypot(g[2 * i] - f[i, 0], g[(2 * i) + 1] - f[i, 1]) <= t + slack);
                }
                for (int j = 0; j < i && objective == Objective.Iso; j++)
                {
                    Assert.True(Length(D(i, j)) <= problem.Distance(i, j) + t + slack);
                }
            }
            // The weights of t add up to 1, and the proof's rows are the tight ones.
            Assert.NotEmpty(node.Proof);
            Assert.Equal(node.Proof.Select(p => p.Row), node.Tight);
            Assert.All(node.Proof, p => Assert.True(p.Multiplier > 0));
            double weight = node
                .Proof.Where(p => p.Row.Kind is RowKind.Displacement or RowKind.PairUpper or RowKind.PairLower)
                .Sum(p => p.Multiplier * (p.Row.Direction.Length == 0 ? 1 : Length(p.Row.Direction)));
            Assert.Equal(t > 1e-9 ? 1 : weight, weight, 1e-7);
            // A target that is met at once leaves the first round's bound.
            DirectionNode early = new(node, (0, 1), node.Cones(problem)[(0, 1)]) { Bound = 0 };
            relaxation.Solve(early, [], -1);
            Assert.True(early.Bound <= node.Bound + 1e-9);
        }
    }

    /// <summary>The numbers of nodes that the tree takes: what a cut, a choice of pair or a cone is worth shows here and nowhere else.</summary>
    [Theory]
    [InlineData(Objective.Haus, 1, 16)]
    [InlineData(Objective.Haus, 2, 170)]
    [InlineData(Objective.Iso, 1, 24)]
    [InlineData(Objective.Iso, 2, 750)]
    public void Solve_FewPoints_ClosesInFewNodes(Objective objective, int dimension, int most)
    {
        int nodes = 0;
        for (int seed = 0; seed < 3; seed++)
        {
            Embedding f = Draw.Gaussian(new Random(seed), 4, dimension);
            Labels labels = Labels.FromIntegers([0, 1, 0, 1]);
            Bracket known = Known(f, labels, objective);
            DirectionResult result = DirectionSearch.Solve(
                f,
                labels,
                objective,
                (0, known.Upper.Value),
                new BranchSettings { RelativeGap = 1e-2, MaximumNodes = 3000 },
                _ => null,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(BranchStatus.Closed, result.Status);
            Assert.InRange(result.Lower.Value, 0.98 * known.Upper.Value, known.Upper.Value);
            Assert.Null(result.Nearest);
            nodes += result.Nodes;
        }
        Assert.True(nodes <= most, $"{nodes} nodes");
    }

    private static Bracket Known(Embedding f, Labels labels, Objective objective)
    {
        BracketReport report = BracketSolver.Solve(
            f,
            labels,
            new BracketSettings { Starts = 6 },
            null,
            TestContext.Current.CancellationToken
        );
        return objective == Objective.Haus ? report.Haus : report.Iso;
    }
}
