using System.Text.Json;
using IsoTriplet.Benchmarks;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Tests.Experiments;
using IsoTriplet.Tests.Training;

namespace IsoTriplet.Tests.Reproducibility;

/// <summary>The kernel of the linear algebra stands in what is written, once and true.</summary>
[Collection(TensorThreads.Name)]
public sealed class ResultKernelTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    private string[] Toy => [_shell.Write("toy.csv", "0,0\n3,0\n1,1\n4,1\n2,3\n"), "--labels", _shell.Write("t.csv", "0\n0\n1\n1\n1\n")];

    [Fact]
    public void Documents_OfEveryKind_NameTheKernel()
    {
        string[][] calls =
        [
            ["measure", .. Toy],
            ["project", .. Toy, "--objective", "haus", "--out", _shell.PathOf("g.npy")],
            ["claims", "check", "iat-24-26"],
            ["dynamics", "field", "--grid", "3"],
            ["train", "--data", "synthetic", "--steps", "2", "--hidden", "4", "--bracket-work", "0", "--out", _shell.PathOf("run")],
        ];
        Assert.All(calls, call => Assert.Equal(BlasLibrary.Kernel, _shell.Json(call).GetProperty("kernel").GetString()));
        using JsonDocument run = JsonDocument.Parse(File.ReadAllText(_shell.PathOf("run/config.json")));
        Assert.Equal(BlasLibrary.Kernel, run.RootElement.GetProperty("versions").GetProperty("kernel").GetString());
    }

    [Fact]
    public void CertificateFolder_Written_NamesTheKernel()
    {
        string folder = _shell.PathOf("certificates");
        _shell.Json(["measure", .. Toy, "--certificates", folder]);
        Assert.Contains($"kernel {BlasLibrary.Kernel}", File.ReadAllLines(Path.Combine(folder, "made-with.txt")), StringComparer.Ordinal);
    }

    // A document that collects the work of others keeps what it says.
    [Fact]
    public void Result_DocumentWithItsOwnKernel_KeepsIt() =>
        Assert.Equal("other", JsonDocument.Parse(JsonText.Result(new { Kernel = "other" })).RootElement.GetProperty("kernel").GetString());

    [Theory]
    [InlineData("the Prescott kernels are slower", true)]
    [InlineData(null, false)]
    public void BenchmarkTable_SlowerKernel_IsWarnedOf(string? remark, bool warned)
    {
        Machine machine = Machine.Here() with { KernelRemark = remark };
        Spread one = new(1, 1, 1);
        BenchmarkResult result = new("b", "what", "peer", "s", one, one, "ours", one, 1, "none", null, null, null);
        using StringWriter text = new();
        ReportTable.Write(text, new BenchmarkReport(null, machine, 1, [result]));
        Assert.StartsWith($"kernel {BlasLibrary.Kernel}, ", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(warned, text.ToString().Contains("warning: the Prescott", StringComparison.Ordinal));
    }
}
