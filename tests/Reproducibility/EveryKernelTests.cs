using IsoTriplet.Benchmarks;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Tests.Cases;
using IsoTriplet.Tests.Numerics.Kernels;

namespace IsoTriplet.Tests.Reproducibility;

/// <summary>Under every kernel that this processor can run, and without OpenBLAS: numbers agree to a tolerance, verdicts and words exactly.</summary>
public sealed class EveryKernelTests
{
    // Bracket ends are optima of problems that are solved to 1e-8 or better; the numbers compared are of size 1.
    private const double Tolerance = 1e-6;

    // Nearest embeddings are not unique: two at the same distance may be of another shape.
    private static readonly string[] OfTheNearestFound =
    [
        "spread_ratio",
        "diameter_ratio",
        "collapse.centre_separation",
        "collapse.effective_rank",
    ];

    // The tests that hold numbers of other programs and of mathematics.
    private static readonly string[] Holding =
    [
        "IsoTriplet.Tests.Numerics.BlasTests",
        "IsoTriplet.Tests.Hausdorff.TripletSeparationTests",
        "IsoTriplet.Tests.Isometry.DistanceTests",
        "IsoTriplet.Tests.Isometry.SmallestEnclosingBallTests",
        "IsoTriplet.Tests.Isometry.ThicknessTests",
        "IsoTriplet.Tests.Isometry.ThicknessBracketTests",
        "IsoTriplet.Tests.Optimizers.HeldCaseTests",
    ];

    private static readonly string[] Named = ["toy-n2", "gauss-12-2", "sphere-10-3"];

