namespace IsoTriplet.Tests.Certificates;

/// <summary>Hull certificates that can be written down by hand.</summary>
internal static class HullTrees
{
    /// <summary>Both classes are the corners (+-1, 0), (0, +-1): corner i of class 0 is row i, of class 1 row 4 + i.</summary>
    public static TripletProblem Diamonds { get; } =
        new(2, Instances.Rows(2, 1, 0, 0, 1, -1, 0, 0, -1, 1, 0, 0, 1, -1, 0, 0, -1), [0, 0, 0, 0, 1, 1, 1, 1]);

    /// <summary>h = sqrt 2, attained at the four diagonals; kappa^2 = 3/4, D = r = 2.</summary>
    public static double Value => (Math.Sqrt(2) + Math.Sqrt(3)) / (2 + Math.Sqrt(3));

    /// <summary>All directions cut at 0, then the three cones at diagonals: six leaves, each tight at a diagonal.</summary>
    public static HullCertificate Certificate(double bound) =>
        new(
            Diamonds,
            bound,
            0,
            1,
            [
                new HullSplit([1, 1, 1]),
                new HullSplit([0, 2, 1]),
                Leaf(2),
                Leaf(1),
                new HullSplit([2, 0, 1]),
                Leaf(3),
                Leaf(0),
                new HullSplit([1, 1, 0]),
                Leaf(1),
                new HullLeaf([new(0, 0.875), new(1, 0.125)], [new(6, 0.875), new(7, 0.125)]),
            ]
        );

    /// <summary>Twice corner i: from the opposite corner of class 1.</summary>
    public static HullLeaf Leaf(int corner) => new([new(corner, 1)], [new(4 + ((corner + 2) % 4), 1)]);
}
