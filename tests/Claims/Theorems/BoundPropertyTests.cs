using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Tests.Claims.Theorems;

/// <summary>The bounds of the theory on instances that FsCheck draws, with shrinking and replay; a failure is left as a case file.</summary>
[Collection("ledger")]
public sealed class BoundPropertyTests
{
    private const double Slack = 1e-7;
    private const int Tests = 100;

    public static TheoryData<string> Names => [.. Properties.Keys];

    private static Dictionary<string, Func<Instance, bool>> Properties { get; } =
        new(StringComparer.Ordinal)
        {
            ["lower ends are below upper ends"] = f => AtMost(f.Haus.Lower, f.Haus.Upper) && AtMost(f.Iso.Lower, f.Iso.Upper),
            ["H/2 <= d_iso"] = f => AtMost(Hardness(f) / 2, f.Iso.Upper),
            ["H/4 <= d_haus"] = f => AtMost(Hardness(f) / 4, f.Haus.Upper),
            ["d_iso <= 2 d_haus"] = f => AtMost(f.Iso.Lower, 2 * f.Haus.Upper),
            ["d_haus <= class radius"] = f => AtMost(f.Haus.Lower, Radius(f)),
            ["d_haus <= c d_iso"] = f => AtMost(f.Haus.Lower, ApproximationConstant.Of(f.Points).DisplacementBound(f.Iso.Upper)),
            ["d_iso = 0 when separated"] = f => Hardness(f) > 0 || f.Iso.Upper == 0,
            ["a sub-family is no further"] = f => AtMost(Rest(f).Haus.Lower, f.Haus.Upper) && AtMost(Rest(f).Iso.Lower, f.Iso.Upper),
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void Bound_DrawnInstances_IsNotFalsified(string name)
    {
        if (Falsification.Search(Properties[name], seed: 1, Tests) is { } found)
        {
            Assert.Fail(Falsification.Report(found, Path.Combine(AppContext.BaseDirectory, "falsified", name.Replace('/', '-'))));
        }
    }

    [Fact]
    public void FalseBound_IsFalsified_ByAShrunkInstanceThatReplays()
    {
        static bool False(Instance f) => AtMost(f.Iso.Lower, 0.49 * Hardness(f));
        LabelledPoints? found = Falsification.Search(False, seed: 7, Tests);
        Assert.NotNull(found);
        Assert.Equal(3, found.Rows.Length);
        Assert.Equal(found.ToString(), Falsification.Search(False, seed: 7, Tests)?.ToString());
    }

    [Fact]
    public void Report_AFalsifiedInstance_IsACaseFileThatReadsBack()
    {
        string folder = Directory.CreateTempSubdirectory("falsified").FullName;
        try
        {
            LabelledPoints found = new(
                1,
                [
                    [-4],
                    [4],
                    [0],
                ],
                [0, 0, 1]
            );
            Assert.Contains("case-0", Falsification.Report(found, folder), StringComparison.Ordinal);
            string path = Path.Combine(folder, "property-case-0");
            Embedding f = EmbeddingFile.Read(Path.Combine(path, "embedding.npy"));
            Assert.Equal(1, TripletSeparation.Of(f, LabelFile.Read(Path.Combine(path, "labels.npy"), 3)).Hardness);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool AtMost(double left, double right) => left <= right + (Slack * Math.Abs(right));

    private static double Hardness(Instance f) => TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss();

    private static double Radius(Instance f) => SmallestEnclosingBall.OfClasses(f.Points, f.Labels).Max(b => b.Radius);

    private static Instance Rest(Instance f)
    {
        int[] rows = [.. Enumerable.Range(0, Math.Max(1, f.Points.Points - 1))];
        return new Instance(f.Points.Select(rows), f.Labels.Select(rows), "");
    }
}
