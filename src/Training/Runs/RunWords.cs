using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>What can be said of a run beside its figures: a margin out of reach, a divergence, and what to try.</summary>
public static class RunWords
{
    // So many times the spread at random weights a run has left the scale of its task: the first alone, the second with a loss that has grown as well.
    private const double DivergedAlone = 1e4;
    private const double DivergedSpread = 100;
    private const double DivergedLoss = 10;

    // 95 % of a normal distribution lie within so many standard deviations.
    private const double Deviations = 1.96;

    /// <summary>What training did for the held-out classes, by Recall@1 before any step and after the last.</summary>
    /// <remarks>
    /// Higher is called a gain where the difference exceeds 1.96 standard errors of the difference of two shares p of Q queries, sqrt(2 p (1 - p) / Q) with p the mean of both, as if queries were independent.
    /// </remarks>
    /// <param name="before">The same network before any step, with a query or more.</param>
    /// <param name="after">After the last step, of as many queries.</param>
    /// <returns>A clause.</returns>
    public static string Gain(RetrievalMetrics before, RetrievalMetrics after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        double share = (before.RecallAt1 + after.RecallAt1) / 2,
            gain = after.RecallAt1 - before.RecallAt1;
        return gain <= 0 ? "training was no gain for the held-out classes"
            : gain > Deviations * Math.Sqrt(2 * share * (1 - share) / after.Queries) ? "training was a gain for the held-out classes"
            : $"with {Counted.Of(after.Queries, "query")} a rise this small may be chance";
    }

    /// <summary>Why no embedding can bring the loss of every triple to 0; null where one may.</summary>
    /// <remarks>
    /// D_an - D_ap is at most the largest distance there is: 2 for chord and cosine, 4 for the squared chord, pi for the geodesic, on the sphere 2 and 4 for the Euclidean distance and
    /// its square; unbounded off the sphere. The hinge loss D_ap - D_an + margin is then at least margin less that, whatever is learnt.
    /// </remarks>
    /// <param name="options">The run's options.</param>
    /// <returns>A sentence, or null.</returns>
    public static string? UnreachableMargin(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        double margin = options.LossSettings.Margin;
        double? largest = options.Distance switch
        {
            "chord" or "cosine" => 2,
            "squared-chord" => 4,
            "geodesic" => Math.PI,
            "euclidean" when options.Network.Normalise => 2,
            "squared-euclidean" when options.Network.Normalise => 4,
            _ => null,
        };
        if (largest is not double gap || margin <= gap)
        {
            return null;
        }
        string above = $"the margin {margin:G4} exceeds the largest difference {gap:G4} of two {options.Distance} distances";
        return options.Loss switch
        {
            "vanilla" => $"{above}: the loss is at least {margin - gap:G4} whatever is learnt",
            "contrastive" => $"{above}: the loss is at least {(margin - gap) * (margin - gap) / 2:G4} whatever is learnt",
            "soft-margin" => $"{above}: the loss is at least {Softplus(margin - gap):G4} whatever is learnt",
            _ => null,
        };
    }

    /// <summary>Why the loss has no gradient; null where it may have one.</summary>
    /// <remarks>The unit sphere of R^1 is the two points -1 and 1: z = x / |x| is constant on either side of 0, and so is every loss of such z.</remarks>
    /// <param name="options">The run's options.</param>
    /// <returns>A sentence, or null.</returns>
    public static string? NoGradient(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Network is { Dimension: 1, Normalise: true }
            ? "in dimension 1 the unit sphere is two points and the loss has no gradient: what moves the network is rounding alone"
            : null;
    }

    /// <summary>Whether a run diverged: a loss, gradient or embedding that is not finite, or a spread far above that at random weights.</summary>
    /// <param name="status">Why it ended.</param>
    /// <param name="first">The first observation.</param>
    /// <param name="last">The last observation.</param>
    /// <returns>A sentence, or null.</returns>
    public static string? Divergence(TrainingStatus status, BatchObservation? first, BatchObservation? last)
    {
        if (status == TrainingStatus.NonFinite)
        {
            return "diverged: numbers that are not finite";
        }
        return
            last is not null
            && (last.SpreadRatio > DivergedAlone || (last.SpreadRatio > DivergedSpread && last.Loss > DivergedLoss * (first?.Loss ?? 0)))
            ? $"diverged: the spread {last.Geometry.Spread:G3} is {last.SpreadRatio:G3} times that at random weights, and the loss went from {first?.Loss:G3} to {last.Loss:G3}"
            : null;
    }

    /// <summary>When the batch was contracted; a run that left that for a partial collapse has not recovered.</summary>
    /// <param name="spells">The spells, in order.</param>
    /// <param name="end">The verdict on the last observation.</param>
    /// <returns>A sentence a spell.</returns>
    public static IEnumerable<string> Alarms(IReadOnlyList<CollapseSpell> spells, CollapseNow? end)
    {
        ArgumentNullException.ThrowIfNull(spells);
        return spells.Select(s =>
            s == spells[^1] && s.Recovered && end?.Forms.Contains(CollapseForm.Partial) == true
                ? $"was contracted from step {s.From} to step {s.To}, recovered in part: some classes lie nearly on one point at the end"
                : s.Words
        );
    }

    /// <summary>What to try.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="batchSize">N.</param>
    /// <param name="status">Why it ended.</param>
    /// <param name="first">The first observation.</param>
    /// <param name="last">The last observation.</param>
    /// <returns>Advice with evidence and limits.</returns>
    public static IReadOnlyList<Advice> Advice(
        TrainingOptions options,
        int batchSize,
        TrainingStatus status,
        BatchObservation? first,
        BatchObservation? last
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        TrainingFacts facts = new()
        {
            LearningRate = options.LearningRate,
            Mining = options.Mining,
            Loss = options.Loss,
            BatchSize = batchSize,
            SamplesPerClass = options.SamplesPerClass,
        };
        return Divergence(status, first, last) is not null ? CollapseAdvice.OfDivergence(facts, options.Network.Normalise)
            : last is null ? []
            : first is { Verdict.Contracted: true } && last.Verdict.Contracted && options.Network.Initial == InitialState.Random
                ?
                [
                    new(
                        "Look at the examples and the network: the batch was contracted before any step, so that training did not do it.",
                        $"Its spread was {first.Geometry.Spread:G3} at random weights and is {last.Geometry.Spread:G3}.",
                        "This run alone."
                    ),
                ]
            : CollapseAdvice.Of(last.Verdict, options.Network.Dimension, facts);
    }

    private static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));
}
