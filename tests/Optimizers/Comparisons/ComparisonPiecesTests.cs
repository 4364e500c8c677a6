using IsoTriplet.Optimizers.Comparisons;

namespace IsoTriplet.Tests.Optimizers.Comparisons;

/// <summary>The pieces of the solver for comparisons, each against its definition.</summary>
public sealed class ComparisonPiecesTests
{
    private const int N = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Comparison[] Listed =
    [
        new(0, 1, 0, 2, 0.3),
        new(1, 2, 3, 4, -0.2),
        new(2, 5, 3, 4, 0),
        new(3, 5, 2, 2, -0.9),
        new(4, 4, 0, 5, 1.4),
    ];

    private static Embedding Drawn(int seed, int dimension = 2) => Draw.Gaussian(new Random(seed), N, dimension);

    private static double Square(double[] g, int d, int i, int j) =>
        Enumerable.Range(0, d).Sum(k => Math.Pow(g[(i * d) + k] - g[(j * d) + k], 2));

    // min over t of t + sum rho/2 max(0, v - t)^2, by search: it is convex.
    private static double Level(double[] values, double penalty)
    {
        (double low, double high) = (values.Min() - 10, values.Max());
        double At(double t) => t + (penalty / 2 * values.Sum(v => Math.Pow(Math.Max(0, v - t), 2)));
        for (int k = 0; k < 200; k++)
        {
            (double a, double b) = (((2 * low) + high) / 3, (low + (2 * high)) / 3);
            (low, high) = At(a) < At(b) ? (low, b) : (a, high);
        }
        return (low + high) / 2;
    }

    /// <summary>The augmented Lagrangian from its definition, its gradient by central differences, and the multipliers that follow from its minimiser.</summary>
    [Theory]
    [InlineData(Objective.Haus, 2)]
    [InlineData(Objective.Haus, 3)]
    [InlineData(Objective.Iso, 2)]
    public void Evaluate_AnyPoint_IsTheDefinitionAndItsSlope(Objective objective, int dimension)
    {
        Embedding f = Drawn(1);
        ComparisonFrame frame = new(ComparisonProblem.Of(f, Listed), 0.5);
        ComparisonFunction function = new(frame, objective, dimension) { Penalty = 0.7 };
        Random random = new(2);
        for (int t = 0; t < Listed.Length; t++)
        {
            Assert.True(function.Enter(Listed[t]));
            Assert.False(function.Enter(Listed[t]));
            function.Forms[t] = new(1 + random.NextDouble(), 1 + random.NextDouble(), random.NextDouble() - 0.5);
            function.Weights[t] = random.NextDouble();
        }
        double[] u = function.PointWeights;
        for (int k = 0; k < u.Length; k++)
        {
            u[k] = random.NextDouble() / u.Length;
        }
        double[] g = Draw.Uniform(N * dimension, seed: 3),
            gradient = new double[g.Length],
            ignored = new double[g.Length];
        double[] weights = [.. function.Weights],
            before = [.. u],
            values = Values(g);
        double level = Level(values, 0.7);
        Assert.Equal(Definition(g), function.Evaluate(g, gradient), 1e-9);
        for (int k = 0; k < g.Length; k++)
        {
            double[] up = [.. g],
                down = [.. g];
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double slope = (function.Evaluate(up, ignored) - function.Evaluate(down, ignored)) / 2e-5;
            Assert.Equal(slope, gradient[k], 1e-7);
        }
        double work = function.Work;
        double change = function.Evaluate(g, ignored, update: true);
        Assert.Equal(
            (u.Length * (objective == Objective.Haus ? 2 * dimension : dimension + 8)) + (20 * dimension),
            function.Work - work,
            1e-9
        );
        double[] next = [.. values.Select(v => 0.7 * Math.Max(0, v - level))],
            excess = [.. Enumerable.Range(0, Listed.Length).Select(t => 0.7 * Math.Max(0, Excess(g, t)))];
        Assert.All(next.Zip(u), x => Assert.Equal(x.First, x.Second, 1e-6));
        Assert.All(excess.Zip(function.Weights), x => Assert.Equal(x.First, x.Second, 1e-12));
        // t is the multiplier of one bound on all: they add up to 1.
        Assert.Equal(1, u.Sum(), 1e-12);
        double most = next.Zip(before).Concat(excess.Zip(weights)).Max(x => Math.Abs(x.First - x.Second)) / 0.7;
        Assert.Equal(most, change, 1e-6);

        double[] Values(double[] at) =>
            objective == Objective.Haus
                ? [.. Enumerable.Range(0, N).Select(i => Moved(at, i) + (before[i] / 0.7))]
                :
                [
                    .. (
                        from i in Enumerable.Range(0, N)
                        from j in Enumerable.Range(0, i)
                        select Math.Sqrt(Square(at, dimension, i, j)) - Math.Sqrt(Square(frame.F, 2, i, j))
                    ).SelectMany((m, k) => new[] { m + (before[2 * k] / 0.7), (before[(2 * k) + 1] / 0.7) - m }),
                ];

        double Moved(double[] at, int i) =>
            Enumerable.Range(0, dimension).Sum(k => Math.Pow(at[(i * dimension) + k] - (k < 2 ? frame.F[(2 * i) + k] : 0), 2));

        double Excess(double[] at, int t) =>
            (function.Forms[t].Left * Square(at, dimension, Listed[t].I, Listed[t].J))
            + function.Forms[t].Offset
            - (function.Forms[t].Right * Square(at, dimension, Listed[t].K, Listed[t].L))
            + (weights[t] / 0.7);

        double Definition(double[] at)
        {
            double[] all = Values(at);
            double t = Level(all, 0.7);
            return t
                + (0.35 * all.Sum(v => Math.Pow(Math.Max(0, v - t), 2)))
                + (0.35 * Enumerable.Range(0, Listed.Length).Sum(k => Math.Pow(Math.Max(0, Excess(at, k)), 2)));
        }
    }

