using IsoTriplet.Experiments;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Tests.Experiments;

/// <summary>What holds for every command: exit code 2 with one message that says what was wrong, nothing on stdout, nothing written.</summary>
public sealed class ConsoleContractTests : InShell
{
    [Theory]
    [InlineData("'--nosuch'", "claims", "check", "--nosuch")]
    [InlineData("'--nosuch'", "figures", "--nosuch")]
    [InlineData("'--nosuch'", "certificate", "verify", "--nosuch")]
    [InlineData("'--qick'", "reproduce", "--out", "--qick")]
    [InlineData("'--margn'", "measure", "x.csv", "--labels", "y.csv", "--margn", "1")]
    public void Console_UnknownOption_IsNamedAndNotTakenForAValue(string named, params string[] args) =>
        Shell.Refused($"unknown option {named}", args);

    [Theory]
    [InlineData("--margin is '0,5'; a number was expected", "measure", "x.csv", "--labels", "y.csv", "--margin", "0,5")]
    [InlineData("--gamma is 'x'; a number was expected", "dynamics", "field", "--gamma", "x")]
    [InlineData("--objective is 'both'; one of haus, iso was expected", "project x.csv --labels y.csv --out g.npy --objective both")]
    [InlineData("--engine is 'moon'; one of local, slurm was expected", "sweep", "run", "x.json", "--out", "d", "--engine", "moon")]
    [InlineData("there is no command 'mesure'; one of measure, compare, ", "mesure", "x.csv")]
    [InlineData("there is no command 'lst'; one of list, check was expected", "claims", "lst")]
    [InlineData("isotriplet: one of verify, export-coq was expected", "certificate")]
    [InlineData("isotriplet: one of measure, compare, ")]
    [InlineData("SHELL is 'tcsh'; one of bash, zsh, fish was expected", "completions", "tcsh")]
    [InlineData("--seed is 'x'; an integer was expected", "claims", "list", "--seed", "x")]
    [InlineData("--instance is '1.5'; an integer was expected", "claims", "check", "x", "--instance", "1.5")]
    [InlineData("--grid is 99999999999; an integer from -2147483648 to 2147483647", "dynamics", "field", "--grid", "99999999999")]
    [InlineData("--steps is '1e3'; an integer was expected", "train", "--data", "digits", "--out", "d", "--steps", "1e3")]
    [InlineData("--labels is empty; a value was expected", "measure", "x.csv", "--labels", "")]
    [InlineData("EMB is empty; a value was expected; --labels is empty", "measure", "", "--labels", "")]
    [InlineData("--seed is empty", "claims", "list", "--seed", "")]
    [InlineData("no-such-data: is no folder", "figures", "--data", "no-such-data", "--out", "no-such-run")]
    [InlineData("no-such-data: is no folder", "report", "--data", "no-such-data", "--out", "no-such-run")]
    [InlineData("--embedding and --labels belong together", "report", "--labels", "y.csv", "--out", "no-such-run")]
    [InlineData("--rate is '1e999'; a finite number was expected", "dynamics", "field", "--rate", "1e999")]
    [InlineData("the rate is 1E+308; at most 1E+100 was expected", "dynamics", "field", "--rate", "1e308")]
    [InlineData("--mining is 'x'; one of easy-easy,", "gradients", "--mining", "x")]
    [InlineData("are 20002 points; at most 10000", "search --dimension 2 --class-size 10001 --classes 2 --seconds 1 --out no-such-run")]
    [InlineData("threads: 1025; at most 1024", "train", "--data", "synthetic", "--threads", "1025", "--out", "no-such-run")]
    [InlineData("no-such.json: no such file", "certificate", "verify", "no-such.json")]
    [InlineData("no-such.json: no such file", "certificate", "export-coq", "no-such.json", "--out", "no-such-run.v")]
    [InlineData("--out: 'x.txt' does not end in .v", "certificate", "export-coq", "no-such.json", "--out", "x.txt")]
    [InlineData("no-such.v: no such file", "prove", "no-such.v")]
    [InlineData("no-such.json: no such file", "sweep", "run", "no-such.json", "--out", "no-such-sweep")]
    [InlineData("@x.csv: no such file", "measure", "@x.csv", "--labels", "y.csv")]
    [InlineData("--first is 0; at least 1 was expected", "train", "--data", "digits", "--first", "0", "--out", "no-such-run")]
    public void Console_ValueThatIsNone_IsNamedWithItsOption(string message, params string[] args) =>
        Shell.Refused(message, [.. args.SelectMany(a => a.Split(' '))]);

