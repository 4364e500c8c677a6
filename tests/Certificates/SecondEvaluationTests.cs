namespace IsoTriplet.Tests.Certificates;

/// <summary>Random certificates near the edge of what holds: the checker accepts exactly those whose margin, evaluated once more, is positive.</summary>
public sealed class SecondEvaluationTests
{
    // Margins nearer to 0 than this are left to rounding.
    private const double Margin = 1e-7;

    public static TheoryData<string> Kinds => [.. Samples.All.Keys];

    [Fact]
    public void Gram_RandomWeights_AcceptedExactlyWithAPositiveMargin()
    {
        Random random = new(1);
        int accepted = 0;
        for (int k = 0; k < 300; k++)
        {
            TripletProblem f = Instances.Gaussian(7, 1 + (k % 3), 2, k);
            (int A, int P, int Q, double Hardness)[] triples = [.. Instances.AllTriples(f).Where(t => t.Hardness > 0)];
            GramCertificate c = new(f, 0.7 * random.NextDouble() * triples.Max(t => t.Hardness), [], [], []);
            for (int t = 0; t < 3; t++)
            {
                (int a, int p, int q, _) = triples[random.Next(triples.Length)];
                double weight = random.NextDouble();
                c = c with
                {
                    Stretched = [.. c.Stretched, new(a, q, weight), new(random.Next(3), 3 + random.Next(4), 0.05 * random.NextDouble())],
                    Shrunk = [.. c.Shrunk, new(p, a, weight)],
                    Triples = [.. c.Triples, new(a, p, q, weight)],
                };
            }
            double margin = Oracle.GramMargin(c);
            CheckResult result = CertificateChecker.Check(c);
            bool valid = result.Valid;
            Assert.True(valid == margin > 0 || Math.Abs(margin) < Margin, $"{k}: {margin} {result.Reason}");
            accepted += valid ? 1 : 0;
        }
        Assert.InRange(accepted, 60, 240);
    }

    [Fact]
    public void Stress_RandomWeights_AcceptedExactlyWithAPositiveMargin()
    {
        Random random = new(2);
        int accepted = 0;
        for (int k = 0; k < 300; k++)
        {
            TripletProblem f = Instances.Gaussian(8, 2, 2, k);
            (int A, int P, int Q, double Hardness)[] triples = [.. Instances.AllTriples(f).OrderByDescending(t => t.Hardness).Take(3)];
            double scale = k % 3 == 0 ? 0.002 : 0.05 * (k % 3);
            StressCertificate c = new(
                f,
                (k % 2 == 0 ? 0.3 : 0.1) * random.NextDouble() * triples[0].Hardness,
                [.. triples.Select(t => new WeightedTriple(t.A, t.P, t.Q, random.NextDouble()))],
                [
                    .. Enumerable
                        .Range(0, 6)
                        .Select(_ => new WeightedPair(random.Next(4), 4 + random.Next(4), scale * (random.NextDouble() - 0.5))),
                ]
            );
            // The checker knows the smallest eigenvalue, beta's divisor, to a thousandth.
            bool valid = CertificateChecker.Check(c).Valid;
            Assert.True(!valid || Oracle.StressMargin(c, 1 - Margin, 1) > 0, $"{k}");
            Assert.True(valid || Oracle.StressMargin(c, 1, 1.001) < 0, $"{k}");
            accepted += valid ? 1 : 0;
        }
        Assert.InRange(accepted, 30, 270);
    }

    [Theory]
    [InlineData("haus", 1)]
    [InlineData("iso", 1)]
    [InlineData("haus", 2)]
    [InlineData("iso", 2)]
    public void Leaf_RandomRows_RefutedExactlyWithAPositiveMargin(string distance, int dimension)
    {
        Random random = new(3);
        int refuted = 0;
        for (int k = 0; k < 300; k++)
        {
            TripletProblem f = Instances.Gaussian(4, dimension, 2, k) with { Labels = [0, 1, 0, 1] };
            BranchCertificate c = new(f, distance, random.NextDouble() * (distance == "iso" ? 1.5 : 1), [], []);
            // Differences around the cycle 0, 1, 2, 3 that all point one way cannot close up: with them the rows of a leaf may contradict.
            double way = random.NextDouble() * 7;
            BranchState state = BranchState.Root(c);
            Dictionary<(int, int), (double[] A, double[] B)> arcs = [];
            foreach ((int i, int j) in new[] { (0, 1), (2, 1), (2, 3), (0, 3), (0, 2) })
            {
                double turn = way + (i == 2 && j == 1 ? Math.PI : 0) + (i == 0 && j == 3 ? Math.PI : 0) + (0.4 * random.NextDouble());
                double width = 0.1 + (0.5 * random.NextDouble());
                double[][] cuts = dimension == 1 ? [] : [Turned(turn), Turned(turn + width), Turned(turn + 2), Turned(turn + 4)];
                int child = dimension == 1 ? (Math.Cos(turn) > 0 ? 0 : 1) : 0;
                (double[] a, double[] b) =
                    dimension == 1 ? ([1 - (2.0 * child)], [1 - (2.0 * child)]) : (Turned(turn), Turned(turn + width));
                arcs[(i, j)] = (a, b);
                arcs[(j, i)] = ([.. a.Select(x => -x)], [.. b.Select(x => -x)]);
                state = state.Children(new PairSplit(i, j, cuts))![child];
            }
            double[] Vector() => [.. Enumerable.Range(0, dimension).Select(_ => 0.3 * (random.NextDouble() - 0.5))];
            double Weight(double least) => least + (0.2 * random.NextDouble());
            BranchLeaf leaf = new(
                [new(0, 1, Vector()), new(3, 2, Vector())],
                [new(0, 2, 1, Vector()), new(2, 0, 3, Vector())],
                [new(0, 1, Weight(1)), new(1, 2, Weight(1)), new(2, 3, Weight(1)), new(3, 0, Weight(1)), new(2, 0, Weight(0))],
                dimension == 1 ? [] : [new(0, 1, Weight(0)), new(3, 2, Weight(0))],
                dimension == 1 ? [] : [new(1, 0, Weight(0)), new(2, 3, Weight(0))]
            );
            double margin = SecondEvaluation.Leaf(c, leaf, (i, j) => arcs[(i, j)]);
            bool accepted = new BranchLeafCheck(c).Refuse(leaf, state) is null;
            Assert.True(accepted == margin > 0 || Math.Abs(margin) < Margin, $"{k}: {margin}");
            refuted += accepted ? 1 : 0;
        }
        Assert.InRange(refuted, 60, 260);
    }

