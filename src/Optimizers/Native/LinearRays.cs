namespace IsoTriplet.Optimizers.Native;

/// <summary>Confirms, up to rounding, that a ray proves what Clp says of a linear program.</summary>
internal static class LinearRays
{
    // Rounding of a sum of products, relative to the sum of their magnitudes.
    private const double Rounding = 1e-9;
    private const double Infinite = 1e300;

    /// <summary>Farkas: the largest value of y'Ax over the column box is below the least value that the rows allow it.</summary>
    public static bool ProvesInfeasible(View program, double[] y)
    {
        double[] combination = new double[program.Cost.Length];
        double[] magnitude = new double[program.Cost.Length];
        double demanded = 0;
        double scale = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double bound = y[i] > 0 ? program.RowLower[i] : program.RowUpper[i];
            if (Math.Abs(y[i]) <= Rounding && Math.Abs(bound) >= Infinite)
            {
                y[i] = 0;
            }
            if (y[i] == 0)
            {
                continue;
            }
            if (Math.Abs(bound) >= Infinite)
            {
                return false;
            }
            demanded += y[i] * bound;
            scale += Math.Abs(y[i] * bound);
            foreach ((int column, double value) in program.Rows[i])
            {
                combination[column] += y[i] * value;
                magnitude[column] += Math.Abs(y[i] * value);
            }
        }
        double reachable = 0;
        for (int j = 0; j < combination.Length; j++)
        {
            double bound = combination[j] > 0 ? program.Upper[j] : program.Lower[j];
            if (Math.Abs(bound) < Infinite)
            {
                reachable += combination[j] * bound;
                scale += magnitude[j] * Math.Abs(bound);
            }
            else if (Math.Abs(combination[j]) > Rounding * magnitude[j])
            {
                return false;
            }
        }
        return reachable < demanded - (Rounding * scale);
    }

    /// <summary>The direction r lowers the objective and leaves no bound, however far one goes.</summary>
    public static bool ProvesUnbounded(View program, double[] r)
    {
        double slope = 0;
        double scale = 0;
        for (int j = 0; j < r.Length; j++)
        {
            slope += program.Cost[j] * r[j];
            scale += Math.Abs(program.Cost[j] * r[j]);
            if (Leaves(r[j], 1, program.Lower[j], program.Upper[j]))
            {
                return false;
            }
        }
        for (int i = 0; i < program.Rows.Count; i++)
        {
            double change = 0;
            double magnitude = 0;
            foreach ((int column, double value) in program.Rows[i])
            {
                change += value * r[column];
                magnitude += Math.Abs(value * r[column]);
            }
            if (Leaves(change, magnitude, program.RowLower[i], program.RowUpper[i]))
            {
                return false;
            }
        }
        return slope < -Rounding * scale;
    }

    private static bool Leaves(double change, double magnitude, double lower, double upper) =>
        (change > Rounding * magnitude && upper < Infinite) || (change < -Rounding * magnitude && lower > -Infinite);

    /// <summary>The data of a program as Clp holds it (infinite bounds are of magnitude 1e300 and more).</summary>
    public readonly ref struct View(
        List<List<(int Column, double Value)>> rows,
        ReadOnlySpan<double> rowLower,
        ReadOnlySpan<double> rowUpper,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        ReadOnlySpan<double> cost
    )
    {
        public List<List<(int Column, double Value)>> Rows { get; } = rows;
        public ReadOnlySpan<double> RowLower { get; } = rowLower;
        public ReadOnlySpan<double> RowUpper { get; } = rowUpper;
        public ReadOnlySpan<double> Lower { get; } = lower;
        public ReadOnlySpan<double> Upper { get; } = upper;
        public ReadOnlySpan<double> Cost { get; } = cost;
    }
}
