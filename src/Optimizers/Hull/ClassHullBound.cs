namespace IsoTriplet.Optimizers.Hull;

/// <summary>A lower bound on d_haus(F, F_TS) in R^n from the hulls of two classes, which are disjoint in a separated family (docs/mathematics.md, 6.1c).</summary>
/// <remarks>
/// With h the depth to which the hulls of A and B penetrate, D the larger diameter of the two, r the larger of their least distances from a member to its
/// farthest, and kappa^2 the least (1/P + 1/Q)/2 with P + Q = n + 1, the bound is the largest of <c>h/2</c>, <c>(h + kappa D/2)/(2 + kappa)</c> and
/// <c>(h + kappa r)/(2 + 2 kappa)</c>. h is a minimum over a sphere and not convex: branch and bound over cones of directions, each with a convex combination of
/// differences p_a - p_b that reaches far in all of it. Unlike the relaxations, which let G leave R^n and stop at R(X)/sqrt 2 for two classes, the bound tends
/// to R(X) where two classes each fill the ball. In more than a few dimensions it is weak.
/// </remarks>
public static class ClassHullBound
{
    /// <inheritdoc cref="Find(ComparisonProblem, HullSettings?, double, CancellationToken)"/>
    /// <param name="points">F.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="settings">Limits; null: the defaults.</param>
    /// <param name="known">A pair of classes that cannot prove more than this is not searched. Default 0.</param>
    /// <param name="cancellationToken">Stops early with what was reached.</param>
    /// <exception cref="ArgumentException">The numbers of points and labels differ.</exception>
    public static Bound Find(
        Embedding points,
        Labels labels,
        HullSettings? settings = null,
        double known = 0,
        CancellationToken cancellationToken = default
    ) => Find(ComparisonProblem.OfTriples(points, labels, 0), settings, known, cancellationToken);

    /// <summary>The best bound over all pairs of classes.</summary>
    /// <param name="problem">F, its labels and the margin alpha, with which the bound is at least (h + alpha)/2.</param>
    /// <param name="settings">Limits; null: the defaults.</param>
    /// <param name="known">A pair of classes that cannot prove more than this is not searched. Default 0.</param>
    /// <param name="cancellationToken">Stops early with what was reached.</param>
    /// <returns>The bound that <see cref="CertificateChecker"/> established, with its certificate; <see cref="Bound.Zero"/> where there is none above
    /// <paramref name="known"/>: the hulls of every two classes are disjoint, F is above the limits, or there are comparisons in the place of labels.</returns>
    public static Bound Find(
        ComparisonProblem problem,
        HullSettings? settings = null,
        double known = 0,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        Guard.NonNegative(known);
        settings ??= new HullSettings();
        Embedding points = problem.Embedding;
        if (
            problem.Labels is not { Classes: >= 2 } labels
            || points.Dimension > settings.MaximumDimension
            || points.Points > settings.MaximumPoints
        )
        {
            return Bound.Zero;
        }
        // A power of two near 1 / diameter, so that tolerances are relative.
        double scale = Math.ScaleB(1, -Math.ILogB(Math.Max(Diameter.Of(points).Value, 1e-300)));
        HullClass[] classes =
        [
            .. Enumerable.Range(0, labels.Classes).Select(k => new HullClass(points, labels.Members(k).ToArray(), scale)),
        ];
        List<(HullPair Pair, double Promise)> pairs = [];
        for (int a = 0; a < labels.Classes; a++)
        {
            for (int b = 0; b < a; b++)
            {
                HullPair pair = new(classes[a], classes[b], problem.Margin * scale);
                double guess = pair.Guess();
                if (guess > 0)
                {
                    pairs.Add((pair, pair.Bound(guess)));
                }
            }
        }
        pairs.Sort((x, y) => y.Promise.CompareTo(x.Promise));
        (HullSearch? best, double value) = (null, known * scale);
        double work = settings.Work;
        for (int k = 0; k < pairs.Count && pairs[k].Promise > value && !cancellationToken.IsCancellationRequested; k++)
        {
            HullSearch search = new(pairs[k].Pair, value, Math.Max(work / 2, work / (pairs.Count - k)), settings.RelativeGap);
            search.Run(cancellationToken);
            work = Math.Max(0, work - pairs[k].Pair.Work);
            (best, value) = search.Bound > value ? (search, search.Bound) : (best, value);
        }
        if (best is null)
        {
            return Bound.Zero;
        }
        (int[] first, int[] second) = (best.Pair.First, best.Pair.Second);
        HullCertificate draft = new(problem.Record, 0, labels[first[0]], labels[second[0]], [.. best.Root.Nodes(first, second)]);
        CheckResult result = CertificateChecker.Check(draft);
        return result.Valid && result.Bound > known
            ? new Bound(result.Bound, "class hulls", draft with { Bound = result.Bound })
            : Bound.Zero;
    }
}

/// <summary>Limits of the search behind the class-hull bound.</summary>
public sealed record HullSettings
{
    /// <summary>Stop when the bound is within this of what any tree of cones can prove of the two classes. Default 1e-3.</summary>
    public double RelativeGap { get; init; } = 1e-3;

    /// <summary>Stop after this many operations over all pairs of classes, counted and not timed; what was reached is a valid bound. Default 1e9,
    /// some two seconds.</summary>
    public double Work { get; init; } = 1e9;

    /// <summary>Largest dimension that is tried: the number of cones grows with its exponential. Default 5: on
    /// gaussian classes and on the sphere it never passed the Lagrangian bound in 6 (docs/decisions/150).</summary>
    public int MaximumDimension { get; init; } = 5;

    /// <summary>Largest number of points that is tried: distances within classes are compared one by one. Default 4000.</summary>
    public int MaximumPoints { get; init; } = 4000;
}
