using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures;

namespace IsoTriplet.Tests.Figures;

public sealed class FiguresCommandTests : InShell
{
    [Fact]
    public void Figures_UnknownName_RefusesAndListsTheNames()
    {
        string folder = _shell.PathOf("none");
        (int code, string output, string error) = _shell.Run("figures", "no-such-figure", "--out", folder);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Empty(output);
        Assert.Contains("no-such-figure", error);
        Assert.All(FigureCatalogue.All, f => Assert.Contains(f.Name, error));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Figures_OneByName_WritesItsFilesAndTheIndex()
    {
        string folder = _shell.PathOf("figures");
        JsonElement index = _shell.Json("figures", "iat-3-hausdorff-distance", "--out", folder);
        JsonElement entry = Assert.Single(index.GetProperty("figures").EnumerateArray());
        Assert.All(["svg", "pdf", "png", "data"], p => Assert.True(File.Exists(Path.Combine(folder, entry.GetProperty(p).GetString()!))));
        using JsonDocument written = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "figures.json")));
        Assert.Equal(index.ToString(), written.RootElement.ToString());
        Assert.DoesNotContain(Directory.GetFileSystemEntries(folder), f => Path.GetFileName(f).StartsWith('.'));
    }

    [Fact]
    public void Figures_OneFormat_WritesItAlone()
    {
        string folder = _shell.PathOf("one");
        JsonElement index = _shell.Json("figures", "iat-1-triple", "--format", "pdf", "--out", folder);
        Assert.Equal(JsonValueKind.Null, index.GetProperty("figures")[0].GetProperty("svg").ValueKind);
        string[] made = [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(["figures.json", "iat-1-triple.pdf", "iat-1-triple.txt"], made);
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("svg,jpeg")]
    [InlineData(",")]
    public void Figures_FormatUnknown_IsRefusedAndNothingDrawn(string format)
    {
        string folder = _shell.PathOf("none");
        (int code, string output, string error) = _shell.Run("figures", "iat-1-triple", "--format", format, "--out", folder);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Empty(output);
        Assert.Contains("svg, pdf, png", error);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Figures_ResultFileWithoutBrackets_IsRefusedByNameAndNothingDrawn()
    {
        string folder = _shell.PathOf("quick");
        string data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        File.WriteAllText(
            Path.Combine(data, "collapse-runs.json"),
            """{ "made_by": "a test", "seed": 0, "cells": [{ "theory_lower": null, "theory_upper": null }] }"""
        );
        (int code, _, string error) = _shell.Run("figures", "training-theory", "--out", folder);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("no run has a bracket", error);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Figures_ResultFileOfAnotherKind_IsRefusedAndNothingDrawn()
    {
        string folder = _shell.PathOf("odd");
        string data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "iat-3-hausdorff-distance.json"), "{ \"rows\": [] }");
        (int code, _, string error) = _shell.Run("figures", "iat-3-hausdorff-distance", "--out", folder);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("iat-3-hausdorff-distance.json", error);
        Assert.Empty(Directory.GetFiles(folder));
    }

    /// <summary>What the drawing misses only on its way is the file's fault as well.</summary>
    [Theory]
    [InlineData("geo-lengths-and-angles", """{ "seed": 0, "profiles": [], "anchor_angles": [] }""")]
    [InlineData(
        "etl-6-scatter",
        """{ "seed": 0, "snapshots": [{ "loss": "x", "group_size": 2, "epoch": 0, "s_ap": ["y"], "s_an": [null] }] }"""
    )]
    public void Figures_ResultFileThatCannotBeDrawn_IsRefusedByNameAndNothingDrawn(string figure, string content)
    {
        string folder = _shell.PathOf("undrawn");
        string data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        string file = FigureCatalogue.Select([figure])[0].ResultFile;
        File.WriteAllText(Path.Combine(data, file), content);
        Shell.Refused($"{file} is no result file of the kind expected: ", "figures", figure, "--out", folder);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Figures_AnotherSeed_ComputesTheResultAgain()
    {
        string folder = _shell.PathOf("seeds");
        string file = Path.Combine(folder, "data", "iat-6-collapse.json");
        _shell.Json("figures", "iat-6-collapse", "--out", folder);
        string first = File.ReadAllText(file);
        _shell.Json("figures", "iat-6-collapse", "--out", folder, "--seed", "1");
        Assert.False(first == File.ReadAllText(file), "the file of seed 0 was kept");
        _shell.Json("figures", "iat-6-collapse", "--out", folder);
        Assert.Equal(first, File.ReadAllText(file));
    }

    [Fact]
    public void Figures_MeasuredFileNotThere_SaysWhatMakesIt()
    {
        string[] words =
        [
            .. $"figures bracket-closing --out {_shell.PathOf("missing")} --data".Split(' '),
            Directory.CreateDirectory(_shell.PathOf("empty")).FullName,
        ];
        (int code, _, string error) = _shell.Run(words);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("it is made by: isotriplet reproduce", error);
    }

    [Fact]
    public void Figures_FolderInTheWay_IsRefusedAndNothingDrawn()
    {
        string folder = _shell.PathOf("taken");
        Directory.CreateDirectory(Path.Combine(folder, "iat-1-triple.svg"));
        (int code, _, string error) = _shell.Run("figures", "iat-1-triple", "--out", folder);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("iat-1-triple.svg: is a folder", error);
        Assert.Empty(Directory.GetFiles(folder));
    }
}

/// <summary>The figures in the documents are those that the kept result files give.</summary>
[Collection(MadeFigures.Once)]
public sealed partial class DocumentFiguresTests(MadeFigures made)
{
    public static TheoryData<string> Kept =>
        [.. Directory.GetFiles(Path.Combine(House.Root, "docs", "results"), "*.svg").Select(f => Path.GetFileNameWithoutExtension(f))];

    /// <summary>Equal but for the last digit of places, which another processor may round otherwise: a step between two places then differs by two of it.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public void Drawing_InTheDocuments_IsThatOfTheKeptResults(string name)
    {
        string kept = File.ReadAllText(Path.Combine(House.Root, "docs", "results", name + ".svg"));
        string now = File.ReadAllText(made.FileOf(name + ".svg"));
        Assert.Equal(Number().Replace(kept, "#"), Number().Replace(now, "#"));
        Assert.All(Number().Matches(kept).Zip(Number().Matches(now)), p => Assert.Equal(Read(p.First), Read(p.Second), 0.21));
    }

    [Fact]
    public void Readme_Figures_AreThreeThatLieThere()
    {
        string[] shown =
        [
            .. Picture().Matches(File.ReadAllText(Path.Combine(House.Root, "README.md"))).Select(m => m.Groups["path"].Value),
        ];
        Assert.Equal(3, shown.Length);
        Assert.All(shown, s => Assert.True(File.Exists(Path.Combine(House.Root, s)), s));
    }

    private static double Read(Match number) => double.Parse(number.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?(?:\d+(?:\.\d+)?|\.\d+)", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<path>[^)]*)\)", RegexOptions.None, 10_000)]
    private static partial Regex Picture();
}

