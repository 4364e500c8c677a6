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
