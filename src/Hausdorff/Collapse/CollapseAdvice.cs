namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>Something to change, with what it rests on. Nothing is advised that was not measured, and nothing where nothing is known.</summary>
/// <param name="Try">What to change.</param>
/// <param name="Evidence">What was measured, and where it stands.</param>
/// <param name="Limits">What the measurement does not say.</param>
public sealed record Advice(string Try, string Evidence, string Limits);

/// <summary>How an embedding was trained, as far as it is known: advice that a run already follows is not given to it.</summary>
public sealed record TrainingFacts
{
    /// <summary>Nothing is known: an embedding from a file.</summary>
    public static TrainingFacts Unknown { get; } = new();

    /// <summary>The learning rate.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The mining strategy P-N.</summary>
    public string? Mining { get; init; }

    /// <summary>The loss.</summary>
    public string? Loss { get; init; }

    /// <summary>Points a batch, N.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Samples a class, K.</summary>
    public int? SamplesPerClass { get; init; }
}

/// <summary>What to try on a verdict of <see cref="CollapseRule"/>: the same in a training run, a measurement and its page.</summary>
public static class CollapseAdvice
{
    private const string Grid =
        "one kind of network on synthetic gaussian classes, unit sphere, margin 0.2, Adam, 300 steps (docs/results/collapse.md)";

    /// <summary>What to try.</summary>
    /// <param name="now">The verdict.</param>
    /// <param name="dimension">n.</param>
    /// <param name="facts">How it was trained.</param>
    /// <returns>The advice, the best supported first; empty where none is known.</returns>
    public static IReadOnlyList<Advice> Of(CollapseNow now, int dimension, TrainingFacts facts)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(facts);
        List<Advice> advice = [];
        bool separated = now.Contracted && now.Kind is CollapseKind.Class or CollapseKind.None;
        if (now.Kind != CollapseKind.Total && !separated && !now.Forms.Contains(CollapseForm.Partial))
        {
            return advice;
        }
        if (now.Kind != CollapseKind.Undecided && now.Lost == false)
        {
            advice.Add(
                new Advice(
                    "Judge it by ranks before you discard it: retrieval does not depend on size.",
                    "Of runs from random weights on Fashion-MNIST whose spread had fallen below 0.05 of the sphere's radius those with n = 32 and 128 kept a held-out Recall@1 of 0.83 to 0.88 (docs/results/training.md).",
                    "Random initial weights. From weights near one point runs at N = 320, n = 128 kept 0.46."
                )
            );
        }
        if (separated)
        {
            // The runs below contracted with a triple that failed.
            return advice;
        }
        if (!(facts.LearningRate <= 1e-4))
        {
            advice.Add(
                new Advice(
                    "Lower the learning rate: a tenth of it.",
                    "At 0.0001 in place of 0.001 none of 27 runs contracted, against 17 of 27 (p = 1.5e-5).",
                    $"{Sentence(Grid)}; whether they would have contracted later was not run."
                )
            );
        }
        if (facts.Mining is null or "hard-hard")
        {
            advice.Add(
                new Advice(
                    "Mine softer than batch hard: hard-semi-hard, or easy positives (easy-hard).",
                    "hard-semi-hard contracted in none of 18 runs and easy-hard in 1 of 18, against 11 of 18 by batch hard (p = 0.001 and 0.002).",
                    $"{Sentence(Grid)}; easy-hard with the first-order loss and two samples a class contracted in 10 of 10 runs on Omniglot."
                )
            );
        }
        if (facts.BatchSize is null or > 20 || dimension < 128)
        {
            advice.Add(
                new Advice(
                    facts.BatchSize is <= 20
                        ? "Give the embedding more dimensions."
                        : "Put fewer points into a batch, or give the embedding more dimensions.",
                    "On Fashion-MNIST batch hard contracted in 0 of 10 runs at N = 20 whatever n, in all at N = 320 with n = 2 and 8, in 6 of 10 at N = 320 with n = 128.",
                    "No rule in N / n: where the boundary lies depends on how much the classes overlap (docs/results/collapse.md)."
                )
            );
        }
        if (now.Kind == CollapseKind.Total && facts.BatchSize is null or > 20)
        {
            advice.Add(
                new Advice(
                    "To go on from here, warm up with small batches (N = 20 or so) and enlarge them later.",
                    "From weights near one point 40 of 40 runs with N = 20 ended spread out, and 37 of 40 with N = 320 stayed contracted (docs/results/training.md).",
                    "Fashion-MNIST, n = 2 to 128, batch hard, 300 steps, from weights made so; enlarging the batch afterwards was not run."
                )
            );
        }
        if (facts is { Loss: "first-order", SamplesPerClass: <= 2 } && facts.Mining?.EndsWith("-hard", StringComparison.Ordinal) == true)
        {
            advice.Add(
                new Advice(
                    "Use the second-order loss, or more samples a class.",
                    "With easy-hard mining and two samples a class on Omniglot the first-order loss contracted in 10 of 10 runs (Recall@1 0.11), the second-order loss in none (0.30) (docs/results/training.md).",
                    "At 8 and 16 samples a class the first-order loss was the better one; on made classes it was from 4 on, and at 2 the second order had Recall@1 0.67 for 0.48."
                )
            );
        }
        return advice;
    }

    /// <summary>What to try after a divergence.</summary>
    /// <param name="facts">How it was trained.</param>
    /// <param name="normalised">The rows are put on the unit sphere, where sizes cannot diverge.</param>
    /// <returns>The advice.</returns>
    public static IReadOnlyList<Advice> OfDivergence(TrainingFacts facts, bool normalised)
    {
        ArgumentNullException.ThrowIfNull(facts);
        List<Advice> advice = [];
        if (!(facts.LearningRate <= 1e-3))
        {
            advice.Add(
                new Advice(
                    "Lower the learning rate, to 0.001 or so.",
                    "Off the sphere Adam at 100 ended 200 steps on Fashion-MNIST with all points equal and Recall@1 0.23, on synthetic classes with a spread of 6e8; at 0.001 Fashion-MNIST ended with spread 0.50 and Recall@1 0.82.",
                    "One run each; between the two rates nothing was run (docs/results/training.md)."
                )
            );
        }
        if (!normalised)
        {
            advice.Add(
                new Advice(
                    "Leave the embedding on the unit sphere (without --no-normalise): its spread is then at most 1.",
                    "With the rate of 100 the run on Fashion-MNIST that ended with all points equal off the sphere ended on it with spread 0.26 and Recall@1 0.83.",
                    "One run each, 200 steps (docs/results/training.md)."
                )
            );
        }
        return advice;
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
