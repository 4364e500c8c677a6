using IsoTriplet.Tests.Training.Images;

namespace IsoTriplet.Tests.Experiments;

/// <summary>Options that only one command knows: each does what its help says, and a value that is none is refused in one line.</summary>
[Collection(TensorThreads.Name)]
public sealed class OptionTests : InShell
{
    private static readonly string[] Short =
    [
        .. "train --data synthetic --dimension 2 --samples-per-class 3 --hidden 16 --threads 1 --bracket-work 0".Split(' '),
    ];

    [Theory]
    [InlineData("--optimizer", "sgd", "optimizer", "vanilla")]
    [InlineData("--weight-decay", "0.5", "weight_decay", "vanilla")]
    [InlineData("--schedule", "cosine", "schedule", "vanilla")]
    [InlineData("--schedule", "step", "schedule", "vanilla")]
    [InlineData("--temperature", "0.1", "temperature", "first-order")]
    [InlineData("--lambda", "3", "lambda", "sct")]
    public void Train_WordsOfTheStep_AreKeptAndMakeAnotherRun(string option, string value, string name, string loss)
    {
        string[] words = ["--steps", "20", "--loss", loss];
        byte[] without = File.ReadAllBytes(Path.Combine(Train("without", words), "embeddings-20.npy"));
        string run = Train("with", [.. words, option, value]);
        Assert.NotEqual(without, File.ReadAllBytes(Path.Combine(run, "embeddings-20.npy")));
        Assert.Equal(value, Configuration(run)[name]!.ToString());
    }

    [Fact]
    public void Train_InitialCollapsed_BeginsOnOnePoint()
    {
        double Diameter(string initial) =>
            PairwiseDistances
                .All(NpyFile.ReadEmbedding(Path.Combine(Train(initial, ["--steps", "1", "--initial", initial]), "embeddings-0.npy")))
                .Max();
        Assert.InRange(Diameter("collapsed"), 0, 0.1);
        Assert.True(Diameter("random") > 0.2);
    }

    [Fact]
    public void Train_SaveEvery_KeepsThoseEmbeddingsToo()
    {
        string Saved(string run) =>
            string.Join(
                ' ',
                Directory.GetFiles(run, "embeddings-*.npy").Select(f => Path.GetFileNameWithoutExtension(f)[11..]).OrderBy(int.Parse)
            );
        Assert.Equal("0 20", Saved(Train("few", ["--steps", "20"])));
        Assert.Equal("0 8 16 20", Saved(Train("more", ["--steps", "20", "--save-every", "8"])));
    }

    [Fact]
    public void Train_StopOnCollapse_EndsAtTheAlarm()
    {
        string[] words = ["--steps", "40", "--observe-every", "5", "--initial", "collapsed", "--learning-rate", "0"];
        string Last(string run) => File.ReadLines(Path.Combine(run, "metrics.csv")).Last().Split(',')[0];
        Assert.Equal("40", Last(Train("on", words)));
        Assert.True(int.Parse(Last(Train("stopped", [.. words, "--stop-on-collapse"], ends: ExitCode.Negative))) < 40);
    }

