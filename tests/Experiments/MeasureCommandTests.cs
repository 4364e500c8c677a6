using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Experiments;

public sealed class MeasureCommandTests : InShell
{
    [Theory]
    [MemberData(nameof(ReferenceCase.Names), MemberType = typeof(ReferenceCase))]
    public void Measure_HeldCase_MeetsItsNumbersFromBothSides(string name)
    {
        ReferenceCase held = ReferenceCase.Named(name);
        (string points, string labels) = Files(held);
        JsonElement m = _shell.Json("measure", points, "--labels", labels);
        Assert.Equal(1, m.Number("diameter") / held.Diameter, 1e-6);
        Assert.Equal(1, m.Number("hardness") / held.Hardness, 1e-6);
        JsonElement haus = m.GetProperty("d_haus");
        JsonElement iso = m.GetProperty("d_iso");
        Assert.InRange(haus.Number("lower"), 0.999 * held.DHaus.LowerSdp, held.DHaus.UpperFound * (1 + 1e-6));
        Assert.InRange(haus.Number("upper"), held.DHaus.LowerSdp * (1 - 1e-6), 1.001 * held.DHaus.UpperFound);
        Assert.InRange(iso.Number("lower"), 0.999 * held.DIso.LowerHalfHardness, held.DIso.UpperFound * (1 + 1e-6));
        Assert.InRange(iso.Number("upper"), held.DIso.LowerHalfHardness * (1 - 1e-6), 1.001 * held.DIso.UpperFound);
    }

    [Fact]
    public void Measure_Json_HasEveryFieldOfTheContract()
    {
        (string points, string labels) = Files(ReferenceCase.Named("toy-n2"));
        JsonElement m = _shell.Json("measure", points, "--labels", labels, "--margin", "0.5");
        string[] fields = [.. m.EnumerateObject().Select(p => p.Name)];
        Assert.Equal(
            (
                "points dimension classes smallest_class kernel collapsed_now loss retrieval diameter thickness hardness "
                + "hardest_triple hard_negative_loss triplet_separated enclosing_ball d_haus d_iso collapse claims with_margin comparisons"
            ).Split(' '),
            fields
        );
        Assert.Equal(m.Number("hardness") + 0.5, m.Number("hard_negative_loss"), 1e-15);
        Assert.Equal(3, m.GetProperty("hardest_triple").GetArrayLength());
        Assert.Equal("none", m.Text("collapse.verdict"));
        Assert.Contains(m.GetProperty("claims").EnumerateArray(), c => c.Text("verdict") == "holds");
    }

    [Fact]
    public void Measure_JsonOfTheNewMembers_HasEveryFieldOfTheContract()
    {
        (string points, string labels) = Files(ReferenceCase.Named("toy-n2"));
        JsonElement m = _shell.Json("measure", points, "--labels", labels, "--margin", "5");
        JsonElement now = m.GetProperty("collapsed_now");
        Assert.Equal("none", now.Text("verdict"));
        Assert.Equal(
            (JsonValueKind.False, JsonValueKind.Null),
            (now.GetProperty("contracted").ValueKind, now.GetProperty("lost").ValueKind)
        );
        Assert.Equal((5.0, "margin"), (now.Number("scale"), now.Text("scale_from")));
        Assert.True(now.Number("spread") > 1);
        Assert.NotEmpty(now.Text("reason")!);
        JsonElement loss = m.GetProperty("loss");
        Assert.Equal((5.0, 1.0), (loss.Number("margin"), loss.Number("active_share")));
        Assert.Equal(m.Number("hard_negative_loss"), loss.Number("hard_negative"));
        double mean = 5 + loss.Number("mean_d_ap") - loss.Number("mean_d_an");
        Assert.Equal(mean, loss.Number("batch_hard_mean"), 1e-12);
        JsonElement retrieval = m.GetProperty("retrieval");
        Assert.Equal(5, retrieval.Whole("queries"));
        Assert.InRange(retrieval.Number("recall_at_1"), 0, 1);
        Assert.InRange(retrieval.Number("map_at_r"), 0, 1);
    }

    [Fact]
    public void Measure_Separated_HoldsTheoremTwoWhateverItsConstant()
    {
        string points = _shell.Write("apart.csv", "0,0.5\n1,0\n9,1\n9.5,3\n");
        JsonElement claims = _shell
            .Json("measure", points, "--labels", _shell.Write("apart.labels.csv", "a\na\nb\nb\n"))
            .GetProperty("claims");
        Assert.Equal("holds", claims.EnumerateArray().Single(c => c.Text("id") == "iat-theorem-2").Text("verdict"));
    }

