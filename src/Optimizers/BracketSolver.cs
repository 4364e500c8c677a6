namespace IsoTriplet.Optimizers;

/// <summary>Brackets d_haus(F, F_TS) and d_iso(F, F_TS) from both sides, with certificates.</summary>
public static class BracketSolver
{
    /// <summary>Both brackets of an embedding.</summary>
    /// <remarks>
    /// Upper bounds: collapse of classes and of all, the class shift where R^n has room for it, local searches from many starts, each repaired until it is
    /// Triplet-Separated, and jumps of whole classes in few dimensions. Lower bounds: the Lagrangian bound and that of class hulls for d_haus; for d_iso
    /// half the hardness, wide angles and long classes in few dimensions, the stress certificate where H is small against the diameter, and where the
    /// settings say so the Gram relaxation; branch and bound for either. Every value is the one that <see cref="CertificateChecker"/> established from the
    /// certificate alone. No triple, or F Triplet-Separated: both brackets are 0..0.
    /// </remarks>
    /// <param name="embedding">F, N points in R^n.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="settings">How much work to do; null: <see cref="BracketSettings.Fast"/>.</param>
    /// <param name="progress">Told what is going on.</param>
    /// <param name="cancellationToken">Stops early; the brackets reached so far are returned.</param>
    /// <returns>The brackets with their certificates and the verdict on collapse.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ; a coordinate exceeds 2^290, or the points differ by less than 1e-145: squares
    /// of distances would leave the range of doubles.</exception>
    public static BracketReport Solve(
        Embedding embedding,
        Labels labels,
        BracketSettings? settings = null,
        IProgress<SolveProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(embedding.Points, labels.Count, "the numbers of points and labels");
        MeasurableScale.Demand(embedding);
        BracketRun run = new(embedding, labels, settings ?? BracketSettings.Fast, progress, cancellationToken);
        return run.Run();
    }
}
