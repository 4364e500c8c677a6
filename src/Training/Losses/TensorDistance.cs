using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Losses;

/// <summary>The distances of src/Triplets on tensors: the same values and the same gradient conventions (0 at kinks).</summary>
internal static class TensorDistance
{
    private const double TinyLength = 1e-12;

    /// <summary>What the distance looks at: the rows themselves, or the rows on the unit sphere for angular distances.</summary>
    public static Tensor Rows(Tensor embeddings, TripletDistance distance) =>
        distance.IsAngular ? nn.functional.normalize(embeddings, 2, -1, TinyLength) : embeddings;

    /// <summary>D of the rows of two equally long lists (already through <see cref="Rows"/>).</summary>
    public static Tensor Between(Tensor x, Tensor y, TripletDistance distance)
    {
        Tensor squares = Squares(x, y);
        return distance.Name switch
        {
            "euclidean" or "chord" => Length(squares),
            "squared-euclidean" or "squared-chord" => squares,
            "cosine" => squares * Held.Half,
            "geodesic" => Length(squares).atan2(Length(x.Plus(y).Squared().sum([1]))) * Held.Two,
            _ => throw new ArgumentException($"no tensor form of the distance '{distance.Name}'", nameof(distance)),
        };
    }

    /// <summary>D of the rows of a list to those of two more, all equally long. Where D is a root, one call takes the roots of both: the library's wakes its threads for however few.</summary>
    public static (Tensor Near, Tensor Far) Between(Tensor from, Tensor near, Tensor far, TripletDistance distance)
    {
        if (distance.Name is not ("euclidean" or "chord"))
        {
            return (Between(from, near, distance), Between(from, far, distance));
        }
        Tensor[] lengths = Length(stack([Squares(from, near), Squares(from, far)])).unbind(0);
        return (lengths[0], lengths[1]);
    }

    private static Tensor Squares(Tensor x, Tensor y) => (x - y).Squared().sum([1]);

    // sqrt has an infinite slope at 0: points that coincide get distance 0 and gradient 0.
    private static Tensor Length(Tensor squares)
    {
        Tensor apart = squares.gt(Held.Zero);
        Tensor safe = where(apart, squares, ones_like(squares));
        return where(apart, safe.sqrt(), zeros_like(squares));
    }
}
