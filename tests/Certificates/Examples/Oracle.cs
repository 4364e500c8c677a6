using MathNet.Numerics.LinearAlgebra;

namespace IsoTriplet.Tests.Certificates;

/// <summary>Says by other means than the checker's whether what a certificate states may be true: exact rationals for upper bounds; for lower bounds a
/// hunt for a separated point that is too near, and where there are matrices a second evaluation in plain doubles.</summary>
internal static class Oracle
{
    public static string? Contradict(Certificate c) =>
        c switch
        {
            SeparatedPointCertificate x => Separated(x),
            LagrangianCertificate x => TooNear(c, "haus") ?? (TraceBound(x) >= c.Bound * (1 - 1e-9) ? null : "trace formula"),
            GramCertificate x => TooNear(c, "iso") ?? (GramMargin(x) > -1e-12 ? null : "no contradiction"),
            StressCertificate x => TooNear(c, "iso") ?? Stress(x),
            BranchCertificate x => TooNear(c, x.Distance),
            HullCertificate x => TooNear(c, "haus") ?? Hull(x),
            StackCertificate x => TooNear(c, "haus") ?? (SecondEvaluation.Stack(x) > -1e-12 ? null : "room left"),
            AngleCertificate x => TooNear(c, "iso") ?? (SecondEvaluation.Angle(x) > -1e-12 ? null : "a wide angle"),
            _ => "unknown",
        };

    private static string? Separated(SeparatedPointCertificate c)
    {
        TripletProblem g = c.Problem with { Points = c.Points };
        if (g.Margin > 0 || g.Comparisons is not null)
        {
            bool member = IsSeparated(g, (i, j) => Instances.Length(g.Points[i], g.Points[j]), 1e-12);
            double far = c.Distance == "iso" ? Distortion(c.Problem, c.Points) : c.Points.Zip(c.Problem.Points, Instances.Length).Max();
            return !member ? "no member"
                : far <= c.Bound + 1e-12 ? null
                : "too far";
        }
        if (Instances.AllTriples(g).Any(t => Exact(g, t.A, t.P) > Exact(g, t.A, t.Q)))
        {
            return "not separated";
        }
        Dyadic bound = Dyadic.From(c.Bound);
        if (c.Distance == "haus")
        {
            return c.Points.Zip(c.Problem.Points).All(x => Dyadic.SquaredDistance(x.First, x.Second) <= bound * bound) ? null : "too far";
        }
        return Distortion(c.Problem, c.Points) <= c.Bound + 1e-12 ? null : "too far";
    }

    /// <summary>A separated G clearly nearer than the stated lower bound: collapses, and for three points a grid.</summary>
    private static string? TooNear(Certificate c, string distance)
    {
        TripletProblem f = c.Problem;
        double limit = c.Bound * (1 - 1e-9);
        double[] mean = [.. Enumerable.Range(0, f.Dimension).Select(k => f.Points.Average(row => row[k]))];
        double[][][] candidates = [f.Points, Instances.Collapsed(f), [.. f.Points.Select(_ => mean)]];
        foreach (double[][] g in candidates)
        {
            double far = distance == "iso" ? Distortion(f, g) : f.Points.Zip(g, Instances.Length).Max();
            if (far < limit && IsSeparated(f, (i, j) => Instances.Length(g[i], g[j])))
            {
                return "a known point is nearer";
            }
        }
        if (f.Labels.Length != 3)
        {
            return null;
        }
        double[] centre =
            distance == "iso"
                ?
                [
                    Instances.Length(f.Points[0], f.Points[1]),
                    Instances.Length(f.Points[0], f.Points[2]),
                    Instances.Length(f.Points[1], f.Points[2]),
                ]
                : [f.Points[0][0], f.Points[1][0], f.Points[2][0]];
        return distance == "haus" && f.Dimension > 1 ? null : Grid(f, distance, centre, limit);
    }

