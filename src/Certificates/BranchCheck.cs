using System.Collections.Immutable;

namespace IsoTriplet.Certificates;

/// <summary>Judges <see cref="BranchCertificate"/>: no Triplet-Separated G in R^n, n = 1 or 2, has distance(F, G) at most Bound.</summary>
/// <remarks>
/// Suppose such a G; for "haus" let Bound bound max_i |g_i - p_i|, whose infimum is d_haus(F, F_TS). Lengths move by at most
/// reach = Bound (iso) or 2 Bound (haus): abs(|g_i - g_j| - D_ij) at most reach.
/// Frame (iso). Rotations, reflections and translations of G change neither d_iso nor separation, so one difference may be laid on the
/// positive first axis and another point on one side of it; a zero difference has every direction.
/// Pair split. g_i - g_j has a direction (any, if it is 0), so one of the children holds it: <see cref="Arc.Split"/> proves that they cover.
/// Class split. For two classes A, B of a Triplet-Separated G some direction d has d.(a - b) >= 0 for all a in A, b in B. Proof: if the convex hulls are
/// disjoint, separate them. Else x = sum alpha_i a_i = sum beta_j b_j, and with both means equal to x
///   sum alpha_i beta_j |a_i - b_j|^2 = sum_ik alpha_i alpha_k |a_i - a_k|^2 / 2 + sum_jl beta_j beta_l |b_j - b_l|^2 / 2.
/// Let r_i be the greatest distance from a_i within A, s_j from b_j within B. Separation gives |a_i - b_j|^2 >= (r_i^2 + s_j^2)/2, so the left
/// side is at least sum alpha_i r_i^2 / 2 + sum beta_j s_j^2 / 2. On the right sum_k alpha_k |a_i - a_k|^2 is at most (1 - alpha_i) r_i^2, as k = i adds 0.
/// Hence r_i = 0 wherever alpha_i > 0, that is A is one point, likewise B, the same point, and any d will do.
/// A pair that was not split itself then has its direction within a quarter turn of the arc of d (<see cref="Arc.HalfPlanes"/>).
/// Leaf. Each row is an inequality c.g >= b of G; f is <see cref="Arc.Support"/>, which needs an arc of less than half a turn:
///   upper: -e.(g_i - g_j) >= -|e| (D_ij + reach);   lower: weight f.(g_i - g_j) >= weight max(0, n_ij - reach), as f.x >= |x|, where n_ij is D_ij within a class, else the
///   largest of D_ij and the greatest distances of i and of j to a point of their own class: |g_i - g_j| >= |g_i - g_p| >= D_ip - reach;
///   triple: |e| f.(g_a - g_q) - e.(g_a - g_p) >= 0, as e.(g_a - g_p) &lt;= |e||g_a - g_p| &lt;= |e||g_a - g_q|;
///   left, right: the cone of a convex arc [a, b] has cross(a, x) >= 0 and cross(x, b) >= 0.
/// Their sum is C.g >= b. In each row the coefficients add up to 0 over the points, so g may be replaced by differences, and
///   haus: C.g &lt;= sum C_i.(p_i - p_0) + Bound sum |C_i|;    iso: C.g &lt;= sum |C_i| (D_i0 + Bound), i > 0.
/// The leaf is refuted if that is below b. No multiplier need be exact: what does not cancel is paid for. (The haus line is itself the best use of
/// the displacement bounds, so there are no rows for them.) All leaves refuted: no such G.
/// </remarks>
public static class BranchCheck
{
    /// <summary>Checks the certificate.</summary>
    /// <param name="certificate">A well-formed certificate.</param>
    /// <returns>The verdict.</returns>
    internal static CheckResult Check(BranchCertificate certificate)
    {
        if (certificate.Frame.Length > 0 && certificate.Distance != "iso")
        {
            return new(false, "Only d_iso is free of a frame.", 0);
        }
        BranchLeafCheck leaves = new(certificate);
        Stack<BranchState> open = new([BranchState.Root(certificate)]);
        for (int k = 0; k < certificate.Nodes.Length; k++)
        {
            if (!open.TryPop(out BranchState? state))
            {
                return new(false, $"Node {k} lies beyond the end of the tree.", 0);
            }
            if (certificate.Nodes[k] is BranchLeaf leaf)
            {
                if (leaves.Refuse(leaf, state) is { } reason)
                {
                    return new(false, $"Node {k}: {reason}", 0);
                }
                continue;
            }
            if (state.Children(certificate.Nodes[k]) is not { } children)
            {
                return new(false, $"Node {k}: the children do not cover their parent.", 0);
            }
            for (int c = children.Count - 1; c >= 0; c--)
            {
                open.Push(children[c]);
            }
        }
        return open.Count == 0
            ? new(true, $"All cases of {certificate.Nodes.Length} nodes are refuted.", certificate.Bound)
            : new(false, $"{open.Count} cases are left open.", 0);
    }
}

