using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of the figure of d_haus / H and d_iso / H over Delta / delta, the ratio of the largest to the least class diameter: certified brackets of drawn families.</summary>
internal sealed record RatioSpreadResult(string MadeBy, int Seed, int LargestDimension, IReadOnlyList<RatioSpreadResult.Family> Families)
{
    /// <summary>One family: Delta / delta, its brackets over H, and the repaired bounds 4 / kappa and 8 / kappa.</summary>
    internal sealed record Family(
        int Points,
        int Dimension,
        double Spread,
        double HausLower,
        double HausUpper,
        double IsoLower,
        double IsoUpper,
        double HausBound,
        double IsoBound
    );

    private const int Count = 80;
    private const int MostPoints = 9;
    private const int MostDimensions = 4;

    public static object Of(ResultRequest request)
    {
        Random random = new(request.Seed);
        Instance[] drawn =
        [
            .. Enumerable
                .Repeat(random, int.MaxValue)
                .Select(Streams.NearSeparated.Draw)
                .Where(f => f.Points.Points <= MostPoints)
                .Take(Count),
        ];
        Family[] families = new Family[Count];
        void One(bool worker, int i) => families[i] = Measured(drawn[i], request);
        Parallelism.Run(Count, Parallelism.Threads, () => true, One);
        return new RatioSpreadResult(request.Command, request.Seed, MostDimensions, families);
    }

    private static Family Measured(Instance f, ResultRequest request)
    {
        request.Cancel.ThrowIfCancellationRequested();
        BracketSettings settings = BracketSettings.Fast with { Seed = request.Seed };
        BracketReport report = BracketSolver.Solve(f.Points, f.Labels, settings, null, request.Cancel);
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        double[] diameters = [.. shrink.Diameters.Where(d => d > 0)];
        double h = report.Separation.Hardness!.Value;
        return new Family(
            f.Points.Points,
            f.Points.Dimension,
            diameters.Max() / diameters.Min(),
            report.Haus.Lower.Value / h,
            report.Haus.Upper.Value / h,
            report.Iso.Lower.Value / h,
            report.Iso.Upper.Value / h,
            4 / shrink.Kappa,
            8 / shrink.Kappa
        );
    }
}
