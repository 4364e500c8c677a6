namespace IsoTriplet.Triplets;

/// <summary>The parts of the diagram [0, 1]^2 in which a step does harm, as shares of its area.</summary>
/// <param name="PositivePushedAway">Where dS_ap total &lt; 0.</param>
/// <param name="NegativePulledIn">Where dS_an total > 0.</param>
/// <param name="Both">Where both hold: movement to the top left.</param>
public sealed record ProblemRegions(double PositivePushedAway, double NegativePulledIn, double Both)
{
    private const int Probes = 64;
    private const int Bisections = 40;

    /// <summary>Measures the regions.</summary>
    /// <remarks>
    /// Midpoint rule over lines of constant S_an; on a line the ends of the region are found by bisection between 64 probes, so a region
    /// narrower than 1/64 can be missed on a line. For the smooth boundaries at hand the error is about 1 / lines^1.5 or less.
    /// </remarks>
    /// <param name="rule">The loss.</param>
    /// <param name="gamma">gamma in [-1, 1].</param>
    /// <param name="entanglement">p in [0, 1].</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <param name="lines">How many lines, at least 1.</param>
    /// <returns>The shares, each in [0, 1].</returns>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    public static ProblemRegions Measure(UpdateRule rule, double gamma, double entanglement, double rate = 1, int lines = 400)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (lines < 1)
        {
            throw new ArgumentException($"lines is {lines}; at least 1 was expected", nameof(lines));
        }
        double away = 0;
        double near = 0;
        double both = 0;
        for (int line = 0; line < lines; line++)
        {
            double san = (line + 0.5) / lines;
            FieldCell Cell(double sap) => DynamicsField.At(rule, new TripletState(sap, san, gamma), entanglement, rate);
            away += Share(sap => Cell(sap).TotalSap < -DynamicsField.Rounding);
            near += Share(sap => Cell(sap).TotalSan > DynamicsField.Rounding);
            both += Share(sap => Cell(sap).Direction == Direction.TopLeft);
        }
        return new ProblemRegions(away / lines, near / lines, both / lines);
    }

    private static double Share(Func<double, bool> inside)
    {
        double share = 0;
        bool left = inside(0);
        for (int k = 0; k < Probes; k++)
        {
            double low = (double)k / Probes;
            double high = (double)(k + 1) / Probes;
            bool right = inside(high);
            if (left == right)
            {
                share += left ? high - low : 0;
            }
            else
            {
                double edge = Edge(inside, low, high, left);
                share += left ? edge - low : high - edge;
            }
            left = right;
        }
        return share;
    }

    private static double Edge(Func<double, bool> inside, double low, double high, bool atLow)
    {
        for (int step = 0; step < Bisections; step++)
        {
            double middle = (low + high) / 2;
            if (inside(middle) == atLow)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
