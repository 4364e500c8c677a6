namespace IsoTriplet.Certificates;

/// <summary>Judges <see cref="GramCertificate"/>: no Triplet-Separated G, in any dimension, has d_iso(F, G) at most eps = Bound.</summary>
/// <remarks>
/// Suppose such a G and put d_ij = |g_i - g_j|^2. Then max(0, D_ij - eps)^2 &lt;= d_ij &lt;= (D_ij + eps)^2 and d_ap - d_aq &lt;= 0, so with all
/// weights at least 0 and A = sum (w+ - w-) Lap + sum lambda (Lap(a,p) - Lap(a,q)),
///   trace(G' A G) = sum w+ d - sum w- d + sum lambda (d_ap - d_aq) &lt;= sum w+ (D+eps)^2 - sum w- max(0, D-eps)^2.
/// If A is positive semidefinite the left side is at least 0; a negative right side is a contradiction. (The right side grows with eps, so
/// all smaller eps are refuted as well.)
/// A: the total weight of each pair is summed exactly, so weights that cancel are gone (H/2 is the certificate w-_ap = w+_aq = lambda = 1, whose
/// A is the zero matrix). A splits into connected components; in each, A 1 = 0 exactly, hence x'Ax = y'Ay for y = x - x_v 1, y_v = 0: the component is
/// semidefinite as soon as it is definite with row and column v struck out. v is the vertex with the largest diagonal entry. A component
/// that is singular beyond that is not accepted: a solver adds small weights w+ (from one hub to all, say) and gives up a little of eps.
/// With a margin or comparisons the bracket of lambda is left d_ij - right d_kl + offset (<see cref="Inequality"/>, G_ij within eps of D_ij), and sum lambda offset leaves the right side.
/// </remarks>
public static class GramCheck
{
    /// <summary>Checks the certificate.</summary>
    /// <param name="certificate">A well-formed certificate.</param>
    /// <returns>The verdict.</returns>
    internal static CheckResult Check(GramCertificate certificate)
    {
        if (certificate.Stretched.Any(w => w.Weight < 0) || certificate.Shrunk.Any(w => w.Weight < 0))
        {
            return new(false, "A pair weight is negative.", 0);
        }
        (List<Inequality> terms, string? refusal) = Inequalities.Of(certificate.Problem, certificate.Triples, certificate.Comparisons);
        if (refusal is not null)
        {
            return new(false, refusal, 0);
        }
        PairWeights weights = new();
        foreach (WeightedPair w in certificate.Stretched)
        {
            weights.Add(w.I, w.J, Dyadic.From(w.Weight));
        }
        foreach (WeightedPair w in certificate.Shrunk)
        {
            weights.Add(w.I, w.J, -Dyadic.From(w.Weight));
        }
        weights.Add(terms);
        if (!Components(weights, certificate.Problem.Points.Length).All(c => Semidefinite(weights, c)))
        {
            return new(false, "The matrix of the weights is not proven positive semidefinite.", 0);
        }
        double excess = RightSide(certificate, terms).Upper;
        return excess < 0
            ? new(true, $"The weights refute every {certificate.Problem.Members} within the stated distance.", certificate.Bound)
            : new(false, "The weighted distances do not contradict each other at the stated bound.", 0);
    }

    private static Interval RightSide(GramCertificate certificate, List<Inequality> terms)
    {
        double[][] f = certificate.Problem.Points;
        Interval sum = 0;
        foreach (Inequality t in terms)
        {
            sum -= (Interval)t.Weight * t.Offset(certificate.Problem, certificate.Bound);
        }
        foreach (WeightedPair w in certificate.Stretched)
        {
            sum += (Interval.Distance(f[w.I], f[w.J]) + certificate.Bound).Square() * w.Weight;
        }
        foreach (WeightedPair w in certificate.Shrunk)
        {
            Interval shrunk = Interval.Distance(f[w.I], f[w.J]) - certificate.Bound;
            sum -= new Interval(Math.Max(0, shrunk.Lower), Math.Max(0, shrunk.Upper)).Square() * w.Weight;
        }
        return sum;
    }

    private static bool Semidefinite(PairWeights weights, List<int> component)
    {
        SymmetricMatrix whole = weights.Matrix(component, _ => 0);
        int hub = Enumerable.Range(0, component.Count).MaxBy(k => whole[k, k]);
        SymmetricMatrix grounded = weights.Matrix([.. component.Where((_, k) => k != hub)], _ => 0);
        return SmallestEigenvalue.PositiveLowerBound(grounded, out _) > 0;
    }

    /// <summary>The vertex sets of the connected components of the pairs with weight.</summary>
    private static IEnumerable<List<int>> Components(PairWeights weights, int count)
    {
        int[] parent = [.. Enumerable.Range(0, count)];
        HashSet<int> touched = [];
        foreach (((int i, int j), _) in weights.NonZero)
        {
            touched.UnionWith([i, j]);
            parent[Root(parent, i)] = Root(parent, j);
        }
        return touched.Order().GroupBy(i => Root(parent, i)).Select(g => g.ToList());
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            i = parent[i] = parent[parent[i]];
        }
        return i;
    }
}
