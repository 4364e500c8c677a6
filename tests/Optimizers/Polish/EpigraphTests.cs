using IsoTriplet.Optimizers.Polish;

namespace IsoTriplet.Tests.Optimizers.Polish;

/// <summary>The epigraph form against its inequalities, written out for every pair and triple.</summary>
public sealed class EpigraphTests
{
    private const int N = 9;

    // Points 0 and 1 of the first class coincide to 1e-8; so do a point of the first and one of the last, which stay apart.
    private static (Frame Frame, Epigraph Epigraph, double[] Start) Draw(int seed, Objective objective)
    {
        Random random = new(seed);
        Frame frame = new(Tests.Draw.Gaussian(random, N, 2), Labels.FromIntegers([0, 0, 0, 0, 1, 1, 1, 2, 2]));
        double[] start = [.. frame.F.Select(x => x + (0.4 * (random.NextDouble() - 0.5)))];
        (start[2], start[3]) = (start[0] + 1e-8, start[1]);
        (start[16], start[17]) = (start[6], start[7]);
        return (frame, new Epigraph(frame, objective, start), start);
    }

    private static double Distance(double[] x, int i, int j) => double.Hypot(x[2 * i] - x[2 * j], x[(2 * i) + 1] - x[(2 * j) + 1]);

    private static bool Same(Frame frame, int i, int j) => frame.Start[i] == frame.Start[j];

