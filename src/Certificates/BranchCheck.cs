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
