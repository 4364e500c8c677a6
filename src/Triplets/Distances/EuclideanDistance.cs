using System.Numerics.Tensors;

namespace IsoTriplet.Triplets;

/// <summary>D = |x - y|. Gradient (x - y)/D in x and its opposite in y, of length 1; 0 where x = y.</summary>
internal sealed class EuclideanDistance : TripletDistance
{
    public override string Name => "euclidean";

    public override bool IsAngular => false;

    public override double Between(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => PairwiseDistances.Between(x, y);

    public override void AddGradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double weight,
        Span<double> gradientX,
        Span<double> gradientY
    )
    {
        Guard.SameSize(x.Length, y.Length, "dimensions");
        double[] difference = new double[x.Length];
        TensorPrimitives.Subtract(x, y, difference);
        Vectors.Normalise(difference);
        Vectors.AddScaled(gradientX, weight, difference);
        Vectors.AddScaled(gradientY, -weight, difference);
    }
}

/// <summary>D = |x - y|^2. Gradient 2 (x - y) in x and its opposite in y.</summary>
internal sealed class SquaredEuclideanDistance : TripletDistance
{
    public override string Name => "squared-euclidean";

    public override bool IsAngular => false;

    public override double Between(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => PairwiseDistances.SquaredBetween(x, y);

    public override void AddGradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double weight,
        Span<double> gradientX,
        Span<double> gradientY
    )
    {
        Guard.SameSize(x.Length, y.Length, "dimensions");
        for (int k = 0; k < x.Length; k++)
        {
            double g = 2 * weight * (x[k] - y[k]);
            gradientX[k] += g;
            gradientY[k] -= g;
        }
    }
}
