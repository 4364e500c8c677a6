namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>Three unit vectors of R^3 with rational coordinates, in the frame of docs/mathematics/triplets.md, section 1.</summary>
/// <remarks>a = e_1, q = S_an e_1 + t e_2, p = S_ap e_1 + s (gamma e_2 + tau e_3); each of the three pairs lies on the unit circle.</remarks>
public sealed record ExactTriple
{
    private static readonly Fraction[] A = [1, 0, 0];
    private readonly Fraction[] _p;
    private readonly Fraction[] _n;

    public ExactTriple((Fraction S, Fraction Sine) positive, (Fraction S, Fraction Sine) negative, (Fraction S, Fraction Sine) twist)
    {
        foreach ((Fraction x, Fraction y) in new[] { positive, negative, twist })
        {
            if ((x * x) + (y * y) != 1)
            {
                throw new ArgumentException($"({x}, {y}) is not on the unit circle");
            }
        }
        Gamma = twist.S;
        _p = [positive.S, positive.Sine * twist.S, positive.Sine * twist.Sine];
        _n = [negative.S, negative.Sine, 0];
    }

    public static ExactTriple General { get; } = new((new(3, 5), new(4, 5)), (new(5, 13), new(12, 13)), (new(7, 25), new(24, 25)));
    public Fraction Gamma { get; }
    public Fraction Sap => _p[0];
    public Fraction San => _n[0];

    public ExactMove Step(Fraction keepPositive, Fraction keepNegative, Fraction pull, Fraction push)
    {
        Fraction[] anchor = [.. A.Select((x, k) => x + (pull * _p[k]) - (push * _n[k]))];
        Fraction[] positive = [.. _p.Select((x, k) => (keepPositive * x) + (pull * A[k]))];
        Fraction[] negative = [.. _n.Select((x, k) => (keepNegative * x) - (push * A[k]))];
        Fraction Cosine(Fraction[] x) => Dot(anchor, x).SignedSquare / (Dot(anchor, anchor) * Dot(x, x));
        return new ExactMove(Cosine(positive), Cosine(negative));
    }

    public ExactMove FirstOrder(Fraction b) => Step(1, 1, b, b);

    public ExactMove Vanilla(Fraction b) => Step(1 - b, 1 + b, b, b);

    public ExactMove SecondOrder(Fraction b) => Step(1, 1, b * (1 - Sap), b * San);

    /// <inheritdoc/>
    public override string ToString() => $"S_ap = {Sap}, S_an = {San}, gamma = {Gamma}";

    private static Fraction Dot(Fraction[] x, Fraction[] y) => (x[0] * y[0]) + (x[1] * y[1]) + (x[2] * y[2]);
}

/// <summary>S |S| of both similarities after one step, exactly.</summary>
public sealed record ExactMove(Fraction SignedSquareSap, Fraction SignedSquareSan);
