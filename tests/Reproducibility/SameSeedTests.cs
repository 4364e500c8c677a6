using System.Text.Json;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Programs;
using IsoTriplet.Tests.Experiments;

namespace IsoTriplet.Tests.Reproducibility;

/// <summary>The same call gives the same bytes, whatever else the process does: each repetition runs beside a <see cref="Disturbance"/>.</summary>
public sealed class SameSeedTests : IDisposable
{
    private const int Times = 5;

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

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