    [Fact]
    public void Minimum_AnyPoint_IsTheFormulaAndBelowTheTruth()
    {
        Random random = new(4);
        for (int k = 0; k < 30; k++)
        {
            // More coordinates than a unit of work has in every other case.
            TripletProblem f = Instances.Gaussian(8, k % 2 == 0 ? 2 : 37, 2, k);
            LagrangianCertificate c = Instances.Dominant(f, 0);
            int[] points = [.. Enumerable.Range(0, 8)];
            double truth = Math.Pow(Oracle.TraceBound(c), 2) * c.PointWeights.Sum();
            (List<Inequality> terms, _) = Inequalities.Of(f, c.Triples, c.Comparisons);
            PairWeights weights = new();
            weights.Add(terms);
            Interval[][] centred = LagrangianCheck.Centred(f, points);
            double[][] h = [.. centred.Select(row => row.Select(x => x.Middle + (0.1 * random.NextDouble())).ToArray())];
            double mu = 0.5 * Oracle.SmallestEigenvalue(c);
            Interval minimum = LagrangianCheck.Minimum(c, terms, weights, points, (centred, h), mu);
            Interval byTerms = LagrangianCheck.MinimumByTerms(c, terms, points, (centred, h), mu);
            foreach (Interval found in new[] { minimum, byTerms })
            {
                Assert.True(found.Upper < truth);
                Assert.Equal(Oracle.LagrangianAt(c, h) - (Oracle.SquaredGradient(c, h) / mu), found.Lower, 1e-10);
                Assert.True(found.Upper - found.Lower < 1e-11);
            }
            // Both enclose one number.
            Assert.True(minimum.Lower <= byTerms.Upper && byTerms.Lower <= minimum.Upper);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Check_PointsInAnotherOrder_SameVerdict(string kind)
    {
        Certificate c = Samples.All[kind];
        int count = c.Problem.Labels.Length;
        Random random = new(5);
        double beyond = c.Bound * (c is SeparatedPointCertificate ? 1 - 1e-6 : 1 + 1e-3);
        for (int k = 0; k < 6; k++)
        {
            int[] order = [.. Enumerable.Range(0, count)];
            random.Shuffle(order);
            Certificate moved = SecondEvaluation.Permuted(c, order);
            double bound = c.Bound * (c is SeparatedPointCertificate ? 1 + 1e-9 : 1 - 1e-4);
            Assert.True(CertificateChecker.Check(moved with { Bound = bound }).Valid);
            Assert.False(CertificateChecker.Check(moved with { Bound = beyond }).Valid);
        }
    }

    [Theory]
    [InlineData("haus")]
    [InlineData("iso")]
    public void SeparatedPoint_AnyRows_ReportsTheLargestDifference(string distance)
    {
        Random random = new(6);
        for (int k = 0; k < 60; k++)
        {
            TripletProblem f = Instances.Gaussian(6, 1 + (k % 9), 6, k);
            double[][] g = [.. f.Points.Select((row, i) => i == k % 6 || k % 4 == 0 ? [.. row.Select(x => x + random.NextDouble())] : row)];
            double expected =
                distance == "haus"
                    ? f.Points.Zip(g, Instances.Length).Max()
                    : Enumerable
                        .Range(0, 36)
                        .Max(ij => Math.Abs(Instances.Length(f.Points[ij / 6], f.Points[ij % 6]) - Instances.Length(g[ij / 6], g[ij % 6])));
            CheckResult result = CertificateChecker.Check(new SeparatedPointCertificate(f, distance, 1e3, g));
            Assert.True(result.Valid);
            Assert.InRange(result.Bound, expected * (1 - 1e-12), expected * (1 + 1e-12));
        }
    }

    private static double[] Turned(double angle) => [.. BranchTrees.Unit(angle).Select(x => 3 * x)];
}
