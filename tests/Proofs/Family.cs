namespace IsoTriplet.Tests.Proofs;

/// <summary>Labelled points with the quantities of docs/mathematics.md computed straight from their definitions, and the constructions of its proofs.</summary>
internal sealed record Family(double[][] Points, int[] Labels)
{
    internal int Count => Points.Length;

    internal double Distance(int i, int j) => Math.Sqrt(Squared(Points[i], Points[j]));

    internal IEnumerable<(int A, int P, int Q)> Triples() =>
        from a in Enumerable.Range(0, Count)
        from p in Enumerable.Range(0, Count)
        where p != a && Labels[p] == Labels[a]
        from q in Enumerable.Range(0, Count)
        where Labels[q] != Labels[a]
        select (a, p, q);

    /// <summary>max over triples of D_ap - D_aq; negative infinity without a triple.</summary>
    internal double Hardness() =>
        Triples().Select(t => Distance(t.A, t.P) - Distance(t.A, t.Q)).DefaultIfEmpty(double.NegativeInfinity).Max();

    internal double IsoDistance(Family other) =>
        (
            from i in Enumerable.Range(0, Count)
            from j in Enumerable.Range(0, Count)
            select Math.Abs(Distance(i, j) - other.Distance(i, j))
        ).Max();

    internal double LargestDisplacement(Family other) => Points.Zip(other.Points, (x, y) => Math.Sqrt(Squared(x, y))).Max();

    /// <summary>The G of Theorem 7.1: class k moves to zeta_k in new dimensions with |zeta_k - zeta_l|^2 = max(s_k, s_l).</summary>
    internal Family ShiftClasses()
    {
        int classes = Labels.Max() + 1;
        var need = new double[classes];
        foreach (var (a, p, q) in Triples())
        {
            need[Labels[a]] = Math.Max(need[Labels[a]], Squared(Points[a], Points[p]) - Squared(Points[a], Points[q]));
        }
        var zeta = Ultrametric(need);
        return new Family([.. Points.Select((x, i) => (double[])[.. x, .. zeta[Labels[i]]])], Labels);
    }

    /// <summary>Points with |z_k - z_l|^2 = max(s_k, s_l), each above the circumcentre of those before it, in the order of s.</summary>
    internal static double[][] Ultrametric(double[] s)
    {
        var order = Enumerable.Range(0, s.Length).OrderBy(k => s[k]).ToArray();
        var points = s.Select(_ => new double[Math.Max(0, s.Length - 1)]).ToArray();
        var centre = new double[Math.Max(0, s.Length - 1)];
        double radius2 = 0;
        for (int l = 1; l < order.Length; l++)
        {
            double height = Math.Sqrt(s[order[l]] - radius2);
            centre.CopyTo(points[order[l]], 0);
            points[order[l]][l - 1] = height;
            double up = height > 0 ? (height * height - radius2) / (2 * height) : 0;
            centre[l - 1] = up;
            radius2 += up * up;
        }
        return points;
    }

    /// <summary>The TS family of Theorem 6.4 on a line: overlapping classes go to the middle of their interval, the others are clamped by H/2 at both ends.</summary>
    internal Family SeparateOnLine()
    {
        double hardness = Hardness();
        double[] x = [.. Points.Select(p => p[0])];
        (double Low, double High) Range(int label) =>
            (x.Where((_, i) => Labels[i] == label).Min(), x.Where((_, i) => Labels[i] == label).Max());
        double Move(int i)
        {
            var (low, high) = Range(Labels[i]);
            bool meets = Labels.Distinct().Any(l => l != Labels[i] && Range(l).Low <= high && Range(l).High >= low);
            double middle = (low + high) / 2;
            return meets || high - low <= hardness ? middle : Math.Clamp(x[i], low + hardness / 2, high - hardness / 2);
        }
        return this with { Points = [.. Enumerable.Range(0, Count).Select(i => new[] { Move(i) })] };
    }

    /// <summary>The chain of simplices of section 7.3, rho = 1.</summary>
    internal static Family Chain(int m, int classes, int planes, double h)
    {
        double step = Math.Sqrt((1 - h) * (1 - h) - (1 + h) * (1 + h) * (m - 1) / m);
        var points = new List<double[]>();
        for (int k = 0; k < classes; k++)
        {
            for (int i = 0; i < m; i++)
            {
                // A simplex on m axes with edge 1 + h, centred: it spans m - 1 of the m dimensions.
                var x = new double[planes * m + 1];
                double turn = k / planes % 2 == 0 ? 1 : -1;
                for (int j = 0; j < m; j++)
                {
                    x[k % planes * m + j] = turn * ((i == j ? 1 : 0) - 1.0 / m) * (1 + h) / Math.Sqrt(2);
                }
                x[^1] = k * step;
                points.Add(x);
            }
        }
        return new Family([.. points], [.. Enumerable.Range(0, m * classes).Select(i => i / m)]);
    }

    internal static double Squared(double[] x, double[] y) => x.Zip(y, (s, t) => (s - t) * (s - t)).Sum();
}
