using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>A lower bound on d_haus, the null dimension where it is known, and what the local searches can start from.</summary>
internal sealed record LowerResult(Bound Bound, int? NullDimension, IReadOnlyList<(double[] Start, Multipliers? Multipliers)> Starts)
{
    /// <summary>The end of the lifted problem, where a later call can go on.</summary>
    public LocalResult? Lifted { get; init; }
}

/// <summary>The Lagrangian bound on d_haus: by multipliers of the lifted problem, and where that leaves a gap by the interior-point method.</summary>
internal static class LowerHaus
{
    /// <summary>Multipliers below this fraction of 1 (the sum of u) do not make a triple active.</summary>
    public const double Active = 1e-7;

    /// <summary>The first penalty of a search that starts with multipliers.</summary>
    public const double WarmPenalty = 2;

    /// <summary>The lifted problem: G in n + c - 1 dimensions, where the relaxation's optimum has been found to live.</summary>
    public static LowerResult Lifted(
        Frame frame,
        TripletProblem problem,
        BracketSettings settings,
        LocalSettings local,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken,
        out List<FrameTriple> triples
    )
    {
        int n = frame.N,
            dimension = Math.Min(frame.Dimension + frame.Labels.Classes - 1, Math.Max(n, frame.Dimension));
        double[] start = Lift(frame, dimension, new Random(settings.Seed));
        LocalSettings loose = local with { Tolerance = Math.Max(1e-6, local.Tolerance) };
        LocalResult lifted = LocalSearch.Run(frame, Objective.Haus, dimension, start, null, loose, progress, cancellationToken);
        triples = TripleFlow.Split(frame, lifted.Multipliers.Anchors, Active);
        Bound bound = ShrunkMultipliers.Bound(frame, problem, lifted.Multipliers.Points, triples, "Lagrangian (lifted problem)");
        double[] projected = Padding.Widen(lifted.Point, n, dimension, frame.Dimension);
        int? extra = lifted.Status == SolveStatus.Converged ? NullSpace.ExtraDimensions(frame, lifted, dimension) : null;
        return new LowerResult(bound, extra, [(projected, lifted.Multipliers)]) { Lifted = lifted };
    }

    /// <summary>The interior-point method, started with the triples that are expected to be active.</summary>
    public static LowerResult Interior(
        Frame frame,
        TripletProblem problem,
        BracketSettings settings,
        IReadOnlyList<FrameTriple> triples,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        InteriorPoint method = new(frame, settings.Lagrangian, triples);
        (InteriorState state, SolveStatus status, _) = Solver.Solve(method, settings.Lagrangian.MaxSteps, progress, cancellationToken);
        (_, double[] points, List<FrameTriple> best) = state.Best;
        Bound bound = LagrangianBound.Of(frame, problem, points, best);
        Multipliers multipliers = new(TripleFlow.Join(frame.N, best), points, []);
        return new LowerResult(
            bound,
            status == SolveStatus.Converged ? NullSpace.Dimension(state, frame.N) : null,
            LagrangianMatrix.Minimiser(frame, points, best) is { } minimiser ? [(minimiser, multipliers)] : []
        );
    }

    /// <summary>F with small random coordinates in the new dimensions.</summary>
    private static double[] Lift(Frame frame, int dimension, Random random)
    {
        double[] start = Padding.Widen(frame.F, frame.N, frame.Dimension, dimension);
        for (int i = 0; i < frame.N; i++)
        {
            for (int k = frame.Dimension; k < dimension; k++)
            {
                start[(i * dimension) + k] = 0.1 * (random.NextDouble() - 0.5);
            }
        }
        return start;
    }
}
