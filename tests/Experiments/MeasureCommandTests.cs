using System.Text.Json;
using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Experiments;

public sealed class MeasureCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(ReferenceCase.Names), MemberType = typeof(ReferenceCase))]
    public void Measure_HeldCase_MeetsItsNumbersFromBothSides(string name)
    {
        ReferenceCase held = ReferenceCase.Named(name);
        (string points, string labels) = Files(held);
        JsonElement m = _shell.Json("measure", points, "--labels", labels);
        Assert.Equal(1, m.GetProperty("diameter").GetDouble() / held.Diameter, 1e-6);
        Assert.Equal(1, m.GetProperty("hardness").GetDouble() / held.Hardness, 1e-6);
        JsonElement haus = m.GetProperty("d_haus");
        JsonElement iso = m.GetProperty("d_iso");
        Assert.InRange(haus.GetProperty("lower").GetDouble(), 0.999 * held.DHaus.LowerSdp, held.DHaus.UpperFound * (1 + 1e-6));
        Assert.InRange(haus.GetProperty("upper").GetDouble(), held.DHaus.LowerSdp * (1 - 1e-6), 1.001 * held.DHaus.UpperFound);
        Assert.InRange(iso.GetProperty("lower").GetDouble(), 0.999 * held.DIso.LowerHalfHardness, held.DIso.UpperFound * (1 + 1e-6));
        Assert.InRange(iso.GetProperty("upper").GetDouble(), held.DIso.LowerHalfHardness * (1 - 1e-6), 1.001 * held.DIso.UpperFound);
    }

    [Fact]
    public void Measure_Json_HasEveryFieldOfTheContract()
    {
        (string points, string labels) = Files(ReferenceCase.Named("toy-n2"));
        JsonElement m = _shell.Json("measure", points, "--labels", labels, "--margin", "0.5");
        string[] fields = [.. m.EnumerateObject().Select(p => p.Name)];
        Assert.Equal(
            [
                "points",
                "dimension",
                "classes",
                "smallest_class",
                "diameter",
                "thickness",
                "hardness",
                "hardest_triple",
                "hard_negative_loss",
                "triplet_separated",
                "enclosing_ball",
                "d_haus",
                "d_iso",
                "collapse",
                "claims",
            ],
            fields
        );
        Assert.Equal(m.GetProperty("hardness").GetDouble() + 0.5, m.GetProperty("hard_negative_loss").GetDouble(), 1e-15);
        Assert.Equal(3, m.GetProperty("hardest_triple").GetArrayLength());
        Assert.Equal("none", m.GetProperty("collapse").GetProperty("verdict").GetString());
        Assert.Contains(m.GetProperty("claims").EnumerateArray(), c => c.GetProperty("verdict").GetString() == "holds");
    }

    [Fact]
    public void Measure_OneClassOnly_HasNoTripleAndIsSeparated()
    {
        string points = _shell.Write("one.csv", "0,0\n1,0\n0,1\n");
        JsonElement m = _shell.Json("measure", points, "--labels", _shell.Write("one.labels.csv", "7\n7\n7\n"));
        Assert.Equal(JsonValueKind.Null, m.GetProperty("hardness").ValueKind);
        Assert.True(m.GetProperty("triplet_separated").GetBoolean());
        Assert.Equal(0, m.GetProperty("d_haus").GetProperty("upper").GetDouble());
    }

    [Fact]
    public void Measure_AllPointsEqual_IsSeparatedAndTotallyCollapsed()
    {
        string points = _shell.Write("equal.csv", "2,3\n2,3\n2,3\n2,3\n");
        JsonElement m = _shell.Json("measure", points, "--labels", _shell.Write("equal.labels.csv", "a\na\nb\nb\n"));
        Assert.Equal(0, m.GetProperty("hardness").GetDouble());
        Assert.Equal("total", m.GetProperty("collapse").GetProperty("verdict").GetString());
    }

    [Fact]
    public void Measure_Certificates_AreAcceptedByTheChecker()
    {
        (string points, string labels) = Files(ReferenceCase.Named("separated-12-3"));
        string folder = _shell.PathOf("certificates");
        _shell.Json("measure", points, "--labels", labels, "--certificates", folder);
        string[] files = Directory.GetFiles(folder);
        Assert.Equal(4, files.Length);
        Assert.All(files, f => Assert.True(CertificateChecker.Check(CertificateFile.Read(f)).Valid));
        Assert.All(files, f => Assert.Equal(ExitCode.Done, _shell.Run("certificate", "verify", f).Code));
    }

    [Fact]
    public void Measure_SameSeed_PrintsTheSameDocument()
    {
        (string points, string labels) = Files(ReferenceCase.Named("sphere-10-3"));
        string[] args = ["measure", points, "--labels", labels, "--json", "--seed", "3"];
        Assert.Equal(_shell.Run(args).Output, _shell.Run(args).Output);
    }

    [Theory]
    [InlineData("0,0\nnan,1\n", "0\n1\n", "row 1")]
    [InlineData("0,0\n1\n", "0\n1\n", "line 2")]
    [InlineData("", "0\n", "")]
    [InlineData("0,0\n1,1\n", "0\n", "labels")]
    public void Measure_BadInput_RefusesWithOneMessageAndNothingElse(string points, string labels, string named)
    {
        string file = _shell.Write("bad.csv", points);
        (int code, string output, string error) = _shell.Run("measure", file, "--labels", _shell.Write("bad.labels.csv", labels));
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Empty(output);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("measure")]
    [InlineData("measure", "missing.npy", "--labels", "missing.csv")]
    [InlineData("measure", "a.csv", "--labels", "b.csv", "--margin", "-1")]
    [InlineData("nonsense")]
    [InlineData("certificate", "verify", "missing.json")]
    public void Console_BadUsage_ExitsTwoWithStdoutEmpty(params string[] args)
    {
        (int code, string output, string error) = _shell.Run(args);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    private (string Points, string Labels) Files(ReferenceCase held) =>
        (
            _shell.Write($"{held.Name}.csv", string.Join('\n', held.Points.Select(p => string.Join(',', p)))),
            _shell.Write($"{held.Name}.labels.csv", string.Join('\n', held.Labels))
        );
}
