namespace IsoTriplet.Optimizers.Angles;

/// <summary>
/// A lower bound on d_iso(F, F_TS) in few dimensions from points of several classes that are near one another, each far from a point of its own class: in G they are far apart and yet near,
/// which the widest angle among them does not allow (docs/mathematics/plane.md, 17.4). Half the hardness looks at one triple; this looks at as many
/// classes as force such an angle, and at long classes by both their ends: three of the plane (17.5), any number on a line (17.7).
/// </summary>
internal static class AngleBound
{
    // Extreme points of every class along so many directions: the far positives of its members.
    private const int Directions = 48;

    // So many of the most distant points of every class start a choice, and nearness to them weighs as much as these shares of the distance to the positive.
    private const int Seeds = 8;
    private static readonly double[] Nearness = [0.3, 0.6, 0.9];

    // The best choices are bettered by exchanges with so many candidates for every place.
    private const int Exchanged = 8;
    private const int Candidates = 40;
    private const int Rounds = 6;

    private static readonly double[] Concessions = [1e-12, 1e-10, 1e-8];

    /// <summary>The best bound over sets of points, one a class.</summary>
    /// <param name="f">F.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="known">Only more than this is of use.</param>
    /// <param name="cancellation">Stops with what was reached.</param>
    /// <returns>The bound that the checker established, with the certificate of the points it rests on; <see cref="Bound.Zero"/> where there is none above <paramref name="known"/>.</returns>
    public static Bound Find(Embedding f, Labels labels, double known, CancellationToken cancellation)
    {
        int[] sizes = f.Dimension switch
        {
            1 => [3],
            2 => [4, 5, 6],
            <= 5 => [(1 << f.Dimension) + 1],
            _ => [],
        };
        Bound best = Bound.Zero;
        // By both ends two classes of a line prove something; elsewhere it takes three.
        if (sizes.Length == 0 || labels.Classes < (f.Dimension == 1 ? 2 : 3))
        {
            return best;
        }
        Distant distant = new(f, labels);
        foreach (int size in sizes.Where(s => s <= labels.Classes))
        {
            (double value, int[] points) = Largest(f, labels, distant, size, cancellation);
            AnglePoint[] pairs = [.. points.Select(i => new AnglePoint(i, distant.Positive[i]))];
            best = value > Math.Max(known, best.Value) ? Certified(f, labels, pairs, value, $"wide angles ({size} classes)") ?? best : best;
        }
        if (f.Dimension == 2)
        {
            (double value, AnglePoint[] pairs) = LongClasses.Best(f, labels, distant.Reach, distant.Positive, cancellation);
            best = value > Math.Max(known, best.Value) ? Certified(f, labels, pairs, value, "three long classes") ?? best : best;
        }
        if (f.Dimension == 1)
        {
            (double value, AnglePoint[] pairs) = LongIntervals.Best(f, labels, cancellation);
            string name = $"long classes ({pairs.Length} of them)";
            best = value > Math.Max(known, best.Value) ? Certified(f, labels, pairs, value, name) ?? best : best;
        }
        return best.Value > known ? best : Bound.Zero;
    }

    private static (double Value, int[] Points) Largest(
        Embedding f,
        Labels labels,
        Distant distant,
        int size,
        CancellationToken cancellation
    )
    {
        double Value(int[] points) => AngleBound.Value(f, distant, points, Turn(f.Dimension, size));
        IEnumerable<int[]> choices =
            from seed in distant.Seeds(Seeds)
            from near in Nearness
            select Choose(f, labels, distant, seed, near, size);
        (double Value, int[] Points) best = (0, []);
        foreach (
            int[] points in choices.DistinctBy(p => string.Join(' ', p), StringComparer.Ordinal).OrderByDescending(Value).Take(Exchanged)
        )
        {
            (double value, int[] now) = (Value(points), points);
            bool better = true;
            for (int round = 0; round < Rounds && better && !cancellation.IsCancellationRequested; round++)
            {
                better = false;
                for (int place = 0; place < size; place++)
                {
                    int[] others = [.. now.Where((_, k) => k != place)];
                    foreach (int i in Replacements(f, labels, distant, others))
                    {
                        int[] next = [.. others, i];
                        if (Value(next) is var other && other > value * (1 + 1e-9))
                        {
                            (value, now, better) = (other, next, true);
                            break;
                        }
                    }
                }
            }
            best = value > best.Value ? (value, now) : best;
        }
        return best;
    }

    // Of every class the point that is far from its positive and near the seed, then the best of these classes.
    private static int[] Choose(Embedding f, Labels labels, Distant distant, int seed, double near, int size)
    {
        double Worth(int i) => distant.Reach[i] - (near * PairwiseDistances.Between(f.Row(i), f.Row(seed)));
        return
        [
            .. Enumerable
                .Range(0, labels.Classes)
                .Select(k => labels.Members(k).ToArray().MaxBy(Worth))
                .OrderByDescending(Worth)
                .Take(size)
                .Order(),
        ];
    }