    [Fact]
    public void Measure_Quick_LeavesOutTheBracketsAlone()
    {
        (string points, string labels) = Files(ReferenceCase.Named("toy-n2"));
        JsonElement quick = _shell.Json("measure", points, "--labels", labels, "--quick");
        JsonElement whole = _shell.Json("measure", points, "--labels", labels);
        string[] without = ["thickness", "d_haus", "d_iso", "collapse", "claims"];
        foreach (JsonProperty field in whole.EnumerateObject().Where(f => !without.Contains(f.Name)))
        {
            Assert.Equal(field.Value.GetRawText(), quick.GetProperty(field.Name).GetRawText());
        }
        Assert.All(without[..3], name => Assert.Equal(JsonValueKind.Null, quick.GetProperty(name).ValueKind));
        Assert.Equal(JsonValueKind.Null, quick.At("collapse.effective_rank").ValueKind);
        (int code, string output, string error) = _shell.Run(
            $"measure {points} --labels {labels} --quick --report {_shell.PathOf("x.html")}".Split(' ')
        );
        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.Contains("--quick", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_EqualRowsWithAMargin_SaysTheLossAndWhatToTry()
    {
        string points = _shell.Write("equal.csv", string.Concat(Enumerable.Repeat("2,3\n", 12)));
        string labels = _shell.Write("equal.labels.csv", string.Concat(Enumerable.Range(0, 12).Select(i => $"c{i % 3}\n")));
        (int code, string output, _) = _shell.Run("measure", points, "--labels", labels, "--margin", "0.5");
        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("Collapsed: all points are the same point.", output, StringComparison.Ordinal);
        Assert.Contains("loss at margin 0.5            0.5 of the hardest triple", output, StringComparison.Ordinal);
        Assert.Contains("try: Lower the learning rate", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_OneClassOnly_HasNoTripleAndIsSeparated()
    {
        string points = _shell.Write("one.csv", "0,0\n1,0\n0,1\n");
        JsonElement m = _shell.Json("measure", points, "--labels", _shell.Write("one.labels.csv", "7\n7\n7\n"));
        Assert.Equal(JsonValueKind.Null, m.GetProperty("hardness").ValueKind);
        Assert.True(m.Flag("triplet_separated"));
        Assert.Equal(0, m.Number("d_haus.upper"));
    }

    [Fact]
    public void Measure_AllPointsEqual_IsSeparatedAndTotallyCollapsed()
    {
        string points = _shell.Write("equal.csv", "2,3\n2,3\n2,3\n2,3\n");
        JsonElement m = _shell.Json("measure", points, "--labels", _shell.Write("equal.labels.csv", "a\na\nb\nb\n"));
        Assert.Equal(0, m.Number("hardness"));
        Assert.Equal("total", m.Text("collapse.verdict"));
        Assert.Equal("total", m.Text("collapsed_now.verdict"));
    }

    [Theory]
    [InlineData("0,0\n0,0\n0,0\n0,0\n5,5\n5,5\n", "undecided")]
    [InlineData("0,0\n0,0\n1,0\n1,0\n5,5\n5,5\n", "class")]
    public void Measure_ClassesThatArePoints_AreAClassCollapseWhereTheirPlacesDiffer(string rows, string verdict)
    {
        JsonElement m = _shell.Json("measure", _shell.Write("p.csv", rows), "--labels", _shell.Write("l.csv", "a\na\nb\nb\nc\nc\n"));
        Assert.Equal(verdict, m.Text("collapse.verdict"));
        Assert.Equal(0, m.Number("d_haus.upper"));
    }

    [Fact]
    public void Measure_Certificates_AreAcceptedByTheChecker()
    {
        (string points, string labels) = Files(ReferenceCase.Named("separated-12-3"));
        string folder = _shell.PathOf("certificates");
        _shell.Json("measure", points, "--labels", labels, "--certificates", folder);
        string[] files = Directory.GetFiles(folder, "*.json");
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

/// <summary>Where H is within its rounding of 0 everything that is said of an embedding follows the exact comparison.</summary>
public sealed class ExactVerdictTests
{
    [Theory]
    [InlineData(9.8, 0.9, -0.9, -9.8, true)]
    [InlineData(1, 1e-9, -1, 0, false)]
    public void Measure_HardnessWithinRounding_SaysOneThing(double px, double py, double qx, double qy, bool separated)
    {
        Embedding f = Embedding.Create(3, 2, [0, 0, px, py, qx, qy]);
        MeasurementReport m = Measurer
            .Measure(f, Labels.FromIntegers([0, 0, 1]), new MeasurementRequest(), cancel: TestContext.Current.CancellationToken)
            .Report;
        Assert.Equal(separated, m.TripletSeparated);
        Assert.Equal(separated, m.CollapsedNow.Headline.StartsWith("Not collapsed: separated", StringComparison.Ordinal));
        Assert.Equal(separated, m.DHaus!.Upper == 0);
        Assert.Equal(separated, m.DIso!.Upper == 0);
        Assert.DoesNotContain(m.Claims, c => c.Verdict == "refuted");
    }
}
