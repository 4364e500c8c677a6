namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>Batches with exact coordinates that measures of collapse take for what they are not.</summary>
internal static class Configurations
{
    internal const double Margin = 0.25;

    /// <summary>e_1, ..., e_4 in two classes: every distance is sqrt 2.</summary>
    internal static Instance Simplex { get; } = Of("e_1 ... e_4, classes 0 0 1 1", Units(1), [0, 0, 1, 1]);
    internal static Instance Collapsed { get; } = Of("four equal rows, classes 0 0 1 1", Repeated([1, 2]), [0, 0, 1, 1]);
    internal static Instance SameUnitVector { get; } = Of("e_1 four times, classes 0 0 1 1", Repeated([1, 0, 0, 0]), [0, 0, 1, 1]);

    /// <summary>(1, 1, 1, 1)/2 four times in one class, its opposite four times in another.</summary>
    internal static Instance Antipodes { get; } =
        Of("(1, 1, 1, 1)/2 and its opposite, four each, a class each", TwoPoints, [0, 0, 0, 0, 1, 1, 1, 1]);

    internal static Instance MixedAntipodes { get; } =
        Of("(1, 1, 1, 1)/2 and its opposite, four each, both classes on both", TwoPoints, [0, 0, 1, 1, 0, 0, 1, 1]);

    internal static Instance CrossPolytope { get; } =
        Of("plus and minus the unit vectors of R^4", [.. Units(1), .. Units(-1)], [0, 0, 0, 0, 1, 1, 1, 1]);

    internal static Instance TinyCrossPolytope { get; } =
        Of(
            "plus and minus the unit vectors of R^4 times 2^-30",
            [.. Units(Math.ScaleB(1, -30)), .. Units(-Math.ScaleB(1, -30))],
            [0, 0, 0, 0, 1, 1, 1, 1]
        );

    private static double[][] TwoPoints => [.. Repeated([0.5, 0.5, 0.5, 0.5]), .. Repeated([-0.5, -0.5, -0.5, -0.5])];

    private static Instance Of(string origin, double[][] rows, int[] labels) =>
        new(Embedding.FromRows(rows), Labels.FromIntegers(labels), origin);

    private static double[][] Units(double length) =>
        [.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 4).Select(k => i == k ? length : 0).ToArray())];

    private static double[][] Repeated(double[] row) => [.. Enumerable.Range(0, 4).Select(_ => (double[])row.Clone())];
}
