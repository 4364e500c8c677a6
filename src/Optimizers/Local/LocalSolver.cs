using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;
using IsoTriplet.Optimizers.Polish;

namespace IsoTriplet.Optimizers;

/// <summary>A local solve of one distance from one start (and for d_haus from the lifted problem's projection): augmented Lagrangian with L-BFGS steps, exact repair, and a polish where it is small.</summary>
/// <remarks>
/// The constraints are taken in the N^2 form <c>D_ap^2 &lt;= s_a &lt;= D_aq^2</c>, with the thresholds s_a and the objective variable minimised out, so that a step
/// costs two products N x N by N x n. The problem is nonconvex: the result is a local optimum. <see cref="BracketSolver"/> calls it from many starts.
/// </remarks>
public static class LocalSolver
{
    /// <summary>Solves from one start.</summary>
    /// <param name="problem">F, the labels and the distance.</param>
    /// <param name="start">N points in R^n; null: F itself.</param>
    /// <param name="settings">Tolerance and limits; null: the defaults.</param>
    /// <param name="progress">Told every few steps.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>The point with its certificate.</returns>
    /// <exception cref="ArgumentException">The start has another shape than F.</exception>
    public static Solution Solve(
        SeparationProblem problem,
        Embedding? start = null,
        LocalSettings? settings = null,
        IProgress<SolveProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        (Embedding f, Labels labels, Objective objective) = (problem.Embedding, problem.Labels, problem.Objective);
        start ??= f;
        Guard.SameSize(f.Points, start.Points, "the numbers of points of F and of the start");
        Guard.SameSize(f.Dimension, start.Dimension, "the dimensions of F and of the start");
        Frame frame = new(f, labels);
        settings ??= new LocalSettings();
        LocalResult result = LocalSearch.Run(
            frame,
            objective,
            frame.Dimension,
            frame.Enter(start),
            null,
            settings,
            progress,
            cancellationToken
        );
        Incumbents incumbents = new(f, labels);
        if (settings.Lift && objective == Objective.Haus && Displacement(f, result) > 0)
        {
            LocalResult other = FromLifted(frame, incumbents.Problem, settings, progress, cancellationToken);
            result = Displacement(f, other) < Displacement(f, result) ? other : result;
        }
        SeparationMultipliers multipliers = Translate(frame, result.Multipliers);
        if (result.Repaired is { } repaired && incumbents.Offer(repaired, "local search"))
        {
            Polisher.Improve(frame, incumbents, objective, settings.Polish, progress, cancellationToken);
            (Bound bound, Embedding point) = incumbents.Certify(objective);
            return new Solution(result.Status, result.Steps, result.Residuals, point, bound.Value, multipliers, bound.Certificate);
        }
        Embedding last = frame.Unsort(frame.World(result.Point));
        return new Solution(result.Status, result.Steps, result.Residuals, last, double.PositiveInfinity, multipliers, null);
    }

    private static double Displacement(Embedding f, LocalResult result) =>
        result.Repaired is { } repaired ? ClassHausdorffDistance.LargestDisplacement(f, repaired).Value : double.PositiveInfinity;

    private static LocalResult FromLifted(
        Frame frame,
        TripletProblem problem,
        LocalSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        LowerResult lifted = LowerHaus.Lifted(frame, problem, new BracketSettings(), settings, progress, cancellationToken, out _);
        (double[] start, Multipliers? multipliers) = lifted.Starts[0];
        LocalSettings warm = settings with { InitialPenalty = LowerHaus.WarmPenalty };
        return LocalSearch.Run(frame, Objective.Haus, frame.Dimension, start, multipliers, warm, progress, cancellationToken);
    }

