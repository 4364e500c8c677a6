using IsoTriplet.Optimizers.Comparisons;
using IsoTriplet.Optimizers.Gram;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers;

/// <summary>What one comparison proves of d_iso; for a triple without a margin that is H/2 ([IAT] Appendix A, last sentence; docs/mathematics.md section 3).</summary>
/// <remarks>
/// If no distance changes by more than eps, G_ij + s &lt;= G_kl needs max(0, D_ij - eps) + s &lt;= D_kl + eps: eps is at least half of h = D_ij + s - D_kl and at least s - D_kl.
/// Where k = l it is at least h (docs/mathematics/extensions.md, 14.1 and 15.1).
/// </remarks>
public static class HalfHardness
{
    /// <summary>The checked bound; 0 if F is Triplet-Separated.</summary>
    /// <param name="problem">F and its labels as the certificate records them.</param>
    /// <param name="separation">The hardness of F.</param>
    /// <returns>The bound, just below H/2.</returns>
    public static Bound Of(TripletProblem problem, TripletSeparation separation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(separation);
        return separation.IsSeparated || separation.HardestTriple is not { } t
            ? Bound.Zero
            : Of(problem, new Comparison(t.Anchor, t.Positive, t.Anchor, t.Negative, 0));
    }

    /// <summary>The checked bound of the comparison that proves most; 0 if none proves anything.</summary>
    internal static Bound Of(ComparisonProblem problem) => problem.Strongest() is { } c ? Of(problem.Record, c) : Bound.Zero;

    /// <summary>The largest eps that the comparison excludes.</summary>
    internal static double Limit(TripletProblem problem, Comparison c)
    {
        (double small, double large) = Distances(problem, c);
        double excess = small + c.Margin - large;
        return c.K == c.L ? excess : Math.Max(excess / 2, c.Margin - large);
    }

    /// <summary>The multiplier 1 of the comparison with w+ on (k, l) and w- on (i, j), whose matrix is 0.</summary>
    internal static (Multiplier Term, double Stretched, double Shrunk) Weights(TripletProblem problem, Comparison c, double eps)
    {
        (double small, double large) = Distances(problem, c);
        LinearForm form = LinearForm.Relaxed(c, c.Margin, small, large, eps, 1e-300);
        return (new Multiplier(c, 1, form.Slope(c.Margin)), c.K == c.L ? 0 : form.Right, c.I == c.J ? 0 : form.Left);
    }

    private static Bound Of(TripletProblem problem, Comparison c)
    {
        (double small, double large) = Distances(problem, c);
        double limit = Limit(problem, c),
            size = Math.Max(Math.Abs(c.Margin), Math.Max(small, large)),
            unit = 2 * (Math.BitIncrement(size) - size);
        string name =
            problem.Comparisons is null && c.Margin == 0 ? "half the hardness"
            : limit > (small + c.Margin - large) / 2 ? "the hardest comparison"
            : "half of the hardest comparison";
        for (double loss = unit; loss < limit; loss *= 2)
        {
            ((_, double weight, double slope), double stretched, double shrunk) = Weights(problem, c, limit - loss);
            bool triple = problem.Comparisons is null;
            GramCertificate certificate = new(
                problem,
                limit - loss,
                stretched > 0 ? [new WeightedPair(c.K, c.L, stretched)] : [],
                shrunk > 0 ? [new WeightedPair(c.I, c.J, shrunk)] : [],
                triple ? [new WeightedTriple(c.I, c.J, c.L, weight) { Slope = slope }] : []
            )
            {
                Comparisons = triple ? [] : [new WeightedComparison(Array.IndexOf(problem.Comparisons!, c), weight, slope)],
            };
            CheckResult result = CertificateChecker.Check(certificate);
            if (result.Valid)
            {
                return new Bound(result.Bound, name, certificate);
            }
        }
        return Bound.Zero;
    }

    private static (double Small, double Large) Distances(TripletProblem problem, Comparison c) =>
        (
            PairwiseDistances.Between(problem.Points[c.I], problem.Points[c.J]),
            PairwiseDistances.Between(problem.Points[c.K], problem.Points[c.L])
        );
}

/// <summary>Lower bounds of d_iso above half the hardness, the cheap one first; each only while the bracket is open.</summary>
internal static class LowerIso
{
    /// <param name="problem">F and its triples or comparisons.</param>
    /// <param name="known">The lower bound so far.</param>
    /// <param name="upper">The upper bound so far.</param>
    /// <param name="stress">The largest family that the stress bound serves, and its linear programs after the first.</param>
    /// <param name="gramPoints">The largest family that the Gram relaxation serves.</param>
    /// <param name="progress">Told the stages.</param>
    /// <param name="cancellation">Stops with the best so far.</param>
    /// <returns>The best lower bound.</returns>
    public static Bound Raise(
        ComparisonProblem problem,
        Bound known,
        double upper,
        (int Points, int Rounds) stress,
        int gramPoints,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellation
    )
    {
        Bound best = known;
        if (Serves(stress.Points) && StressBound.Promises(problem))
        {
            Tell("stress");
            StressSolution found = StressBound.Find(problem, stress.Rounds, cancellation);
            best = found.Bound > best.Value ? new Bound(found.Bound, "stress", found.Certificate) : best;
        }
        if (Serves(gramPoints))
        {
            Tell("Gram relaxation");
            GramSolution gram = GramBound.Find(problem, cancellation: cancellation);
            best = gram.Bound > best.Value ? new Bound(gram.Bound, "Gram relaxation", gram.Certificate) : best;
        }
        return best;

        bool Serves(int most) =>
            problem.Embedding.Points <= most && !cancellation.IsCancellationRequested && upper - best.Value >= Bracket.ClosedGap * upper;
        void Tell(string stage) => progress?.Report(new SolveProgress(stage, 0, best.Value, (upper - best.Value) / upper));
    }
}
