using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of the figure of d_iso / H over the dimension n: certified brackets of chains of simplices, their limits, and the refuted factor 2.</summary>
internal sealed record IsoRatioResult(
    string MadeBy,
    int Seed,
    double Excess,
    double Refuted,
    IReadOnlyList<IsoRatioResult.Chain> Chains,
    IReadOnlyList<IsoRatioResult.Limit> Limits
)
{
    /// <summary>A chain whose ratio is bracketed: lower by a stress certificate, upper by a Triplet-Separated embedding.</summary>
    internal sealed record Chain(
        int Dimension,
        int EvenSize,
        int OddSize,
        int Classes,
        int Points,
        double Hardness,
        double Lower,
        double Upper,
        string LowerFrom,
        string UpperFrom
    );

    /// <summary>What the ratio tends to for long chains as h falls (proved in docs/mathematics/chain.md), and 8 (n + 1), which it never exceeds for any F (the repaired theorem).</summary>
    internal sealed record Limit(int Dimension, double Ratio, double Bound);

    private const double H = 5e-8;
    private const int LeastDimension = 2;
    private const int LargestDimension = 9;
    private const int Length = 5;

    public static object Of(ResultRequest request)
    {
        int[] dimensions = [.. Enumerable.Range(LeastDimension, LargestDimension - LeastDimension + 1)];
        return new IsoRatioResult(
            request.Command,
            request.Seed,
            H,
            2,
            [.. dimensions.Select(n => Measured(n, request))],
            [.. dimensions.Select(n => new Limit(n, LimitOf((n + 1) / 2, n + 1 - ((n + 1) / 2)), 8 * (n + 1)))]
        );
    }

    private static Chain Measured(int n, ResultRequest request)
    {
        request.Cancel.ThrowIfCancellationRequested();
        (int m, int m2) = ((n + 1) / 2, n + 1 - ((n + 1) / 2));
        (Embedding f, Labels labels) = SimplexChain.CreateAlternating(m, m2, Length, H);
        BracketSettings settings = BracketSettings.Fast with { Seed = request.Seed };
        BracketReport report = BracketSolver.Solve(f, labels, settings, null, request.Cancel);
        (Bracket iso, double hardness) = (report.Iso, report.Separation.Hardness!.Value);
        return new Chain(
            n,
            m,
            m2,
            Length,
            f.Points,
            hardness,
            iso.Lower.Value / hardness,
            iso.Upper.Value / hardness,
            iso.Lower.RestsOn,
            iso.Upper.RestsOn
        );
    }

    /// <summary>c max(1, a, a') of docs/mathematics/chain.md.</summary>
    private static double LimitOf(int m, int m2)
    {
        double c = 2.0 * m * m2 / (m + m2);
        return c * Math.Max(1, Math.Max(Antipodal(m, m2), Antipodal(m2, m)));
    }

    private static double Antipodal(int m, int m2)
    {
        double twice = 2.0 * (m - 1) / m;
        return m == 1 ? 0 : twice / Math.Sqrt(twice + (2.0 / m) + (2.0 / m2));
    }
}
