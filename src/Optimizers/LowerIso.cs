using IsoTriplet.Optimizers.Gram;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers;

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