    [Theory]
    [InlineData("--workers", "2")]
    public void SweepRun_OptionOfTheLocalEngineWithSlurm_IsRefused(params string[] words) =>
        Shell.Refused(
            $"{words[0]} is for --engine local",
            ["sweep", "run", "no.json", "--engine", "slurm", "--out", "no-such-sweep", .. words]
        );

    [Theory]
    [InlineData("x.npy: is an array; --columns speaks of tables", "--columns", "0-1")]
    [InlineData("y.npy: is an array; --label-column speaks of tables", "--label-column", "label")]
    [InlineData("x.npy: is an array; --header speaks of tables", "--header", "yes")]
    [InlineData("x.npy: is an array; --separator speaks of tables", "--separator", "tab")]
    [InlineData("--margin is 1E+300; at most 1.99E+87 was expected", "--margin", "1e300")]
    public void Measure_OptionThatCouldNotBeHeeded_IsRefused(string message, params string[] words) =>
        Shell.Refused(message, ["measure", .. Arrays(), .. words]);

    [Theory]
    [InlineData("x.parquet: is a .parquet; --header speaks of tables (.csv, .tsv, .txt)", "--header", "yes")]
    [InlineData("x.parquet: is a .parquet; --separator speaks of tables (.csv, .tsv, .txt)", "--separator", "tab")]
    [InlineData("x.parquet: no such file", "--columns", "0-1")]
    public void Measure_WordsOfATextTableWithAParquet_AreRefused(string message, params string[] words) =>
        Shell.Refused(message, ["measure", "x.parquet", "--label-column", "label", .. words]);

    [Fact]
    public void Compare_TheSameNamesInAnotherOrder_AreTheSameCoordinates()
    {
        string[] words = ["compare", _shell.Write("t.csv", "a,b\n0,0\n1,0\n0,2\n"), "--labels", _shell.Write("l.csv", "u\nv\nv\n")];
        double Displacement(string table) => _shell.Json([.. words, _shell.Write("u.csv", table)]).Number("largest_displacement.value");
        Assert.Equal(0, Displacement("b,a\n0,0\n0,1\n2,0\n"), 1e-12);
        Assert.True(Displacement("c,d\n0,0\n0,1\n2,0\n") > 1);
        Shell.Refused("name the coordinates of both", [.. words, _shell.Write("v.csv", "b,d\n0,0\n0,1\n2,0\n")]);
    }

    // What project writes is an array, and is held against the table that it came from.
    [Fact]
    public void Compare_OfATableAndAnArray_TakesTheColumnsOfTheTable()
    {
        string table = _shell.Write("t.csv", "a,b,label\n0,0,x\n1,0,y\n0,1,x\n");
        string[] words = ["compare", table, Arrays()[0], "--label-column", "label", "--columns", "a,b"];
        Assert.Equal(0, _shell.Json(words).Number("d_iso.value"));
    }

    [Fact]
    public void Compare_ATableWhoseLabelsSayOtherRows_IsRefused()
    {
        string[] words =
        [
            "compare",
            _shell.Write("t.csv", "a,b,label\n0,0,x\n1,0,y\n"),
            _shell.Write("u.csv", "a,b,label\n1,0,y\n0,0,x\n"),
        ];
        Shell.Refused("u.csv: row 0 has the label 'y' and 'x' in", [.. words, "--label-column", "label"]);
        // Beside a file of labels the column is one of that file, and b is a coordinate.
        string labels = _shell.Write("l.csv", "a,b\n1,x\n1,y\n");
        string[] plain =
        [
            .. $"compare {_shell.Write("v.csv", "a,b\n0.5,0\n1,2\n")} {_shell.PathOf("v.csv")} --labels {labels} --label-column b".Split(
                ' '
            ),
        ];
        Assert.Equal(0, _shell.Json(plain).Number("d_iso.value"));
    }

    [Fact]
    public void Triples_MarginWithoutASquare_IsRefused() =>
        Shell.Refused("--margin is 1E+308; at most 1.99E+87 was expected", ["triples", .. Arrays(), "--margin", "1e308"]);

