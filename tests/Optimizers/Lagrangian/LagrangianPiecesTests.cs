using IsoTriplet.Optimizers.Lagrangian;

namespace IsoTriplet.Tests.Optimizers.Lagrangian;

public sealed class LagrangianPiecesTests
{
    private static (Frame Frame, double[] Squares) Draw(int seed, int points = 8, int classes = 3)
    {
        Random random = new(seed);
        Frame frame = new(Tests.Draw.Gaussian(random, points, 2), Tests.Draw.Classes(random, points, classes));
        double[] squares = [.. Enumerable.Range(0, points * points).Select(k => Square(frame.F, k / points, k % points))];
        return (frame, squares);
    }

    private static double Square(double[] x, int i, int j) =>
        Math.Pow(x[2 * i] - x[2 * j], 2) + Math.Pow(x[(2 * i) + 1] - x[(2 * j) + 1], 2);

    [Fact]
    public void Hardest_Triples_AreTheFarthestAndNearestOfEachAnchorAboveTheThreshold()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            (Frame frame, double[] d) = Draw(seed);
            bool Same(int i, int j) => frame.Start[i] == frame.Start[j];
            List<FrameTriple> expected = [];
            foreach (int a in Enumerable.Range(0, 8).Where(a => frame.End[a] - frame.Start[a] > 1))
            {
                int p = Enumerable.Range(0, 8).Where(j => j != a && Same(a, j)).MaxBy(j => d[(8 * a) + j]);
                int q = Enumerable.Range(0, 8).Where(j => !Same(a, j)).MinBy(j => d[(8 * a) + j]);
                expected.Add(new(a, p, q, d[(8 * a) + p] - d[(8 * a) + q]));
            }
            double middle = expected.Select(t => t.Weight).Order().ElementAt(expected.Count / 2);
            Assert.Equal(expected.Where(t => t.Weight > middle), Hardest.Triples(frame, d, middle));
            Assert.Equal(expected, Hardest.Triples(frame, d, double.NegativeInfinity));
        }
    }

    [Fact]
    public void Matrix_OfMultipliers_IsTheQuadraticFormAndItsMinimum()
    {
        (Frame frame, double[] d) = Draw(3);
        List<FrameTriple> triples = Hardest.Triples(frame, d, double.NegativeInfinity);
        Random random = new(4);
        double[] u = [.. Enumerable.Range(0, 8).Select(_ => 1 + random.NextDouble())],
            w = [.. triples.Select(_ => 0.1 * random.NextDouble())],
            x = [.. Enumerable.Range(0, 8).Select(_ => random.NextDouble())],
            matrix = [.. Enumerable.Repeat(7.0, 64)];
        LagrangianMatrix.Fill(matrix, u, triples, w);
        double form = Enumerable.Range(0, 64).Sum(k => x[k / 8] * matrix[k] * x[k % 8]);
        double expected =
            u.Select((v, i) => v * x[i] * x[i]).Sum()
            + triples.Select((t, k) => w[k] * (Math.Pow(x[t.Anchor] - x[t.Positive], 2) - Math.Pow(x[t.Anchor] - x[t.Negative], 2))).Sum();
        Assert.Equal(expected, form, 1e-12);
        // A share of the triples' part, below the diagonal.
        double[] laplacian = [.. matrix.Select((v, k) => k % 9 == 0 ? v - u[k / 9] : v)],
            shared = [.. Enumerable.Repeat(7.0, 64)];
        LagrangianMatrix.Fill(shared, u, laplacian, 0.75);
        LagrangianMatrix.Fill(matrix, u, triples, [.. w.Select(v => 0.75 * v)]);
        Assert.All(Enumerable.Range(0, 64), k => Assert.Equal(k % 8 > k / 8 ? 7 : matrix[k], shared[k], 1e-14));
        (double[] g, double value) = LagrangianMatrix.Minimise(frame, u, triples, w)!.Value;
        double At(double[] h) =>
            u.Select((v, i) => v * (Math.Pow(h[2 * i] - frame.F[2 * i], 2) + Math.Pow(h[(2 * i) + 1] - frame.F[(2 * i) + 1], 2))).Sum()
            + triples.Select((t, k) => w[k] * (Square(h, t.Anchor, t.Positive) - Square(h, t.Anchor, t.Negative))).Sum();
        Assert.Equal(At(g), value, 1e-12);
        for (int k = 0; k < 16; k++)
        {
            foreach (double step in new[] { -1e-3, 1e-3 })
            {
                double[] other = [.. g];
                other[k] += step;
                Assert.True(At(other) > value);
            }
        }
        List<FrameTriple> weighted = [.. triples.Select((t, k) => t with { Weight = w[k] })];
        Assert.Equal(g, LagrangianMatrix.Minimiser(frame, u, weighted));
        Assert.Null(LagrangianMatrix.Minimise(frame, u, triples, [.. w.Select(v => 1e3 * v)]));
    }

    [Fact]
    public void Of_IndefiniteMultipliers_ShrinksThemToABound()
    {
        (int shrunk, int positive) = (0, 0);
        for (int seed = 0; seed < 10; seed++)
        {
            (Frame frame, double[] d) = Draw(seed);
            TripletProblem problem = ComparisonProblem.RecordOf(frame.Embedding, frame.Labels);
            double[] u = [.. Enumerable.Repeat(0.125, 8)];
            List<FrameTriple> all = [.. Hardest.Triples(frame, d, 1e-3).Select(t => t with { Weight = seed % 2 == 0 ? 0.005 : 0.05 })];
            Bound direct = LagrangianBound.Certify(frame, problem, u, all, "given");
            Bound bound = LagrangianBound.Of(frame, problem, u, all);
            Bound shrink = ShrunkMultipliers.Bound(frame, problem, u, all, "shrunk");
            foreach ((Bound b, string source) in new[] { (direct, "given"), (bound, "Lagrangian"), (shrink, "shrunk") })
            {
                Assert.True(b.Value == 0 ? b.Certificate is null : b.RestsOn == source);
                Assert.True(b.Value == 0 || CertificateChecker.Check(b.Certificate!).Bound == b.Value);
                Assert.Equal(b.Value, b.Certificate?.Bound ?? 0);
            }
            Assert.Equal(direct.Value > 0 ? direct.Value : shrink.Value, bound.Value);
            positive += shrink.Value > 0 ? 1 : 0;
            Assert.True(direct.Value == 0 || shrink.Value >= 0.9 * direct.Value);
            shrunk += direct.Value == 0 ? 1 : 0;
            Assert.Equal(0, ShrunkMultipliers.Bound(frame, problem, new double[8], all, "none").Value);
            Assert.Equal(0, LagrangianBound.Certify(frame, problem, u, [], "none").Value);
        }
        Assert.InRange(shrunk, 1, 9);
        Assert.True(positive > 5, $"{positive}");
    }

    [Fact]
    public void Certify_SortedRows_AreNamedByTheirOwnIndices()
    {
        (Frame frame, double[] d) = Draw(5);
        double[] u = [.. Enumerable.Range(0, 8).Select(i => 0.1 + (0.01 * i))];
        List<FrameTriple> triples = [.. Hardest.Triples(frame, d, 0).Take(2).Select(t => t with { Weight = 0.01 }), new(0, 1, 7, 0)];
        Bound bound = LagrangianBound.Certify(frame, ComparisonProblem.RecordOf(frame.Embedding, frame.Labels), u, triples, "given");
        LagrangianCertificate c = Assert.IsType<LagrangianCertificate>(bound.Certificate);
        Assert.Equal(u, frame.Order.Select(i => c.PointWeights[i]));
        Assert.Equal(2, c.Triples.Length);
        Assert.Equal(frame.Order[triples[0].Anchor], c.Triples[0].Anchor);
        Assert.Equal(frame.Order[triples[0].Positive], c.Triples[0].Positive);
        Assert.Equal(frame.Order[triples[0].Negative], c.Triples[0].Negative);
    }

    [Fact]
    public void SubFamily_Hardest_TakesWholeTriplesInOrderOfHardness()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            (Frame frame, _) = Draw(seed, 12);
            TripletSeparation separation = TripletSeparation.Of(frame.Embedding, frame.Labels);
            int hardest = Enumerable.Range(0, 12).MaxBy(a => separation.Anchors[a].Hardness ?? double.NegativeInfinity);
            AnchorHardness anchor = separation.Anchors[hardest];
            Assert.Equal(new[] { hardest, anchor.Positive, anchor.Negative }.Order(), SubFamily.Hardest(separation, 3));
            Assert.Empty(SubFamily.Hardest(separation, 2));
            int[] more = SubFamily.Hardest(separation, 7);
            Assert.InRange(more.Length, 5, 7);
            Assert.Equal(more.Order(), more);
            Assert.Equal(
                Enumerable
                    .Range(0, 12)
                    .Where(i =>
                        separation
                            .Anchors.Select((h, a) => (h, a))
                            .Any(x => x.h.Hardness is not null && (i == x.a || i == x.h.Positive || i == x.h.Negative))
                    ),
                SubFamily.Hardest(separation, 100)
            );
        }
    }

    [Fact]
    public void SubFamily_Lower_NamesItsRowsAndHoldsForThem()
    {
        (Frame frame, _) = Draw(2, 12);
        int[] rows = SubFamily.Hardest(TripletSeparation.Of(frame.Embedding, frame.Labels), 6);
        Bound bound = Lower(rows);
        Assert.All(bound.Rows!, r => Assert.Contains(r, rows));
        Assert.Equal($"Lagrangian (sub-family of {bound.Rows!.Count} points)", bound.RestsOn);
        Assert.Equal(bound.Value, CertificateChecker.Check(bound.Certificate!).Bound);
        Assert.Equal(bound.Rows.Select(r => frame.Embedding.Row(r).ToArray()), bound.Certificate!.Problem.Points);
        Assert.Same(Bound.Zero, Lower(rows[..1]));

        Bound Lower(int[] part) =>
            new SubFamily(frame.Embedding, frame.Labels, part).Lifted(new(), null, TestContext.Current.CancellationToken).Bound;
    }

    [Fact]
    public void SubFamily_Lifted_OfManyPoints_RestsOnFewOfThemAndIsHigher()
    {
        Random random = new(3);
        Embedding f = IsoTriplet.Tests.Draw.Gaussian(random, 90, 6);
        Labels labels = IsoTriplet.Tests.Draw.Classes(random, 90, 3);
        BracketSettings settings = new();
        SubFamily all = new(f, labels, [.. Enumerable.Range(0, 90)]);
        Bound bound = all.Lifted(settings, null, TestContext.Current.CancellationToken).Bound;
        LowerResult whole = LowerHaus.Lifted(
            all.Frame,
            ComparisonProblem.RecordOf(f, labels),
            settings,
            settings.Local with
            {
                MaxSteps = settings.SubFamilySteps,
            },
            null,
            TestContext.Current.CancellationToken,
            out List<FrameTriple> triples
        );
        int[] support = SubFamily.Support(all.Frame, whole.Starts[0].Multipliers!, triples);
        Assert.InRange(support.Length, 3, 89);
        Assert.All(bound.Rows!, r => Assert.Contains(r, support));
        Assert.True(bound.Value > whole.Bound.Value);
        // Points that carry nothing are no support.
        Assert.Empty(
            SubFamily.Support(
                all.Frame,
                IsoTriplet.Optimizers.Local.Multipliers.Zero(90, Objective.Haus),
                triples.Select(t => t with { Weight = 0 })
            )
        );
    }

    /// <summary>Multipliers go with their points: what both sub-families and their followers have is kept, what only one has is 0.</summary>
    [Fact]
    public void SubFamily_Carry_KeepsWhatBothHave()
    {
        (Frame frame, _) = Draw(3, 12);
        (Embedding f, Labels labels) = (frame.Embedding, frame.Labels);
        SubFamily from = new(f, labels, [0, 1, 3, 5, 8, 9]),
            to = new(f, labels, [1, 2, 4, 5, 9]);
        IsoTriplet.Optimizers.Local.Followers before = from.Follow(f, [2, 7], [0, 1]),
            after = to.Follow(f, [7, 8], [0, 1]);
        int[] there = [.. from.Frame.Order.Select(k => from.Rows[k])],
            here = [.. to.Frame.Order.Select(k => to.Rows[k])];
        // A number of its own for every pair of points, and for every point.
        double Pair(int a, int b) => 1 + (100 * a) + b;
        double[] squares = [.. there.SelectMany(a => there.Select(b => Pair(a, b)))],
            points = [.. there.Concat([2, 7]).Select(i => 1.0 + i)];
        IsoTriplet.Optimizers.Local.Multipliers carried = to.Carry(from, new(squares, points, [.. squares.Select(x => -x)]), before, after);
        HashSet<int> known = [.. there];
        double[] expected = [.. here.SelectMany(a => here.Select(b => known.Contains(a) && known.Contains(b) ? Pair(a, b) : 0))];
        Assert.Equal(expected, carried.Anchors);
        Assert.Equal(expected.Select(x => x == 0 ? 0 : -x), carried.Pairs);
        // 2 followed and has a place now, 8 had one and follows, 7 follows on, 4 is new.
        Assert.Equal(here.Concat([7, 8]).Select(i => i == 4 ? 0.0 : 1 + i), carried.Points);
        IsoTriplet.Optimizers.Local.Multipliers iso = to.Carry(from, new([], [], squares), before, after);
        Assert.Empty(iso.Points);
        Assert.Empty(iso.Anchors);
        Assert.Equal(expected, iso.Pairs);
        // The support: points and followers with a multiplier, by their own rows.
        double[] few = new double[there.Length + 2];
        few[2] = 0.5;
        few[^1] = 0.5;
        Assert.Equal(new[] { there[2], 7 }.Order(), from.Support(new(new double[squares.Length], few, []), before));
        FrameTriple heavy = new(0, 1, 5, 0.01),
            light = new(2, 3, 4, 0.0005);
        Assert.Equal(
            new[] { 0, 1, 5 }.Select(k => from.Frame.Order[k]).Order(),
            SubFamily.Support(from.Frame, IsoTriplet.Optimizers.Local.Multipliers.Zero(6, Objective.Haus), [heavy, light])
        );
    }

    /// <summary>Fewer points than dimensions: solved in their affine hull, and back in the space with the same distances to F.</summary>
    [Fact]
    public void SubFamily_InItsHull_EntersAndLeavesWithTheSameDistances()
    {
        Random random = new(4);
        Embedding f = IsoTriplet.Tests.Draw.Gaussian(random, 7, 20);
        SubFamily part = new(f, Labels.FromIntegers([0, 1, 0, 1, 0, 1, 0]), [0, 1, 2, 4, 5]);
        Assert.Equal(4, part.Frame.Dimension);
        Embedding points = part.Points;
        double[] inside = part.Enter(points);
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = PairwiseDistances.Between(points.Row(part.Frame.Order[i]), points.Row(part.Frame.Order[j]));
                Assert.Equal(d, PairwiseDistances.Between(inside.AsSpan(4 * i, 4), inside.AsSpan(4 * j, 4)) * part.Frame.Scale, 1e-10);
            }
        }
        Assert.All(inside.Zip(part.Frame.F), x => Assert.Equal(x.First, x.Second, 1e-12));
        // All points at one place are separated; they leave at that place of the hull, in all 20 dimensions.
        double[] still = new double[20];
        Embedding g = part.Leave(new(SolveStatus.Converged, 0, new(0, 0), still, null!, 1, part.Frame.Unsort(part.Frame.World(still))))!;
        Assert.Equal((5, 20), (g.Points, g.Dimension));
        double[] mean = [.. Enumerable.Range(0, 20).Select(k => Enumerable.Range(0, 5).Average(i => points[i, k]))];
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(0, PairwiseDistances.Between(g.Row(i), mean), 1e-9));
        // Without a repaired point it is repaired on the way out.
        Assert.True(
            TripletSeparation
                .Of(
                    part.Leave(new(SolveStatus.Converged, 0, new(0, 0), part.Frame.F, null!, 1, null))!,
                    Labels.FromIntegers([0, 1, 0, 0, 1])
                )
                .IsSeparated
        );
    }

    /// <summary>Steps end at the lesser of two limits; what is cut short is raised by a barrier, as far as the work goes.</summary>
    [Fact]
    public void SubFamily_LiftedCutShort_IsRaisedByTheBarrier()
    {
        int raised = 0;
        for (int seed = 0; seed < 6; seed++)
        {
            (Frame frame, _) = Draw(seed, 16);
            SubFamily all = new(frame.Embedding, frame.Labels, [.. Enumerable.Range(0, 16)]);
            BracketSettings cut = new() { SubFamilySteps = 40 };
            LowerResult result = all.Lifted(cut, null, TestContext.Current.CancellationToken),
                idle = all.Lifted(cut with { Work = 1 }, null, TestContext.Current.CancellationToken),
                other = all.Lifted(
                    cut with
                    {
                        SubFamilySteps = 4000,
                        Local = new LocalSettings { MaxSteps = 40 },
                    },
                    null,
                    TestContext.Current.CancellationToken
                );
            Assert.Equal((40, 40), (result.Lifted!.Steps, other.Lifted!.Steps));
            Assert.True(result.Bound.Value >= idle.Bound.Value);
            raised += result.Bound.Value > idle.Bound.Value ? 1 : 0;
            Assert.Equal(result.Bound.Value, result.Bound.Certificate is { } c ? CertificateChecker.Check(c).Bound : 0);
        }
        Assert.True(raised > 0, "nothing was raised");
    }
}