    private static SeparationMultipliers Translate(Frame frame, Multipliers multipliers)
    {
        int n = frame.N;
        double[] points = new double[multipliers.Points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[frame.Order[i]] = multipliers.Points[i];
        }
        List<WeightedPair> pairs = [];
        for (int k = 0; k < multipliers.Pairs.Length; k++)
        {
            (int i, int j) = Math.DivRem(k, n);
            if (j < i && multipliers.Pairs[k] != 0)
            {
                pairs.Add(new WeightedPair(frame.Order[i], frame.Order[j], multipliers.Pairs[k]));
            }
        }
        WeightedTriple[] triples =
        [
            .. TripleFlow
                .Split(frame, multipliers.Anchors, 0)
                .Select(t => new WeightedTriple(frame.Order[t.Anchor], frame.Order[t.Positive], frame.Order[t.Negative], t.Weight)),
        ];
        return new SeparationMultipliers(points, triples, [.. pairs]);
    }
}

/// <summary>Lagrange multipliers of a local solve, by original rows; for squared distances over the squared scale of the problem.</summary>
/// <param name="Points">u_i of <c>|g_i - p_i| &lt;= t</c>, sum 1 (d_haus); empty for d_iso.</param>
/// <param name="Triples">lambda of <c>D_ap &lt;= D_aq</c>, positive ones only.</param>
/// <param name="Pairs">Of <c>|D_ij^G - D_ij^F| &lt;= eps</c> (d_iso): positive where the distance grew, negative where it shrank; empty for d_haus.</param>
public sealed record SeparationMultipliers(double[] Points, WeightedTriple[] Triples, WeightedPair[] Pairs);

/// <summary>Settings of the augmented Lagrangian method. All tolerances are relative to the scale of the problem.</summary>
public sealed record LocalSettings
{
    /// <summary>Stops when infeasibility and complementarity (squared distances) are below this. Default 1e-8.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>The limit on gradient steps. Default 4,000.</summary>
    public int MaxSteps { get; init; } = 4000;

    /// <summary>The first penalty rho; small ones start from a smooth, nearly convex problem. Default 0.2.</summary>
    public double InitialPenalty { get; init; } = 0.2;

    /// <summary>Factor of rho where an inner problem was solved and the infeasibility did not fall fast enough. Default 4.</summary>
    public double PenaltyFactor { get; init; } = 4;

    /// <summary>The largest rho. Default 1e5.</summary>
    public double MaxPenalty { get; init; } = 1e5;

    /// <summary>Steps between two updates of the multipliers, at most. Default 200.</summary>
    public int InnerSteps { get; init; } = 200;

    /// <summary>Pairs kept by L-BFGS. Default 12.</summary>
    public int Memory { get; init; } = 12;

    /// <summary>
    /// Whether a d_haus solve runs a second search, from the projection of the lifted problem (n + c - 1 dimensions), and returns the better end: the lifted
    /// problem has few local optima, and its projection leaves the start's own behind. Costs about as much again. Default true.
    /// </summary>
    public bool Lift { get; init; } = true;

    /// <summary>What is kept between the squared distances of a triple, in the frame.</summary>
    internal double Margin { get; init; }

    /// <summary>What sharpens the result where N n is small enough. Default: the default of <see cref="PolishSettings"/>.</summary>
    public PolishSettings Polish { get; init; } = new();
}

/// <summary>What a local solve returns.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Steps done.</param>
/// <param name="Residuals">How nearly the last point satisfies the optimality conditions.</param>
/// <param name="Point">
/// With a certificate: a Triplet-Separated embedding, the last point after repair. Without one: the last point, which is not separated.
/// </param>
/// <param name="Value">Its distance to F: the bound of the certificate, or infinity without one.</param>
/// <param name="Multipliers">At the last update.</param>
/// <param name="Certificate">The upper bound, as <see cref="CertificateChecker"/> established it; null if the repair failed.</param>
public sealed record Solution(
    SolveStatus Status,
    int Steps,
    Residuals Residuals,
    Embedding Point,
    double Value,
    SeparationMultipliers Multipliers,
    Certificate? Certificate
);
