using IsoTriplet.Numerics;
using IsoTriplet.Optimizers.Gram;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers;

/// <summary>Lower bounds of d_iso(F, F_TS) above half the hardness, the cheap one first; each only while the bracket is open.</summary>
internal static class LowerIso
{
    /// <param name="embedding">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="known">The lower bound so far.</param>
    /// <param name="upper">The upper bound so far.</param>
    /// <param name="settings">Which families each bound serves.</param>
    /// <param name="progress">Told the stages.</param>
    /// <param name="cancellation">Stops with the best so far.</param>
    /// <returns>The best lower bound.</returns>
    public static Bound Raise(
        Embedding embedding,
        Labels labels,
        Bound known,
        double upper,
        BracketSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellation
    )
    {
        Bound best = known;
        if (Serves(settings.StressPoints) && StressBound.Promises(embedding, labels))
        {
            Tell("stress");
            StressSolution stress = StressBound.Find(embedding, labels, settings.StressRounds, cancellation);
            best = stress.Bound > best.Value ? new Bound(stress.Bound, "stress", stress.Certificate) : best;
        }
        if (Serves(settings.GramPoints))
        {
            Tell("Gram relaxation");
            GramSolution gram = GramBound.Find(embedding, labels, cancellation: cancellation);
            best = gram.Bound > best.Value ? new Bound(gram.Bound, "Gram relaxation", gram.Certificate) : best;
        }
        return best;

        bool Serves(int most) =>
            embedding.Points <= most && !cancellation.IsCancellationRequested && upper - best.Value >= Bracket.ClosedGap * upper;
        void Tell(string stage) => progress?.Report(new SolveProgress(stage, 0, best.Value, (upper - best.Value) / upper));
    }
}
