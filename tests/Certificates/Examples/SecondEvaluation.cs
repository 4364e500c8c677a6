namespace IsoTriplet.Tests.Certificates;

/// <summary>The rules once more in plain doubles, as margins: a certificate holds where the margin is positive.</summary>
internal static class SecondEvaluation
{
    /// <summary>What the rows of a leaf demand less the most that any G within the bound gives. arc(i, j) holds the ends of a convex cone.</summary>
    public static double Leaf(BranchCertificate c, BranchLeaf leaf, Func<int, int, (double[] A, double[] B)> arc)
    {
        double[][] points = c.Problem.Points;
        int n = c.Problem.Dimension;
        bool haus = c.Distance == "haus";
        double reach = haus ? 2 * c.Bound : c.Bound;
        double[][] sum = [.. points.Select(_ => new double[n])];
        double demanded = 0;
        double Size(double[] e) => Math.Sqrt(e.Sum(x => x * x));
        void Add(int i, int j, double[] e, double scale)
        {
            for (int k = 0; k < n; k++)
            {
                sum[i][k] += scale * e[k];
                sum[j][k] -= scale * e[k];
            }
        }
        double[] Support(int i, int j)
        {
            (double[] a, double[] b) = arc(i, j);
            double cosine = a.Zip(b, (x, y) => x * y).Sum() / (Size(a) * Size(b));
            return [.. a.Zip(b, (x, y) => ((x / Size(a)) + (y / Size(b))) / (1 + cosine))];
        }
        double Length(int i, int j) => Size([.. points[i].Zip(points[j], (x, y) => x - y)]);
        int[] labels = c.Problem.Labels;
        double Apart(int i, int j) =>
            (
                from a in labels[i] == labels[j] ? [] : new[] { i, j }
                from p in Enumerable.Range(0, labels.Length)
                where labels[p] == labels[a]
                select Length(a, p)
            )
                .Append(Length(i, j))
                .Max();
        foreach (DirectedPair row in leaf.Upper)
        {
            Add(row.I, row.J, row.Vector, -1);
            demanded -= Size(row.Vector) * (Length(row.I, row.J) + reach);
        }
        foreach (DirectedTriple row in leaf.Triples)
        {
            Add(row.Anchor, row.Negative, Support(row.Anchor, row.Negative), Size(row.Vector));
            Add(row.Anchor, row.Positive, row.Vector, -1);
        }
        foreach (WeightedPair row in leaf.Lower)
        {
            Add(row.I, row.J, Support(row.I, row.J), row.Weight);
            demanded += row.Weight * Math.Max(0, Apart(row.I, row.J) - reach);
        }
        foreach (WeightedPair row in leaf.Left)
        {
            double[] a = arc(row.I, row.J).A;
            Add(row.I, row.J, [-a[1], a[0]], row.Weight);
        }
        foreach (WeightedPair row in leaf.Right)
        {
            double[] b = arc(row.I, row.J).B;
            Add(row.I, row.J, [b[1], -b[0]], row.Weight);
        }
        double most = haus
            ? sum.Select((s, i) => s.Select((x, k) => x * (points[i][k] - points[0][k])).Sum() + (c.Bound * Size(s))).Sum()
            : sum.Select((s, i) => i == 0 ? 0 : Size(s) * (Length(i, 0) + c.Bound)).Sum();
        return demanded - most;
    }

