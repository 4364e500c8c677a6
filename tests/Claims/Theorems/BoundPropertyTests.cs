using FsCheck;
using FsCheck.Fluent;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Reporting;
using IsoTriplet.Experiments.Commands;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

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

/// <summary>Runs a property from a fixed seed and keeps what falsified it, shrunk.</summary>
internal sealed class Falsification : IRunner
{
    private LabelledPoints? _found;

    /// <summary>The shrunk counterexample of the property, or null: the same seed gives the same answer.</summary>
    public static LabelledPoints? Search(Func<Instance, bool> property, ulong seed, int tests)
    {
        Falsification runner = new();
        Replay replay = new(new Rnd(seed, 1), FSharpOption<int>.None);
        Config config = Config.Quick.WithMaxTest(tests).WithReplay(FSharpOption<Replay>.Some(replay)).WithRunner(runner);
        Check.One(config, Prop.ForAll(LabelledPoints.Arbitrary, points => property(points.Instance)));
        return runner._found;
    }

    /// <summary>A case file that <c>measure</c> opens, below a folder; its message names the folder and the points.</summary>
    public static string Report(LabelledPoints found, string folder)
    {
        ClaimResult result = new(Verdict.Refuted, 1, found.ToString(), "") { Against = [found.Instance] };
        return $"{found}, written to {ClaimFiles.Write("property", result, folder).Cases[0]}";
    }

    public void OnStartFixture(Type t) { }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every) { }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink) { }

    public void OnFinished(string name, FsCheck.TestResult result)
    {
        if (result is FsCheck.TestResult.Failed failed)
        {
            _found = (LabelledPoints)failed.Item3.Head;
        }
    }
}

/// <summary>Labelled points on a grid of quarters, as FsCheck draws and shrinks them: ties and repeated points abound, and every number is exact.</summary>
public sealed record LabelledPoints(int Dimension, int[][] Rows, int[] Classes)
{
    /// <summary>Two to six points in one or two dimensions, up to three classes.</summary>
    public static Arbitrary<LabelledPoints> Arbitrary { get; } = Arb.From(Generator(), points => points.Smaller());

    public Instance Instance =>
        new(Embedding.FromRows([.. Rows.Select(r => r.Select(x => x / 4.0).ToArray())]), Labels.FromIntegers(Classes), ToString());

    public override string ToString() =>
        string.Join(" ", Rows.Select((r, i) => $"{Classes[i]}:({string.Join(",", r.Select(x => x / 4.0))})"));

    private static Gen<LabelledPoints> Generator() =>
        from dimension in Gen.Choose(1, 2)
        from points in Gen.Choose(2, 6)
        from values in Gen.Choose(-12, 12).ArrayOf(points * dimension)
        from classes in Gen.Choose(0, 2).ArrayOf(points)
        select new LabelledPoints(dimension, [.. values.Chunk(dimension)], classes);

    // First fewer points, then coordinates nearer to zero.
    private IEnumerable<LabelledPoints> Smaller()
    {
        for (int i = 0; Rows.Length > 1 && i < Rows.Length; i++)
        {
            yield return this with
            {
                Rows = Without(Rows, i),
                Classes = Without(Classes, i),
            };
        }
        for (int i = 0; i < Rows.Length; i++)
        {
            for (int k = 0; k < Dimension; k++)
            {
                if (Rows[i][k] != 0)
                {
                    int[][] rows = [.. Rows.Select(r => (int[])r.Clone())];
                    rows[i][k] /= 2;
                    yield return this with
                    {
                        Rows = rows,
                    };
                }
            }
        }
    }

    private static T[] Without<T>(T[] items, int index) => [.. items.Where((_, i) => i != index)];
}
