namespace IsoTriplet.Triplets;

/// <summary>One cell of a field.</summary>
/// <param name="Sap">S_ap.</param>
/// <param name="San">S_an.</param>
/// <param name="DeltaSap">dS_ap without entanglement.</param>
/// <param name="DeltaSan">dS_an without entanglement.</param>
/// <param name="TotalSap">dS_ap with entanglement, (11).</param>
/// <param name="TotalSan">dS_an with entanglement, (12).</param>
/// <param name="Direction">The direction of the totals.</param>
public readonly record struct FieldCell(
    double Sap,
    double San,
    double DeltaSap,
    double DeltaSan,
    double TotalSap,
    double TotalSan,
    Direction Direction
);

/// <summary>A gradient field over the triplet scatter diagram: Figures 2 and 5 of [ETL].</summary>
/// <param name="Rule">The loss.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Gamma">gamma.</param>
/// <param name="Entanglement">p.</param>
/// <param name="Cells">k x k cells over [0, 1]^2 with both ends; S_ap runs fastest.</param>
public sealed record DynamicsField(UpdateRule Rule, double Rate, double Gamma, double Entanglement, IReadOnlyList<FieldCell> Cells)
{
    /// <summary>Changes of at most this size are rounding and count as 0 in <see cref="FieldCell.Direction"/>.</summary>
    public const double Rounding = 1e-14;

    /// <summary>Computes a field.</summary>
    /// <param name="rule">The loss.</param>
    /// <param name="gamma">gamma in [-1, 1].</param>
    /// <param name="entanglement">p in [0, 1].</param>
    /// <param name="grid">k, at least 2.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The field.</returns>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    public static DynamicsField Compute(UpdateRule rule, double gamma, double entanglement, int grid = 21, double rate = 1)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (grid is < 2 or > 4096)
        {
            throw new ArgumentException($"the grid is {grid}; a number from 2 to 4096 was expected", nameof(grid));
        }
        FieldCell[] cells = new FieldCell[grid * grid];
        for (int row = 0; row < grid; row++)
        {
            for (int column = 0; column < grid; column++)
            {
                TripletState state = new((double)column / (grid - 1), (double)row / (grid - 1), gamma);
                cells[(row * grid) + column] = At(rule, state, entanglement, rate);
            }
        }
        return new DynamicsField(rule, rate, gamma, entanglement, cells);
    }

    /// <summary>One cell.</summary>
    /// <param name="rule">The loss.</param>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="entanglement">p in [0, 1].</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    public static FieldCell At(UpdateRule rule, TripletState state, double entanglement, double rate)
    {
        UpdateOutcome outcome = ClosedForm.Step(rule, state, rate);
        double totalSap = Triplets.Entanglement.Equation11(state, outcome, entanglement);
        double totalSan = Triplets.Entanglement.Equation12(state, outcome, entanglement);
        return new FieldCell(
            state.Sap,
            state.San,
            outcome.DeltaSap,
            outcome.DeltaSan,
            totalSap,
            totalSan,
            Directions.Of(totalSap, totalSan, Rounding)
        );
    }
}