    [Fact]
    public void Train_PicturesSideAndGreyAndPerClass_AreWhatIsTrainedOn()
    {
        foreach (int k in Enumerable.Range(0, 16))
        {
            string file = _shell.PathOf($"pictures/{k / 4}/{k}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, PngWriter.Write(2, 8, 9, 7 + k).File);
        }
        string[] words =
        [
            .. $"train --data folder:{_shell.PathOf("pictures")} --dimension 2 --samples-per-class 2 --hidden 8 --steps 1 --threads 1 --bracket-work 0".Split(
                ' '
            ),
        ];
        (string, string) Read(string name, params string[] more)
        {
            JsonNode data = Configuration(Train(name, more, words))["data"]!;
            return (data["examples"]!.ToString(), data["features"]!.ToString());
        }
        Assert.Equal(("8", "3072"), Read("whole"));
        Assert.Equal(("8", "108"), Read("side", "--side", "6"));
        Assert.Equal(("8", "36"), Read("grey", "--side", "6", "--grey"));
        Assert.Equal(("6", "36"), Read("three", "--side", "6", "--grey", "--per-class", "3"));
    }

    [Theory]
    [InlineData("--optimizer is 'x'; one of sgd, adam was expected", "--optimizer", "x")]
    [InlineData("weight decay is -1; a number >= 0 was expected", "--weight-decay", "-1")]
    [InlineData("--schedule is 'x'; one of constant, step, cosine was expected", "--schedule", "x")]
    [InlineData("--initial is 'x'; one of random, collapsed was expected", "--initial", "x")]
    [InlineData("ambda is -1; a number >= 0 was expected", "--loss", "sct", "--lambda", "-1")]
    [InlineData("--lambda is of sct; --loss is ", "--lambda", "1")]
    [InlineData("--lambda is of sct; --loss is second-order", "--loss", "second-order", "--lambda", "0.5")]
    [InlineData("steps between saved embeddings: -1; at least 0 was expected", "--save-every", "-1")]
    [InlineData("device 'moon'; cpu, cuda or cuda:NUMBER was expected", "--device", "moon")]
    [InlineData("device cuda:99", "--device", "cuda:99")]
    [InlineData("--per-class is for folders of pictures; --data synthetic is none", "--per-class", "3")]
    [InlineData("--side is for folders of pictures", "--side", "8")]
    [InlineData("--grey is for folders of pictures", "--grey")]
    [InlineData("--first is for fashion-mnist, letters and digits; --data synthetic is read whole", "--first", "5")]
    public void Train_WordThatIsNoneOrHasNoEffect_IsRefused(string message, params string[] words)
    {
        Shell.Refused(message, [.. Short, .. words, "--out", _shell.PathOf("run")]);
        Assert.False(Directory.Exists(_shell.PathOf("run")));
    }

    [Theory]
    [InlineData("--side", "0")]
    [InlineData("--per-class", "-2")]
    public void Train_PicturesOfNoSizeOrNumber_AreRefused(string option, string value) =>
        Shell.Refused(
            $"{option} is {value}; at least 1 was expected",
            ["train", "--data", $"folder:{_shell.Folder}", option, value, "--out", _shell.PathOf("run")]
        );

    [Theory]
    [InlineData("collapse")]
    [InlineData("distances")]
    [InlineData("group-size")]
    [InlineData("movement")]
    public void Experiment_WordsOfItsSize_ExcludeEachOther(string name) =>
        Shell.Refused("--quick and --full exclude each other", ["experiment", name, "--quick", "--full", "--out", _shell.PathOf("x.json")]);

    [Fact]
    public void Experiment_FileInNoFolder_IsRefusedAsByOtherCommands()
    {
        Shell.Refused("is missing or takes no files", ["experiment", "collapse", "--quick", "--out", _shell.PathOf("none/x.json")]);
        Assert.False(Directory.Exists(_shell.PathOf("none")));
    }

    [Fact]
    public void Experiment_DeviceThatIsNone_IsRefusedBeforeTheFirstRun()
    {
        Shell.Refused(
            "device 'moon'",
            ["experiment", "collapse", "--quick", "--data", "synthetic", "--device", "moon", "--out", _shell.PathOf("x.json")]
        );
        Assert.False(File.Exists(_shell.PathOf("x.json")));
    }

    [Fact]
    public void MeasureLabelsAsGiven_EveryRowItsOwnClass_IsTakenForThat()
    {
        string points = _shell.Write("x.csv", string.Concat(Enumerable.Range(0, 12).Select(i => $"{i * i}.5\n")));
        string[] words =
        [
            "measure",
            points,
            "--labels",
            _shell.Write("l.csv", string.Concat(Enumerable.Range(0, 12).Select(i => $"k{i}\n"))),
        ];
        Shell.Refused("l.csv", [.. words, "--quick"]);
        Assert.Equal(12, _shell.Json([.. words, "--quick", "--labels-as-given"]).Whole("classes"));
    }

    // p = 0: the step of the triple is the whole movement; else what the network shares among the points comes on top.
    [Fact]
    public void DynamicsFieldEntanglement_AboveZero_MovesTheTotalsAlone()
    {
        JsonElement[] Cells(string p) =>
            [.. _shell.Json("dynamics", "field", "--grid", "4", "--entanglement", p).GetProperty("cells").EnumerateArray()];
        (JsonElement[] none, JsonElement[] half) = (Cells("0"), Cells("0.5"));
        Assert.All(none, c => Assert.Equal(c.Number("ds_ap"), c.Number("ds_ap_total")));
        Assert.Equal(none.Select(c => c.Number("ds_an")), half.Select(c => c.Number("ds_an")));
        Assert.Contains(half, c => c.Number("ds_an") != c.Number("ds_an_total"));
        Shell.Refused("1.5", ["dynamics", "field", "--entanglement", "1.5"]);
    }

    // Quarter turns: 0 and 1 are a class at 90 degrees, 2 is opposite to 0; afterwards 1 lies on 0.
    [Fact]
    public void DynamicsScatterAfter_ASecondEmbedding_TriplesAreFollowedToIt()
    {
        string[] words =
        [
            .. $"dynamics scatter {_shell.Write("x.csv", "1.0,0\n0,1\n-1,0\n")} --labels {_shell.Write("l.csv", "a\na\nb\n")}".Split(' '),
        ];
        JsonElement Of(string after) => _shell.Json([.. words, "--after", _shell.Write("after.csv", after), "--columns", "0-1"]);
        JsonElement first = Of("1.0,0\n1,0\n0,1\n").GetProperty("triples")[0];
        Assert.Equal((0.0, 1.0, 0.0), (first.Number("s_ap"), first.Number("s_ap_after"), first.Number("s_an_after")));
        JsonElement same = Of("1.0,0\n0,1\n-1,0\n").GetProperty("movement");
        Assert.Equal((0.0, 0.0, 1.0), (same.Number("mean_ds_ap"), same.Number("mean_ds_an"), same.Number("still_mined")));
        Shell.Refused("after.csv", [.. words, "--after", _shell.Write("after.csv", "1.0,0\n0,1\n"), "--columns", "0-1"]);
        Shell.Refused("no.csv: no such file", [.. words, "--after", "no.csv", "--columns", "0-1"]);
    }

    [Fact]
    public void SweepRunGroupMemory_OfNothing_IsRefused() =>
        Shell.Refused(
            "0 MB for cells that are computed together; at least 1 was expected",
            [
                .. $"sweep run {_shell.Write("c.json", """{ "program": "echo", "grid": { "value": [1] } }""")} --out {_shell.PathOf("s")} --group-memory 0".Split(
                    ' '
                ),
            ]
        );

    private string Train(string name, string[] words, string[]? first = null, int ends = ExitCode.Done)
    {
        string run = _shell.PathOf(name);
        (int code, _, string error) = Shell.Console([.. first ?? Short, .. words, "--out", run]);
        Assert.True(code == ends, $"exit {code}: {error}");
        return run;
    }

    private static JsonNode Configuration(string run) => JsonNode.Parse(File.ReadAllText(Path.Combine(run, "config.json")))!["run"]!;
}
