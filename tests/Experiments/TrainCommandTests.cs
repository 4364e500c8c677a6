using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Tests.Sweeps;

namespace IsoTriplet.Tests.Experiments;

[Collection(TensorThreads.Name)]
public sealed class TrainCommandTests
{
    private static readonly string[] Short =
    [
        .. "train --data synthetic --dimension 2 --samples-per-class 3 --hidden 16 --observe-every 20 --threads 1".Split(' '),
    ];

    [Fact]
    public void Train_Json_IsOneDocumentAndTheFilesOpen()
    {
        using TemporaryFolder folder = new();
        (int code, string output, _) = Shell.Console([.. Short, "--steps", "20", "--out", folder.File("run"), "--json"]);
        Assert.Equal(0, code);
        JsonNode result = JsonNode.Parse(output)!;
        Assert.Equal("completed", result["status"]!.GetValue<string>());
        Assert.True(result["theory_beforehand"]!["d_haus"]!["upper"]!.GetValue<double>() > 0);
        Embedding points = NpyFile.ReadEmbedding(folder.File("run", "embeddings-20.npy"));
        Labels labels = NpyFile.ReadLabels(folder.File("run", "labels-20.npy"));
        Assert.Equal((24, 2, 24, 8), (points.Points, points.Dimension, labels.Count, labels.Classes));
        string[] rows = File.ReadAllLines(folder.File("run", "metrics.csv"));
        Assert.Equal(3, rows.Length);
        Assert.Equal(result["last"]!["hardness"]!.GetValue<double>(), double.Parse(rows[2].Split(',')[3]));
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(folder.File("run", "config.json")))!["versions"]!["libtorch"]);
    }

    [Theory]
    [InlineData("--data nonsense --out X", "fashion-mnist")]
    [InlineData("--data synthetic:x --out X", "expected")]
    [InlineData("--data folder:/nowhere --out X", "/nowhere")]
    [InlineData("--data synthetic --samples-per-class 1 --out X", "positive")]
    [InlineData("--data synthetic --classes-per-batch 11 --out X", "11 classes a batch: only 10 of 10 have")]
    [InlineData("--data synthetic --mining hard-worst --out X", "hard-worst")]
    [InlineData("--data synthetic --network cnn --out X", "choose mlp")]
    [InlineData("--data synthetic --out X --resume", "no run to resume")]
    [InlineData("--data synthetic", "--out")]
    [InlineData("--out X", "--data is missing")]
    [InlineData("--data synthetic --train-classes 20 --out X", "one class at least is held out")]
    public void Train_BadInput_ExitsWithTwoAndWritesNothing(string words, string expected)
    {
        using TemporaryFolder folder = new();
        string[] args = ["train", .. words.Split(' ').Select(w => w == "X" ? Path.Combine(folder.Path, "run") : w)];
        (int code, string output, string error) = Shell.Console(args);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "run")));
    }

    [Fact]
    public void Train_ResumedFromTheFolderAlone_EndsAsBefore()
    {
        using TemporaryFolder folder = new();
        string run = folder.File("run");
        string[] options =
        [
            .. Short,
            .. "--steps 40 --checkpoint-every 20 --bracket-work 0 --overlap 0.7 --seed 3 --no-normalise".Split(' '),
        ];
        Assert.Equal(0, Shell.Console([.. options, "--out", run]).Code);
        byte[] whole = File.ReadAllBytes(folder.File("run", "embeddings-40.npy"));
        File.Delete(folder.File("run", "embeddings-40.npy"));
        Assert.Equal(0, Shell.Console("train", "--resume", "--out", run, "--json").Code);
        Assert.Equal(whole, File.ReadAllBytes(folder.File("run", "embeddings-40.npy")));
        (int refused, string output, string error) = Shell.Console(
            $"train --resume --out {run} --margin 0.3 --dimension 5 --steps 40".Split(' ')
        );
        Assert.Equal((2, ""), (refused, output));
        Assert.Contains("--dimension was 2 and is 5; --margin was 0.2 and is 0.3", error, StringComparison.Ordinal);
        Assert.DoesNotContain("--steps", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_MarginOutOfReach_SaysSoAtTheStartAndNamesTheHeldOutClasses()
    {
        using TemporaryFolder folder = new();
        string[] options = [.. Short, "--steps", "20", "--bracket-work", "0", "--distance", "cosine"];
        (_, string output, string error) = Shell.Console([.. options, "--margin", "5", "--out", folder.File("far")]);
        Assert.Contains("warning: the margin 5 exceeds the largest difference 2", error, StringComparison.Ordinal);
        Assert.Contains("the loss is at least 3 whatever is learnt", output, StringComparison.Ordinal);
        Assert.Contains("held out to measure retrieval: 10 classes (10, 11,", error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", Shell.Console([.. options, "--margin", "0.2", "--out", folder.File("near")]).Error);
    }

    [Fact]
    public void Train_Diverged_IsNamedWithWhatToChange()
    {
        using TemporaryFolder folder = new();
        string[] wide = ["train", "--data", "synthetic", "--dimension", "16", "--threads", "1", "--steps", "60"];
        string[] options = [.. wide, "--bracket-work", "0", "--no-normalise"];
        (int code, string output, _) = Shell.Console([.. options, "--learning-rate", "100", "--out", folder.File("far")]);
        Assert.Equal(3, code);
        Assert.Contains("diverged: the spread", output, StringComparison.Ordinal);
        Assert.Contains("try: Lower the learning rate", output, StringComparison.Ordinal);
        Assert.DoesNotContain("diverged", Shell.Console([.. options, "--out", folder.File("near")]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_KilledAndResumed_EndsAsInOneGo()
    {
        using TemporaryFolder folder = new();
        // A run that was over before the kill came is begun anew with twice the steps.
        int steps = 3000;
        string[] options = Options(steps);
        while (!Killed(options, folder.File($"killed-{steps}")))
        {
            steps *= 2;
            options = Options(steps);
        }
        string killed = folder.File($"killed-{steps}");
        Assert.Equal(0, Shell.Console([.. options, "--out", killed, "--resume"]).Code);
        Assert.Equal(0, Shell.Console([.. options, "--out", folder.File("whole")]).Code);
        foreach (string file in (string[])["metrics.csv", $"embeddings-{steps}.npy"])
        {
            Assert.Equal(File.ReadAllBytes(folder.File("whole", file)), File.ReadAllBytes(Path.Combine(killed, file)));
        }

        static string[] Options(int steps) => [.. Short, "--steps", $"{steps}", "--checkpoint-every", "200", "--bracket-work", "0"];
    }

    // False where the run was over before.
    private static bool Killed(string[] options, string folder)
    {
        string state = Path.Combine(folder, "checkpoint", "state.bin");
        ProcessStartInfo start = WorkerProgram.Start(1, [.. options, "--out", folder]);
        start.RedirectStandardInput = false;
        using Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        SweepShell.Until(() => File.Exists(state) || process.HasExited, "the first checkpoint");
        process.Kill();
        process.WaitForExit();
        Assert.True(File.Exists(state), "the run ended without a checkpoint");
        return !File.Exists(Path.Combine(folder, "result.json"));
    }

    [Theory]
    [InlineData("[1]", "holds no command line to go on with")]
    [InlineData("\"x\"", "holds no command line to go on with")]
    [InlineData("""{ "command": { "--steps": 500 } }""", "its command cannot be read: --steps is 500; a text was expected")]
    [InlineData("""{ "command": { "--steps": null } }""", "its command cannot be read: --steps is null; a text was expected")]
    public void Train_ResumedFromWhatIsNoConfiguration_NamesTheFile(string text, string fault)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("config.json"), text);
        Shell.Refused($"{folder.File("config.json")}: {fault}", "train", "--resume", "--out", folder.Path);
    }

    [Fact]
    public void Train_InDimensionOneOnTheSphere_SaysThatThereIsNoGradient()
    {
        using TemporaryFolder folder = new();
        string[] options = [.. Short, "--steps", "4", "--bracket-work", "0"];
        string[] one = [.. options.Select((word, k) => k > 0 && options[k - 1] == "--dimension" ? "1" : word)];
        (_, string output, string error) = Shell.Console([.. one, "--out", folder.File("one")]);
        Assert.Contains("warning: in dimension 1 the unit sphere is two points and the loss has no gradient", error);
        Assert.Contains("what moves the network is rounding alone", output, StringComparison.Ordinal);
        (_, output, _) = Shell.Console([.. one, "--no-normalise", "--out", folder.File("off"), "--json"]);
        Assert.Null(JsonNode.Parse(output)!["no_gradient"]);
    }

    [Fact]
    public void Train_ExamplesThatAreAllEqual_SaysThatTrainingDidNotContractThem()
    {
        using TemporaryFolder folder = new();
        string same = string.Concat(Enumerable.Repeat("5,", 64));
        File.WriteAllLines(folder.File("same.csv"), Enumerable.Range(0, 40).Select(i => $"{same}{i % 4}"));
        string data = $"digits:{folder.File("same.csv")}";
        string[] options = [.. Short.Select(w => w == "synthetic" ? data : w), "--steps", "4", "--bracket-work", "0"];
        (_, string output, _) = Shell.Console([.. options, "--out", folder.File("run")]);
        Assert.Contains("try: Look at the examples and the network: the batch was contracted before any step", output);
        Assert.DoesNotContain("Lower the learning rate", output, StringComparison.Ordinal);
    }

    /// <summary>The last look at the batch is older than the end where a run ends between two looks.</summary>
    [Fact]
    public void Train_NumbersThatAreNotFinite_SaysWhenTheBatchWasLookedAt()
    {
        using TemporaryFolder folder = new();
        string[] options = [.. Short, "--steps", "4", "--bracket-work", "0"];
        (int code, string output, _) = Shell.Console([.. options, "--learning-rate", "1e30", "--out", folder.File("far")]);
        Assert.Equal(3, code);
        Assert.Contains("the observed batch at step 0, when it was last looked at: ", output, StringComparison.Ordinal);
        Assert.Contains("the observed batch at the end: ", Shell.Console([.. options, "--out", folder.File("near")]).Output);
    }
}