    /// <summary>The length that the classes between two others need, less what the two leave them, at the least over top and bottom; lambda on a grid.</summary>
    public static double Stack(StackCertificate c)
    {
        const int Grid = 960;
        double kappa = Math.Sqrt(0.75),
            e = double.Hypot(c.Direction[0], c.Direction[1]);
        double X(int i) =>
            (Enumerable.Range(0, 2).Sum(k => (c.Problem.Points[i][k] - c.Problem.Points[0][k]) * c.Direction[k]) - c.Offset) / e;
        double Y(int i) =>
            (
                ((c.Problem.Points[i][1] - c.Problem.Points[0][1]) * c.Direction[0])
                - ((c.Problem.Points[i][0] - c.Problem.Points[0][0]) * c.Direction[1])
            ) / e;
        double Reach(StackSegment s, double[] slopes, int sign) =>
            Enumerable
                .Range(0, Grid + 1)
                .Max(k =>
                {
                    double share = (double)k / Grid,
                        mu = slopes[Math.Min(slopes.Length - 1, k * slopes.Length / Grid)];
                    double along = (share * X(s.P)) + ((1 - share) * X(s.Q)),
                        height = sign * ((share * Y(s.P)) + ((1 - share) * Y(s.Q)));
                    double turn = double.Hypot(kappa + (mu * share), share) + double.Hypot((mu * (1 - share)) - kappa, 1 - share);
                    return height + (mu * along) - (kappa * (X(s.Q) - X(s.P))) + (c.Bound * turn);
                });
        bool crosses = c.Segments.All(s => X(s.P) + c.Bound < 0 && X(s.Q) - c.Bound > 0 && c.Problem.Labels[s.P] == c.Problem.Labels[s.Q]);
        if (!crosses || c.Segments.Select(s => c.Problem.Labels[s.P]).Distinct().Count() < c.Segments.Length)
        {
            return double.NegativeInfinity;
        }
        double[] least =
        [
            .. c.Segments.Select(s => Math.Max(0, Instances.Length(c.Problem.Points[s.P], c.Problem.Points[s.Q]) - (2 * c.Bound))),
        ];
        return (
            from top in Enumerable.Range(0, least.Length)
            from bottom in Enumerable.Range(0, least.Length)
            where top != bottom
            let inner = least.Where((_, j) => j != top && j != bottom).ToArray()
            select (kappa * (inner.Sum() - inner.Min()))
                - Reach(c.Segments[top], c.Segments[top].Up, 1)
                - Reach(c.Segments[bottom], c.Segments[bottom].Down, -1)
        ).Min();
    }

    /// <summary>The least, over all angles, by which the side opposite would have to be longer than it is; plane only.</summary>
    public static double Angle(AngleCertificate c)
    {
        TripletProblem f = c.Problem;
        int m = c.Points.Length;
        double D(int i, int j) => Instances.Length(f.Points[i], f.Points[j]);
        double Reach(AnglePoint p) => p.Point == p.Positive ? 0 : D(p.Point, p.Positive) + f.Margin;
        double Least(AnglePoint p, AnglePoint q)
        {
            double own = D(p.Point, q.Point);
            return (f.Labels[p.Point] == f.Labels[q.Point] ? own : Math.Max(own, Math.Max(Reach(p), Reach(q)))) - c.Bound;
        }
        if (
            f.Dimension == 2
            && m == 3
            && c.Points.DistinctBy(p => f.Labels[p.Point]).Count() == 3
            && c.Points.All(p => f.Labels[p.Point] == f.Labels[p.Positive])
        )
        {
            double shortest = c.Points.Min(p => D(p.Point, p.Positive)) - c.Bound;
            AnglePoint[] next = [.. c.Points[1..], c.Points[0]];
            double longest = c
                .Points.Zip(next)
                .Max(x => Math.Max(D(x.First.Point, x.Second.Point), D(x.First.Positive, x.Second.Positive)));
            return (Math.Sqrt(3) * shortest) - longest - c.Bound;
        }
        if (f.Dimension != 2 || m < 4 || c.Points.Any(p => f.Labels[p.Point] != f.Labels[p.Positive]))
        {
            return double.NegativeInfinity;
        }
        double cosine = Math.Cos(Math.PI * (1 - (2.0 / Math.Min(m, 6))));
        return (
            from i in c.Points
            from j in c.Points
            from k in c.Points
            where !ReferenceEquals(i, j) && !ReferenceEquals(i, k) && !ReferenceEquals(j, k)
            let a = Least(i, j)
            let b = Least(i, k)
            select Math.Min(a, b) > 0
                ? Math.Sqrt((a * a) + (b * b) - (2 * a * b * cosine)) - D(j.Point, k.Point) - c.Bound
                : double.NegativeInfinity
        ).Min();
    }

