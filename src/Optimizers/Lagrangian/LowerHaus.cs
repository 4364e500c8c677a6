using IsoTriplet.Certificates;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>A lower bound on d_haus and what the local searches can start from.</summary>
internal sealed record LowerResult(Bound Bound, int? NullDimension, IReadOnlyList<(double[] Start, Multipliers? Multipliers)> Starts);

/// <summary>The Lagrangian bound on d_haus: multipliers of the lifted problem name the active triples, the interior-point method does the rest.</summary>
internal static class LowerHaus
{
    // Multipliers below this fraction of 1 (the sum of u) do not make a triple active.
    private const double Active = 1e-6;

    public static LowerResult Solve(
        Frame frame,
        TripletProblem problem,
        BracketSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        int n = frame.N,
            dimension = Math.Min(frame.Dimension + frame.Labels.Classes - 1, Math.Max(n, frame.Dimension));
        double[] start = Lift(frame, dimension, new Random(settings.Seed));
        LocalSettings local = settings.Local with { Tolerance = 1e-6 };
        LocalResult lifted = LocalSearch.Run(frame, Objective.Haus, dimension, start, null, local, progress, cancellationToken);
        double[] projected = Padding.Widen(lifted.Point, n, dimension, frame.Dimension);
        List<FrameTriple> triples = TripleFlow.Split(frame, lifted.Multipliers.Anchors, Active);
        Bound bound = ShrunkMultipliers.Bound(frame, problem, lifted.Multipliers.Points, triples);
        if (n > settings.InteriorPoints)
        {
            return new LowerResult(bound, null, [(projected, lifted.Multipliers)]);
        }
        InteriorPoint method = new(frame, settings.Lagrangian, triples);
        (InteriorState state, SolveStatus status, _) = Solver.Solve(method, settings.Lagrangian.MaxSteps, progress, cancellationToken);
        (_, double[] points, List<FrameTriple> best) = state.Best;
        Bound interior = LagrangianBound.Certify(frame, problem, points, best, "Lagrangian");
        Multipliers multipliers = new(TripleFlow.Join(n, best), points, []);
        double[] minimiser = LagrangianMatrix.Minimiser(frame, points, best) ?? projected;
        return new LowerResult(
            interior.Value >= bound.Value ? interior : bound,
            status == SolveStatus.Converged ? NullSpace.Dimension(state, n) : null,
            [(minimiser, multipliers), (projected, lifted.Multipliers)]
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
