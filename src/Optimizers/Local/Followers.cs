using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Local;

/// <summary>Points that have no place of their own in a search for d_haus: each is to lie within the displacement of a place of its class, and asks for nothing else (docs/mathematics.md, Lemma 2.2).</summary>
/// <param name="Rows">Their rows among all points.</param>
/// <param name="Points">Their coordinates in the frame, one after the other.</param>
/// <param name="Beside">The square of the part of each that is orthogonal to the frame's coordinates.</param>
/// <param name="Places">The sorted row of the place of each.</param>
internal sealed record Followers(int[] Rows, double[] Points, double[] Beside, int[] Places)
{
    public static Followers None { get; } = new([], [], [], []);

    public int Count => Rows.Length;

    /// <summary>|g_place - p|^2.</summary>
    public double Square(int follower, double[] g, int dimension)
    {
        double distance = TensorPrimitives.Distance<double>(
            g.AsSpan(Places[follower] * dimension, dimension),
            Points.AsSpan(follower * dimension, dimension)
        );
        return (distance * distance) + Beside[follower];
    }

    /// <summary>gradient_place += weight (g_place - p).</summary>
    public void Pull(int follower, double weight, double[] g, double[] gradient, int dimension)
    {
        if (weight == 0)
        {
            return;
        }
        int at = Places[follower] * dimension;
        for (int k = 0; k < dimension; k++)
        {
            gradient[at + k] += weight * (g[at + k] - Points[(follower * dimension) + k]);
        }
    }
}

/// <summary>
/// The part of the points that lies across the coordinates of a frame and stays where it is, say w_i of g_i and z_i of p_i: what it adds to the squares,
/// <c>|g_i - p_i|^2 = |y_i - x_i|^2 + |w_i - z_i|^2</c> and <c>D_ij^2 = |y_i - y_j|^2 + |w_i - w_j|^2</c> with y and x in the frame.
/// </summary>
internal sealed class Beyond
{
    private readonly Embedding _original;

    /// <param name="frame">The frame, whose order and unit these numbers have.</param>
    /// <param name="still">w, in the order of the embedding.</param>
    /// <param name="original">z, of the same shape.</param>
    public Beyond(Frame frame, Embedding still, Embedding original)
    {
        Embedding sorted = Sorted(still);
        _original = Sorted(original);
        Own = [.. Enumerable.Range(0, frame.N).Select(i => AnchorRow.Square(sorted.Row(i), _original.Row(i)))];
        Between = Squares(sorted);

        Embedding Sorted(Embedding points)
        {
            double[] values = points.Select(frame.Order).Values.ToArray();
            TensorPrimitives.Divide(values, frame.Scale, values);
            return Embedding.Create(points.Points, points.Dimension, values);
        }
    }

    /// <summary>|w_i - z_i|^2.</summary>
    public double[] Own { get; }

    /// <summary>|w_i - w_j|^2, N x N.</summary>
    public double[] Between { get; }

    /// <summary>|z_i - z_j|^2, N x N.</summary>
    public double[] Original() => Squares(_original);

    private static double[] Squares(Embedding points)
    {
        double[] distances = PairwiseDistances.All(points);
        TensorPrimitives.Multiply(distances, distances, distances);
        return distances;
    }
}
