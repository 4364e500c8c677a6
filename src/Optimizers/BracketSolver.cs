namespace IsoTriplet.Optimizers;

/// <summary>Brackets d_haus(F, F_TS) and d_iso(F, F_TS) from both sides, with certificates.</summary>
public static class BracketSolver
{
    /// <summary>Both brackets of an embedding.</summary>
    /// <remarks>
    /// Upper bounds: collapse of classes and of all, the class shift where R^n has room for it, local searches from many starts, each repaired until it is
    /// Triplet-Separated, and jumps of whole classes in few dimensions. Lower bounds: the Lagrangian bound and that of class hulls for d_haus; for d_iso
    /// half the hardness, wide angles and three long classes in few dimensions, the stress certificate where H is small against the diameter, and where the
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

    /// <summary>F and its labels as certificates record them.</summary>
    /// <param name="embedding">F.</param>
    /// <param name="labels">The labels.</param>
    /// <returns>A copy.</returns>
    public static TripletProblem ProblemOf(Embedding embedding, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        return new TripletProblem(embedding.Dimension, embedding.ToRows(), labels.ClassOf.ToArray());
    }

    /// <summary>The verdict that a bracket of d_haus allows.</summary>
    /// <remarks>
    /// Total: lower >= 0.999 R(X). Class: lower >= 0.999 max_i R(X^i), which class collapse attains. None: upper &lt; 0.999 max_i R(X^i). Where F is
    /// itself collapsed the nearest separated embedding is F: R(X) = 0 gives Total, of whatever classes the points are, and max_i R(X^i) = 0 with a class of two
    /// points gives Class. One point, or classes of one point each that are not all in one place: None, as nothing has collapsed.
    /// Of an F with a class of two different points and distinct class centres Class is never true: a nearer separated embedding exists
    /// (docs/mathematics/elementary.md, Proposition E.13). What a collapsed class looks like is CollapseRule's.
    /// </remarks>
    /// <param name="haus">The bracket of d_haus.</param>
    /// <param name="totalRadius">R(X).</param>
    /// <param name="classRadius">max_i R(X^i).</param>
    /// <param name="labels">The labels.</param>
    /// <returns>The verdict.</returns>
    public static CollapseVerdict Judge(Bracket haus, double totalRadius, double classRadius, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(haus);
        ArgumentNullException.ThrowIfNull(labels);
        const double Near = 1 - Bracket.ClosedGap;
        if (totalRadius == 0 && labels.Count > 1)
        {
            return CollapseVerdict.Total;
        }
        if (labels.Count == labels.Classes)
        {
            return CollapseVerdict.None;
        }
        if (classRadius == 0)
        {
            return CollapseVerdict.Class;
        }
        if (haus.Upper.Value < Near * classRadius)
        {
            return CollapseVerdict.None;
        }
        if (haus.Lower.Value >= Near * totalRadius)
        {
            return CollapseVerdict.Total;
        }
        return haus.Lower.Value >= Near * classRadius ? CollapseVerdict.Class : CollapseVerdict.Undecided;
    }
}
