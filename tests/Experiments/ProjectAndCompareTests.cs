using IsoTriplet.Experiments.Measurement;

namespace IsoTriplet.Tests.Experiments;

public sealed class ProjectAndCompareTests : InShell
{
    [Theory]
    [InlineData("haus")]
    [InlineData("iso")]
    public void Project_EitherObjective_WritesASeparatedEmbeddingWithinItsBound(string objective)
    {
        (string points, string labels) = Sample();
        string output = _shell.PathOf("g.npy");
        string certificate = _shell.PathOf("c.json");
        JsonElement p = _shell.Json(
            $"project {points} --labels {labels} --objective {objective} --out {output} --certificate {certificate}".Split(' ')
        );
        Assert.True(TripletSeparation.Of(EmbeddingFile.Read(output), LabelFile.Read(labels)).IsSeparated);
        Assert.True(p.Number("lower") <= p.Number("upper"));
        Assert.True(p.Number("hardness") <= 0);
        Assert.Equal(ExitCode.Done, _shell.Run("certificate", "verify", certificate).Code);
        JsonElement apart = _shell.Json("compare", points, output, "--labels", labels);
        double distance = objective == "haus" ? apart.Number("largest_displacement.value") : apart.Number("d_iso.value");
        Assert.Equal(1, distance / p.Number("upper"), 1e-9);
    }

    // As measure prints it: both ends away from each other, and closed only where it says so.
    [Fact]
    public void Project_Bracket_IsPrintedAsMeasureDoes()
    {
        (string points, string labels) = Sample();
        string[] words = ["project", points, "--labels", labels, "--objective", "haus", "--out", _shell.PathOf("g.npy")];
        JsonElement p = _shell.Json(words);
        (double lower, double upper) = (p.Number("lower"), p.Number("upper"));
        string closed = p.Flag("closed") ? ", closed" : "";
        Assert.NotEqual(lower, upper);
        Assert.StartsWith($"d_haus: {Numbers.Interval(lower, upper, 9)}{closed}, hardness ", _shell.Run(words).Output);
    }

    [Fact]
    public void Project_UnknownObjective_WritesNothing()
    {
        (string points, string labels) = Sample();
        string output = _shell.PathOf("never.npy");
        Assert.Equal(ExitCode.BadInput, _shell.Run("project", points, "--labels", labels, "--objective", "chord", "--out", output).Code);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void Certificate_Tampered_ExitsOne()
    {
        (string points, string labels) = Sample();
        string certificate = _shell.PathOf("c.json");
        _shell.Json("project", points, "--labels", labels, "--out", _shell.PathOf("g.npy"), "--certificate", certificate);
        string text = File.ReadAllText(certificate);
        int at = text.IndexOf("\"bound\"", StringComparison.Ordinal);
        int from = text.IndexOf("0x", at, StringComparison.Ordinal);
        int to = text.IndexOf('"', from);
        File.WriteAllText(certificate, string.Concat(text.AsSpan(0, from), "0x1p-20", text.AsSpan(to)));
        Assert.Equal(ExitCode.Negative, _shell.Run("certificate", "verify", certificate).Code);
    }

    [Fact]
    public void Compare_WithItself_IsZeroEverywhere()
    {
        (string points, string labels) = Sample();
        JsonElement c = _shell.Json("compare", points, points, "--labels", labels);
        Assert.Equal(0, c.Number("d_iso.value"));
        Assert.Equal(0, c.Number("d_haus.value"));
        Assert.False(c.Flag("constant.vacuous"));
    }

    [Fact]
    public void Compare_FewerPointsThanDimensions_SaysVacuous()
    {
        string points = _shell.Write("few.csv", "1,0,0\n0,1,0\n");
        string labels = _shell.Write("few.labels.csv", "0\n1\n");
        JsonElement c = _shell.Json("compare", points, points, "--labels", labels);
        Assert.True(c.Flag("constant.vacuous"));
    }

    // What "lies within" is an upper bound: of numbers rounded to nearest every second one would be too small.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Compare_Constant_IsRoundedUp(int seed)
    {
        Random random = new(seed);
        (Embedding f, Embedding g) = (Draw.Gaussian(random, 6, 2), Draw.Gaussian(random, 6, 2));
        ComparisonReport report = ComparisonReport.Of(f, g, Labels.FromIntegers([0, 0, 0, 1, 1, 1]));
        using StringWriter text = new();
        report.WriteTo(text);
        string[] words = text.ToString().Split('\n').Single(l => l.StartsWith("explicit constant", StringComparison.Ordinal)).Split(' ');
        double printed = double.Parse(words[^3], CultureInfo.InvariantCulture);
        Assert.InRange(printed, report.Constant.DisplacementBound!.Value, report.Constant.DisplacementBound.Value * (1 + 1e-5));
    }

    [Fact]
    public void Compare_FIsOnePoint_SaysThatEveryScaleDoesTheSame()
    {
        string one = _shell.Write("one.csv", "1,2.5\n1,2.5\n1,2.5\n");
        string labels = _shell.Write("three.csv", "0\n0\n1\n");
        Assert.Contains(
            "best scale                  any, for the points of F coincide: each leaves 0 (least squares)",
            _shell.Run("compare", one, one, "--labels", labels).Output
        );
        JsonElement scale = _shell.Json("compare", one, one, "--labels", labels).At("nearest_isometry.best_scale");
        Assert.Equal(JsonValueKind.Null, scale.GetProperty("value").ValueKind);
    }

    [Fact]
    public void Compare_DifferentSizes_Refuses()
    {
        (string points, string labels) = Sample();
        string other = _shell.Write("other.csv", "0,0\n1,1\n");
        (int code, _, string error) = _shell.Run("compare", points, other, "--labels", labels);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("other.csv: is 2 x 2; 8 x 4 was expected", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ATurnedAndMirroredCopy_PrintsTheMotion()
    {
        string f = _shell.Write("f.csv", "1,2.5\n3,4\n0.5,7\n");
        string g = _shell.Write("g.csv", "-2,5\n-6,8\n-1,14\n");
        string labels = _shell.Write("three.csv", "0\n0\n1\n");
        JsonElement found = _shell.Json("compare", f, g, "--labels", labels).GetProperty("nearest_isometry");
        Assert.True(found.Flag("reflection"));
        Assert.Equal(2, found.Number("best_scale.value"), 1e-12);
        Assert.Equal((2, 2), (found.GetProperty("matrix").GetArrayLength(), found.GetProperty("translation").GetArrayLength()));
        JsonElement turned = _shell.Json("compare", f, g, "--labels", labels, "--rotations-only").GetProperty("nearest_isometry");
        Assert.False(turned.Flag("reflection"));
        Assert.Contains(
            "some rigid motion of F, reflections among them, lies within",
            _shell.Run("compare", f, g, "--labels", labels, "--rotations-only").Output
        );
        Assert.True(turned.Number("lower") >= found.Number("lower"));
        Assert.Contains("a reflection, then the translation", _shell.Run("compare", f, g, "--labels", labels).Output);
    }

    private (string Points, string Labels) Sample()
    {
        string points = _shell.PathOf("f.npy");
        NpyFile.Write(points, Draw.Gaussian(new Random(5), 8, 4));
        return (points, _shell.Write("labels.csv", "0\n0\n0\n0\n1\n1\n1\n1\n"));
    }
}
