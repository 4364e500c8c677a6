using IsoTriplet.Optimizers.Branch;
using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Tests.Optimizers.Branch;

/// <summary>On a line the cones of an order of the points leave a linear program that can be written down, and the least over all orders is the distance itself.</summary>
public sealed class LineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The signs of g_i - g_j that an order of the points gives to the pairs a tree may branch on.
    private static Dictionary<(int, int), int> Signs(BranchProblem problem, int[] place)
    {
        Dictionary<(int, int), int> signs = [];
        for (int i = 0; i < problem.Count; i++)
        {
            for (int j = i + 1; j < problem.Count; j++)
            {
                if (problem.MayBranch(i, j))
                {
                    signs[(i, j)] = place[i] > place[j] ? 1 : -1;
                }
            }
        }
        return signs;
    }

    /// <summary>The least t with an embedding in that order, all inequalities written out: within t of F, and every triple kept.</summary>
    private static double Least(Embedding f, Labels labels, Objective objective, Dictionary<(int I, int J), int> signs)
    {
        int n = f.Points;
        using LinearProgram program = new();
        for (int i = 0; i < n; i++)
        {
            _ = program.AddColumn(0, double.NegativeInfinity, double.PositiveInfinity);
        }
        _ = program.AddColumn(1, 0, double.PositiveInfinity);
        for (int i = 0; i < n && objective == Objective.Haus; i++)
        {
            _ = program.AddRow(double.NegativeInfinity, f[i, 0], [i, n], [1, -1]);
            _ = program.AddRow(f[i, 0], double.PositiveInfinity, [i, n], [1, 1]);
        }
        foreach (((int i, int j), int sign) in signs)
        {
            _ = program.AddRow(0, double.PositiveInfinity, [i, j], [sign, -sign]);
            double d = Math.Abs(f[i, 0] - f[j, 0]);
            if (objective == Objective.Iso)
            {
                _ = program.AddRow(double.NegativeInfinity, d, [i, j, n], [sign, -sign, -1]);
                _ = program.AddRow(d, double.PositiveInfinity, [i, j, n], [sign, -sign, 1]);
            }
        }
        for (int a = 0; a < n; a++)
        {
            for (int p = 0; p < n; p++)
            {
                for (int q = 0; q < n; q++)
                {
                    if (p == a || labels[p] != labels[a] || labels[q] == labels[a])
                    {
                        continue;
                    }
                    // side (g_a - g_p) <= s (g_a - g_q).
                    int s = a < q ? signs[(a, q)] : -signs[(q, a)];
                    foreach (int side in new[] { 1, -1 })
                    {
                        double[] row = new double[n];
                        (row[a], row[p], row[q]) = (side - s, -side, s);
                        _ = program.AddRow(double.NegativeInfinity, 0, [a, p, q], [row[a], row[p], row[q]]);
                    }
                }
            }
        }
        return program.Solve().Objective;
    }

    private static IEnumerable<int[]> Orders(int count) =>
        count == 0
            ?
            [
                [],
            ]
            : Orders(count - 1).SelectMany(o => Enumerable.Range(0, count), (o, k) => (int[])[.. o.Select(x => x < k ? x : x + 1), k]);

    [Theory]
    [InlineData(Objective.Haus, 4, 1)]
    [InlineData(Objective.Haus, 5, 1.0 / 4096)]
    [InlineData(Objective.Iso, 4, 1.0 / 4096)]
    [InlineData(Objective.Iso, 5, 1)]
    public void Solve_AnyOrder_IsTheProgramOfAllRows(Objective objective, int points, double scale)
    {
        Random random = new(points);
        for (int trial = 0; trial < 12; trial++)
        {
            Embedding f = Draw.Gaussian(random, points, 1, scale);
            Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 2)]);
            BranchProblem problem = new(f, labels, objective);
            int[] place = Draw.Permutation(random, points);
            if (objective == Objective.Iso && place[problem.Axis] < place[problem.Origin])
            {
                // The frame lays the axis point on the positive side, which a reflection achieves.
                place = [.. place.Select(x => points - 1 - x)];
            }
            Dictionary<(int, int), int> signs = Signs(problem, place);
            DirectionNode node = new(null, (-1, -1), null);
            foreach (((int, int) pair, int sign) in signs)
            {
                node = new DirectionNode(node, pair, new DirectionCone([sign], [sign]));
            }
            new NodeRelaxation(problem, 100).Solve(node, [], double.PositiveInfinity);
            double least = Least(f, labels, objective, signs),
                slack = 1e-4 * Math.Max(least, 1e-3 * problem.Distances.Max());
            Assert.InRange(node.Bound, least - (10 * slack), least + 1e-9);
            // With no round of cuts nothing is known, and a node that a target stops is no higher.
            DirectionNode none = new(node, (0, 1), node.Cones(problem)[(0, 1)]) { Bound = 0 };
            new NodeRelaxation(problem, 0).Solve(none, [], double.PositiveInfinity);
            Assert.Equal(0, none.Bound);
            Assert.Empty(none.Proof);
        }
    }

    /// <summary>With an upper end that is far off the tree ends where nothing is violated any more: its lower end is then the least over all orders.</summary>
    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Solve_NoUpperEnd_IsTheLeastOfAllOrders(Objective objective)
    {
        Random random = new(7);
        for (int trial = 0; trial < 8; trial++)
        {
            Embedding f = Draw.Gaussian(random, 4, 1);
            Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 4).Select(i => i % 2)]);
            BranchProblem problem = new(f, labels, objective);
            double least = Orders(4).Min(place => Least(f, labels, objective, Signs(problem, place)));
            double slack = 1e-3 * Math.Max(least, 1e-3 * problem.Distances.Max());
            List<Embedding> seen = [];
            BranchSolution open = Solve(double.PositiveInfinity, 5000, offers: false);
            Assert.Equal(BranchStatus.Stalled, open.Status);
            Assert.Equal(least, open.Lower, slack);
            Assert.Null(open.Point);
            Assert.Equal(double.PositiveInfinity, open.Upper);
            // The point where it stalls is separated and that far from F.
            Assert.True(Separated(seen[^1]));
            Assert.Equal(least, Distance(seen[^1]), 10 * slack);
            // Offered on the way, it closes the bracket.
            BranchSolution closed = Solve(double.PositiveInfinity, 5000, offers: true);
            Assert.Equal(BranchStatus.Closed, closed.Status);
            Assert.Equal(Distance(closed.Point!), closed.Upper);
            Assert.InRange(closed.Lower, 0.998 * closed.Upper, least + slack);
            // The end known before: nothing has to be offered, and no more nodes are needed.
            BranchSolution known = Solve(least, 5000, offers: false);
            Assert.Equal(BranchStatus.Closed, known.Status);
            Assert.InRange(known.Lower, 0.998 * least, least + slack);
            Assert.InRange(known.Nodes, 1, open.Nodes);
            Assert.Equal(least, known.Upper);
            // One node alone, the root's, or none that is needed as both ends are known.
            BranchSolution limited = Solve(double.PositiveInfinity, 1, offers: false);
            Assert.Equal((BranchStatus.NodeLimit, 1), (limited.Status, limited.Nodes));
            Assert.InRange(limited.Lower, 0, least + slack);
            BranchSolution trusted = BranchAndBound.Solve(problem, (least, least), new BranchSettings(), _ => null, Token);
            Assert.Equal((BranchStatus.Closed, 1), (trusted.Status, trusted.Nodes));
            // Of what is offered the smallest counts, here the first.
            List<Embedding> offered = [];
            BranchSolution first = BranchAndBound.Solve(problem, (0, double.PositiveInfinity), new BranchSettings(), Larger, Token);
            Assert.Equal((least > 0 ? BranchStatus.Stalled : BranchStatus.Closed, 1.5 * least), (first.Status, first.Upper));
            Assert.Same(offered[0], first.Point);
            BranchSolution none = BranchAndBound.Solve(
                problem,
                (0, double.PositiveInfinity),
                new BranchSettings(),
                Larger,
                new CancellationToken(true)
            );
            Assert.Equal((BranchStatus.Cancelled, 1), (none.Status, none.Nodes));

            (double, Embedding)? Larger(Embedding g)
            {
                offered.Add(g);
                return ((offered.Count == 1 ? 1.5 : 2) * least, g);
            }

            bool Separated(Embedding g) => TripletSeparation.Of(g, labels).Hardness <= 10 * slack;

            double Distance(Embedding g) =>
                objective == Objective.Haus
                    ? ClassHausdorffDistance.LargestDisplacement(f, g).Value
                    : IsometricDistance.Between(f, g).Value;

            BranchSolution Solve(double upper, int nodes, bool offers) =>
                BranchAndBound.Solve(
                    problem,
                    (0, upper),
                    new BranchSettings { MaximumNodes = nodes },
                    g =>
                    {
                        seen.Add(g);
                        return offers && Separated(g) ? (Distance(g), g) : null;
                    },
                    Token
                );
        }
    }

    /// <summary>Four points in the plane whose tree does not end in ten times as many nodes where the relaxation of a node begins without rows around the pairs.</summary>
    [Fact]
    public void Solve_PointsInThePlane_ClosesAsItBeginsWithRowsAroundThePairs()
    {
        Embedding f = Draw.Gaussian(new Random(100), 4, 2);
        Labels labels = Labels.FromIntegers([0, 1, 0, 1]);
        BracketSettings few = new() { Starts = 3, Directions = null };
        double upper = BracketSolver.Solve(f, labels, few, null, Token).Iso.Upper.Value;
        BranchSettings settings = new() { RelativeGap = 1e-2, MaximumNodes = 600 };
        DirectionResult result = DirectionSearch.Solve(f, labels, Objective.Iso, (0, upper), settings, _ => null, Token);
        Assert.Equal(BranchStatus.Closed, result.Status);
        Assert.InRange(result.Lower.Value, 0.989 * upper, upper);
        // Fewer nodes: the end is that of all that are open, and certified.
        DirectionResult early = DirectionSearch.Solve(
            f,
            labels,
            Objective.Iso,
            (0, upper),
            settings with
            {
                MaximumNodes = 120,
            },
            _ => null,
            Token
        );
        Assert.Equal(BranchStatus.NodeLimit, early.Status);
        Assert.InRange(early.Nodes, 120, 123);
        Assert.InRange(early.Lower.Value, 0.3 * upper, result.Lower.Value);
        Assert.True(CertificateChecker.Check(early.Lower.Certificate!).Valid);
    }

    [Fact]
    public void Solve_WrongSettings_IsRefused()
    {
        BranchProblem plane = new(Draw.Gaussian(new Random(1), 4, 2), Labels.FromIntegers([0, 1, 0, 1]), Objective.Haus);
        Assert.Throws<ArgumentOutOfRangeException>(
            "settings",
            () => BranchAndBound.Solve(plane, (0, 1), new BranchSettings { Sectors = 2 }, _ => null, Token)
        );
        BranchProblem space = new(Draw.Gaussian(new Random(1), 4, 3), Labels.FromIntegers([0, 1, 0, 1]), Objective.Haus);
        ArgumentException refused = Assert.Throws<ArgumentException>(() =>
            BranchAndBound.Solve(space, (0, 1), new BranchSettings(), _ => null, Token)
        );
        Assert.Contains("dimension is 3", refused.Message, StringComparison.Ordinal);
    }
}