/// <summary>The arcs fixed on the way to a node.</summary>
internal sealed record BranchState(
    TripletProblem Problem,
    ImmutableDictionary<(int I, int J), Arc> Pairs,
    ImmutableDictionary<(int First, int Second), Arc> Classes
)
{
    /// <summary>The state at the root: the frame.</summary>
    public static BranchState Root(BranchCertificate c)
    {
        BranchState state = new(
            c.Problem,
            ImmutableDictionary<(int I, int J), Arc>.Empty,
            ImmutableDictionary<(int First, int Second), Arc>.Empty
        );
        if (c.Frame.Length > 0)
        {
            double[] axis = c.Problem.Dimension == 1 ? [1] : [1, 0];
            state = state.With(c.Frame[1], c.Frame[0], new(axis, axis));
        }
        return c.Frame.Length > 2 ? state.With(c.Frame[2], c.Frame[0], new([1, 0], [-1, 0])) : state;
    }

    /// <summary>The directions left to g_i - g_j; null is all.</summary>
    public Arc? Of(int i, int j)
    {
        if (Pairs.TryGetValue((Math.Min(i, j), Math.Max(i, j)), out Arc? own))
        {
            return i < j ? own : own.Opposite();
        }
        (int a, int b) = (Problem.Labels[i], Problem.Labels[j]);
        return a != b && OfClasses(a, b) is { } direction ? direction.HalfPlanes() : null;
    }

    /// <summary>The states of the children, or null if the split is not sound.</summary>
    public List<BranchState>? Children(BranchNode node) =>
        node switch
        {
            PairSplit s => Arc.Split(Of(s.I, s.J), s.Cuts, Problem.Dimension)?.ConvertAll(arc => With(s.I, s.J, arc)),
            ClassSplit s => Arc.Split(OfClasses(s.First, s.Second), s.Cuts, Problem.Dimension)
                ?.ConvertAll(arc => WithClasses(s.First, s.Second, arc)),
            _ => null,
        };

    private Arc? OfClasses(int a, int b) =>
        Classes.TryGetValue((Math.Min(a, b), Math.Max(a, b)), out Arc? arc) ? (a < b ? arc : arc.Opposite()) : null;

    private BranchState With(int i, int j, Arc arc) =>
        this with
        {
            Pairs = Pairs.SetItem((Math.Min(i, j), Math.Max(i, j)), i < j ? arc : arc.Opposite()),
        };

    private BranchState WithClasses(int a, int b, Arc arc) =>
        this with
        {
            Classes = Classes.SetItem((Math.Min(a, b), Math.Max(a, b)), a < b ? arc : arc.Opposite()),
        };
}

/// <summary>Adds up the rows of a leaf as <see cref="BranchCheck"/> derives them.</summary>
internal sealed class BranchLeafCheck
{
    private readonly BranchCertificate certificate;
    private readonly int dimension;
    private readonly bool haus;
    private readonly Interval reach;
    private readonly Interval[,] distances;
    private readonly Interval[] farthest;
    private Interval[][] coefficients = [];
    private Interval constant;

    public BranchLeafCheck(BranchCertificate certificate)
    {
        this.certificate = certificate;
        dimension = certificate.Problem.Dimension;
        haus = certificate.Distance == "haus";
        reach = haus ? (Interval)2 * certificate.Bound : certificate.Bound;
        double[][] f = certificate.Problem.Points;
        distances = new Interval[f.Length, f.Length];
        for (int i = 0; i < f.Length; i++)
        {
            for (int j = 0; j < f.Length; j++)
            {
                distances[i, j] = Interval.Distance(f[i], f[j]);
            }
        }
        int[] labels = certificate.Problem.Labels;
        farthest = new Interval[f.Length];
        for (int i = 0; i < f.Length; i++)
        {
            for (int j = 0; j < f.Length; j++)
            {
                farthest[i] = labels[i] == labels[j] ? Larger(farthest[i], distances[i, j]) : farthest[i];
            }
        }
    }

