namespace IsoTriplet.Certificates;

/// <summary>A weight on a point.</summary>
/// <param name="I">Index from 0.</param>
/// <param name="Weight">The weight.</param>
public readonly record struct WeightedPoint(int I, double Weight);

/// <summary>A node of the tree of cones of directions; see <see cref="HullCheck"/>.</summary>
public abstract record HullNode;

/// <summary>Splits the cone of the rays u_0..u_n at m = sum w_k u_k: one child for each w_k > 0, in order, with m in place of u_k.</summary>
/// <param name="Weights">w, n + 1 numbers at least 0, not all 0.</param>
public sealed record HullSplit(double[] Weights) : HullNode;

/// <summary>The difference of a point of each hull, which reaches far in every direction of the cone.</summary>
/// <param name="First">Convex weights on points of the first class, up to their sum.</param>
/// <param name="Second">Likewise on points of the second.</param>
public sealed record HullLeaf(WeightedPoint[] First, WeightedPoint[] Second) : HullNode;

/// <summary>Lower bound on d_haus in R^n from the depth to which the hulls of two classes penetrate. Rule: <see cref="HullCheck"/>.</summary>
/// <param name="Problem">F and its labels.</param>
/// <param name="Bound">Stated lower bound.</param>
/// <param name="First">A label.</param>
/// <param name="Second">Another label.</param>
/// <param name="Nodes">The tree in preorder; its root is the cone of e_1..e_n and -(e_1 + .. + e_n), that is all of R^n.</param>
public sealed record HullCertificate(TripletProblem Problem, double Bound, int First, int Second, HullNode[] Nodes)
    : Certificate(Problem, Bound)
{
    /// <inheritdoc/>
    public override string Kind => "hull";

    /// <inheritdoc/>
    public override string Statement => $"d_haus(F, {Problem.Set}) >= {Bound:R}";

    /// <summary>Largest dimension: a cone has n + 1 rays.</summary>
    private const int MostDimensions = 64;

    /// <summary>Throws unless lengths agree, indices are in range and numbers are finite.</summary>
    internal void Demand()
    {
        int dimension = Problem.Dimension;
        if (dimension > MostDimensions)
        {
            throw new CertificateException($"A hull certificate is for dimension 1 to {MostDimensions}.");
        }
        if (First == Second)
        {
            throw new CertificateException("classes: two different labels were expected.");
        }
        foreach (HullNode node in Nodes ?? throw new CertificateException("nodes: missing."))
        {
            switch (node)
            {
                case HullSplit x:
                    Wellformed.Rows("split", [x.Weights], 1, dimension + 1);
                    break;
                case HullLeaf x:
                    Points("first", x.First, Problem.Points.Length);
                    Points("second", x.Second, Problem.Points.Length);
                    break;
                default:
                    throw new CertificateException("nodes: missing, or no such kind of node.");
            }
        }
    }

    private static void Points(string name, WeightedPoint[] points, int count)
    {
        foreach (WeightedPoint w in points ?? throw new CertificateException($"{name}: missing."))
        {
            Wellformed.Index(name, w.I, count);
            Wellformed.Number(name, w.Weight);
        }
    }
}
