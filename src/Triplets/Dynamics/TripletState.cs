namespace IsoTriplet.Triplets;

/// <summary>Three unit vectors a, p, q up to rotation: their cosines S_ap, S_an and gamma, the cosine of the angle between p and q seen from a; (19) of [ETL].</summary>
/// <remarks>Vectors in one plane have gamma = 1 (p and q on one side of a) or -1 (a between them); section 4 of the source names only 1.</remarks>
public readonly record struct TripletState
{
    /// <summary>Makes a state.</summary>
    /// <param name="sap">S_ap = a.p, in [-1, 1].</param>
    /// <param name="san">S_an = a.q, in [-1, 1].</param>
    /// <param name="gamma">The cosine between the parts of p and q orthogonal to a, in [-1, 1].</param>
    /// <exception cref="ArgumentException">A number outside [-1, 1].</exception>
    public TripletState(double sap, double san, double gamma)
    {
        Sap = Cosine(sap, nameof(sap));
        San = Cosine(san, nameof(san));
        Gamma = Cosine(gamma, nameof(gamma));
    }

    /// <summary>S_ap.</summary>
    public double Sap { get; }

    /// <summary>S_an (S_aq of the formulas that call the negative q).</summary>
    public double San { get; }

    /// <summary>gamma.</summary>
    public double Gamma { get; }

    /// <summary>The length of the part of p orthogonal to a, sqrt(1 - S_ap^2).</summary>
    public double PositiveSine => Math.Sqrt((1 - Sap) * (1 + Sap));

    /// <summary>The length of the part of q orthogonal to a, sqrt(1 - S_an^2).</summary>
    public double NegativeSine => Math.Sqrt((1 - San) * (1 + San));

    /// <summary>(19): S_pn = S_ap S_an + gamma sqrt(1 - S_ap^2) sqrt(1 - S_an^2).</summary>
    public double Spn => (Sap * San) + (Gamma * PositiveSine * NegativeSine);

    /// <summary>The state of three vectors of any length above 0. gamma is 0 by convention where p or q is parallel to a.</summary>
    /// <param name="a">The anchor, n coordinates.</param>
    /// <param name="p">The positive.</param>
    /// <param name="q">The negative.</param>
    /// <returns>The cosines, in [-1, 1]; exactly 1 for equal vectors.</returns>
    /// <exception cref="ArgumentException">The dimensions differ or a vector has length 0.</exception>
    public static TripletState Of(ReadOnlySpan<double> a, ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        Guard.SameSize(a.Length, p.Length, "dimensions");
        Guard.SameSize(a.Length, q.Length, "dimensions");
        double[] u = a.ToArray();
        double[] v = p.ToArray();
        double[] w = q.ToArray();
        if (Vectors.Normalise(u) == 0 || Vectors.Normalise(v) == 0 || Vectors.Normalise(w) == 0)
        {
            throw new ArgumentException("a row of length 0 has no angle to another; rows with a direction were expected");
        }
        double sap = Vectors.UnitCosine(u, v);
        double san = Vectors.UnitCosine(u, w);
        Vectors.AddScaled(v, -sap, u);
        Vectors.AddScaled(w, -san, u);
        // Two passes: what is left of u after the first is rounding, which would pose as a direction where p is parallel to a.
        Vectors.AddScaled(v, -Vectors.Dot(u, v), u);
        Vectors.AddScaled(w, -Vectors.Dot(u, w), u);
        bool twisted = Vectors.Normalise(v) > ParallelSine && Vectors.Normalise(w) > ParallelSine;
        return new TripletState(sap, san, twisted ? Clip(Vectors.Dot(v, w)) : 0);
    }

    // Below this sine the orthogonal part of a unit vector is rounding.
    private const double ParallelSine = 1e-14;

    private static double Clip(double cosine) => Math.Clamp(cosine, -1, 1);

    private static double Cosine(double value, string name) =>
        Math.Abs(Guard.Finite(value, name)) <= 1
            ? value
            : throw new ArgumentException($"{name} is {value}; a cosine in [-1, 1] was expected", name);
}