    /// <summary>Why the leaf is not refuted, or null if it is.</summary>
    public string? Refuse(BranchLeaf leaf, BranchState state)
    {
        coefficients = [.. Enumerable.Range(0, distances.GetLength(0)).Select(_ => new Interval[dimension])];
        constant = 0;
        int[] labels = certificate.Problem.Labels;
        foreach (DirectedPair row in leaf.Upper)
        {
            Add(row.I, row.J, row.Vector, -1);
            constant -= Length(row.Vector) * (distances[row.I, row.J] + reach);
        }
        foreach (DirectedTriple row in leaf.Triples)
        {
            (int a, int p, int q) = (row.Anchor, row.Positive, row.Negative);
            if (a == p || labels[a] != labels[p] || labels[a] == labels[q])
            {
                return $"({a}, {p}, {q}) is not an anchor, another point of its class and a point of another class.";
            }
            if (state.Of(a, q)?.Support() is not { } f)
            {
                return $"the arc of ({a}, {q}) is not below half a turn.";
            }
            Add(a, q, f, Length(row.Vector));
            Add(a, p, row.Vector, -1);
        }
        foreach (WeightedPair row in leaf.Lower)
        {
            if (row.Weight < 0 || state.Of(row.I, row.J)?.Support() is not { } f)
            {
                return $"the weight of ({row.I}, {row.J}) is negative, or its arc not below half a turn.";
            }
            Add(row.I, row.J, f, row.Weight);
            Interval least = Apart(row.I, row.J) - reach;
            constant += new Interval(Math.Max(0, least.Lower), Math.Max(0, least.Upper)) * row.Weight;
        }
        foreach ((WeightedPair row, bool left) in leaf.Left.Select(r => (r, true)).Concat(leaf.Right.Select(r => (r, false))))
        {
            if (row.Weight < 0 || dimension == 1 || state.Of(row.I, row.J) is not { Convex: true } arc)
            {
                return $"the weight of ({row.I}, {row.J}) is negative, or its arc above half a turn.";
            }
            Interval[] normal = left ? [-arc.A[1], arc.A[0]] : [arc.B[1], -arc.B[0]];
            Add(row.I, row.J, normal, row.Weight);
        }
        return Largest().Upper < constant.Lower
            ? null
            : $"the rows do not contradict one another ({Largest().Upper:R}, {constant.Lower:R}).";
    }

    /// <summary>An upper bound on C.g.</summary>
    private Interval Largest()
    {
        double[][] points = certificate.Problem.Points;
        Interval sum = 0;
        for (int i = 0; i < coefficients.Length; i++)
        {
            Interval squares = 0;
            for (int k = 0; k < dimension; k++)
            {
                Interval c = coefficients[i][k];
                squares += c.Square();
                sum += haus ? c * ((Interval)points[i][k] - points[0][k]) : 0;
            }
            sum +=
                squares.Sqrt()
                * (
                    haus ? certificate.Bound
                    : i == 0 ? 0
                    : distances[i, 0] + certificate.Bound
                );
        }
        return sum;
    }

    // n_ij: a negative is no nearer to a point than its farthest positive.
    private Interval Apart(int i, int j) =>
        certificate.Problem.Labels[i] == certificate.Problem.Labels[j]
            ? distances[i, j]
            : Larger(distances[i, j], Larger(farthest[i], farthest[j]));

    private static Interval Larger(Interval x, Interval y) => new(Math.Max(x.Lower, y.Lower), Math.Max(x.Upper, y.Upper));

    private void Add(int i, int j, double[] vector, Interval scale) => Add(i, j, Array.ConvertAll(vector, x => (Interval)x), scale);

    private void Add(int i, int j, Interval[] vector, Interval scale)
    {
        for (int k = 0; k < dimension; k++)
        {
            Interval c = vector[k] * scale;
            coefficients[i][k] += c;
            coefficients[j][k] -= c;
        }
    }

    private static Interval Length(double[] vector) => Interval.Distance(vector, new double[vector.Length]);
}
