using IsoTriplet.Tests.Experiments;

namespace IsoTriplet.Tests.PhaseDiagram;

/// <summary>Files that are no tables of cells and no phase diagrams, though they begin as such.</summary>
public sealed class PhaseDiagramInputTests : IDisposable
{
    private const string Settings =
        """{ "classes_per_batch": 4, "samples_per_class": 2, "dimension": 2, "data": "synthetic", "overlap": 2, "seed": 0 }""";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(Settings, """{ "contracted": false }""", "a member is missing or of another kind")]
    [InlineData(Settings, """{ "batch_size": 8, "contracted": 0 }""", "a member is missing or of another kind")]
    [InlineData(Settings, """{ "batch_size": 8, "contracted": false, "prediction": 0 }""", "a member is missing or of another kind")]
    [InlineData("""{ "data": -1 }""", """{ "batch_size": 8, "contracted": false }""", "a member is missing or of another kind")]
    [InlineData(
        Settings,
        """{ "batch_size": -8, "contracted": false }""",
        "\"batch_size\" is -8; a whole number of at least 1 was expected"
    )]
    [InlineData(
        Settings,
        """{ "batch_size": 8.5, "contracted": false }""",
        "\"batch_size\" is 8.5; a whole number of at least 1 was expected"
    )]
    [InlineData(
        """{ "classes_per_batch": 4, "samples_per_class": 2, "dimension": 2, "data": "synthetic", "seed": 0, "initial": 0 }""",
        """{ "batch_size": 8, "contracted": false }""",
        "\"initial\" is 0"
    )]
    public void Run_ACellOfAnotherKind_NamesFileAndCell(string settings, string result, string fault)
    {
        string path = _shell.Write(
            "cells.json",
            $$"""
            { "program": "observed", "code_version": "x", "config": {}, "gaps": [], "duplicates": [], "strays": [], "excluded": {},
              "cells": [{ "hash": "abc", "settings": {{settings}}, "status": "done", "result": {{result}} }] }
            """
        );
        Shell.Refused($"{path}: cell abc is none of the program observed: {fault}", "phase-diagram", path, "--out", _shell.PathOf("out"));
        Assert.False(Directory.Exists(_shell.PathOf("out")));
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""[{ "points": -8, "dimension": 2, "data": "synthetic", "setting": "" }]""")]
    public void Run_ARowThatIsNone_NamesTheFile(string runs)
    {
        string path = _shell.Write("kept.json", $$"""{ "runs": {{runs}}, "draws": [] }""");
        Shell.Refused($"{path}: no phase diagram", "phase-diagram", path, "--out", _shell.PathOf("out"));
    }
}
