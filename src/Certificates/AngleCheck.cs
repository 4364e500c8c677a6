namespace IsoTriplet.Certificates;

/// <summary>Judges <see cref="AngleCertificate"/>: would every angle between the images be smaller than some angle among so many points has to be?</summary>
/// <remarks>
/// docs/mathematics/plane.md, Theorem 17.4. Suppose G is Triplet-Separated with d_iso(F, G) = eps at most the bound, and let a_i be the image of the point p_i, q_i its positive.
/// |a_i - a_j| is at least D_ij - eps, and where the classes differ at least the distance of a_i to the image of q_i, so at least |p_i - q_i| - eps, plus the margin; likewise for j. Call the
/// largest of these n_ij; where all are positive the images are distinct, and then some three of them have cos(angle at i) &lt;= -tau, tau &gt;= 0 by <see cref="Turn"/>. Hence
///   n_ij^2 + n_ik^2 + 2 tau n_ij n_ik &lt;= |a_j - a_k|^2 &lt;= (D_jk + eps)^2.
/// Where this fails for every i and every j, k, there is no such G; both sides are monotone in eps, so none that is nearer either.
/// By both ends: three points in the plane are judged by Theorem 17.5, with their positives, and points on a line by Theorem 17.7 before 17.4. |a_k - b_k| is at least m_k = |p_k - q_k| - eps > 0, and
/// |a_j - a_k| &lt;= |p_j - p_k| + eps, so for the b_k. In the plane, m the least m_k, two of the a_k or two of the b_k are at least sqrt 3 m apart. On a line of k classes, S the sum of the m_k,
/// the first and the last, i and j, have |a_i - a_j| and |b_i - b_j| at least 2S - m - max(m_i, m_j), or one of the two at least 2S - m; with a margin k - 1 times that more.
/// </remarks>
public static class AngleCheck
{
    /// <summary>Checks the certificate.</summary>
    /// <param name="certificate">A well-formed certificate.</param>
    /// <returns>The verdict.</returns>
    internal static CheckResult Check(AngleCertificate certificate)
    {
        (TripletProblem f, AnglePoint[] points, Interval eps) = (certificate.Problem, certificate.Points, certificate.Bound);
        if ((f.Dimension, points.Length) is (2, 3) or (1, _))
        {
            CheckResult both = BothEnds(certificate);
            if (f.Dimension == 2 || both.Valid || points.Length < 3)
            {
                return both;
            }
        }
        if (Turn(f.Dimension, points.Length) is not { } tau)
        {
            return new(false, $"{points.Length} points in dimension {f.Dimension} need not form a wide angle.", 0);
        }
        if (Array.FindIndex(points, p => f.Labels[p.Point] != f.Labels[p.Positive]) is var strange and >= 0)
        {
            return new(false, $"Pair {strange} is not of one class.", 0);
        }
        double[] reach = Array.ConvertAll(points, p => p.Point == p.Positive ? 0 : (Distance(p.Point, p.Positive) + f.Margin).Lower);
        Interval[,] most = new Interval[points.Length, points.Length],
            least = new Interval[points.Length, points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (int p, int q) = (points[i].Point, points[j].Point);
                Interval d = Distance(p, q);
                most[i, j] = most[j, i] = (d + eps).Square();
                least[i, j] = least[j, i] = (f.Labels[p] == f.Labels[q] ? d.Lower : Math.Max(d.Lower, Math.Max(reach[i], reach[j]))) - eps;
                if (!(least[i, j].Lower > 0))
                {
                    return new(false, $"The images of points {p} and {q} might be one point.", 0);
                }
            }
        }
        for (int i = 0; i < points.Length; i++)
        {
            for (int j = 0; j < points.Length; j++)
            {
                for (int k = 0; k < j; k++)
                {
                    if (i == j || i == k)
                    {
                        continue;
                    }
                    Interval needed = least[i, j].Square() + least[i, k].Square() + (tau * 2 * least[i, j] * least[i, k]);
                    if (!(most[j, k].Upper < needed.Lower))
                    {
                        return new(
                            false,
                            $"The angle at point {points[i].Point} between {points[j].Point} and {points[k].Point} might be wide enough.",
                            0
                        );
                    }
                }
            }
        }
        return new(true, "No angle between the images is as wide as one of them has to be.", certificate.Bound);

        Interval Distance(int i, int j) => Interval.Distance(f.Points[i], f.Points[j]);
    }

    // Theorems 17.5 and 17.7; in the plane a margin only makes classes lie further apart.
    private static CheckResult BothEnds(AngleCertificate certificate)
    {
        (TripletProblem f, AnglePoint[] points, Interval eps) = (certificate.Problem, certificate.Points, certificate.Bound);
        if (Array.FindIndex(points, p => f.Labels[p.Point] != f.Labels[p.Positive]) is var strange and >= 0)
        {
            return new(false, $"Pair {strange} is not of one class.", 0);
        }
        if (points.Length < 2 || points.DistinctBy(p => f.Labels[p.Point]).Count() < points.Length)
        {
            return new(false, "Pairs of two or more classes were expected, one of each.", 0);
        }
        double[] lengths = Array.ConvertAll(points, p => (Distance(p.Point, p.Positive) - eps).Lower);
        double shortest = lengths.Min();
        if (!(shortest > 0))
        {
            return new(false, "The images of the points of one pair might be one point.", 0);
        }
        bool line = f.Dimension == 1;
        Interval apart = line
            ? lengths.Aggregate((Interval)0, (sum, length) => sum + (2 * (Interval)length))
                - shortest
                + ((points.Length - 1) * (Interval)f.Margin)
            : ((Interval)3).Sqrt() * shortest;
        for (int j = 0; j < points.Length; j++)
        {
            for (int k = 0; k < j; k++)
            {
                double ends = (Distance(points[j].Point, points[k].Point) + eps).Upper,
                    others = (Distance(points[j].Positive, points[k].Positive) + eps).Upper;
                Interval nearer = line ? apart - Math.Max(lengths[j], lengths[k]) : apart;
                if (!(Math.Min(ends, others) < nearer.Lower && Math.Max(ends, others) < apart.Lower))
                {
                    return new(false, $"Pairs {k} and {j} might be far enough apart.", 0);
                }
            }
        }
        return new(true, "No two of the classes are as far apart as two of them have to be.", certificate.Bound);

        Interval Distance(int i, int j) => Interval.Distance(f.Points[i], f.Points[j]);
    }

    /// <summary>tau, at least 0, so that among this many distinct points of R^n some three form an angle whose cosine is at most -tau; null where none is known.</summary>
    /// <remarks>
    /// On a line the middle of three sees the others under 180 degrees. In the plane a point in the convex hull of others lies in a triangle of them and sees a side under at least 120 degrees;
    /// in convex position the angles of m corners add up to 180 (m - 2), so the largest is at least 90, 108, 120 degrees for m = 4, 5, 6, and of more points any six serve.
    /// In R^n, 2^n + 1 points have an angle above 90 degrees (Danzer and Gruenbaum 1962): otherwise P + p_i, P their hull, lie in slabs beside one another, all within 2 P.
    /// </remarks>
    private static Interval? Turn(int dimension, int points) =>
        (dimension, points) switch
        {
            (1, >= 3) => 1,
            (2, >= 6) => (Interval)1 / 2,
            (2, 5) => (((Interval)5).Sqrt() - 1) / 4,
            (2, 4) => 0,
            (> 2 and < 8, _) when points > 1 << dimension => 0,
            _ => null,
        };
}
