using System.Reflection;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Programs;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Tests.Reproducibility;

/// <summary>The same call gives the same bytes, whatever else the process does: each repetition runs beside a <see cref="Disturbance"/>.</summary>
public sealed class SameSeedTests : InShell
{
    private const int Times = 5;

    private string[] Twelve => [_shell.Write("x.csv", HeldPoints.Twelve), "--labels", _shell.Write("y.csv", HeldPoints.TwelveLabels)];

    // The embedding for which one call in eight printed another spread, on a processor that OpenBLAS does not know.
    [Fact]
    public void Measure_TwentyTimes_PrintsOneDocument() =>
        Assert.Single(Disturbance.Repeat(20, () => Printed("measure", [.. Twelve, "--json"])));

    [Fact]
    public void Measure_Tight_PrintsOneDocument()
    {
        string[] toy = [_shell.Write("toy.csv", "0,0\n3,0\n1,1\n4,1\n2,3\n"), "--labels", _shell.Write("t.csv", "0\n0\n1\n1\n1\n")];
        Assert.Single(Disturbance.Repeat(Times, () => Printed("measure", [.. toy, "--tight", "--json"])));
    }

    // What is summed up by several workers is summed up in one order, and no product is cut by the number of threads.
    [Fact]
    public void Measure_OneThreadOrMore_PrintsOneDocument()
    {
        string points = _shell.PathOf("many.npy");
        NpyFile.Write(points, Draw.UniformPoints(200, 64, seed: 3));
        string labels = _shell.Write("many.csv", string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 4}\n")));
        int before = Parallelism.Threads;
        try
        {
            string[] documents =
            [
                .. new[] { 1, 2, 3 }.Select(threads =>
                {
                    Parallelism.Threads = threads;
                    return Printed("measure", points, "--labels", labels, "--json");
                }),
            ];
            Assert.Single(documents.Distinct(StringComparer.Ordinal));
        }
        finally
        {
            Parallelism.Threads = before;
        }
    }

    [Theory]
    [InlineData("haus")]
    [InlineData("iso")]
    public void Project_Repeated_WritesTheSameBytes(string objective) =>
        Assert.Single(
            Disturbance.Repeat(
                Times,
                () =>
                {
                    (string points, string certificate) = (_shell.PathOf("g.npy"), _shell.PathOf("c.json"));
                    string printed = Printed(
                        "project",
                        [.. Twelve, "--objective", objective, "--out", points, "--certificate", certificate, "--json"]
                    );
                    return printed + Convert.ToHexString(File.ReadAllBytes(points)) + File.ReadAllText(certificate);
                }
            )
        );

    [Fact]
    public void ClaimsCheck_Repeated_PrintsOneDocument() =>
        Assert.Single(Disturbance.Repeat(3, () => Printed("claims", "check", "own-procrustes", "iat-theorem-1", "iat-27", "--json")));

    [Fact]
    public void SweepCell_Repeated_HasOneResult()
    {
        PredictedProgram program = new();
        using JsonDocument settings = JsonDocument.Parse("""{ "points": 16, "dimension": 4, "classes": 3, "work": 1e8 }""");
        Assert.Single(
            Disturbance.Repeat(
                Times,
                () => program.Run(CellSettings.Read(program, settings.RootElement), CancellationToken.None).ToJsonString()
            )
        );
    }

    [Theory]
    [InlineData("iat-2-toy.json")]
    [InlineData("iat-4-isometric-distance.json")]
    [InlineData("iat-6-collapse.json")]
    [InlineData("simplex-chain.json")]
    public void FigureData_Repeated_IsOneDocument(string file)
    {
        ResultProducer producer = ResultCatalogue.Of(file);
        Assert.Single(Disturbance.Repeat(3, () => JsonText.Result(producer.Make!(new ResultRequest("test", 0, CancellationToken.None)))));
    }

    private static string Printed(string command, params string[] arguments)
    {
        (int code, string output, string error) = Shell.Console([command, .. arguments]);
        Assert.True(code is ExitCode.Done or ExitCode.Undecided, error);
        return output;
    }
}

/// <summary>A run that is cut and resumed leaves the bytes of one that is not, beside a <see cref="Disturbance"/>.</summary>
[Collection(TensorThreads.Name)]
public sealed class SameTrainingTests : InShell
{
    private const int Times = 5;

