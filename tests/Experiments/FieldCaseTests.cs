using System.Text.Json;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Tests.Training;

namespace IsoTriplet.Tests.Experiments;

/// <summary>Situations that people report, as they meet the console. Those of files are in TableTests, of verdicts in CollapseRuleTests and PageSentencesTests, of ties in AngularMiningTests and TensorLossTests.</summary>
[Collection(TensorThreads.Name)]
public sealed class FieldCaseTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    // What DataFrame.to_csv writes with and without its index, and what spreadsheets leave at the end of a line.
    [Theory]
    [InlineData(",e0,e1\n0,1.5,2\n1,3,4\n2,2,2\n", "column 0 ('') looks like no coordinate", "--columns", "e0-e1")]
    [InlineData("Unnamed: 0,e0,e1\n0,1.5,2\n1,3,4\n2,2,2\n", "column 0 ('Unnamed: 0')", "--columns", "e0-e1")]
    [InlineData("0,1\n1.5,2\n3,4\n2,2\n", "line 1 counts 0, 1", "--header", "yes")]
    [InlineData("1.5,2,\n3,4,\n2,2,\n", null)]
    public void Measure_TablesOfOtherPrograms_AskOrAreReadAsMeant(string table, string? asks, params string[] answer)
    {
        string[] words = ["measure", _shell.Write("t.csv", table), "--labels", _shell.Write("l.csv", "a\nb\na\n"), "--quick"];
        if (asks is not null)
        {
            (int code, string output, string error) = _shell.Run(words);
            Assert.Equal((ExitCode.BadInput, ""), (code, output));
            Assert.Contains(asks, error, StringComparison.Ordinal);
        }
        JsonElement m = _shell.Json([.. words, .. answer]);
        Assert.Equal((3, 2), (m.GetProperty("points").GetInt32(), m.GetProperty("dimension").GetInt32()));
        Assert.Equal(2.5, m.GetProperty("diameter").GetDouble(), 1e-12);
    }

    [Fact]
    public void Project_WithoutATriple_SaysSo()
    {
        string labels = _shell.Write("l.csv", "a\nb\nc\n");
        string[] words = ["project", _shell.Write("x.csv", "1\n2\n4\n"), "--labels", labels, "--objective", "haus"];
        (int code, string output, _) = _shell.Run([.. words, "--out", _shell.PathOf("g.npy")]);
        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("d_haus in [0, 0], no triple; written: ", output, StringComparison.Ordinal);
    }

    // Rows 1 and 2 are at 45 degrees from row 0 on both sides: row 2 is not strictly farther, so every path takes row 3.
    [Fact]
    public void Triples_EqualAnglesOnBothSides_TheTieIsSeen()
    {
        string[] words = ["triples", _shell.Write("x.csv", "1,0\n1,-1\n3,3\n-1,2\n"), "--labels", _shell.Write("l.csv", "0\n0\n1\n1\n")];
        JsonElement t = _shell.Json([.. words, "--mining", "easy-semi-hard", "--distance", "chord", "--columns", "0-1"]);
        JsonElement first = t.GetProperty("rows")[0];
        Assert.Equal(
            (0, 1, 3),
            (first.GetProperty("anchor").GetInt32(), first.GetProperty("positive").GetInt32(), first.GetProperty("negative").GetInt32())
        );
    }

    [Fact]
    public void DynamicsScatter_OrthogonalRows_HaveNoNegativeCosine()
    {
        string[] words = ["dynamics", "scatter", _shell.Write("x.csv", "1,1,0,0\n0,0,1,2\n0,0,1,3\n0,0,2,3\n"), "--columns", "0-3"];
        string labels = _shell.Write("l.csv", "0\n0\n1\n1\n");
        (_, string output, _) = _shell.Run([.. words, "--labels", labels, "--positive", "hard", "--negative", "easy"]);
        Assert.Contains("with a negative cosine 0.00 %", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Retrieve_NothingToFind_HasNoValueAndSaysHowOthersCount()
    {
        string[] words = ["retrieve", _shell.Write("x.csv", "1\n2\n4\n"), "--labels", _shell.Write("l.csv", "a\nb\nc\n")];
        (int code, string output, _) = _shell.Run(words);
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("no query has anything to find: the figures have no value", output, StringComparison.Ordinal);
        Assert.Contains("libraries that count them as missed report less", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ContractedRun_SaysWhatToTryAndWhereToLook()
    {
        using TemporaryFolder folder = new();
        string run = folder.File("run");
        string[] words = ["train", "--data", "synthetic", "--dimension", "2", "--samples-per-class", "16", "--overlap", "3"];
        string[] more = ["--steps", "150", "--observe-every", "25", "--bracket-work", "0", "--threads", "1", "--out", run];
        (int code, string output, _) = Shell.Console([.. words, .. more]);
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("alarm: contracted since step", output, StringComparison.Ordinal);
        Assert.Contains("try: Lower the learning rate", output, StringComparison.Ordinal);
        Assert.Contains(
            $"look at it: isotriplet measure {Path.Combine(run, "embeddings-150.npy")} --labels {Path.Combine(run, "labels-150.npy")} --report",
            output,
            StringComparison.Ordinal
        );
        string measured = _shell
            .Run("measure", Path.Combine(run, "embeddings-150.npy"), "--labels", Path.Combine(run, "labels-150.npy"), "--quick")
            .Output;
        Assert.Contains("try: Lower the learning rate", measured, StringComparison.Ordinal);
        Assert.DoesNotContain("ollapsed in", output + measured, StringComparison.Ordinal);
    }

    [Fact]
    public void ClaimsCheck_AClaim_SaysWhetherItsControlFlipped()
    {
        (int code, string output, string error) = _shell.Run("claims", "check", "iat-loss-zero", "--certificates", _shell.PathOf("c"));
        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("control flipped: ", output, StringComparison.Ordinal);
        // A claim without a certificate leaves no empty folder, or says that it has none.
        Assert.True(!Directory.Exists(_shell.PathOf("c")) || (output + error).Contains("no certificate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(50_000, false)]
    [InlineData(50_001, true)]
    public void LeftOut_OfALargeFamily_IsSaid(int points, bool said) =>
        Assert.Equal(said, MeasurementRequest.LeftOut(points)?.Contains("left out above 50000", StringComparison.Ordinal) == true);
}
