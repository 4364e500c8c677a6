using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Figures of one embedding, straight from their definitions where a claim checks the library against them.</summary>
internal static class Quantities
{
    /// <summary>The largest rounding of a figure of size one that the judged sides allow for, relative.</summary>
    public const double Rounding = 1e-12;

    public static double Largest(Embedding x) => x.Values.ToArray().Max(Math.Abs);

    public static double Distance(Embedding x, int i, int j) => PairwiseDistances.Between(x.Row(i), x.Row(j));

    public static double Hardness(Instance f) => TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss();

    /// <summary>Every triple; with the anchor as its own positive too where that is asked for.</summary>
    public static IEnumerable<(int A, int P, int Q)> Triples(Labels labels, bool itself = false) =>
        from a in Enumerable.Range(0, labels.Count)
        from p in Enumerable.Range(0, labels.Count)
        where (p != a || itself) && labels[p] == labels[a]
        from q in Enumerable.Range(0, labels.Count)
        where labels[q] != labels[a]
        select (a, p, q);

    /// <summary>d_iso(F, G) over all pairs.</summary>
    public static double Iso(Embedding f, Embedding g) =>
        Pairs(f.Points).Select(t => Math.Abs(Distance(f, t.I, t.J) - Distance(g, t.I, t.J))).DefaultIfEmpty(0).Max();

    public static IEnumerable<(int I, int J)> Pairs(int points) =>
        from i in Enumerable.Range(0, points)
        from j in Enumerable.Range(i + 1, points - i - 1)
        select (i, j);

    /// <summary>The width of a set along a direction, which need not be a unit vector.</summary>
    public static double Width(Embedding points, double[] direction)
    {
        double[] along = [.. points.ToRows().Select(row => row.Zip(direction, (x, d) => x * d).Sum())];
        return (along.Max() - along.Min()) / Math.Sqrt(direction.Sum(d => d * d));
    }

    /// <summary>d_haus(F, F_TS) of two classes on a line, in closed form (docs/mathematics.md, section 6.3).</summary>
    public static double LineHaus(Embedding points, Labels labels)
    {
        double[][] ends = [.. Enumerable.Range(0, 2).Select(k => Members(points, labels, k)).Select(x => new[] { x.Min(), x.Max() })];
        double width = Math.Max(ends[0][1] - ends[0][0], ends[1][1] - ends[1][0]);
        double Order(double[] a, double[] b) => Math.Max(0, Math.Max((a[1] - b[0]) / 2, (width + a[1] - b[0]) / 4));
        return Math.Min(Order(ends[0], ends[1]), Order(ends[1], ends[0]));
    }

    /// <summary>t such that two classes moved by t and -t along a new dimension are Triplet-Separated: D_aq^2 + 4 t^2 >= D_ap^2 for all triples.</summary>
    public static double Shift(Instance f)
    {
        double Square(int i, int j) => Distance(f.Points, i, j) is var d ? d * d : 0;
        return Math.Sqrt(Math.Max(0, Triples(f.Labels).Max(t => Square(t.A, t.P) - Square(t.A, t.Q)))) / 2;
    }

    private static double[] Members(Embedding points, Labels labels, int k) => [.. labels.Members(k).ToArray().Select(i => points[i, 0])];
}