    [Fact]
    public void Frame_Enter_IsCentredOfSizeOneAndLeavesAgain()
    {
        Embedding f = Embedding.FromRows([
            [1, 2],
            [5, 2],
            [3, 8],
        ]);
        ComparisonFrame frame = new(ComparisonProblem.Of(f, [new(0, 1, 0, 2, 1)]), 0.5);
        double size = Enumerable.Range(0, 3).Max(i => Math.Sqrt(Math.Pow(f[i, 0] - 3, 2) + Math.Pow(f[i, 1] - 4, 2)));
        Assert.Equal(size, frame.Scale, 1e-12);
        Assert.Equal(-2 / size, frame.F[0], 1e-14);
        Assert.Equal(4 / size, frame.F[5], 1e-14);
        Assert.All(f.Values.ToArray().Zip(frame.Leave(frame.F).Values.ToArray()), x => Assert.Equal(x.First, x.Second, 1e-12));
        // Where that is more, the size is what is asked for.
        Assert.Equal(7, new ComparisonFrame(frame.Problem, -7).Scale);
    }

    private static Comparison[] Triples(Labels labels, double margin) =>
        [
            .. from a in Enumerable.Range(0, labels.Count)
            from p in Enumerable.Range(0, labels.Count)
            from q in Enumerable.Range(0, labels.Count)
            where p != a && labels[p] == labels[a] && labels[q] != labels[a]
            select new Comparison(a, p, a, q, margin),
        ];

    private static double Between(Embedding f, int i, int j) => PairwiseDistances.Between(f.Row(i), f.Row(j));

    private static double Excess(Embedding f, Comparison c) => Between(f, c.I, c.J) + c.Margin - Between(f, c.K, c.L);

