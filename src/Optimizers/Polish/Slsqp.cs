using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Polish;

/// <summary>SLSQP on the coordinates and t, with the near-active rows; a step is one call, after which the rows that it left violated are added.</summary>
/// <remarks>NLopt at times calls a point optimal that it never left and linear programs improve: without a decrease the status is Stalled.</remarks>
internal sealed class Slsqp(Epigraph epigraph, PolishSettings settings, CancellationToken cancellationToken) : Method<PolishState>
{
    private const double Box = 0.5;
    private const double Window = 0.005;
    private const double Feasible = 1e-12;

    public override string Name => "SLSQP";

    public override PolishState Initialise()
    {
        PolishState state = PolishState.At(epigraph, settings.FirstRadius);
        epigraph.Collect(state.Distances, state.Value, 0, Window, state.Rows);
        return state;
    }

    public override PolishState Step(PolishState state)
    {
        EpigraphRow[] rows = [.. state.Rows];
        int coordinates = state.X.Length;
        double[] start = [.. state.X, state.Value];
        using NonlinearProgram program = new(coordinates + 1, Objective, rows.Length, Constraints);
        NonlinearSolution solution = program.Solve(
            start,
            [.. start.Select((v, k) => k == coordinates ? 0 : v - Box)],
            [.. start.Select((v, k) => k == coordinates ? 2 * v : v + Box)],
            settings.Evaluations,
            cancellationToken
        );
        double[] x = solution.X[..coordinates],
            distances = epigraph.Distances(x);
        (double value, double violation) = epigraph.Measure(x, distances);
        int added = epigraph.Collect(distances, solution.X[coordinates], 0, -Feasible, state.Rows);
        if (violation > Feasible && added > 0)
        {
            return state;
        }
        double before = state.Merit,
            after = value + (state.Penalty * violation);
        if (after < before)
        {
            (state.X, state.Distances, state.Value, state.Violation) = (x, distances, value, violation);
        }
        state.Stationarity = Math.Max(0, before - state.Merit);
        state.Moved |= after < before;
        bool solved = state.Moved && solution.Status is NonlinearStatus.Converged && added == 0 && after <= before + settings.Tolerance;
        state.Outcome =
            solution.Status == NonlinearStatus.Stopped ? null
            : state.Stationarity > settings.Tolerance ? null
            : solved ? SolveStatus.Converged
            : SolveStatus.Stalled;
        return state;

        double Objective(ReadOnlySpan<double> point, Span<double> gradient)
        {
            gradient.Clear();
            if (!gradient.IsEmpty)
            {
                gradient[coordinates] = 1;
            }
            return point[coordinates];
        }

        void Constraints(ReadOnlySpan<double> point, Span<double> values, Span<double> jacobian)
        {
            List<int> columns = [];
            List<double> slopes = [];
            jacobian.Clear();
            for (int m = 0; m < rows.Length; m++)
            {
                values[m] = epigraph.Evaluate(rows[m], point, columns, slopes) - (rows[m].HasValue ? point[coordinates] : 0);
                if (jacobian.IsEmpty)
                {
                    continue;
                }
                Span<double> row = jacobian.Slice(m * (coordinates + 1), coordinates + 1);
                for (int k = 0; k < columns.Count; k++)
                {
                    row[columns[k]] = slopes[k];
                }
                row[coordinates] = rows[m].HasValue ? -1 : 0;
            }
        }
    }

    public override SolveStatus? Terminate(PolishState state) => state.Outcome;

    public override (double Value, double Residual) Inspect(PolishState state) => (state.Value, state.Stationarity);
}
