using IsoTriplet.Optimizers.Solvers;
using MathNet.Numerics.LinearAlgebra;

namespace IsoTriplet.Experiments.Statistics;

/// <summary>Does some hyperplane separate two outcomes, completely or with cases of both on it?</summary>
internal static class Separation
{
    // The largest sum is at least the number of cases times this where data are separated on columns of deviation 1, and 0 where they are not.
    private const double Positive = 1e-7;
    private const int Polishings = 8;

    /// <summary>Maximise sum_i s_i x_i.b subject to s_i x_i.b >= 0 and |b_k| &lt;= 1, s_i = +-1 the outcome: above 0 exactly where they are separated.</summary>
    /// <param name="fitted">Coefficients near the largest likelihood; heeded where no linear program is solved.</param>
    internal static bool Exists(IReadOnlyList<double[]> design, IReadOnlyList<bool> outcomes, IReadOnlyList<double> fitted)
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
        return solution.Status == LinearStatus.Optimal
            ? -solution.Objective > Positive * design.Count
            : !(
                Balanced(design, outcomes, 1e-9)
                ?? Balanced(design, outcomes, 1e-7)
                ?? (MostOf(design, outcomes, fitted) <= Positive * design.Count ? true : (bool?)null)
                ?? throw new InvalidOperationException("no linear program of separation was solved")
            );
    }

    /// <summary>A bound above the maximum of <see cref="Exists"/>: for w_i = |y_i - p_i|, r = sum_i w_i s_i x_i and any b of the program w_i s_i x_i.b &lt;= r.b &lt;= |r|_1, as all terms of the sum are at least 0.</summary>
    /// <remarks>At the largest likelihood r is 0; the least of some more steps of Newton's method is taken, since 1 / w_i is large for what is told with certainty.</remarks>
    /// <returns>|r|_1 sum_i 1 / w_i; infinity where that is no number.</returns>
    internal static double MostOf(IReadOnlyList<double[]> design, IReadOnlyList<bool> outcomes, IReadOnlyList<double> fitted)
    {
        int columns = design[0].Length;
        Vector<double> b = Vector<double>.Build.DenseOfEnumerable(fitted);
        double most = double.PositiveInfinity;
        for (int step = 0; step < Polishings; step++)
        {
            Vector<double> rest = Vector<double>.Build.Dense(columns);
            Matrix<double> information = Matrix<double>.Build.Dense(columns, columns);
            double inverses = 0;
            for (int i = 0; i < design.Count; i++)
            {
                Vector<double> signed = (outcomes[i] ? 1 : -1) * Vector<double>.Build.DenseOfArray(design[i]);
                double weight = 1 / (1 + Math.Exp(signed.DotProduct(b)));
                inverses += 1 / weight;
                rest += weight * signed;
                information += weight * (1 - weight) * signed.OuterProduct(signed);
            }
            double bound = rest.L1Norm() * inverses;
            most = bound < most ? bound : most;
            b += information.Solve(rest);
        }
        return most;
    }

    // Stiemke's alternative: no hyperplane separates exactly where weights w >= 1 have sum_i w_i s_i x_i = 0. It has a row a column of the data in place of one a case, and is asked where every case
    // lies so near the vertex b = 0 that the simplex methods give up on the program above.
    private static bool? Balanced(IReadOnlyList<double[]> design, IReadOnlyList<bool> outcomes, double tolerance)
    {
        foreach (bool primal in (bool[])[true, false])
        {
            int[] all = [.. Enumerable.Range(0, design[0].Length)];
            using LinearProgram program = new(tolerance);
            foreach (int _ in all)
            {
                program.AddRow(0, 0, [], []);
            }
            for (int i = 0; i < design.Count; i++)
            {
                double sign = outcomes[i] ? 1 : -1;
                program.AddColumn(1, 1, double.PositiveInfinity, all, [.. design[i].Select(x => sign * x)]);
            }
            LinearStatus status = program.Solve(primal).Status;
            if (status is LinearStatus.Optimal or LinearStatus.Infeasible)
            {
                return status == LinearStatus.Optimal;
            }
        }
        return null;
    }
}
