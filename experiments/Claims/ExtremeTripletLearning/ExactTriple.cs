using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>Three unit vectors of R^3 with rational coordinates, in the frame of docs/mathematics/triplets.md, section 1.</summary>
/// <remarks>a = e_1, q = S_an e_1 + t e_2, p = S_ap e_1 + s (gamma e_2 + tau e_3); each of the three pairs lies on the unit circle.</remarks>
public sealed record ExactTriple
{
    /// <summary>Makes a triple from three points of the unit circle.</summary>
    /// <param name="positive">(S_ap, s).</param>
    /// <param name="negative">(S_an, t).</param>
    /// <param name="twist">(gamma, tau).</param>
    /// <exception cref="ArgumentException">A pair off the unit circle.</exception>
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

    /// <summary>A triple at which no term of the numbered equations vanishes: S_ap = 3/5, S_an = 5/13, gamma = 7/25.</summary>
    public static ExactTriple General { get; } = new((new(3, 5), new(4, 5)), (new(5, 13), new(12, 13)), (new(7, 25), new(24, 25)));

    /// <summary>S_ap.</summary>
    public Fraction Sap { get; }

    /// <summary>sqrt(1 - S_ap^2).</summary>
    public Fraction PositiveSine { get; }

    /// <summary>S_an.</summary>
    public Fraction San { get; }

    /// <summary>sqrt(1 - S_an^2).</summary>
    public Fraction NegativeSine { get; }

    /// <summary>gamma.</summary>
    public Fraction Gamma { get; }

    /// <summary>sqrt(1 - gamma^2).</summary>
    public Fraction Tau { get; }

    /// <summary>p.q from the coordinates.</summary>
    public Fraction Spn => (Sap * San) + (PositiveSine * Gamma * NegativeSine);

    /// <summary>One step p' = keepPositive p + pull a, q' = keepNegative q - push a, a' = a + pull p - push q, on the coordinates.</summary>
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

    /// <summary>The first order step with weight b.</summary>
    public ExactMove FirstOrder(Fraction b) => Step(1, 1, b, b);

    /// <summary>The vanilla step with weight b = 2 rate.</summary>
    public ExactMove Vanilla(Fraction b) => Step(1 - b, 1 + b, b, b);

    /// <summary>The second order step with weight b.</summary>
    public ExactMove SecondOrder(Fraction b) => Step(1, 1, b * (1 - Sap), b * San);

    /// <summary>dS_ap/db at b = 0 with weights w, v: 2 w s^2 - v gamma s t, by the lemma etl-small-rate-positive.</summary>
    public Fraction PositiveRate(Fraction w, Fraction v) =>
        (2 * w * PositiveSine * PositiveSine) - (v * Gamma * PositiveSine * NegativeSine);

    /// <summary>dS_an/db at b = 0 with weights w, v: w gamma s t - 2 v t^2, by the lemma etl-small-rate-negative.</summary>
    public Fraction NegativeRate(Fraction w, Fraction v) =>
        (w * Gamma * PositiveSine * NegativeSine) - (2 * v * NegativeSine * NegativeSine);

    /// <inheritdoc/>
    public override string ToString() => $"S_ap = {Sap}, S_an = {San}, gamma = {Gamma}";

    private static Fraction Dot(Fraction[] x, Fraction[] y) => (x[0] * y[0]) + (x[1] * y[1]) + (x[2] * y[2]);
}

/// <summary>The products and squared lengths after one step, exactly.</summary>
/// <param name="PositiveProduct">a'.p'.</param>
/// <param name="NegativeProduct">a'.q'.</param>
/// <param name="AnchorSquare">|a'|^2.</param>
/// <param name="PositiveSquare">|p'|^2.</param>
/// <param name="NegativeSquare">|q'|^2.</param>
public sealed record ExactMove(
    Fraction PositiveProduct,
    Fraction NegativeProduct,
    Fraction AnchorSquare,
    Fraction PositiveSquare,
    Fraction NegativeSquare
)
{
    /// <summary>S_ap' |S_ap'|: rational where S_ap' is not, and increasing in it.</summary>
    public Fraction SignedSquareSap => PositiveProduct.SignedSquare / (AnchorSquare * PositiveSquare);

    /// <summary>S_an' |S_an'|.</summary>
    public Fraction SignedSquareSan => NegativeProduct.SignedSquare / (AnchorSquare * NegativeSquare);
}