    [Fact]
    public void Train_CutAndResumed_LeavesTheFilesOfOneGo()
    {
        DataSplit data = SyntheticClasses.Create(6, 8, 12, 0.6, seed: 1).SplitByClass(4);
        int run = 0;
        string[] left = Disturbance.Repeat(
            Times,
            () =>
            {
                string folder = _shell.PathOf($"run{run}");
                TrainingHooks hooks = new() { Folder = folder };
                if (run++ > 0)
                {
                    using CancellationTokenSource stop = new();
                    int cut = 7 * run;
                    TrainingHooks interrupted = hooks with { Stepped = (step, _) => Cut(stop, step == cut) };
                    Assert.Equal(TrainingStatus.Cancelled, Trainer.Run(data, Options, interrupted, stop.Token).Status);
                    hooks = hooks with { Resume = true };
                }
                Trainer.Run(data, Options, hooks, CancellationToken.None);
                return string.Concat(
                    new[] { "metrics.csv", "result.json", "embeddings-40.npy", "test-embeddings-40.npy" }.Select(name =>
                        Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, name)))
                    )
                );
            }
        );
        Assert.Single(left);
    }

    private static void Cut(CancellationTokenSource stop, bool now)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    private static TrainingOptions Options =>
        new()
        {
            Network = new EmbedderOptions { Dimension = 3, Hidden = 16 },
            ClassesPerBatch = 3,
            SamplesPerClass = 4,
            Steps = 40,
            ObserveEvery = 10,
            Threads = 1,
        };
}

/// <summary>Embeddings whose answers are compared between calls, kernels and processors.</summary>
internal static class HeldPoints
{
    /// <summary>Twelve gaussian points in space (NumPy's default_rng(7).normal(size=(12, 3))).</summary>
    public const string Twelve = """
        0.0012301533574825742,0.2987455375084699,-0.2741378553622176
        -0.8905918387572742,-0.45467078517172255,-0.9916465549964624
        0.060143602597438485,1.3402152455545335,-0.49220651855132963
        -0.6204748998199404,0.4898420501851982,0.35688700816006075
        0.10541424899789856,-0.9304680447082047,-0.02925182246327349
        0.6953031944582878,-1.344214547285082,-0.45761576104021817
        -1.901222739800844,-1.289537739784976,-1.8417350377917323
        -0.23509113107468127,-1.2674464814437032,0.2712643588217015
        0.15675108662422516,-0.18693094462995438,-2.516759710820513
        -0.5386928958466366,-0.048500945401071985,0.11330898600330756
        -1.5301357655053935,-0.47775327603393064,-0.9785190780566395
        -0.8088372394255993,1.0608986233860787,-0.8075346753318965

        """;

    /// <summary>Three classes of four.</summary>
    public const string TwelveLabels = "0\n0\n0\n0\n1\n1\n1\n1\n2\n2\n2\n2\n";
}

/// <summary>Each statement of docs/reproducibility.md names a test that is there.</summary>
public sealed partial class StatementTests
{
    private static string Page => File.ReadAllText(Path.Combine(House.Root, "docs", "reproducibility.md"));

    [Fact]
    public void Page_EveryRow_NamesATestThatIsThere()
    {
        string[] rows =
        [
            .. Page.Split('\n')
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.Contains("| held by |", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(Named(row).Any() && Named(row).All(IsThere), row));
    }

    // The control.
    [Theory]
    [InlineData("KernelTests.NoSuchTest")]
    [InlineData("NoSuchTests")]
    public void IsThere_NoTest_IsFalse(string name) => Assert.False(IsThere(name));

    private static IEnumerable<string> Named(string row) => TestName().Matches(row).Select(m => m.Groups["name"].Value);

    private static bool IsThere(string name)
    {
        string[] parts = name.Split('.');
        return typeof(StatementTests)
            .Assembly.GetTypes()
            .Where(t => t.Name == parts[0])
            .Any(t =>
                parts.Length == 1
                || t.GetMethod(parts[1], BindingFlags.Public | BindingFlags.Instance)?.GetCustomAttribute<FactAttribute>() is not null
            );
    }

    [GeneratedRegex(@"`(?<name>\w+Tests(\.\w+)?)`", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex TestName();
}