    /// <summary>The certificate with its points in another order and other labels: point i becomes point order[i], label l becomes 7 - 3 l.</summary>
    public static Certificate Permuted(Certificate c, int[] order)
    {
        T[] Moved<T>(T[] items)
        {
            T[] moved = new T[items.Length];
            for (int i = 0; i < items.Length; i++)
            {
                moved[order[i]] = items[i];
            }
            return moved;
        }
        static int Label(int label) => 7 - (3 * label);
        WeightedPoint Point(WeightedPoint w) => new(order[w.I], w.Weight);
        WeightedPair Pair(WeightedPair w) => new(order[w.I], order[w.J], w.Weight);
        WeightedTriple Triple(WeightedTriple t) =>
            t with
            {
                Anchor = order[t.Anchor],
                Positive = order[t.Positive],
                Negative = order[t.Negative],
            };
        Comparison Compared(Comparison x) => new(order[x.I], order[x.J], order[x.K], order[x.L], x.Margin);
        BranchNode Node(BranchNode node) =>
            node switch
            {
                PairSplit x => x with { I = order[x.I], J = order[x.J] },
                BranchLeaf x => new BranchLeaf(
                    Array.ConvertAll(x.Upper, e => e with { I = order[e.I], J = order[e.J] }),
                    Array.ConvertAll(
                        x.Triples,
                        e => e with { Anchor = order[e.Anchor], Positive = order[e.Positive], Negative = order[e.Negative] }
                    ),
                    Array.ConvertAll(x.Lower, Pair),
                    Array.ConvertAll(x.Left, Pair),
                    Array.ConvertAll(x.Right, Pair)
                ),
                ClassSplit x => x with { First = Label(x.First), Second = Label(x.Second) },
                _ => node,
            };
        TripletProblem f = c.Problem with
        {
            Points = Moved(c.Problem.Points),
            Labels = Array.ConvertAll(Moved(c.Problem.Labels), Label),
            Comparisons = c.Problem.Comparisons is { } listed ? Array.ConvertAll(listed, Compared) : null,
        };
        return c switch
        {
            SeparatedPointCertificate x => x with { Problem = f, Points = Moved(x.Points) },
            LagrangianCertificate x => x with
            {
                Problem = f,
                PointWeights = Moved(x.PointWeights),
                Triples = Array.ConvertAll(x.Triples, Triple),
            },
            GramCertificate x => x with
            {
                Problem = f,
                Stretched = Array.ConvertAll(x.Stretched, Pair),
                Shrunk = Array.ConvertAll(x.Shrunk, Pair),
                Triples = Array.ConvertAll(x.Triples, Triple),
            },
            StressCertificate x => x with
            {
                Problem = f,
                Triples = Array.ConvertAll(x.Triples, Triple),
                Stress = Array.ConvertAll(x.Stress, Pair),
            },
            BranchCertificate x => x with
            {
                Problem = f,
                Frame = Array.ConvertAll(x.Frame, i => order[i]),
                Nodes = Array.ConvertAll(x.Nodes, Node),
            },
            HullCertificate x => x with
            {
                Problem = f,
                First = Label(x.First),
                Second = Label(x.Second),
                Nodes = Array.ConvertAll(
                    x.Nodes,
                    node =>
                        node is HullLeaf leaf
                            ? new HullLeaf(Array.ConvertAll(leaf.First, Point), Array.ConvertAll(leaf.Second, Point))
                            : node
                ),
            },
            StackCertificate x => x with
            {
                Problem = f,
                Offset = x.Offset + Enumerable.Range(0, 2).Sum(k => x.Direction[k] * (x.Problem.Points[0][k] - f.Points[0][k])),
                Segments = Array.ConvertAll(x.Segments, s => s with { P = order[s.P], Q = order[s.Q] }),
            },
            AngleCertificate x => x with
            {
                Problem = f,
                Points = Array.ConvertAll(x.Points, p => new AnglePoint(order[p.Point], order[p.Positive])),
            },
            _ => throw new ArgumentException("No such kind.", nameof(c)),
        };
    }
}
