using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Experiments.Statistics;

/// <summary>Does some hyperplane separate two outcomes, completely or with cases of both on it?</summary>
internal static class Separation
{
    // The largest sum is at least the number of cases times this where data are separated on columns of deviation 1, and 0 where they are not.
    private const double Positive = 1e-7;

    /// <summary>Maximise sum_i s_i x_i.b subject to s_i x_i.b >= 0 and |b_k| &lt;= 1, s_i = +-1 the outcome: above 0 exactly where they are separated.</summary>
    internal static bool Exists(IReadOnlyList<double[]> design, IReadOnlyList<bool> outcomes)
    {
        int columns = design[0].Length;
        double[] total = new double[columns];
        using LinearProgram program = new();
        for (int i = 0; i < design.Count; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                total[k] += (outcomes[i] ? 1 : -1) * design[i][k];
            }
        }
        int[] all = [.. Enumerable.Range(0, columns)];
        foreach (double cost in total)
        {
            program.AddColumn(-cost, -1, 1);
        }
        for (int i = 0; i < design.Count; i++)
        {
            double sign = outcomes[i] ? 1 : -1;
            program.AddRow(0, double.PositiveInfinity, all, [.. design[i].Select(x => sign * x)]);
        }
        LinearSolution solution = program.Solve();
        if (solution.Status != LinearStatus.Optimal)
        {
            solution = program.Solve(primal: true);
        }
        return solution.Status == LinearStatus.Optimal
            ? -solution.Objective > Positive * design.Count
            : throw new InvalidOperationException($"the linear program of separation ended as {solution.Status}; b = 0 is feasible in it");
    }
}
