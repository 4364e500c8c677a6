namespace IsoTriplet.Certificates;

/// <summary>A closed set of directions in dimension 1 or 2: those from A counter-clockwise to B, less than a full turn; a ray if A is B.</summary>
/// <param name="A">First direction, n numbers, any length.</param>
/// <param name="B">Last direction.</param>
internal sealed record Arc(double[] A, double[] B)
{
    private readonly int turn = ReferenceEquals(A, B) ? 0 : CrossSign(A, B);

    /// <summary>Not more than half a turn, so that the vectors with these directions form a convex cone.</summary>
    public bool Convex => ReferenceEquals(A, B) || turn >= 0;

    /// <summary>The directions of -x.</summary>
    public Arc Opposite() => Of(A.Select(x => -x).ToArray(), B.Select(x => -x).ToArray(), ReferenceEquals(A, B));

    /// <summary>The x with d.x >= 0 for some d of this arc: a quarter turn more on both sides (in dimension 1, d itself).</summary>
    public Arc HalfPlanes() => A.Length == 1 ? this : new([A[1], -A[0]], [-B[1], B[0]]);

    /// <summary>A vector f with |x| at most f.x for all x of the cone, or null if there is none (half a turn or more).</summary>
    /// <remarks>f.a = |a| and f.b = |b| do: x = s a + t b with s, t >= 0 has |x| at most s|a| + t|b| = f.x. For a ray f = a/|a|.</remarks>
    public Interval[]? Support()
    {
        Interval a = Interval.Distance(A, new double[A.Length]);
        if (ReferenceEquals(A, B))
        {
            return A.Select(x => (Interval)x / a).ToArray();
        }
        if (turn <= 0)
        {
            return null;
        }
        Interval b = Interval.Distance(B, new double[2]);
        Interval cross = ((Interval)A[0] * B[1]) - ((Interval)A[1] * B[0]);
        return cross.Lower > 0 ? [((a * B[1]) - (b * A[1])) / cross, ((b * A[0]) - (a * B[0])) / cross] : null;
    }

    /// <summary>The children of a split, or null if they do not cover the parent.</summary>
    /// <param name="parent">The parent; null is all directions.</param>
    /// <param name="cuts">As in <see cref="PairSplit"/>.</param>
    /// <param name="dimension">1 or 2.</param>
    /// <remarks>Each child turns counter-clockwise by an angle in (0, pi), exactly checked, and starts where the one before ended. So their angles sum to
    /// a positive number that is the parent's angle modulo a full turn; the parent has less than a turn (or exactly one), so they sweep it all.</remarks>
    public static List<Arc>? Split(Arc? parent, double[][] cuts, int dimension)
    {
        if (dimension == 1)
        {
            double[] plus = [1];
            double[] minus = [-1];
            return parent is null && cuts.Length == 0 ? [new(plus, plus), new(minus, minus)] : null;
        }
        if (cuts.Length == 0)
        {
            return null;
        }
        double[][] bounds = parent is null ? [.. cuts, cuts[0]] : [parent.A, .. cuts, parent.B];
        List<Arc> children = [];
        for (int k = 1; k < bounds.Length; k++)
        {
            if (CrossSign(bounds[k - 1], bounds[k]) <= 0)
            {
                return null;
            }
            children.Add(new(bounds[k - 1], bounds[k]));
        }
        return children;
    }

    private static Arc Of(double[] a, double[] b, bool ray) => new(a, ray ? a : b);

    private static int CrossSign(double[] x, double[] y) =>
        ((Dyadic.From(x[0]) * Dyadic.From(y[1])) - (Dyadic.From(x[1]) * Dyadic.From(y[0]))).Sign;
}