    [Fact]
    public void Start_CoincidingPointsOfAClass_AreOne()
    {
        (_, Epigraph epigraph, double[] start) = Draw(1, Objective.Haus);
        Assert.Equal(2 * (N - 1), epigraph.Start.Length);
        double[] spread = epigraph.Spread(epigraph.Start);
        Assert.Equal((start[0], start[1], start[0], start[1]), (spread[0], spread[1], spread[2], spread[3]));
        Assert.Equal(start[4..], spread[4..]);
        double[] distances = epigraph.Distances(epigraph.Start);
        for (int k = 0; k < N * N; k++)
        {
            Assert.Equal(Distance(spread, k / N, k % N), distances[k], 1e-15);
        }
        Assert.Equal(0, distances[1]);
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Measure_DrawnPoints_IsTheObjectiveAndTheLargestViolation(Objective objective)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            (Frame frame, Epigraph epigraph, _) = Draw(seed, objective);
            double[] x = epigraph.Spread(epigraph.Start),
                distances = epigraph.Distances(epigraph.Start);
            (double value, double violation) = epigraph.Measure(epigraph.Start, distances);
            double expected =
                objective == Objective.Haus
                    ? Enumerable.Range(0, N).Max(i => double.Hypot(x[2 * i] - frame.F[2 * i], x[(2 * i) + 1] - frame.F[(2 * i) + 1]))
                    : Enumerable.Range(0, N * N).Max(k => Math.Abs(Distance(x, k / N, k % N) - Distance(frame.F, k / N, k % N)));
            Assert.Equal(expected, value, 1e-15);
            double worst = Triples(frame).Max(t => Distance(x, t.A, t.P) - Distance(x, t.A, t.Q));
            Assert.Equal(Math.Max(0, worst), violation, 1e-15);
        }
    }

    private static IEnumerable<(int A, int P, int Q)> Triples(Frame frame) =>
        from a in Enumerable.Range(0, N)
        from p in Enumerable.Range(0, N)
        from q in Enumerable.Range(0, N)
        where p != a && Same(frame, a, p) && !Same(frame, a, q)
        select (a, p, q);

    [Theory]
    [InlineData(Objective.Haus, 0.05)]
    [InlineData(Objective.Haus, -0.05)]
    [InlineData(Objective.Iso, 0.05)]
    [InlineData(Objective.Iso, -0.05)]
    public void Collect_Window_TakesTheRowsWithinIt(Objective objective, double window)
    {
        const double Slack = 0.02;
        for (int seed = 0; seed < 5; seed++)
        {
            (Frame frame, Epigraph epigraph, _) = Draw(seed, objective);
            double[] x = epigraph.Spread(epigraph.Start),
                distances = epigraph.Distances(epigraph.Start);
            double value = 0.8 * epigraph.Measure(epigraph.Start, distances).Value;
            HashSet<EpigraphRow> expected = [];
            for (int i = 0; i < N; i++)
            {
                if (objective == Objective.Haus)
                {
                    expected.Add(new(EpigraphKind.Displacement, i));
                }
                for (int j = 0; j < i && objective == Objective.Iso; j++)
                {
                    double change = Distance(x, i, j) - Distance(frame.F, i, j);
                    if (Math.Abs(change) >= value - window)
                    {
                        expected.Add(new(change > 0 ? EpigraphKind.Stretch : EpigraphKind.Shrink, i, j));
                    }
                }
            }
            foreach ((int a, int p, int q) in Triples(frame).Where(t => Distance(x, t.A, t.P) > 0))
            {
                double far = Triples(frame).Where(t => t.A == a).Max(t => Distance(x, a, t.P)),
                    near = Triples(frame).Where(t => t.A == a).Min(t => Distance(x, a, t.Q));
                bool extreme = Distance(x, a, p) == far || Distance(x, a, q) == near;
                // Of two positives that are one point the first stands for both as the farthest, of two negatives the first as the nearest.
                bool tied = Enumerable.Range(0, q).Any(j => !Same(frame, a, j) && Distance(x, a, j) == near),
                    twin = (p == 1 && Distance(x, a, q) > near) || (tied && Distance(x, a, q) == near && Distance(x, a, p) < far);
                if (extreme && !twin && Distance(x, a, p) - Distance(x, a, q) >= Slack - window)
                {
                    expected.Add(new(EpigraphKind.Triple, a, p, q));
                }
            }
            HashSet<EpigraphRow> rows = [];
            int count = epigraph.Collect(distances, value, Slack, window, rows);
            Assert.Empty(expected.Except(rows));
            Assert.Empty(rows.Except(expected));
            Assert.Equal(expected.Count, count);
            Assert.NotEmpty(rows);
            Assert.Equal(0, epigraph.Collect(distances, value, Slack, window, rows));
        }
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Evaluate_EveryKindOfRow_IsItsLeftSideWithItsGradient(Objective objective)
    {
        (Frame frame, Epigraph epigraph, _) = Draw(3, objective);
        double[] x = epigraph.Start;
        EpigraphRow[] rows =
            objective == Objective.Haus
                ?
                [
                    new(EpigraphKind.Displacement, 5),
                    new(EpigraphKind.Triple, 0, 2, 5),
                    new(EpigraphKind.Triple, 6, 4, 1),
                    new(EpigraphKind.Displacement, 1),
                ]
                : [new(EpigraphKind.Stretch, 5, 0), new(EpigraphKind.Shrink, 6, 1), new(EpigraphKind.Triple, 7, 8, 2)];
        foreach (EpigraphRow row in rows)
        {
            List<int> columns = [99];
            List<double> gradient = [99];
            double value = epigraph.Evaluate(row, x, columns, gradient);
            double[] point = epigraph.Spread(x);
            double D(double[] y, int i, int j) => Distance(y, i, j);
            double Side(double[] y) =>
                row.Kind switch
                {
                    EpigraphKind.Displacement => double.Hypot(
                        y[2 * row.I] - frame.F[2 * row.I],
                        y[(2 * row.I) + 1] - frame.F[(2 * row.I) + 1]
                    ),
                    EpigraphKind.Stretch => D(y, row.I, row.J) - D(frame.F, row.I, row.J),
                    EpigraphKind.Shrink => D(frame.F, row.I, row.J) - D(y, row.I, row.J),
                    _ => D(y, row.I, row.J) - D(y, row.I, row.K),
                };
            Assert.Equal(Side(point), value, 1e-14);
            Assert.Equal(row.Kind != EpigraphKind.Triple, row.HasValue);
            Assert.Equal(columns.Count, columns.Distinct().Count());
            for (int k = 0; k < x.Length; k++)
            {
                double[] up = [.. x],
                    down = [.. x];
                (up[k], down[k]) = (x[k] + 1e-6, x[k] - 1e-6);
                double slope = (Side(epigraph.Spread(up)) - Side(epigraph.Spread(down))) / 2e-6;
                Assert.Equal(columns.IndexOf(k) is >= 0 and var at ? gradient[at] : 0, slope, 1e-8);
            }
        }
    }

    [Fact]
    public void Evaluate_PointsThatCoincide_HasNoGradient()
    {
        (_, Epigraph epigraph, _) = Draw(3, Objective.Iso);
        List<int> columns = [];
        List<double> gradient = [];
        epigraph.Evaluate(new EpigraphRow(EpigraphKind.Stretch, 1, 0), epigraph.Start, columns, gradient);
        Assert.Empty(columns);
        Assert.Empty(gradient);
    }

    [Fact]
    public void Linearised_SmallMovement_IsWithinItsSquare()
    {
        (_, Epigraph epigraph, _) = Draw(4, Objective.Iso);
        Random random = new(4);
        double[] x = epigraph.Start,
            distances = epigraph.Distances(x),
            movement = [.. x.Select(_ => 1e-5 * (random.NextDouble() - 0.5))],
            linear = epigraph.Linearised(x, distances, movement),
            exact = epigraph.Distances([.. x.Zip(movement, (a, b) => a + b)]);
        for (int k = 0; k < N * N; k++)
        {
            Assert.Equal(exact[k], linear[k], k / N == 3 && k % N == 8 || k / N == 8 && k % N == 3 ? 1e-4 : 1e-8);
        }
        Assert.True(linear.Zip(distances, (a, b) => Math.Abs(a - b)).Max() > 1e-6);
    }
}
