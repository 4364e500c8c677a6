using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Shrink;

/// <summary>The weights of one class towards whose mean it is shrunk (docs/mathematics.md, Lemma 13.1).</summary>
internal static class ClassWeights
{
    /// <summary>Classes up to this size get the optimal weights, of a linear program; larger ones those of repeated play.</summary>
    private const int Exact = 200;

    /// <summary>Classes above this size get equal weights: a matrix of their distances would not be worth its memory.</summary>
    private const int Equal = 4000;

    private const int Rounds = 300;

    // The heaviest row weighs 1; after a few rounds most weigh nothing beside it.
    private const double Negligible = 1e-9;

    /// <summary>
    /// Weights alpha that make max over a of sum alpha_a' |a - a'|^2 / r_a^2 small, r_a the largest |a - a'|: at most 1 - 1/(d+1) for the optimal ones, d
    /// the affine dimension of the class.
    /// </summary>
    /// <param name="squares">|a - a'|^2, m x m, row-major.</param>
    /// <param name="m">The size of the class.</param>
    /// <returns>m weights with sum 1.</returns>
    public static double[] Of(double[] squares, int m)
    {
        double[] uniform = new double[m];
        Array.Fill(uniform, 1.0 / m);
        double[] game = new double[m * m];
        for (int a = 0; a < m; a++)
        {
            double reach = VectorPass.Maximum(squares.AsSpan(a * m, m));
            if (!(reach > 0))
            {
                return uniform;
            }
            for (int b = 0; b < m; b++)
            {
                game[(a * m) + b] = squares[(a * m) + b] / reach;
            }
        }
        double[] best = m <= Exact ? Optimal(game, m) ?? Played(game, m) : Played(game, m);
        return Worst(game, best) <= Worst(game, uniform) ? best : uniform;
    }

    /// <summary>True if the class is small enough for more than equal weights.</summary>
    public static bool Serves(int m) => m <= Equal;

    private static double Worst(double[] game, double[] weights)
    {
        int m = weights.Length;
        double worst = 0;
        for (int a = 0; a < m; a++)
        {
            worst = Math.Max(worst, TensorPrimitives.Dot(game.AsSpan(a * m, m), weights));
        }
        return worst;
    }

    // min v: sum over a' of A(a,a') alpha_a' <= v for all a, alpha in the simplex.
    private static double[]? Optimal(double[] game, int m)
    {
        using LinearProgram program = new();
        int[] columns = [.. Enumerable.Range(0, m + 1)];
        for (int b = 0; b < m; b++)
        {
            _ = program.AddColumn(0, 0, 1);
        }
        _ = program.AddColumn(1, 0, 1);
        for (int a = 0; a < m; a++)
        {
            _ = program.AddRow(double.NegativeInfinity, 0, columns, [.. game.AsSpan(a * m, m), -1]);
        }
        _ = program.AddRow(1, 1, columns.AsSpan(0, m), [.. Enumerable.Repeat(1.0, m)]);
        LinearSolution solution = program.Solve();
        if (solution.Status != LinearStatus.Optimal)
        {
            return null;
        }
        double[] weights = [.. solution.X.Take(m).Select(x => Math.Max(0, x))];
        double sum = weights.Sum();
        return sum > 0 ? [.. weights.Select(w => w / sum)] : null;
    }

    // Multiplicative weights for the rows against best columns; the columns played are the mixture.
    private static double[] Played(double[] game, int m)
    {
        double[] logs = new double[m],
            rows = new double[m],
            played = new double[m];
        double rate = Math.Sqrt(8 * Math.Log(m) / Rounds);
        for (int round = 0; round < Rounds; round++)
        {
            double top = logs.Max();
            for (int a = 0; a < m; a++)
            {
                rows[a] = Math.Exp(logs[a] - top);
            }
            double[] losses = new double[m];
            for (int a = 0; a < m; a++)
            {
                if (rows[a] > Negligible)
                {
                    TensorPrimitives.MultiplyAdd(game.AsSpan(a * m, m), rows[a], losses, losses);
                }
            }
            int column = Array.IndexOf(losses, losses.Min());
            played[column] += 1.0 / Rounds;
            for (int a = 0; a < m; a++)
            {
                logs[a] += rate * game[(a * m) + column];
            }
        }
        return played;
    }
}
