namespace IsoTriplet.Triplets;

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
