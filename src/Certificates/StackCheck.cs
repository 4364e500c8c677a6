namespace IsoTriplet.Certificates;

/// <summary>Judges <see cref="StackCertificate"/>: is there room for all these classes along the line?</summary>
/// <remarks>
/// docs/mathematics/plane.md, Theorem 17.1.
/// Coordinates: x along e, 0 on the line, y along the line, both times |e|; t is the stated bound times |e|. Of class k two points p_k, q_k with x(p_k) + t &lt; 0 &lt; x(q_k) - t.
/// Suppose G is Triplet-Separated with displacements at most the bound, and let a_k, b_k be the images of p_k, q_k. The segments a_k b_k are disjoint
/// (docs/mathematics.md, 6.1) and cross the line at heights u_k. Two disjoint segments in the plane are nearest at an end of one of them, so by the inequality of 6.1
/// with one weight 1 their distance is at least kappa = sqrt(3)/2 times the least distance across, and that is at least the length of either, as both are classes of G.
/// So neighbours on the line are at least kappa max(l, l') apart. Let T be the class on top and B that at the bottom, s_k = x(b_k) - x(a_k) &lt;= l_k, and
/// d_j = max(0, |p_j - q_j| - 2t) &lt;= l_j. The first and the last of the gaps and those between the others, which are at least the sum of all but the least, give
///   u_T - u_B &gt;= kappa (s_T + s_B + sum over j other than T, B of d_j - the least of these).                                            (1)
/// On the other hand u_k = lambda y(a_k) + (1 - lambda) y(b_k) for some lambda in [0, 1] with lambda x(a_k) + (1 - lambda) x(b_k) = 0. So for every mu
///   u_k - kappa s_k = lambda y(a) + (1 - lambda) y(b) + kappa (x(a) - x(b)) + mu (lambda x(a) + (1 - lambda) x(b)),
/// which is linear in a and b and at most its value at p, q plus t (|(kappa + mu lambda, lambda)| + |(mu (1 - lambda) - kappa, 1 - lambda)|). For a given mu that is
/// convex in lambda, hence on a piece of [0, 1] at most the larger of the values at its ends. The same with -y bounds -u_k - kappa s_k. Where these bounds of every T and B add up to less
/// than kappa times the d of (1), no such G exists. With a margin there are fewer G.
/// </remarks>
public static class StackCheck
{
    private static readonly Interval Kappa = ((Interval)3).Sqrt() / 2;

    private readonly record struct Place(Interval X, Interval Y);

    /// <summary>Checks the certificate.</summary>
    /// <param name="certificate">A well-formed certificate.</param>
    /// <returns>The verdict.</returns>
    internal static CheckResult Check(StackCertificate certificate)
    {
        StackSegment[] segments = certificate.Segments;
        Interval unit = Interval.Distance(certificate.Direction, [0, 0]),
            t = unit * certificate.Bound;
        HashSet<int> classes = [];
        double[] least = new double[segments.Length],
            up = new double[segments.Length],
            down = new double[segments.Length];
        for (int k = 0; k < segments.Length; k++)
        {
            (int p, int q) = (segments[k].P, segments[k].Q);
            int label = certificate.Problem.Labels[p];
            if (label != certificate.Problem.Labels[q] || !classes.Add(label))
            {
                return new(false, $"Segment {k} is not of one class, or of a class that had one.", 0);
            }
            (Place first, Place second) = (At(certificate, p), At(certificate, q));
            if (!((first.X + t).Upper < 0 && (second.X - t).Lower > 0))
            {
                return new(false, $"Segment {k} might not cross the line.", 0);
            }
            least[k] = Math.Max(
                0,
                ((Interval.Distance(certificate.Problem.Points[p], certificate.Problem.Points[q]) * unit) - t - t).Lower
            );
            up[k] = Reach(first, second, segments[k].Up, t);
            down[k] = Reach(first with { Y = -first.Y }, second with { Y = -second.Y }, segments[k].Down, t);
        }
        for (int top = 0; top < least.Length; top++)
        {
            for (int bottom = 0; bottom < least.Length; bottom++)
            {
                if (top != bottom && !(((Interval)up[top] + down[bottom]).Upper < Between(least, top, bottom)))
                {
                    return new(false, $"Segments {top} on top and {bottom} at the bottom leave room for the others.", 0);
                }
            }
        }
        return new(true, "The line has no room for all the classes that cross it.", certificate.Bound);
    }

    private static Place At(StackCertificate c, int i)
    {
        // Differences to one point first: a large offset of F cancels before anything is rounded.
        Interval dx = (Interval)c.Problem.Points[i][0] - c.Problem.Points[0][0],
            dy = (Interval)c.Problem.Points[i][1] - c.Problem.Points[0][1];
        return new((dx * c.Direction[0]) + (dy * c.Direction[1]) - c.Offset, (dy * c.Direction[0]) - (dx * c.Direction[1]));
    }

    /// <summary>A number that u - kappa s does not exceed.</summary>
    private static double Reach(Place p, Place q, double[] slopes, Interval t)
    {
        double most = double.NegativeInfinity;
        for (int piece = 0; piece < slopes.Length; piece++)
        {
            Interval mu = slopes[piece];
            foreach (int end in (ReadOnlySpan<int>)[piece, piece + 1])
            {
                Interval share = (Interval)end / slopes.Length,
                    rest = 1 - share,
                    at = (share * p.Y) + (rest * q.Y) + (Kappa * (p.X - q.X)) + (mu * ((share * p.X) + (rest * q.X)));
                most = Math.Max(most, (at + (t * (Norm(Kappa + (mu * share), share) + Norm((mu * rest) - Kappa, rest)))).Upper);
            }
        }
        return most;
    }

    private static Interval Norm(Interval x, Interval y) => (x.Square() + y.Square()).Sqrt();

    /// <summary>kappa times the lengths that lie between the two, rounded down.</summary>
    private static double Between(double[] least, int top, int bottom)
    {
        Interval sum = 0;
        double smallest = double.PositiveInfinity;
        for (int j = 0; j < least.Length; j++)
        {
            if (j != top && j != bottom)
            {
                sum += least[j];
                smallest = Math.Min(smallest, least[j]);
            }
        }
        return (Kappa * (sum - smallest)).Lower;
    }
}
