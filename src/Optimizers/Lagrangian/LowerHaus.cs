using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;
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

/// <summary>The null space of M on its support.</summary>
internal static class NullSpace
{
    // A point is in the support if its weight, or that of a triple with it, exceeds this fraction of the largest.
    private const double Support = 1e-3;

    // A new dimension counts if its mean square coordinate exceeds this, in the frame.
    private const double ExtraSquare = 1e-6;

    /// <summary>The rank of the new coordinates of a solution of the lifted problem, on the points that carry weight: how many it needs.</summary>
    public static int ExtraDimensions(Frame frame, LocalResult lifted, int dimension)
    {
        int extra = dimension - frame.Dimension;
        if (extra < 1)
        {
            return 0;
        }
        double largest = lifted.Multipliers.Points.Max();
        double[] gram = new double[extra * extra];
        int support = 0;
        for (int i = 0; i < frame.N; i++)
        {
            if (lifted.Multipliers.Points[i] <= Support * largest)
            {
                continue;
            }
            support++;
            ReadOnlySpan<double> row = lifted.Point.AsSpan((i * dimension) + frame.Dimension, extra);
            for (int k = 0; k < extra; k++)
            {
                TensorPrimitives.MultiplyAdd(row, row[k], gram.AsSpan(k * extra, extra), gram.AsSpan(k * extra, extra));
            }
        }
        return SymmetricEigen.DecomposeInPlace(gram, extra).Count(v => v > ExtraSquare * support);
    }

    /// <summary>
    /// The number of directions v in the support with <c>v'Mv &lt; v'Zv</c>: as Z M = mu I, these are where M tends to 0 and the lifted point needs room.
    /// </summary>
    public static int Dimension(InteriorState state, int n)
    {
        bool[] inside = new bool[n];
        double largest = state.Points.Max();
        for (int i = 0; i < n; i++)
        {
            inside[i] = state.Points[i] > Support * largest;
        }
        for (int t = 0; t < state.Triples.Count; t++)
        {
            if (state.Weights[t] > Support * largest)
            {
                (int a, int p, int q, _) = state.Triples[t];
                inside[a] = inside[p] = inside[q] = true;
            }
        }
        int[] rows = [.. Enumerable.Range(0, n).Where(i => inside[i])];
        int m = rows.Length;
        double[] matrix = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                matrix[(i * m) + j] = state.Matrix[(rows[i] * n) + rows[j]];
            }
        }
        double[] values = SymmetricEigen.DecomposeInPlace(matrix, m);
        int count = 0;
        for (int k = 0; k < m; k++)
        {
            double extra = 0;
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < m; j++)
                {
                    extra += matrix[(k * m) + i] * state.Lifted[(rows[i] * n) + rows[j]] * matrix[(k * m) + j];
                }
            }
            count += values[k] < extra ? 1 : 0;
        }
        return count;
    }
}
