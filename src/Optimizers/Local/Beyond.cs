using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Local;

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