    private static IEnumerable<int> Replacements(Embedding f, Labels labels, Distant distant, int[] others)
    {
        HashSet<int> used = [.. others.Select(i => labels[i])];
        return Enumerable
            .Range(0, f.Points)
            .Where(i => !used.Contains(labels[i]))
            .OrderByDescending(i => distant.Reach[i] - others.Max(o => PairwiseDistances.Between(f.Row(i), f.Row(o))))
            .Take(Candidates);
    }

    // tau of the checker's rule.
    private static double Turn(int dimension, int size) =>
        dimension == 1 ? 1
        : dimension == 2 ? -Math.Cos(Math.PI * (1 - (2.0 / size)))
        : 0;

    // The least eps at which some angle might be wide enough: the smaller root of (C + eps)^2 = (A - eps)^2 + (B - eps)^2 + 2 tau (A - eps) (B - eps).
    private static double Value(Embedding f, Distant distant, int[] points, double tau)
    {
        int m = points.Length;
        double[,] d = new double[m, m],
            apart = new double[m, m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                d[i, j] = PairwiseDistances.Between(f.Row(points[i]), f.Row(points[j]));
                apart[i, j] = Math.Max(d[i, j], Math.Max(distant.Reach[points[i]], distant.Reach[points[j]]));
            }
        }
        double least = double.PositiveInfinity;
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                for (int k = 0; k < j; k++)
                {
                    if (i != j && i != k)
                    {
                        (double a, double b, double c) = (apart[i, j], apart[i, k], d[j, k]);
                        double half = c + ((1 + tau) * (a + b)),
                            constant = (a * a) + (b * b) + (2 * tau * a * b) - (c * c),
                            root = (half * half) - ((1 + (2 * tau)) * constant);
                        double eps = root > 0 ? constant / (half + Math.Sqrt(root)) : a;
                        least = Math.Min(least, Math.Min(eps, Math.Min(a, b)));
                    }
                }
            }
        }
        return least;
    }

    private static Bound? Certified(Embedding f, Labels labels, AnglePoint[] pairs, double value, string name)
    {
        int[] rows = [.. pairs.SelectMany(p => new[] { p.Point, p.Positive }).Distinct().Order()];
        TripletProblem problem = ComparisonProblem.RecordOf(f.Select(rows), labels.Select(rows));
        AnglePoint[] within = [.. pairs.Select(p => new AnglePoint(Array.IndexOf(rows, p.Point), Array.IndexOf(rows, p.Positive)))];
        return Concessions
            .Select(concession => new AngleCertificate(problem, value * (1 - concession), within))
            .Where(c => CertificateChecker.Check(c).Valid)
            .Select(c => new Bound(c.Bound, name, c, rows))
            .FirstOrDefault();
    }

    /// <summary>Of every point a far one of its class, among those that are extreme along some direction.</summary>
    private sealed class Distant
    {
        private readonly Labels _labels;

        public Distant(Embedding f, Labels labels)
        {
            (_labels, Reach, Positive) = (labels, new double[f.Points], new int[f.Points]);
            double[][] directions = [.. Unit(f.Dimension)];
            for (int k = 0; k < labels.Classes; k++)
            {
                int[] members = labels.Members(k).ToArray();
                int[] extremes =
                [
                    .. directions
                        .Select(e => members.MaxBy(i => Enumerable.Range(0, f.Dimension).Sum(c => e[c] * (f[i, c] - f[members[0], c]))))
                        .Distinct(),
                ];
                foreach (int i in members)
                {
                    Positive[i] = extremes.MaxBy(j => PairwiseDistances.Between(f.Row(i), f.Row(j)));
                    Reach[i] = PairwiseDistances.Between(f.Row(i), f.Row(Positive[i]));
                }
            }
        }

        /// <summary>|p_i - q_i|.</summary>
        public double[] Reach { get; }

        /// <summary>q_i.</summary>
        public int[] Positive { get; }

        public IEnumerable<int> Seeds(int each) =>
            Enumerable.Range(0, _labels.Classes).SelectMany(k => _labels.Members(k).ToArray().OrderByDescending(i => Reach[i]).Take(each));

        // In the plane evenly, elsewhere drawn, each with its opposite.
        private static IEnumerable<double[]> Unit(int dimension)
        {
            Random random = new(dimension);
            for (int k = 0; k < Directions / 2; k++)
            {
                double[] e =
                    dimension == 2
                        ? [Math.Cos(2 * Math.PI * k / Directions), Math.Sin(2 * Math.PI * k / Directions)]
                        : [.. Enumerable.Range(0, dimension).Select(_ => NormalDraw.Next(random))];
                yield return e;
                yield return [.. e.Select(x => -x)];
            }
        }
    }
}
