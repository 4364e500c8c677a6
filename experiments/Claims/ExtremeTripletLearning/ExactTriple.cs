namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>Three unit vectors of R^3 with rational coordinates, in the frame of docs/mathematics/triplets.md, section 1.</summary>
/// <remarks>a = e_1, q = S_an e_1 + t e_2, p = S_ap e_1 + s (gamma e_2 + tau e_3); each of the three pairs lies on the unit circle.</remarks>
public sealed record ExactTriple
{
    public ExactTriple((Fraction S, Fraction Sine) positive, (Fraction S, Fraction Sine) negative, (Fraction S, Fraction Sine) twist)
    {
        foreach ((Fraction x, Fraction y) in new[] { positive, negative, twist })
        {
            if ((x * x) + (y * y) != 1)
            {
                throw new ArgumentException($"({x}, {y}) is not on the unit circle");
            }
        }
        (Sap, PositiveSine) = positive;
        (San, NegativeSine) = negative;
        (Gamma, Tau) = twist;
    }

    public static ExactTriple General { get; } = new((new(3, 5), new(4, 5)), (new(5, 13), new(12, 13)), (new(7, 25), new(24, 25)));
    public Fraction Sap { get; }
    public Fraction PositiveSine { get; }
    public Fraction San { get; }
    public Fraction NegativeSine { get; }
    public Fraction Gamma { get; }
    public Fraction Tau { get; }

    public Fraction Spn => (Sap * San) + (PositiveSine * Gamma * NegativeSine);

    public ExactMove Step(Fraction keepPositive, Fraction keepNegative, Fraction pull, Fraction push)
    {
        Fraction[] a = [1, 0, 0];
        Fraction[] p = [Sap, PositiveSine * Gamma, PositiveSine * Tau];
        Fraction[] q = [San, NegativeSine, 0];
        Fraction[] anchor = [.. a.Select((x, k) => x + (pull * p[k]) - (push * q[k]))];
        Fraction[] positive = [.. p.Select((x, k) => (keepPositive * x) + (pull * a[k]))];
        Fraction[] negative = [.. q.Select((x, k) => (keepNegative * x) - (push * a[k]))];
        return new ExactMove(
            Dot(anchor, positive),
            Dot(anchor, negative),
            Dot(anchor, anchor),
            Dot(positive, positive),
            Dot(negative, negative)
        );
    }

    public ExactMove FirstOrder(Fraction b) => Step(1, 1, b, b);

    public ExactMove Vanilla(Fraction b) => Step(1 - b, 1 + b, b, b);

    public ExactMove SecondOrder(Fraction b) => Step(1, 1, b * (1 - Sap), b * San);

    /// <inheritdoc/>
    public override string ToString() => $"S_ap = {Sap}, S_an = {San}, gamma = {Gamma}";

    private static Fraction Dot(Fraction[] x, Fraction[] y) => (x[0] * y[0]) + (x[1] * y[1]) + (x[2] * y[2]);
}

/// <summary>The products and squared lengths after one step, exactly.</summary>
public sealed record ExactMove(
    Fraction PositiveProduct,
    Fraction NegativeProduct,
    Fraction AnchorSquare,
    Fraction PositiveSquare,
    Fraction NegativeSquare
)
{
    public Fraction SignedSquareSap => PositiveProduct.SignedSquare / (AnchorSquare * PositiveSquare);
    public Fraction SignedSquareSan => NegativeProduct.SignedSquare / (AnchorSquare * NegativeSquare);
}