    /// <summary>Hardness, the hardest, and those that start at a point, of triples and of their list: all by going through them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Problem_TriplesOrTheirList_IsTheSame(int seed)
    {
        Embedding f = Drawn(seed);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1, 0, 2]);
        Comparison[] all = Triples(labels, 0.2);
        ComparisonProblem triples = ComparisonProblem.OfTriples(f, labels, 0.2),
            list = ComparisonProblem.Of(f, all);
        Comparison hardest = all.MaxBy(c => Excess(f, c))!;
        foreach (ComparisonProblem problem in new[] { triples, list })
        {
            (double hardness, Comparison at) = problem.Hardness(f)!.Value;
            Assert.Equal(Excess(f, hardest), hardness, 1e-12);
            Assert.Equal(hardest, at);
            Assert.Equal(
                all.Max(c => HalfHardness.Limit(list.Record, c)),
                HalfHardness.Limit(list.Record, problem.Strongest()!.Value),
                1e-12
            );
            for (int i = 0; i < N; i++)
            {
                Assert.Equal(all.Where(c => c.I == i), problem.From(i));
            }
            Assert.True(problem.Breaks(f));
        }
        (WeightedTriple[] weighted, WeightedComparison[] none) = triples.Weighted([new(all[3], 0.5, 1.5)]);
        Assert.Empty(none);
        WeightedTriple one = Assert.Single(weighted);
        Assert.Equal((all[3].I, all[3].J, all[3].L, 0.5, 1.5), (one.Anchor, one.Positive, one.Negative, one.Weight, one.Slope));
        (WeightedTriple[] nothing, WeightedComparison[] listed) = list.Weighted([new(all[3], 0.5, 1.5)]);
        Assert.Empty(nothing);
        Assert.Equal(new WeightedComparison(3, 0.5, 1.5), Assert.Single(listed));
        // Nothing to compare.
        ComparisonProblem empty = ComparisonProblem.OfTriples(f, Labels.FromIntegers([0, 0, 0, 0, 0, 0]), 0.2);
        Assert.Null(empty.Hardness(f));
        Assert.Null(empty.Strongest());
        Assert.False(empty.Breaks(f));
        Assert.Throws<ArgumentNullException>(() => list.Hardness(null!));
    }

    /// <summary>Of a list all with the excess asked for; of triples those with the farthest positive or the nearest negative.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Collect_AnyLeast_IsTheDefinition(int seed)
    {
        Embedding f = Drawn(seed);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1, 0, 2]);
        Comparison[] all = Triples(labels, 0.2);
        foreach (double least in new[] { -3, -0.3, 0, 0.3 })
        {
            HashSet<Comparison> triples = [],
                list = [];
            double worst = ComparisonProblem.OfTriples(f, labels, 0.2).Collect((i, j) => Between(f, i, j) / 2, least, 2, triples),
                listed = ComparisonProblem.Of(f, all).Collect((i, j) => Between(f, i, j) / 2, least, 2, list);
            Assert.Equal(all.Max(c => Excess(f, c)) / 2, worst, 1e-12);
            Assert.Equal(worst, listed, 1e-12);
            Assert.Equal(all.Where(c => Excess(f, c) / 2 >= least).ToHashSet(), list);
            Assert.Equal(list.Where(c => Farthest(c) || Nearest(c)).ToHashSet(), triples);
        }
        // What always holds is left out, whatever it is asked for.
        HashSet<Comparison> kept = [];
        Comparison[] odd =
        [
            new(0, 1, 1, 0, 0),
            new(0, 1, 0, 1, -1),
            new(2, 2, 0, 1, 0),
            new(0, 1, 0, 1, 1),
            new(2, 2, 0, 1, 1),
            new(0, 1, 2, 2, 0),
        ];
        _ = ComparisonProblem.Of(f, odd).Collect((i, j) => Between(f, i, j), -100, 1, kept);
        Assert.Equal(odd[3..].ToHashSet(), kept);

        bool Farthest(Comparison c) => all.Where(o => o.I == c.I).All(o => Between(f, o.I, o.J) <= Between(f, c.I, c.J));

        bool Nearest(Comparison c) => all.Where(o => o.I == c.I).All(o => Between(f, o.K, o.L) >= Between(f, c.K, c.L));
    }

    /// <summary>On a line a distance is linear, so that one step of least norm meets the comparison: every point moves by its slope's share of the excess.</summary>
    [Fact]
    public void Repair_OneComparisonOnALine_MovesByItsSlopes()
    {
        Embedding triple = Embedding.Create(3, 1, [0, 1, -1.5]),
            four = Embedding.Create(4, 1, [0, 3, 10, 12]);
        // |a - p| + 1 <= |a - q| fails by 1/2: slopes -2, 1 and 1 of a, p and q in turn.
        Moves(triple, new(0, 1, 0, 2, 1), [1.0 / 6, -1.0 / 12, -1.0 / 12]);
        // |0 3| <= |10 12| fails by 1; four points with slope 1 each.
        Moves(four, new(0, 1, 2, 3, 0), [0.25, -0.25, -0.25, 0.25]);

        static void Moves(Embedding f, Comparison c, double[] by)
        {
            ComparisonProblem problem = ComparisonProblem.Of(f, [c]);
            ComparisonFrame frame = new(problem, 0);
            Embedding g = ComparisonRepair.Run(frame, frame.F)!;
            Assert.False(problem.Hardness(g)!.Value.Hardness > 0);
            for (int i = 0; i < by.Length; i++)
            {
                Assert.Equal(f[i, 0] + by[i], g[i, 0], 1e-9);
            }
        }
    }

    [Fact]
    public void Repair_PointsInOnePlace_ComeApart()
    {
        // 1 and 2 are in one place and are to be 3 apart; 0 and 3 are 5 apart and stay.
        Embedding f = Embedding.FromRows([
            [0, 0],
            [2, 1],
            [2, 1],
            [4, 3],
        ]);
        ComparisonProblem problem = ComparisonProblem.Of(f, [new(0, 0, 1, 2, 3)]);
        ComparisonFrame frame = new(problem, 3);
        Embedding g = ComparisonRepair.Run(frame, frame.F)!;
        Assert.InRange(Between(g, 1, 2), 3, 3 + 1e-9);
        Assert.Equal(Between(f, 0, 3), Between(g, 0, 3), 1e-9);
        Assert.Equal(1.5, Between(f, 0, 3) > 0 ? PairwiseDistances.Between(f.Row(1), g.Row(1)) : 0, 1e-9);
        // Drawn points with all triples and a margin: every one holds.
        Embedding drawn = Drawn(3);
        ComparisonProblem all = ComparisonProblem.OfTriples(drawn, Labels.FromIntegers([0, 0, 0, 1, 1, 1]), 0.2);
        ComparisonFrame whole = new(all, 0);
        Embedding repaired = ComparisonRepair.Run(whole, whole.F)!;
        Assert.False(all.Breaks(repaired));
        Assert.True(TripletSeparation.Of(repaired, all.Labels!).Hardness + 0.2 <= 1e-12);
        // Two that contradict each other have no end.
        ComparisonProblem never = ComparisonProblem.Of(Embedding.Create(3, 1, [0, 1, 2]), [new(0, 1, 0, 2, 1), new(0, 2, 0, 1, 1)]);
        ComparisonFrame on = new(never, 1);
        Assert.Null(ComparisonRepair.Run(on, on.F));
    }

    private static ComparisonSettings Few => new() { Rounds = 40, Steps = 60 };

    /// <summary>One triple on a line: (H + alpha)/4 by the displacement and (H + alpha)/2 by the change of a distance, with the multipliers that prove the former.</summary>
    [Theory]
    [InlineData(Objective.Haus, 0.125)]
    [InlineData(Objective.Iso, 0.25)]
    public void Run_OneTripleOnALine_EndsAtTheOptimum(Objective objective, double optimum)
    {
        Embedding f = Embedding.Create(3, 1, [0, 1, -1.5]);
        ComparisonProblem problem = ComparisonProblem.OfTriples(f, Labels.FromIntegers([0, 0, 1]), 1);
        ComparisonFrame frame = new(problem, 0.5);
        (double[] point, ComparisonFunction function) = ComparisonSearch.Run(frame, objective, 1, frame.F, null, Few, Token);
        Embedding g = frame.Leave(point);
        Assert.Equal(0, problem.Hardness(g)!.Value.Hardness, 1e-6);
        double value =
            objective == Objective.Haus ? ClassHausdorffDistance.LargestDisplacement(f, g).Value : IsometricDistance.Between(f, g).Value;
        Assert.Equal(optimum, value, 1e-5);
        Assert.Equal(1, function.PointWeights.Sum(), 1e-9);
        Assert.All(function.Weights, w => Assert.True(w >= 0));
        double[] gradient = new double[3];
        _ = function.Evaluate(point, gradient);
        Assert.All(gradient, x => Assert.Equal(0, x, 1e-6));
        // Nothing spent, nothing moved.
        (double[] start, ComparisonFunction idle) = ComparisonSearch.Run(frame, objective, 1, frame.F, null, Few with { Work = 0 }, Token);
        Assert.Equal(frame.F, start);
        Assert.Equal(0, idle.Work);
        (double[] stopped, _) = ComparisonSearch.Run(frame, objective, 1, frame.F, null, Few, new CancellationToken(true));
        Assert.Equal(frame.F, stopped);
    }

    /// <summary>The relaxation's multipliers prove a bound below every member found, which the checker takes as it is, and near the best.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lagrangian_OfARelaxation_IsCertifiedAndNearTheBest(int seed)
    {
        Embedding f = Drawn(seed);
        Comparison[] listed = [new(0, 1, 0, 2, 0.3), new(1, 2, 3, 4, -0.2), new(2, 5, 3, 4, 0), new(3, 5, 0, 4, 0.1)];
        ComparisonProblem problem = ComparisonProblem.Of(f, listed);
        ComparisonFrame frame = new(problem, problem.Hardness(f)!.Value.Hardness);
        (double[] point, _) = ComparisonSearch.Run(frame, Objective.Haus, 2, frame.F, null, Few, Token);
        Embedding member = ComparisonRepair.Run(frame, point)!;
        double upper = ClassHausdorffDistance.LargestDisplacement(f, member).Value;
        double[] start = IsoTriplet.Optimizers.Local.Padding.Widen(frame.F, N, 2, 4);
        for (int i = 0; i < N; i++)
        {
            start[(4 * i) + 2] = 0.01 * (i % 2);
            start[(4 * i) + 3] = 0.01 * (i % 3);
        }
        (_, ComparisonFunction relaxed) = ComparisonSearch.Run(frame, Objective.Haus, 4, start, 2 * upper / frame.Scale, Few, Token);
        Bound bound = ComparisonBounds.Lagrangian(frame, relaxed);
        Assert.Equal("Lagrangian", bound.RestsOn);
        CheckResult result = CertificateChecker.Check(bound.Certificate!);
        Assert.True(result.Valid);
        Assert.True(bound.Value <= result.Bound);
        Assert.InRange(bound.Value, 0.8 * upper, upper);
        Assert.Same(Bound.Zero, ComparisonBounds.Lagrangian(frame, new ComparisonFunction(frame, Objective.Haus, 2)));
    }
}
