namespace IsoTriplet.Certificates;

/// <summary>The embedding F and its labels: N points of R^n, exact doubles.</summary>
/// <param name="Dimension">n, at least 1.</param>
/// <param name="Points">N rows of n finite numbers.</param>
/// <param name="Labels">N class labels; equal numbers mean the same class.</param>
public sealed record TripletProblem(int Dimension, double[][] Points, int[] Labels)
{
    /// <summary>alpha, at least 0: the set asks D_ap + alpha &lt;= D_aq of every triple, F_TS^alpha. Default 0.</summary>
    public double Margin { get; init; }

    /// <summary>Comparisons in the place of the triples of the labels, or null.</summary>
    public Comparison[]? Comparisons { get; init; }

    /// <summary>The set of embeddings whose distance to F is meant.</summary>
    internal string Set =>
        Comparisons is not null ? "F_C"
        : Margin > 0 ? $"F_TS^{Margin:R}"
        : "F_TS";

    /// <summary>A member of the set, in words.</summary>
    internal string Members =>
        Comparisons is not null ? "embedding that respects the comparisons"
        : Margin > 0 ? $"embedding that is Triplet-Separated with margin {Margin:R}"
        : "Triplet-Separated embedding";

    /// <summary>"d_iso(F, SET)" and so on; with comparisons the largest displacement takes the place of d_haus.</summary>
    internal string Named(string distance) =>
        $"{(Comparisons is not null && distance == "haus" ? "displacement" : "d_" + distance)}(F, {Set})";
}

/// <summary>An ordered pair of distances: <c>G_ij + Margin &lt;= G_kl</c>. A triple is (a, p, a, q) with the margin; a threshold has a pair of one point.</summary>
/// <param name="I">i.</param>
/// <param name="J">j; may be i, then G_ij is 0.</param>
/// <param name="K">k.</param>
/// <param name="L">l; may be k, but not both pairs are of one point.</param>
/// <param name="Margin">s, of any sign.</param>
public readonly record struct Comparison(int I, int J, int K, int L, double Margin);

/// <summary>A weight on a comparison of the problem.</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Weight">lambda, at least 0.</param>
/// <param name="Slope">The factor of the squared distance on the side that carries the margin: (i, j) if it is at least 0, else (k, l).</param>
public readonly record struct WeightedComparison(int Index, double Weight, double Slope);

/// <summary>A weight on the unordered pair {I, J}.</summary>
/// <param name="I">Index from 0.</param>
/// <param name="J">Another index.</param>
/// <param name="Weight">The weight.</param>
public readonly record struct WeightedPair(int I, int J, double Weight);

/// <summary>A weight lambda on the triple (a, p, q).</summary>
/// <param name="Anchor">a.</param>
/// <param name="Positive">p: same class as a, another point.</param>
/// <param name="Negative">q: another class.</param>
/// <param name="Weight">lambda, at least 0.</param>
public readonly record struct WeightedTriple(int Anchor, int Positive, int Negative, double Weight)
{
    /// <summary>beta, the factor of |g_a - g_p|^2 in the linear form of the constraint with a margin. Default 1.</summary>
    public double Slope { get; init; } = 1;
}

/// <summary>Problem and proof: data that <see cref="CertificateChecker"/> judges from itself alone.</summary>
/// <param name="Problem">F and its labels.</param>
/// <param name="Bound">The bound the certificate states, at least 0.</param>
public abstract record Certificate(TripletProblem Problem, double Bound)
{
    /// <summary>The kind as the file format names it.</summary>
    public abstract string Kind { get; }

    /// <summary>What a valid certificate of this kind proves, in one line.</summary>
    public abstract string Statement { get; }
}

/// <summary>Upper bound: G is Triplet-Separated and distance(F, G) is at most Bound. Rule: <see cref="SeparatedPointCheck"/>.</summary>
/// <param name="Problem">F and its labels.</param>
/// <param name="Distance">"haus" or "iso".</param>
/// <param name="Bound">Stated upper bound.</param>
/// <param name="Points">G: N rows of n numbers.</param>
public sealed record SeparatedPointCertificate(TripletProblem Problem, string Distance, double Bound, double[][] Points)
    : Certificate(Problem, Bound)
{
    /// <inheritdoc/>
    public override string Kind => "separated-point";

    /// <inheritdoc/>
    public override string Statement => $"{Problem.Named(Distance)} <= {Bound:R}";
}

/// <summary>Lower bound on d_haus by Lagrange multipliers. Rule: <see cref="LagrangianCheck"/>.</summary>
/// <param name="Problem">F and its labels.</param>
/// <param name="Bound">Stated lower bound.</param>
/// <param name="PointWeights">u, N numbers at least 0, any positive sum.</param>
/// <param name="Triples">lambda.</param>
public sealed record LagrangianCertificate(TripletProblem Problem, double Bound, double[] PointWeights, WeightedTriple[] Triples)
    : Certificate(Problem, Bound)
{
    /// <summary>lambda on comparisons, where the problem has them in the place of triples.</summary>
    public WeightedComparison[] Comparisons { get; init; } = [];

    /// <inheritdoc/>
    public override string Kind => "lagrangian";

    /// <inheritdoc/>
    public override string Statement => $"{Problem.Named("haus")} >= {Bound:R}";
}

/// <summary>Lower bound on d_iso: no Gram matrix satisfies the relaxation at eps = Bound. Rule: <see cref="GramCheck"/>.</summary>
/// <param name="Problem">F and its labels.</param>
/// <param name="Bound">eps.</param>
/// <param name="Stretched">w+: weights on d_ij at most (D_ij + eps)^2.</param>
/// <param name="Shrunk">w-: weights on d_ij at least max(0, D_ij - eps)^2.</param>
/// <param name="Triples">lambda.</param>
public sealed record GramCertificate(
    TripletProblem Problem,
    double Bound,
    WeightedPair[] Stretched,
    WeightedPair[] Shrunk,
    WeightedTriple[] Triples
) : Certificate(Problem, Bound)
{
    /// <summary>lambda on comparisons, where the problem has them in the place of triples.</summary>
    public WeightedComparison[] Comparisons { get; init; } = [];

    /// <inheritdoc/>
    public override string Kind => "gram";

    /// <inheritdoc/>
    public override string Statement => $"{Problem.Named("iso")} >= {Bound:R}";
}

/// <summary>Lower bound on d_iso in R^n by a stress that holds F rigid. Rule: <see cref="StressCheck"/>.</summary>
/// <param name="Problem">F and its labels.</param>
/// <param name="Bound">eps.</param>
/// <param name="Triples">lambda.</param>
/// <param name="Stress">w, of any sign; a pair may be named once.</param>
public sealed record StressCertificate(TripletProblem Problem, double Bound, WeightedTriple[] Triples, WeightedPair[] Stress)
    : Certificate(Problem, Bound)
{
    /// <summary>lambda on comparisons, where the problem has them in the place of triples.</summary>
    public WeightedComparison[] Comparisons { get; init; } = [];

    /// <inheritdoc/>
    public override string Kind => "stress";

    /// <inheritdoc/>
    public override string Statement => $"{Problem.Named("iso")} >= {Bound:R}";
}

/// <summary>The verdict on one certificate.</summary>
/// <param name="Valid">True if the proof holds and establishes at least (upper bounds: at most) the stated bound.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Bound">The bound that the checker itself established, rounded outward: true of the problem whether or not the stated one is.
/// When nothing was established: 0 for lower, infinity for upper bounds.</param>
public sealed record CheckResult(bool Valid, string Reason, double Bound);