/// <summary>All figures, made once for all tests of this folder.</summary>
[CollectionDefinition(Once)]
public sealed class MadeFigures : ICollectionFixture<MadeFigures>, IDisposable
{
    /// <summary>The collection of the tests that share them.</summary>
    public const string Once = "all figures, made once";

    private readonly string _folder = Directory.CreateTempSubdirectory("isotriplet-figures-").FullName;

    public MadeFigures() => Index = Make(Output);

    public string Output => Path.Combine(_folder, "first");

    public FigureIndex Index { get; }

    public static TheoryData<string> Names => [.. FigureCatalogue.All.Select(f => f.Name)];

    public FigureEntry Entry(string name) => Index.Figures.Single(f => f.Name == name);

    public ResultFile ResultOf(string name) => ResultFile.Parse(name, File.ReadAllText(FileOf(Entry(name).Data)));

    /// <summary>The figure drawn again from its result file, or from a changed copy of it.</summary>
    public Sheet Drawn(string name, Action<JsonObject>? change = null)
    {
        ResultFile result = ResultOf(name);
        change?.Invoke(result.Root);
        return FigureCatalogue.Select([name])[0].Draw(result);
    }

    public string FileOf(string relative) => Path.Combine(Output, relative);

    /// <summary>Makes figures into a folder, with the computed result files of the first run.</summary>
    public FigureIndex Make(string folder, params string[] names)
    {
        FigureMaker maker = new(
            folder,
            [Path.Combine(Output, "data"), Path.Combine(House.Root, "docs", "results", "data")],
            FigureMaker.AllFormats,
            0,
            _ => { },
            CancellationToken.None
        );
        return maker.Make(FigureCatalogue.Select(names), names.Length > 0);
    }

    public string Fresh(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