    /// <summary>iso: three lengths with the triangle inequality; haus on a line: three coordinates.</summary>
    private static string? Grid(TripletProblem f, string distance, double[] centre, double limit)
    {
        for (int cell = 0; cell < 21 * 21 * 21; cell++)
        {
            double x = centre[0] + (limit * ((cell % 21) - 10) / 10.0);
            double y = centre[1] + (limit * ((cell / 21 % 21) - 10) / 10.0);
            double z = centre[2] + (limit * ((cell / 441) - 10) / 10.0);
            if (distance == "haus")
            {
                double[] at = [x, y, z];
                if (IsSeparated(f, (i, j) => Math.Abs(at[i] - at[j])))
                {
                    return "a grid point is nearer";
                }
            }
            else if (Math.Min(x, Math.Min(y, z)) >= 0 && x <= y + z && y <= x + z && z <= x + y)
            {
                // With lengths that close up to a triangle in the plane; on a line the proof may use more.
                double[,] d =
                {
                    { 0, x, y },
                    { x, 0, z },
                    { y, z, 0 },
                };
                if (IsSeparated(f, (i, j) => d[i, j]))
                {
                    return "a grid triangle is nearer";
                }
            }
        }
        return null;
    }

    private static bool IsSeparated(TripletProblem f, Func<int, int, double> length, double slack = 0)
    {
        if (f.Comparisons is { } comparisons)
        {
            return comparisons.All(c => length(c.I, c.J) + c.Margin <= length(c.K, c.L) + slack);
        }
        int[] labels = f.Labels;
        for (int a = 0; a < labels.Length; a++)
        {
            for (int p = 0; p < labels.Length; p++)
            {
                for (int q = 0; q < labels.Length; q++)
                {
                    if (p != a && labels[p] == labels[a] && labels[q] != labels[a] && length(a, p) + f.Margin > length(a, q) + slack)
                    {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static double Distortion(TripletProblem f, double[][] g) =>
        (
            from i in Enumerable.Range(0, g.Length)
            from j in Enumerable.Range(0, i)
            select Math.Abs(Instances.Length(f.Points[i], f.Points[j]) - Instances.Length(g[i], g[j]))
        )
            .DefaultIfEmpty(0)
            .Max();

    private static Dyadic Exact(TripletProblem g, int i, int j) => Dyadic.SquaredDistance(g.Points[i], g.Points[j]);

    /// <summary>sqrt(trace(F'(U - U M^-1 U)F) / sum u) on the support, by an eigenvalue decomposition.</summary>
    public static double TraceBound(LagrangianCertificate c)
    {
        int[] support =
        [
            .. Enumerable
                .Range(0, c.PointWeights.Length)
                .Where(i => c.PointWeights[i] != 0 || Terms(c).Any(t => t.Weight != 0 && new[] { t.I, t.J, t.K, t.L }.Contains(i))),
        ];
        Matrix<double> m = FullMatrix(c);
        Matrix<double> chosen = Matrix<double>.Build.Dense(support.Length, support.Length, (i, j) => m[support[i], support[j]]);
        Matrix<double> u = Matrix<double>.Build.DenseOfDiagonalArray([.. support.Select(i => c.PointWeights[i])]);
        Matrix<double> f = Matrix<double>.Build.Dense(support.Length, c.Problem.Dimension, (i, k) => c.Problem.Points[support[i]][k]);
        double value = (f.Transpose() * (u - (u * chosen.Inverse() * u)) * f).Trace();
        value = (value + Terms(c).Sum(t => t.Weight * Offset(c.Problem, t, 2 * c.Bound))) / c.PointWeights.Sum();
        return c.PointWeights.Min() < 0 || Terms(c).Any(t => t.Weight < 0) || chosen.Evd().EigenValues.Min(x => x.Real) <= 0
            ? -1
            : Math.Sqrt(Math.Max(0, value));
    }

    /// <summary>The smallest eigenvalue of M on all points.</summary>
    public static double SmallestEigenvalue(LagrangianCertificate c) => FullMatrix(c).Evd().EigenValues.Min(x => x.Real);

    /// <summary>sum u |h_i - p_i|^2 + sum lambda (|h_a - h_p|^2 - |h_a - h_q|^2), h relative to the mean of F.</summary>
    public static double LagrangianAt(LagrangianCertificate c, double[][] h) =>
        c.PointWeights.Select((u, i) => u * Math.Pow(Instances.Length(h[i], Centred(c.Problem)[i]), 2)).Sum()
        + c.Triples.Sum(t =>
            t.Weight
            * (Math.Pow(Instances.Length(h[t.Anchor], h[t.Positive]), 2) - Math.Pow(Instances.Length(h[t.Anchor], h[t.Negative]), 2))
        );

    /// <summary>|M h - U F|^2, a quarter of the squared gradient.</summary>
    public static double SquaredGradient(LagrangianCertificate c, double[][] h)
    {
        Matrix<double> u = Matrix<double>.Build.DenseOfDiagonalArray(c.PointWeights);
        Matrix<double> r =
            (FullMatrix(c) * Matrix<double>.Build.DenseOfRowArrays(h)) - (u * Matrix<double>.Build.DenseOfRowArrays(Centred(c.Problem)));
        return Math.Pow(r.FrobeniusNorm(), 2);
    }

    private static Matrix<double> FullMatrix(LagrangianCertificate c)
    {
        Matrix<double> m = Laplacian(c.PointWeights.Length, Terms(c));
        m.SetDiagonal(m.Diagonal() + Vector<double>.Build.DenseOfArray(c.PointWeights));
        return m;
    }

    private static double[][] Centred(TripletProblem f) =>
        [.. f.Points.Select(row => row.Select((x, k) => x - f.Points.Average(other => other[k])).ToArray())];

    /// <summary>What the shrunk pairs demand less what the stretched ones allow; negative infinity where the matrix of the weights is not semidefinite.</summary>
    public static double GramMargin(GramCertificate c)
    {
        Matrix<double> a = Laplacian(c.Problem.Labels.Length, Terms(c));
        double margin = Terms(c).Sum(t => t.Weight * Offset(c.Problem, t, c.Bound));
        foreach ((WeightedPair w, int sign) in c.Stretched.Select(w => (w, 1)).Concat(c.Shrunk.Select(w => (w, -1))))
        {
            Lap(a, w.I, w.J, sign * w.Weight);
            double length = Instances.Length(c.Problem.Points[w.I], c.Problem.Points[w.J]) + (sign * c.Bound);
            margin -= sign * w.Weight * Math.Pow(Math.Max(0, length), 2);
        }
        return a.Evd().EigenValues.Min(x => x.Real) < -1e-12 ? double.NegativeInfinity : margin;
    }

    private static string? Stress(StressCertificate c) => StressMargin(c, 1 - 1e-6) > 0 ? null : "inequality";

    /// <summary>left - slack * right of the inequality of a stress certificate; negative infinity where a stressed pair is too short.
    /// beta is widened by a factor.</summary>
    public static double StressMargin(StressCertificate c, double slack = 1, double widened = 1)
    {
        int count = c.Problem.Labels.Length;
        Matrix<double> f = Matrix<double>.Build.Dense(count, c.Problem.Dimension, (i, k) => c.Problem.Points[i][k]);
        Matrix<double> d = Matrix<double>.Build.Dense(count, count, (i, j) => (f.Row(i) - f.Row(j)).L2Norm());
        Vector<double> mean = f.ColumnSums() / count;
        Matrix<double> centred = Matrix<double>.Build.Dense(count, f.ColumnCount, (i, k) => f[i, k] - mean[k]);
        double beta = (
            d.Map(x => c.Bound * ((2 * x) + c.Bound)) - Matrix<double>.Build.DenseDiagonal(count, c.Bound * c.Bound)
        ).FrobeniusNorm();
        beta *= widened / (2 * centred.Svd().S.Min() * Math.Sqrt(2 * (Math.Sqrt(2) - 1)));
        Matrix<double> w = Matrix<double>.Build.Dense(count, count);
        foreach (WeightedPair s in c.Stress)
        {
            w[s.I, s.J] += s.Weight;
            w[s.J, s.I] += s.Weight;
        }
        Matrix<double> difference = -w;
        double left = 0;
        foreach (Inequality t in Terms(c))
        {
            left += t.Weight * (d[t.I, t.J] + t.Margin - d[t.K, t.L]);
            difference[t.K, t.L] += t.Weight;
            difference[t.L, t.K] += t.Weight;
            difference[t.I, t.J] -= t.Weight;
            difference[t.J, t.I] -= t.Weight;
        }
        double right = c.Bound * difference.Enumerate().Sum(Math.Abs) / 2;
        Matrix<double> force = Matrix<double>.Build.Dense(
            count,
            f.ColumnCount,
            (i, k) => Enumerable.Range(0, count).Where(j => w[i, j] != 0).Sum(j => w[i, j] * (f[i, k] - f[j, k]) / d[i, j])
        );
        right += force.FrobeniusNorm() * beta;
        bool room = Enumerable.Range(0, count).All(i => Enumerable.Range(0, i).All(j => w[i, j] <= 0 || d[i, j] > Math.Sqrt(2) * beta));
        right += Enumerable
            .Range(0, count)
            .Max(i =>
                Enumerable.Range(0, count).Where(j => w[i, j] > 0).Sum(j => w[i, j] * beta * beta / (d[i, j] - (Math.Sqrt(2) * beta)))
            );
        return room ? left - (slack * right) : double.NegativeInfinity;
    }

    /// <summary>The formula of the bound with the depth sampled along directions of the plane: no tree can prove more.</summary>
    private static string? Hull(HullCertificate c)
    {
        double[][] a = [.. c.Problem.Points.Where((_, i) => c.Problem.Labels[i] == c.First)];
        double[][] b = [.. c.Problem.Points.Where((_, i) => c.Problem.Labels[i] == c.Second)];
        double depth = Enumerable.Range(0, 7200).Select(k => k * Math.PI / 3600).Min(t => Along(a, t).Max() - Along(b, t).Min());
        double[][] distances = [.. new[] { a, b }.SelectMany(rows => rows.Select(p => rows.Select(q => Instances.Length(p, q)).ToArray()))];
        double diameter = distances.Max(row => row.Max());
        double centre = Math.Max(distances[..a.Length].Min(row => row.Max()), distances[a.Length..].Min(row => row.Max()));
        // Three weights in the plane: one against two, unless no class has two points.
        double kappa = Math.Sqrt(Math.Max(a.Length, b.Length) > 1 ? 0.75 : 1);
        double most = Math.Max((depth + (kappa * diameter / 2)) / (2 + kappa), (depth + (kappa * centre)) / (2 + (2 * kappa)));
        return c.Bound <= Math.Max((depth + c.Problem.Margin) / 2, most) * (1 + 1e-9) ? null : "no tree proves this";
    }

    private static IEnumerable<double> Along(double[][] rows, double angle) =>
        rows.Select(p => (p[0] * Math.Cos(angle)) + (p[1] * Math.Sin(angle)));

    private static Matrix<double> Laplacian(int count, IEnumerable<Inequality> terms)
    {
        Matrix<double> m = Matrix<double>.Build.Dense(count, count);
        foreach (Inequality t in terms)
        {
            Lap(m, t.I, t.J, t.Weight * (t.Margin >= 0 ? t.Slope : 1));
            Lap(m, t.K, t.L, -t.Weight * (t.Margin < 0 ? t.Slope : 1));
        }
        return m;
    }

    private sealed record Inequality(int I, int J, int K, int L, double Margin, double Weight, double Slope);

    private static Inequality[] Terms(Certificate c)
    {
        (WeightedTriple[] triples, WeightedComparison[] comparisons) = c switch
        {
            LagrangianCertificate x => (x.Triples, x.Comparisons),
            GramCertificate x => (x.Triples, x.Comparisons),
            StressCertificate x => (x.Triples, x.Comparisons),
            _ => ([], []),
        };
        return
        [
            .. triples.Select(t => new Inequality(t.Anchor, t.Positive, t.Anchor, t.Negative, c.Problem.Margin, t.Weight, t.Slope)),
            .. comparisons.Select(w =>
            {
                Comparison x = c.Problem.Comparisons![w.Index];
                return new Inequality(x.I, x.J, x.K, x.L, x.Margin, w.Weight, w.Slope);
            }),
        ];
    }

    // By sampling: the least of (g + s)^2 - slope g^2 on the interval, or of slope g^2 - (g - s)^2 on the half line.
    private static double Offset(TripletProblem f, Inequality t, double reach)
    {
        double s = t.Margin;
        if (s < 0)
        {
            return t.K == t.L
                ? -s * s
                : Enumerable
                    .Range(0, 20001)
                    .Min(k => (t.Slope * Square(k * -s / 1000 / (t.Slope - 1))) - Square((k * -s / 1000 / (t.Slope - 1)) - s));
        }
        if (t.I == t.J || (s == 0 && t.Slope == 1))
        {
            return s * s;
        }
        double d = Instances.Length(f.Points[t.I], f.Points[t.J]),
            low = Math.Max(0, d - reach);
        return Enumerable
            .Range(0, 1001)
            .Min(k => Square(low + (k * (d + reach - low) / 1000) + s) - (t.Slope * Square(low + (k * (d + reach - low) / 1000))));

        static double Square(double x) => x * x;
    }

    private static void Lap(Matrix<double> m, int i, int j, double w)
    {
        m[i, i] += w;
        m[j, j] += w;
        m[i, j] -= w;
        m[j, i] -= w;
    }
}