    /// <summary>Kernels written for other instructions than that of this process, and the managed routines.</summary>
    public static TheoryData<string> Others => [.. BlasLibrary.Runnable.Append("managed").Where(k => k != BlasLibrary.Kernel)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Measure_WithAnotherKernel_AgreesInNumbersAndVerdicts(string kernel)
    {
        using JsonDocument here = JsonDocument.Parse(Measured());
        using JsonDocument there = JsonDocument.Parse(
            Child.Answer($"{typeof(EveryKernelTests).FullName}.{nameof(Measured_InAChild_IsItsAnswer)}", Child.Kernel(kernel))
        );
        List<string> differences = [];
        Compare("", here.RootElement, there.RootElement, differences);
        Assert.Equal(Named.Length + 1, here.RootElement.GetArrayLength());
        Assert.Empty(differences);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void HeldNumbers_WithAnotherKernel_Hold(string kernel)
    {
        (int code, string output) = Child.Run([.. Holding.SelectMany(c => new[] { "-class", c })], Child.Kernel(kernel));
        Assert.True(code == 0, output);
        Assert.DoesNotContain("Total: 0,", output, StringComparison.Ordinal);
    }

    // The control: a number off by more than the tolerance, a verdict and a word are each seen.
    [Theory]
    [InlineData("""{ "a": [1] }""", """{ "a": [1.0000001] }""", 0)]
    [InlineData("""{ "a": [1] }""", """{ "a": [1.00001] }""", 1)]
    [InlineData("""{ "verdict": "holds" }""", """{ "verdict": "undecided" }""", 1)]
    [InlineData("""{ "closed": true, "x": null }""", """{ "closed": false, "x": 1 }""", 2)]
    [InlineData("""{ "kernel": "Zen", "spread_ratio": 1 }""", """{ "kernel": "Haswell", "spread_ratio": 0.9 }""", 0)]
    public void Compare_Differences_AreCounted(string one, string other, int count)
    {
        List<string> differences = [];
        Compare("", JsonDocument.Parse(one).RootElement, JsonDocument.Parse(other).RootElement, differences);
        Assert.Equal(count, differences.Count);
    }

    [Fact]
    public void Measured_InAChild_IsItsAnswer()
    {
        if (Child.AnswerFile is { } file)
        {
            File.WriteAllText(file, Measured());
        }
    }

    private static string Measured()
    {
        using Shell shell = new();
        IEnumerable<(string Points, string Labels)> inputs = ReferenceCase
            .All.Where(c => Named.Contains(c.Name, StringComparer.Ordinal))
            .Select(c => (string.Join('\n', c.Points.Select(p => string.Join(',', p))) + "\n", string.Join('\n', c.Labels) + "\n"))
            .Append((HeldPoints.Twelve, HeldPoints.TwelveLabels));
        return JsonSerializer.Serialize(
            inputs.Select(i => shell.Json("measure", shell.Write("x.csv", i.Points), "--labels", shell.Write("y.csv", i.Labels))).ToArray()
        );
    }

    private static void Compare(string path, JsonElement one, JsonElement other, List<string> differences)
    {
        if (OfTheNearestFound.Append("kernel").Any(name => path.EndsWith("." + name, StringComparison.Ordinal)))
        {
            return;
        }
        bool same = one.ValueKind == other.ValueKind;
        if (same && one.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in one.EnumerateObject())
            {
                Compare($"{path}.{member.Name}", member.Value, other.GetProperty(member.Name), differences);
            }
        }
        else if (same && one.ValueKind == JsonValueKind.Array && one.GetArrayLength() == other.GetArrayLength())
        {
            foreach (
                (JsonElement a, JsonElement b, int k) in one.EnumerateArray()
                    .Zip(other.EnumerateArray())
                    .Select((p, k) => (p.First, p.Second, k))
            )
            {
                Compare($"{path}[{k}]", a, b, differences);
            }
        }
        else if (
            !same
            || (
                one.ValueKind == JsonValueKind.Number
                    ? Math.Abs(one.GetDouble() - other.GetDouble()) > Tolerance * Math.Max(1, Math.Abs(one.GetDouble()))
                    : one.GetRawText() != other.GetRawText()
            )
        )
        {
            differences.Add($"{path}: {one.GetRawText()} and {other.GetRawText()}");
        }
    }
}

/// <summary>The kernel of the linear algebra stands in what is written, once and true.</summary>
[Collection(TensorThreads.Name)]
public sealed class ResultKernelTests : InShell
{
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
        Assert.All(calls, call => Assert.Equal(BlasLibrary.Kernel, _shell.Json(call).Text("kernel")));
        using JsonDocument run = JsonDocument.Parse(File.ReadAllText(_shell.PathOf("run/config.json")));
        Assert.Equal(BlasLibrary.Kernel, run.RootElement.Text("versions.kernel"));
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
        Assert.Equal("other", JsonDocument.Parse(JsonText.Result(new { Kernel = "other" })).RootElement.Text("kernel"));

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

/// <summary>What else a process may be doing: memory taken and given back in odd sizes, and another thread's products.</summary>
internal sealed class Disturbance : IDisposable
{
    private readonly Random _random;
    private readonly List<object> _kept = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _other;

    private Disturbance(int seed)
    {
        _random = new Random(seed);
        for (int k = 0; k < 200; k++)
        {
            // Odd counts of bytes, small and large heap, pinned and not: what comes next lies elsewhere.
            byte[] taken = GC.AllocateUninitializedArray<byte>(_random.Next(1, k % 20 == 0 ? 200_000 : 500), pinned: k % 3 == 0);
            if (_random.Next(2) == 0)
            {
                _kept.Add(taken);
            }
        }
        if (seed % 2 == 1)
        {
            GC.Collect();
        }
        _other = new Thread(Work) { IsBackground = true };
        _other.Start();
    }

    /// <summary>Calls a function several times, each time beside another disturbance, and expects the first answer, got in peace, each time.</summary>
    public static string[] Repeat(int times, Func<string> function)
    {
        List<string> answers = [function()];
        for (int k = 1; k < times; k++)
        {
            using Disturbance beside = new(k);
            answers.Add(function());
        }
        return [.. answers.Distinct(StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        _stop.Cancel();
        _other.Join();
        _stop.Dispose();
        GC.KeepAlive(_kept);
    }

    private void Work()
    {
        Random random = new(_random.Next());
        while (!_stop.IsCancellationRequested)
        {
            int size = random.Next(2, 60);
            double[] a = new double[size * size];
            Array.Fill(a, random.NextDouble());
            _ = MatrixProduct.Of(a, a, size, size, size);
            Thread.Yield();
        }
    }
}
