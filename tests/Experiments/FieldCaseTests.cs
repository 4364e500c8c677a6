using IsoTriplet.Experiments.Commands;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Experiments.Sweeps.Engines;

namespace IsoTriplet.Tests.Experiments;

/// <summary>Situations that people report, as they meet the console. Those of files are in TableTests, of verdicts in CollapseRuleTests and PageSentencesTests, of ties in AngularMiningTests and TensorLossTests.</summary>
[Collection(TensorThreads.Name)]
public sealed partial class FieldCaseTests : InShell
{
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
        Assert.Equal((3, 2), (m.Whole("points"), m.Whole("dimension")));
        Assert.Equal(2.5, m.Number("diameter"), 1e-12);
    }

    [Fact]
    public void Project_WithoutATriple_SaysSo()
    {
        string labels = _shell.Write("l.csv", "a\nb\nc\n");
        string[] words = ["project", _shell.Write("x.csv", "1\n2\n4\n"), "--labels", labels, "--objective", "haus"];
        (int code, string output, _) = _shell.Run([.. words, "--out", _shell.PathOf("g.npy")]);
        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("d_haus: 0, closed, no triple; written: ", output, StringComparison.Ordinal);
    }

    // Rows 1 and 2 are at 45 degrees from row 0 on both sides: row 2 is not strictly farther, so every path takes row 3.
    [Fact]
    public void Triples_EqualAnglesOnBothSides_TheTieIsSeen()
    {
        string[] words = ["triples", _shell.Write("x.csv", "1,0\n1,-1\n3,3\n-1,2\n"), "--labels", _shell.Write("l.csv", "0\n0\n1\n1\n")];
        JsonElement t = _shell.Json([.. words, "--mining", "easy-semi-hard", "--distance", "chord", "--columns", "0-1"]);
        JsonElement first = t.GetProperty("rows")[0];
        Assert.Equal((0, 1, 3), (first.Whole("anchor"), first.Whole("positive"), first.Whole("negative")));
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
            output
        );
        string measured = _shell
            .Run("measure", Path.Combine(run, "embeddings-150.npy"), "--labels", Path.Combine(run, "labels-150.npy"), "--quick")
            .Output;
        Assert.Contains("try: Lower the learning rate", measured, StringComparison.Ordinal);
        Assert.DoesNotContain("ollapsed in", output + measured, StringComparison.Ordinal);
    }

    // 32 rows within a thousandth of one direction of R^64, 8 classes of 4, and 8 equal rows: the page, the text and the loss.
    [Theory]
    [InlineData(1e-3, 0.2)]
    [InlineData(0, 0.5)]
    public void Measure_RowsOnOnePoint_PageAndTextSayThatTheyCollapsed(double spread, double margin)
    {
        Random random = new(64);
        double[] Row() => [.. Enumerable.Range(0, 64).Select(_ => random.NextDouble() - 0.5)];
        double[] centre = Row();
        string rows = string.Concat(
            Enumerable.Range(0, 32).Select(_ => string.Join(',', Row().Zip(centre, (r, c) => $"{c + (spread * r):R}")) + "\n")
        );
        string labels = _shell.Write("l.csv", string.Concat(Enumerable.Range(0, 32).Select(i => $"c{i / 4}\n")));
        string page = _shell.PathOf("page.html");
        string[] words = ["measure", _shell.Write("x.csv", rows), "--labels", labels, "--normalise", "--margin", $"{margin}"];
        (int code, string output, string error) = _shell.Run([.. words, "--report", page]);
        Assert.True(code == ExitCode.Done, error);
        Assert.StartsWith("Collapsed:", output, StringComparison.Ordinal);
        Assert.Contains("try: ", output, StringComparison.Ordinal);
        Assert.Contains($"loss at margin {margin}", output, StringComparison.Ordinal);
        string text = File.ReadAllText(page);
        Assert.Contains("Collapsed: ", text, StringComparison.Ordinal);
        Assert.All(
            (string[])["reasonable choice", "loss at margin 0 ", "not the nearest way out"],
            s => Assert.DoesNotContain(s, text, StringComparison.Ordinal)
        );
        double loss = _shell.Json([.. words, "--quick"]).Number("loss.hard_negative");
        Assert.InRange(loss, margin, margin + 0.01);
    }

    [Theory]
    [InlineData("0;2")]
    [InlineData("{0}\timg{1}.jpg")]
    [InlineData("{0} img{1}.jpg")]
    public void Measure_LabelsOfSeveralColumns_AreNotAClassALine(string line)
    {
        string points = _shell.Write("x.csv", string.Concat(Enumerable.Range(0, 20).Select(i => $"{i * i}.5,{i % 7}.25\n")));
        string labels = _shell.Write(
            "l.txt",
            string.Concat(Enumerable.Range(0, 20).Select(i => string.Format(null, line == "0;2" ? "{1};{0}" : line, i % 4, i) + "\n"))
        );
        (int code, string output, string error) = _shell.Run("measure", points, "--labels", labels, "--quick");
        Assert.True(code == ExitCode.BadInput, output);
        Assert.Contains("l.txt", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Triples_SemiHardFallback_HelpNamesTheDefault() =>
        Assert.Contains("takes the farthest (keep) or yields no triple (drop) [default: keep]", _shell.Run("help", "triples").Output);

    // P = 4 with K = 2, 4, 8, and one run of another shape: none is dropped without a word.
    [Fact]
    public void PhaseDiagram_AGridOfItsOwn_CountsOrListsEveryRun()
    {
        const string Grid = """
            { "program": "observed", "settings": { "dimension": 2, "prediction_points": 8 }, "grid": [
                { "classes_per_batch": [4], "samples_per_class": [2, 4, 8], "steps": [3] },
                { "classes_per_batch": [8], "samples_per_class": [2], "steps": [4] } ] }
            """;
        string sweep = _shell.PathOf("sweep");
        (int code, _, string error) = _shell.Run("sweep", "run", _shell.Write("grid.json", Grid), "--out", sweep, "--workers", "1");
        Assert.True(code == ExitCode.Done, error);
        JsonElement diagram = _shell.Json("phase-diagram", sweep, "--out", _shell.PathOf("diagram"));
        Assert.Equal([8, 16, 32], diagram.GetProperty("observed_cells").EnumerateArray().Select(c => c.Whole("points")).Order());
        // The run of another shape is held against its neighbour, by what they differ in.
        Assert.Contains("steps and composition", File.ReadAllText(_shell.PathOf("diagram/phase-diagram.md")), StringComparison.Ordinal);
        // For people it ends with what was written, whatever else there is to say.
        string last = _shell.Run("phase-diagram", sweep, "--out", _shell.PathOf("diagram")).Output.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("written: ", last, StringComparison.Ordinal);
        Assert.All(last["written: ".Length..].Split(", "), file => Assert.True(File.Exists(file), file));
    }

    // The workers' start is most of the first seconds.
    [Theory]
    [InlineData(1, false)]
    [InlineData(10, true)]
    public void SweepProgress_OfTheFirstSeconds_EstimatesNothing(int seconds, bool estimates)
    {
        using StringWriter error = new();
        new SweepProgressLine(new CommandContext(TextWriter.Null, error, Json: false, 0, CancellationToken.None)).Show(
            new SweepProgress(1, 0, 4, TimeSpan.FromSeconds(seconds))
        );
        Assert.Equal(estimates, error.ToString().Contains("about 30 s left", StringComparison.Ordinal));
        Assert.StartsWith("1 of 4 cells after", error.ToString(), StringComparison.Ordinal);
    }

    // What docs/mathematics names in brackets are scripts or claims that can be checked by that name.
    [Fact]
    public void Mathematics_NamesInBrackets_AreKnownToClaimsCheck()
    {
        string folder = Path.Combine(House.Root, "docs");
        HashSet<string> known =
        [
            .. Directory
                .GetFiles(Path.Combine(House.Root, "proofs"), "*.smt2", SearchOption.AllDirectories)
                .Select(f => Path.GetFileNameWithoutExtension(f)!),
            .. _shell.Json("claims", "list").GetProperty("claims").EnumerateArray().Select(c => c.Text("id")!),
        ];
        string[] named =
        [
            .. Directory
                .GetFiles(Path.Combine(folder, "mathematics"), "*.md")
                .Append(Path.Combine(folder, "mathematics.md"))
                .SelectMany(f => InBrackets().Matches(File.ReadAllText(f)))
                .Select(m => m.Groups["name"].Value)
                .Distinct(StringComparer.Ordinal),
        ];
        Assert.True(named.Length > 20);
        // The page says itself that [`name`] is such a name.
        Assert.Equal("name", Assert.Single(named, n => !known.Contains(n)));
    }

    [GeneratedRegex(@"\[`(?<name>[a-z0-9-]+)`\](?!\()", RegexOptions.None, 10_000)]
    private static partial Regex InBrackets();

    [Fact]
    public void ClaimsCheck_AClaim_SaysWhetherItsControlFlipped()
    {
        (int code, string output, string error) = _shell.Run("claims", "check", "iat-loss-zero", "--certificates", _shell.PathOf("c"));
        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("control flipped: ", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_shell.PathOf("c")));
        Assert.Contains("nothing written, as no claim that was checked has a certificate", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50_000, false)]
    [InlineData(50_001, true)]
    public void LeftOut_OfALargeFamily_IsSaid(int points, bool said) =>
        Assert.Equal(said, MeasurementRequest.LeftOut(points)?.Contains("left out above 50000", StringComparison.Ordinal) == true);
}