    // Nothing of a measurement without brackets is worth keeping: an interrupted one ends before the next band of distances.
    [Fact]
    public void Measure_CancelledBeforeItsFirstFigure_EndsWhereThereAreNoBrackets()
    {
        Embedding points = Embedding.Create(4, 1, [0, 1, 3, 7]);
        Labels labels = Labels.FromIntegers([0, 1, 0, 1]);
        CancellationToken now = new(canceled: true);
        Assert.Throws<OperationCanceledException>(() => Measurer.Measure(points, labels, new() { Quick = true }, cancel: now));
        using (Parallelism.Until(now))
        {
            Assert.Throws<OperationCanceledException>(() => RetrievalMetrics.Of(points, labels));
        }
        Assert.Equal(4, RetrievalMetrics.Of(points, labels).Queries);
        Assert.NotNull(Measurer.Measure(points, labels, new(), cancel: now).Brackets);
    }

    [Fact]
    public void StandardStreams_ThatTakeNothing_OneIsAFaultWithItsNameAndOneIsSilent()
    {
        using StreamWriter closed = new(Stream.Null) { AutoFlush = true };
        closed.Close();
        using StandardStream output = new(closed, isError: false);
        using StandardStream error = new(closed, isError: true);
        error.WriteLine("unheard");
        error.Write('x');
        (int code, _, string said) = Console(["--help"], output);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("standard output cannot be written to", said, StringComparison.Ordinal);
        (code, _, said) = Console(["dynamics", "field", "--json"], output);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("standard output cannot be written to", said, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, ConsoleProgram.Run(["measure", "no.npy", "--labels", "no.npy"], output, error));
    }

    private static (int Code, string Output, string Error) Console(string[] args, TextWriter output)
    {
        using StringWriter error = new();
        int code = ConsoleProgram.Run(args, output, error);
        return (code, "", error.ToString());
    }

    private string[] Arrays()
    {
        (string points, string labels) = (_shell.PathOf("x.npy"), _shell.PathOf("y.npy"));
        NpyFile.Write(points, Embedding.Create(3, 2, [0, 0, 1, 0, 0, 1]));
        NpyFile.Write(labels, (long[])[0, 1, 0]);
        return [points, "--labels", labels];
    }

