using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Polish;

/// <summary>
/// One step: minimise <c>tau + mu s</c> over movements r z with |z| at most 1 a coordinate, under the rows to first order; t changes by r tau, and triples may
/// be violated by r s. Everything is divided by the radius r, so that the tolerance of the solver is relative to it.
/// </summary>
internal static class LinearisedProgram
{
    private const int Rounds = 30;
    private const double Tolerance = 1e-9;

    /// <summary>The movement with the predicted decrease of the merit; null if the linear program was not solved.</summary>
    public static (double[] Movement, double Decrease, double Slack)? Solve(Epigraph epigraph, PolishState state)
    {
        double r = state.Radius,
            reach = 4 * Math.Sqrt(state.X.Length);
        using LinearProgram program = new(Tolerance);
        for (int k = 0; k < state.X.Length; k++)
        {
            _ = program.AddColumn(0, -1, 1);
        }
        int tau = program.AddColumn(1, -reach, reach),
            s = program.AddColumn(state.Penalty, 0, (state.Violation / r) + reach);
        // Rows of earlier steps stay while they are near; a row farther than the reach of this step cannot bind.
        HashSet<EpigraphRow> written = [];
        epigraph.Collect(state.Distances, state.Value, 0, r, state.Rows);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (EpigraphRow row in state.Rows.Where(written.Add))
            {
                Write(program, epigraph, state, row, row.HasValue ? tau : s);
            }
            LinearSolution solution = program.Solve();
            if (solution.Status != LinearStatus.Optimal)
            {
                return null;
            }
            double[] movement = [.. solution.X.Take(state.X.Length).Select(z => r * z)];
            double value = state.Value + (r * solution.X[tau]),
                slack = r * solution.X[s];
            double[] distances = epigraph.Linearised(state.X, state.Distances, movement);
            if (epigraph.Collect(distances, value, slack, -10 * Tolerance * r, state.Rows) == 0)
            {
                return (movement, state.Merit - value - (state.Penalty * slack), slack);
            }
        }
        return null;
    }

    private static void Write(LinearProgram program, Epigraph epigraph, PolishState state, EpigraphRow row, int right)
    {
        List<int> columns = [];
        List<double> gradient = [];
        double bound = (row.HasValue ? state.Value : 0) - epigraph.Evaluate(row, state.X, columns, gradient);
        columns.Add(right);
        gradient.Add(-1);
        _ = program.AddRow(double.NegativeInfinity, bound / state.Radius, [.. columns], [.. gradient]);
    }
}
