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
