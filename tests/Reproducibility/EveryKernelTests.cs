using System.Text.Json;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Tests.Cases;
using IsoTriplet.Tests.Experiments;
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