    [Fact]
    public void Console_MessageOfALibrary_HasNoNameOfAParameter()
    {
        (int code, _, string error) = _shell.Run("dynamics", "field", "--gamma", "2");
        Assert.Equal(ExitCode.BadInput, code);
        Assert.DoesNotContain("Parameter", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfTheConsole_ListsEveryCommandOfTheContract()
    {
        (int code, string output, _) = _shell.Run("--help");
        Assert.Equal(ExitCode.Done, code);
        string[] commands =
            "measure compare project retrieve triples certificate search claims dynamics gradients train sweep figures report benchmark reproduce".Split(
                ' '
            );
        Assert.All(commands, c => Assert.Contains($"\n  {c} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public void Project_CertificateCannotBeWritten_LeavesTheEmbeddingAlone()
    {
        string kept = _shell.Write("kept.npy", "kept");
        Shell.Refused("C.json", [.. Toy("project"), "--out", kept, "--certificate", _shell.PathOf("missing/C.json")]);
        Assert.Equal("kept", File.ReadAllText(kept));
    }

    [Fact]
    public void Project_OutputIsNoNpy_Refuses() => Shell.Refused("G.csv", [.. Toy("project"), "--out", _shell.PathOf("G.csv")]);

    [Fact]
    public void Measure_OutputsCannotBeWritten_RefusesBeforeItWrites()
    {
        string file = _shell.Write("file", "");
        Shell.Refused("is a file; a folder was expected", [.. Toy("measure"), "--certificates", Path.Combine(file, "certificates")]);
        Shell.Refused("is a folder; the name of a file was expected", [.. Toy("measure"), "--report", _shell.Folder]);
    }

    // The page's own name fits, the name that it is written under first does not: as with a full disk, the certificates are there by then.
    [Fact]
    public void Measure_PageFailsAfterTheCertificates_NeitherIsThere()
    {
        string page = _shell.PathOf(new string('p', 245) + ".html");
        string folder = _shell.PathOf("certificates");
        string[] toy = Toy("measure");
        string[] before = Directory.GetFileSystemEntries(_shell.Folder);
        Shell.Refused("cannot be written", [.. toy, "--certificates", folder, "--report", page]);
        Assert.Equal(before, Directory.GetFileSystemEntries(_shell.Folder));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "haus-lower.json"), "older");
        Shell.Refused("cannot be written", [.. toy, "--certificates", folder, "--report", page]);
        Assert.Equal("older", File.ReadAllText(Assert.Single(Directory.GetFileSystemEntries(folder))));
    }

    [Fact]
    public void Outputs_ThatAreInputsOrEachOther_AreRefusedAndKept()
    {
        string[] project = Toy("project");
        (string points, string labels) = (project[1], project[3]);
        string link = _shell.PathOf("link.csv");
        File.CreateSymbolicLink(link, points);
        Assert.All([points, labels, link], file => Shell.Refused("is an input", [.. Toy("measure"), "--report", file]));
        Shell.Refused("is an input", [.. project, "--out", _shell.PathOf("g.npy"), "--certificate", points]);
        Shell.Refused("another output", [.. project, "--out", _shell.PathOf("g.npy"), "--certificate", _shell.PathOf("./g.npy")]);
        string comparisons = _shell.Write("c.html", "0,1,2,3\n");
        Shell.Refused("is an input", [.. Toy("measure"), "--comparisons", comparisons, "--report", comparisons]);
        string folder = Directory.CreateDirectory(_shell.PathOf("C")).FullName;
        string among = _shell.Write("C/margin-iso-upper.json", "0,1,2,3\n");
        Shell.Refused("is an input", [.. Toy("measure"), "--comparisons", among, "--certificates", folder]);
        Shell.Refused("is an input", "certificate", "export-coq", _shell.Write("c.v", "{}"), "--out", _shell.PathOf("./c.v"));
        string diagram = _shell.Write("phase-diagram.json", "{\"runs\":[],\"draws\":[]}");
        Shell.Refused("is an input", "phase-diagram", diagram, "--out", _shell.Folder);
        Shell.Refused("a page is written as .html", [.. Toy("measure"), "--report", _shell.PathOf("C/haus-lower.json")]);
        Assert.All([comparisons, among], file => Assert.Equal("0,1,2,3\n", File.ReadAllText(file)));
        Assert.Equal("{}", File.ReadAllText(_shell.PathOf("c.v")));
        Assert.StartsWith("0,0\n", File.ReadAllText(points), StringComparison.Ordinal);
        Assert.False(File.Exists(_shell.PathOf("g.npy")));
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public void ClaimsCheck_TableIsADevice_IsRefusedAndTheDeviceStays(string device)
    {
        Shell.Refused("is a device or a pipe", "claims", "check", "own-23-given-embedding", "--csv", device);
        Assert.True(File.Exists(device));
    }

    [Fact]
    public void PhaseDiagram_TableWithoutItsMembers_SaysSo() =>
        Shell.Refused(
            "(a member is missing or null: 'program', ",
            $"phase-diagram {_shell.Write("cells.json", "{}")} --out {_shell.PathOf("diagram")}".Split(' ')
        );

    [Fact]
    public void ClaimsCheck_TableCannotBeWritten_RefusesBeforeItChecks() =>
        Shell.Refused("no.csv", "claims", "check", "own-23-given-embedding", "--csv", _shell.PathOf("missing/no.csv"));

    [Fact]
    public void OutputFolder_WhereItCanBeMade_IsNotMadeByAsking()
    {
        string folder = _shell.PathOf("a/b/c");
        OutputPlace.Folder(folder);
        OutputPlace.File(_shell.PathOf("x.json"));
        Assert.Empty(Directory.GetFileSystemEntries(_shell.Folder));
    }

    [Fact]
    public void SweepPrograms_Json_NamesTheKindOfASetting()
    {
        JsonElement first = _shell.Json("sweep", "programs").GetProperty("programs")[0].GetProperty("settings")[0];
        Assert.Equal("integer", first.Text("kind"));
    }

    /// <summary>What the list of settings calls a default can be written into a config as it stands.</summary>
    [Fact]
    public void SweepPrograms_Text_HasEveryDefaultAsJson()
    {
        string[] lines =
        [
            .. _shell.Run("sweep", "programs").Output.Split('\n').Where(l => l.Contains("; default ", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(lines);
        Assert.All(lines, l => JsonDocument.Parse(l[(l.LastIndexOf("; default ", StringComparison.Ordinal) + 10)..^1]).Dispose());
    }

    private string[] Toy(string command) =>
        [command, _shell.Write("toy.csv", "0,0\n1,0\n0,1\n1,1\n"), "--labels", _shell.Write("toy.labels.csv", "0\n1\n1\n0\n")];

    [Fact]
    public void Sweep_AGridWithoutACell_NamesItsFile()
    {
        string grid = _shell.Write("empty-grid.json", """{ "program": "echo", "grid": [] }""");
        Shell.Refused("empty-grid.json: the grid has no cell", "sweep", "run", grid, "--out", _shell.PathOf("out"));
        Assert.False(Directory.Exists(_shell.PathOf("out")));
    }
}
