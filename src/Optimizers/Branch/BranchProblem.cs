namespace IsoTriplet.Optimizers.Branch;

/// <summary>F, its labels and distances, the pairs that may need a cone, and the frame that removes the symmetries of d_iso.</summary>
internal sealed class BranchProblem
{
    private readonly double[] _farthest;

    public BranchProblem(Embedding points, Labels labels, Objective objective)
    {
        (Points, Labels, Objective) = (points, labels, objective);
        Distances = PairwiseDistances.All(points);
        _farthest =
        [
            .. Enumerable
                .Range(0, points.Points)
                .Select(i => Enumerable.Range(0, points.Points).Where(j => labels[i] == labels[j]).Max(j => Distance(i, j))),
        ];
        if (objective == Objective.Iso && points.Points > 1)
        {
            (Origin, Axis) = LongestPair();
            Side = points.Dimension == 2 && points.Points > 2 ? FarthestFromAxis() : -1;
        }
        Placed = Place();
    }

    public Embedding Points { get; }

    /// <summary>The points of F, row-major, moved by an isometry to where the frame wants them.</summary>
    public double[] Placed { get; }

    public Labels Labels { get; }

    public Objective Objective { get; }

    public double[] Distances { get; }

    /// <summary>iso: this point is laid at the origin, which a translation achieves; -1 for haus.</summary>
    public int Origin { get; } = -1;

    /// <summary>iso: this point lies on the positive first axis, which a rotation achieves; -1 for haus.</summary>
    public int Axis { get; } = -1;

    /// <summary>iso, plane: this point lies on or above the axis, which a reflection achieves; -1 when there is none.</summary>
    public int Side { get; } = -1;

    public int Count => Points.Points;

    public int Dimension => Points.Dimension;

    public double Distance(int i, int j) => Distances[(i * Count) + j];

    /// <summary>iso: |g_i - g_j| is at least this less t. A negative is no nearer to a point than its farthest positive.</summary>
    public double Apart(int i, int j) =>
        Labels[i] == Labels[j] ? Distance(i, j) : Math.Max(Distance(i, j), Math.Max(_farthest[i], _farthest[j]));

    /// <summary>The pairs on whose direction the tree may branch: every pair for d_iso, pairs of different classes for d_haus.</summary>
    public bool MayBranch(int i, int j) => Objective == Objective.Iso || Labels[i] != Labels[j];

    /// <summary>The cones that the frame fixes, by pair with the smaller index first.</summary>
    public Dictionary<(int, int), DirectionCone> FrameCones()
    {
        Dictionary<(int, int), DirectionCone> cones = [];
        void Fix(int i, int from, DirectionCone cone) => cones[(Math.Min(i, from), Math.Max(i, from))] = i < from ? cone : cone.Opposite;
        if (Axis >= 0)
        {
            double[] axis = Dimension == 1 ? [1] : [1, 0];
            Fix(Axis, Origin, new DirectionCone(axis, axis));
        }
        if (Side >= 0)
        {
            Fix(Side, Origin, new DirectionCone([1, 0], [-1, 0]));
        }
        return cones;
    }

    private (int, int) LongestPair()
    {
        (int, int) best = (0, 1);
        for (int i = 0; i < Count; i++)
        {
            for (int j = i + 1; j < Count; j++)
            {
                if (Distance(i, j) > Distance(best.Item1, best.Item2))
                {
                    best = (i, j);
                }
            }
        }
        return best;
    }

    private int FarthestFromAxis()
    {
        double[] axis = Difference(Axis, Origin);
        int best = -1;
        double far = -1;
        for (int k = 0; k < Count; k++)
        {
            double off = Math.Abs(DirectionCone.Cross(axis, Difference(k, Origin)));
            if (k != Axis && k != Origin && off > far)
            {
                (best, far) = (k, off);
            }
        }
        return best;
    }

    private double[] Place()
    {
        double[] placed = Points.Values.ToArray();
        if (Axis < 0 || Distance(Axis, Origin) == 0)
        {
            return placed;
        }
        double[] e = Dimension == 1 ? [Math.Sign(Points[Axis, 0] - Points[Origin, 0]), 0] : Difference(Axis, Origin);
        double length = Dimension == 1 ? 1 : Distance(Axis, Origin);
        double up = Side >= 0 && DirectionCone.Cross(e, Difference(Side, Origin)) < 0 ? -1 : 1;
        for (int i = 0; i < Count; i++)
        {
            if (Dimension == 1)
            {
                placed[i] = e[0] * (Points[i, 0] - Points[Origin, 0]);
                continue;
            }
            double[] d = Difference(i, Origin);
            placed[2 * i] = ((e[0] * d[0]) + (e[1] * d[1])) / length;
            placed[(2 * i) + 1] = up * DirectionCone.Cross(e, d) / length;
        }
        return placed;
    }

    private double[] Difference(int i, int j) => [Points[i, 0] - Points[j, 0], Points[i, 1] - Points[j, 1]];
}
