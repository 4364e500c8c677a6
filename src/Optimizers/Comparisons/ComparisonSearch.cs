using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Comparisons;

/// <summary>Augmented Lagrangian with L-BFGS steps; comparisons enter as they are violated, and their linear forms follow the point (a search) or stay (a relaxation).</summary>
internal static class ComparisonSearch
{
    private const double Window = 0.02;
    private const double Tolerance = 1e-9;
    private const double LargestPenalty = 1e5;
    private const double Floor = 1e-3;

    /// <summary>Runs from a start.</summary>
    /// <param name="frame">F and the comparisons.</param>
    /// <param name="objective">Displacement or change of distances.</param>
    /// <param name="dimension">The working dimension.</param>
    /// <param name="start">N x dimension.</param>
    /// <param name="reach">Null: a search, tangents follow the point. Else the relaxation for distances within this of those of F, in the frame.</param>
    /// <param name="settings">Rounds and steps.</param>
    /// <param name="cancellation">Stops with the point so far.</param>
    /// <returns>The point and the function with its multipliers.</returns>
    public static (double[] Point, ComparisonFunction Function) Run(
        ComparisonFrame frame,
        Objective objective,
        int dimension,
        double[] start,
        double? reach,
        ComparisonSettings settings,
        CancellationToken cancellation
    )
    {
        ComparisonFunction function = new(frame, objective, dimension);
        double[] point = (double[])start.Clone(),
            gradient = new double[point.Length];
        _ = Collect(frame.F, frame.Dimension, -Window);
        _ = Collect(point, dimension, -Window);
        double before = double.PositiveInfinity;
        for (int round = 0; round < settings.Rounds && !Spent(function, settings, cancellation); round++)
        {
            Linearise();
            Descend(function, point, gradient, settings, cancellation);
            double residual = function.Evaluate(point, gradient, update: true);
            bool entered = Collect(point, dimension, 1e-10);
            if (residual <= Tolerance && !entered)
            {
                break;
            }
            if (residual > before / 2)
            {
                function.Penalty = Math.Min(LargestPenalty, 4 * function.Penalty);
            }
            before = residual;
        }
        return (point, function);

        bool Collect(double[] at, int d, double least)
        {
            HashSet<Comparison> found = [];
            _ = frame.Problem.Collect((i, j) => ComparisonFrame.Between(at, d, i, j), least, frame.Scale, found);
            bool entered = false;
            foreach (Comparison c in found)
            {
                entered |= function.Enter(c);
            }
            return entered;
        }

        void Linearise()
        {
            for (int t = 0; t < function.Set.Count; t++)
            {
                Comparison c = function.Set[t];
                double s = c.Margin / frame.Scale;
                function.Forms[t] = reach is { } r
                    ? LinearForm.Relaxed(
                        c,
                        s,
                        Distance(frame.F, frame.Dimension, c.I, c.J),
                        Distance(frame.F, frame.Dimension, c.K, c.L),
                        r,
                        Floor
                    )
                    : LinearForm.Tangent(c, s, Distance(point, dimension, c.I, c.J), Distance(point, dimension, c.K, c.L), Floor);
            }
        }
    }

    private static bool Spent(ComparisonFunction function, ComparisonSettings settings, CancellationToken cancellation) =>
        function.Work >= settings.Work || cancellation.IsCancellationRequested;

    private static double Distance(double[] x, int d, int i, int j) => ComparisonFrame.Between(x, d, i, j);

