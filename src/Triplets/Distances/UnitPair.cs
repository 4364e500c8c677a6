namespace IsoTriplet.Triplets;

/// <summary>Two rows put on the unit sphere, u = x/|x| and v = y/|y|, with their chord and the chord to the antipode.</summary>
/// <remarks>
/// With t the angle: Chord c = |u - v| = 2 sin(t/2) and CoChord s = |u + v| = 2 cos(t/2). Every angular distance and its
/// derivative in t is a polynomial or an arctangent of (c, s), which is accurate at t = 0 and t = pi, where the inverse cosine
/// is not: cos t of equal unit vectors may exceed 1 by an ulp.
/// </remarks>
internal readonly struct UnitPair
{
    private readonly double[] _u;
    private readonly double[] _v;
    private readonly double _lengthX;
    private readonly double _lengthY;

    public UnitPair(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameSize(x.Length, y.Length, "dimensions");
        _u = x.ToArray();
        _v = y.ToArray();
        _lengthX = Vectors.Normalise(_u);
        _lengthY = Vectors.Normalise(_v);
        if (_lengthX == 0 || _lengthY == 0)
        {
            throw new ArgumentException("a row of length 0 has no angle to another; rows with a direction were expected");
        }
        // Lengths by scaling: the square of an angle below 1e-154 would underflow.
        double[] combined = new double[_u.Length];
        Chord = Combine(-1, combined);
        CoChord = Combine(1, combined);
    }

    /// <summary>c = 2 sin(t/2), in [0, 2].</summary>
    public double Chord { get; }

    /// <summary>s = 2 cos(t/2), in [0, 2].</summary>
    public double CoChord { get; }

    /// <summary>Adds weight * dt/dx and weight * dt/dy: unit tangents away from the other row, divided by the row's length; 0 at t = 0 and t = pi.</summary>
    public void AddAngleGradient(double weight, Span<double> gradientX, Span<double> gradientY)
    {
        AddTangent(_u, _v, weight / _lengthX, gradientX);
        AddTangent(_v, _u, weight / _lengthY, gradientY);
    }

    private double Combine(double sign, double[] combined)
    {
        for (int k = 0; k < combined.Length; k++)
        {
            combined[k] = _u[k] + (sign * _v[k]);
        }
        return Vectors.Norm(combined);
    }

    private void AddTangent(double[] at, double[] other, double weight, Span<double> gradient)
    {
        // The tangent towards the other point is its part orthogonal to u. Subtracting (or adding) u first keeps the digits that
        // v - (u.v) u would cancel near t = 0 (near t = pi).
        double sign = CoChord >= Chord ? -1 : 1;
        double[] tangent = new double[at.Length];
        for (int k = 0; k < at.Length; k++)
        {
            tangent[k] = other[k] + (sign * at[k]);
        }
        Vectors.AddScaled(tangent, -Vectors.Dot(tangent, at), at);
        Vectors.Normalise(tangent);
        Vectors.AddScaled(gradient, -weight, tangent);
    }
}
