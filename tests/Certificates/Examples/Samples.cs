namespace IsoTriplet.Tests.Certificates;

/// <summary>One tight, valid certificate of each kind: the stated bound is what the checker establishes, or within 1e-9 of what can be proven.</summary>
internal static class Samples
{
    private static readonly TripletProblem Plane = new(2, Instances.Rows(2, 0, 0, 3, 0.5, 0.25, 1), [0, 0, 1]);

    /// <summary>a = 0, p = 1, q = -1.5 on a line with alpha = 1: H + alpha = 0.5.</summary>
    private static readonly TripletProblem Margin = new(1, Instances.Rows(1, 0, 1, -1.5), [0, 0, 1]) { Margin = 1 };

    public static IReadOnlyDictionary<string, Certificate> All { get; } = Build();

    private static Dictionary<string, Certificate> Build()
    {
        TripletProblem f = Instances.Gaussian(7, 2, 2, 11);
        Certificate Tight(Certificate c) => c with { Bound = CertificateChecker.Check(c).Bound };
        return new(StringComparer.Ordinal)
        {
            ["separated-haus"] = Tight(new SeparatedPointCertificate(f, "haus", 100, Instances.Collapsed(f))),
            ["separated-iso"] = Tight(new SeparatedPointCertificate(f, "iso", 100, Instances.Collapsed(f))),
            ["lagrangian"] = Tight(Instances.Dominant(f, 0)),
            ["gram"] = Instances.Half(Instances.Line, 0, 1, 2, 1 - 1e-12),
            ["stress"] = ChainOfSimplices.Certificate(3, 5, 1e-9, ChainOfSimplices.Factor(3, 5) * 2e-9 * 0.99999),
            ["branch-line"] = BranchTrees.Signs(Instances.Line, 1 - 1e-12),
            ["branch-plane"] = BranchTrees.FramedTriple(Plane, FramedLimit(Plane, 12) * (1 - 1e-9), 12),
            ["hull"] = Tight(HullTrees.Certificate(0)),
            ["stack"] = StackRows.Tight(3, 2),
            ["stack-margin"] = StackRows.Tight(3, 2) with { Problem = StackRows.Tight(3, 2).Problem with { Margin = 0.5 } },
            ["angle"] = AngleStars.Tight(5, 0),
            ["angle-margin"] = AngleStars.Tight(4, 0.5),
            ["angle-three"] = AngleStars.Three(0.25, 1 - 1e-12),
            ["separated-margin"] = Tight(new SeparatedPointCertificate(Margin, "haus", 100, Instances.Rows(1, 0.25, 1, -1.75))),
            ["lagrangian-margin"] = Extended.Lagrangian(Margin, [new(0, 1, 2, 0) { Slope = 1.25 }], [], [0.25, 0.5, 0.25]),
            ["gram-margin"] = Extended.Half(Margin),
            ["stress-margin"] = Extended.Stress(3, 5, 1e-9, 1e-9),
            ["hull-margin"] = Tight(HullTrees.Certificate(0) with { Problem = HullTrees.Certificate(0).Problem with { Margin = 0.75 } }),
            ["separated-comparisons"] = Tight(
                new SeparatedPointCertificate(Extended.Ladder, "iso", 100, Instances.Rows(1, 0, 2.25, 0.75, 1.5))
            ),
            ["lagrangian-comparisons"] = Extended.Lagrangian(
                Extended.Ladder,
                [],
                [new(0, 0, 1.125), new(2, 0, 1.5)],
                [0.25, 0.25, 0.25, 0.25]
            ),
            ["gram-comparisons"] = Extended.Threshold(),
            ["stress-comparisons"] = Extended.Listed(Extended.Stress(3, 4, 1e-9, 1e-9)),
        };
    }

    private static double FramedLimit(TripletProblem f, int sectors)
    {
        double s = 1 / Math.Cos(Math.PI / sectors);
        return (Instances.Length(f.Points[0], f.Points[1]) - (s * Instances.Length(f.Points[0], f.Points[2]))) / (1 + s);
    }
}