    private static void Descend(
        ComparisonFunction function,
        double[] point,
        double[] gradient,
        ComparisonSettings settings,
        CancellationToken cancellation
    )
    {
        LimitedMemory memory = new(point.Length, 12);
        double[] direction = new double[point.Length],
            trial = new double[point.Length],
            trialGradient = new double[point.Length];
        double value = function.Evaluate(point, gradient);
        for (int step = 0; step < settings.Steps && !Spent(function, settings, cancellation); step++)
        {
            double norm = TensorPrimitives.Norm(gradient);
            if (norm <= Tolerance)
            {
                return;
            }
            memory.Direction(gradient, direction);
            double slope = TensorPrimitives.Dot(gradient, direction);
            if (slope >= 0)
            {
                memory.Clear();
                memory.Direction(gradient, direction);
                slope = -norm * norm;
            }
            double length = memory.IsEmpty ? Math.Min(1, 0.1 / norm) : 1;
            bool moved = false;
            for (int k = 0; k < 30 && !moved; k++, length /= 2)
            {
                point.CopyTo(trial, 0);
                TensorPrimitives.MultiplyAdd(direction, length, trial, trial);
                double next = function.Evaluate(trial, trialGradient);
                if (next <= value + (1e-4 * length * slope))
                {
                    (value, moved) = (next, true);
                    memory.Record(point, trial, gradient, trialGradient);
                    trial.CopyTo(point, 0);
                    trialGradient.CopyTo(gradient, 0);
                }
            }
            if (!moved)
            {
                if (memory.IsEmpty)
                {
                    return;
                }
                memory.Clear();
            }
        }
    }
}

/// <summary>Makes a point respect every comparison with a little room: cyclic Newton steps of least norm, one violated comparison at a time.</summary>
internal static class ComparisonRepair
{
    private const int Sweeps = 60;

    // A second or so: a point that needs more is far from every member.
    private const int MostSteps = 1_000_000;

    /// <summary>The repaired embedding, or null if the steps did not end.</summary>
    public static Embedding? Run(ComparisonFrame frame, double[] point)
    {
        int d = frame.Dimension;
        int steps = 0;
        foreach (double room in new[] { 1e-13, 1e-11, 1e-9, 1e-7, 1e-5 })
        {
            double[] x = (double[])point.Clone();
            for (int sweep = 0; sweep < Sweeps; sweep++)
            {
                HashSet<Comparison> violated = [];
                _ = frame.Problem.Collect((i, j) => ComparisonFrame.Between(x, d, i, j), -room, frame.Scale, violated);
                if (violated.Count == 0)
                {
                    Embedding result = frame.Leave(x);
                    if (!(frame.Problem.Hardness(result)?.Hardness > 0))
                    {
                        return result;
                    }
                    break;
                }
                if ((steps += violated.Count) > MostSteps)
                {
                    return null;
                }
                foreach (Comparison c in violated)
                {
                    Move(x, d, c, c.Margin / frame.Scale, 2 * room);
                }
            }
        }
        return null;
    }

    private static void Move(double[] x, int d, Comparison c, double margin, double room)
    {
        double small = ComparisonFrame.Between(x, d, c.I, c.J),
            large = ComparisonFrame.Between(x, d, c.K, c.L),
            excess = small + margin + room - large;
        if (excess <= 0)
        {
            return;
        }
        SortedDictionary<int, double[]> slopes = [];
        Add(c.I, c.J, small, 1);
        Add(c.K, c.L, large, -1);
        double squares = slopes.Values.Sum(v => TensorPrimitives.Dot(v, v));
        if (squares > 0)
        {
            foreach ((int i, double[] slope) in slopes)
            {
                TensorPrimitives.MultiplyAdd(slope, -excess / squares, x.AsSpan(i * d, d), x.AsSpan(i * d, d));
            }
        }

        // The gradient of sign |x_i - x_j|; of a distance that is 0 and must grow, one direction of the many.
        void Add(int i, int j, double length, double sign)
        {
            if (i == j || (length == 0 && sign > 0))
            {
                return;
            }
            for (int k = 0; k < d; k++)
            {
                double unit =
                    length > 0 ? (x[(i * d) + k] - x[(j * d) + k]) / length
                    : k == (i + j) % d ? 1
                    : 0;
                At(i)[k] += sign * unit;
                At(j)[k] -= sign * unit;
            }
        }

        double[] At(int i) => slopes.TryGetValue(i, out double[]? v) ? v : slopes[i] = new double[d];
    }
}
