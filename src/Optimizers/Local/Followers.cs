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
