using System.Numerics.Tensors;

namespace IsoTriplet.Triplets;

/// <summary>The registry of distances, by the names of the console.</summary>
public static class TripletDistances
{
    /// <summary>|x - y|, not squared; on unit rows the chord, with a gradient that leaves the sphere.</summary>
    public static TripletDistance Euclidean { get; } = new EuclideanDistance();

    /// <summary>|x - y|^2; smooth everywhere.</summary>
    public static TripletDistance SquaredEuclidean { get; } = new SquaredEuclideanDistance();

    /// <summary>The chord 2 sin(t/2) of the angle t between the rows.</summary>
    public static TripletDistance Chord { get; } = new ChordDistance();

    /// <summary>The squared chord 2 - 2 cos t.</summary>
    public static TripletDistance SquaredChord { get; } = new SquaredChordDistance();

    /// <summary>The angle t itself, in radians: the length of the great-circle arc.</summary>
    public static TripletDistance Geodesic { get; } = new GeodesicDistance();

    /// <summary>The cosine distance 1 - cos t.</summary>
    public static TripletDistance Cosine { get; } = new CosineDistance();

    /// <summary>All distances, in the order of the console's help.</summary>
    public static IReadOnlyList<TripletDistance> All { get; } = [Euclidean, SquaredEuclidean, Chord, SquaredChord, Geodesic, Cosine];

    /// <summary>The distance of a name.</summary>
    /// <param name="name">euclidean, squared-euclidean, chord, squared-chord, geodesic or cosine.</param>
    /// <returns>The distance.</returns>
    /// <exception cref="ArgumentException">No distance has this name.</exception>
    public static TripletDistance ByName(string name) =>
        All.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException(
            $"unknown distance '{name}'; expected one of {string.Join(", ", All.Select(d => d.Name))}",
            nameof(name)
        );
}

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

/// <summary>A distance that is an increasing function f(t) of the angle t between the rows; [GEO].</summary>
/// <remarks>The gradient in x is f'(t) times the unit tangent away from y, divided by |x|: it is orthogonal to x.</remarks>
internal abstract class AngularDistance : TripletDistance
{
    public sealed override bool IsAngular => true;

    public sealed override double Between(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        UnitPair pair = new(x, y);
        return Value(pair.Chord, pair.CoChord);
    }

    public sealed override void AddGradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double weight,
        Span<double> gradientX,
        Span<double> gradientY
    )
    {
        UnitPair pair = new(x, y);
        pair.AddAngleGradient(weight * Slope(pair.Chord, pair.CoChord), gradientX, gradientY);
    }

    /// <summary>f(t) from c = 2 sin(t/2) and s = 2 cos(t/2).</summary>
    internal abstract double Value(double c, double s);

    /// <summary>f'(t) from c and s.</summary>
    internal abstract double Slope(double c, double s);
}

/// <summary>f = 2 sin(t/2), f' = cos(t/2).</summary>
internal sealed class ChordDistance : AngularDistance
{
    public override string Name => "chord";

    internal override double Value(double c, double s) => c;

    internal override double Slope(double c, double s) => s / 2;
}

/// <summary>f = 2 - 2 cos t, f' = 2 sin t.</summary>
internal sealed class SquaredChordDistance : AngularDistance
{
    public override string Name => "squared-chord";

    internal override double Value(double c, double s) => c * c;

    internal override double Slope(double c, double s) => c * s;
}

/// <summary>f = t, f' = 1.</summary>
internal sealed class GeodesicDistance : AngularDistance
{
    public override string Name => "geodesic";

    internal override double Value(double c, double s) => 2 * Math.Atan2(c, s);

    internal override double Slope(double c, double s) => 1;
}

/// <summary>f = 1 - cos t, f' = sin t: half the squared chord.</summary>
internal sealed class CosineDistance : AngularDistance
{
    public override string Name => "cosine";

    internal override double Value(double c, double s) => c * c / 2;

    internal override double Slope(double c, double s) => c * s / 2;
}
