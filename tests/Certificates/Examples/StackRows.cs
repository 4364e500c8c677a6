using IsoTriplet.Optimizers.Stack;

namespace IsoTriplet.Tests.Certificates;

/// <summary>Classes of two points at (-1, 0) and (1, 0), all in the same places: what a stack certificate can prove of them is known.</summary>
internal static class StackRows
{
    /// <summary>The bound of Proposition 17.2: sqrt 3 (c - 1) / (4 + sqrt 3 (c - 3)).</summary>
    public static double Value(int classes) => Math.Sqrt(3) * (classes - 1) / (4 + (Math.Sqrt(3) * (classes - 3)));

    public static TripletProblem Problem(int classes) =>
        new(
            2,
            [.. Enumerable.Range(0, 2 * classes).Select(k => new double[] { (2 * (k % 2)) - 1, 0 })],
            [.. Enumerable.Range(0, 2 * classes).Select(k => k / 2)]
        );

    /// <summary>A certificate that states a bound, with the best slopes for it.</summary>
    public static StackCertificate Certificate(int classes, double bound, int pieces)
    {
        TripletProblem problem = Problem(classes);
        (int P, int Q)[] ends = [.. Enumerable.Range(0, classes).Select(k => (2 * k, (2 * k) + 1))];
        StackRow row = new(Embedding.FromRows(problem.Points), ends, [1, 0], 0);
        StackSegment[] segments =
        [
            .. ends.Select((e, k) => new StackSegment(e.P, e.Q, row.Slopes(k, 1, bound, pieces), row.Slopes(k, -1, bound, pieces))),
        ];
        return new(problem, bound, row.Direction, row.Offset, segments);
    }

    /// <summary>The largest bound that the slopes made for it prove, to 1e-12.</summary>
    public static StackCertificate Tight(int classes, int pieces)
    {
        Certificate c = Instances.Tightest(0.5, 1, 9, bound => Certificate(classes, bound, pieces));
        return (StackCertificate)Instances.Tightest(c.Bound, 1, 40, bound => c with { Bound = bound });
    }
}
