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

/// <summary>The Lagrangian bound on d_haus by multipliers of the lifted problem, and where that leaves a gap by those of its sharp end.</summary>
internal static class LowerHaus
{
    /// <summary>Multipliers below this fraction of 1 (the sum of u) do not make a triple active.</summary>
    public const double Active = 1e-7;

    // The same of multipliers to nearly the last digits.
    private const double Negligible = 1e-11;

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

    /// <summary>The same searched on from where it ended, to nearly the last digits: what M lacks of being definite is then so little that the bound loses 1e-6 or less.</summary>
    public static LowerResult Sharp(
        Frame frame,
        TripletProblem problem,
        LocalResult lifted,
        LagrangianSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        int dimension = lifted.Point.Length / frame.N;
        LocalSettings local = new()
        {
            Tolerance = settings.Tolerance,
            MaxSteps = settings.MaxSteps,
            InitialPenalty = 1,
            Memory = 30,
        };
        LocalResult end = LocalSearch.Run(
            frame,
            Objective.Haus,
            dimension,
            lifted.Point,
            lifted.Multipliers,
            local,
            progress,
            cancellationToken
        );
        List<FrameTriple> triples = TripleFlow.Split(frame, end.Multipliers.Anchors, Negligible);
        Bound bound = ShrunkMultipliers.Bound(frame, problem, end.Multipliers.Points, triples, "Lagrangian");
        int? dimensions = end.Status == SolveStatus.Converged ? NullSpace.Dimension(end.Multipliers.Points, triples) : null;
        double[] projected = Padding.Widen(end.Point, frame.N, dimension, frame.Dimension);
        return new LowerResult(bound, dimensions, [(projected, end.Multipliers)]) { Lifted = end };
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

    // An eigenvalue counts as 0 up to this share of the largest.
    private const double Zero = 1e-6;

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

    /// <summary>The number of eigenvalues of M on its support that are no larger than what multipliers to nearly the last digits make of 0.</summary>
    public static int Dimension(double[] points, IReadOnlyList<FrameTriple> triples)
    {
        int n = points.Length;
        double largest = points.Max();
        SortedSet<int> support = [.. Enumerable.Range(0, n).Where(i => points[i] > Support * largest)];
        support.UnionWith(triples.Where(t => t.Weight > Support * largest).SelectMany(t => new[] { t.Anchor, t.Positive, t.Negative }));
        double[] whole = new double[n * n];
        LagrangianMatrix.Fill(whole, points, triples, [.. triples.Select(t => t.Weight)]);
        double[] values = SymmetricEigen.DecomposeInPlace(
            (double[])[.. support.SelectMany(i => support.Select(j => whole[(i * n) + j]))],
            support.Count
        );
        return values.Count(v => v <= Zero * values[^1]);
    }
}
