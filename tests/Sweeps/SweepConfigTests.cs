using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Tests.Sweeps;

public sealed class SweepConfigTests
{
    [Theory]
    [InlineData("""{ "program": "echo", "gird": {} }""", "unknown key \"gird\" in the config; one of program, description, settings, grid")]
    [InlineData("""{ "program": "ecco", "grid": {} }""", "unknown program \"ecco\"; there are: ")]
    [InlineData(
        """{ "program": "echo", "grid": { "batch": [1] } }""",
        "unknown setting \"batch\" of program \"echo\"; it knows: value, text"
    )]
    [InlineData("""{ "program": "echo", "grid": {}, "settings": { "speed": 1 } }""", "unknown setting \"speed\"")]
    [InlineData("""{ "program": "echo", "grid": {}, "slurm": { "queue": "x" } }""", "unknown key \"queue\" in \"slurm\"")]
    [InlineData("""{ "program": "echo", "grid": {}, "slurm": { "time": "1:00\nrm" } }""", "letters, digits")]
    [InlineData(
        """{ "program": "echo", "grid": { "value": { "from": 1, "to": 2, "stop": 3 } } }""",
        "unknown key \"stop\" in axis \"value\""
    )]
    [InlineData("""{ "program": "echo", "grid": { "value": [] } }""", "axis \"value\" is empty")]
    [InlineData("""{ "program": "echo", "grid": { "value": 3 } }""", "axis \"value\" is 3; a list was expected")]
    [InlineData("""{ "program": "echo", "grid": { "value": [1.5] } }""", "\"value\" is 1.5; a whole number was expected")]
    [InlineData("""{ "program": "echo", "grid": { "milliseconds": [-1] } }""", "a whole number of at least 0 was expected")]
    [InlineData("""{ "program": "echo", "grid": { "fault": ["melt"] } }""", "one of \"nothing\", \"throw\"")]
    [InlineData("""{ "program": "echo", "grid": { "value": [1], "value": [2] } }""", "stands twice")]
    [InlineData("""{ "program": "echo" }""", "\"grid\" is missing")]
    [InlineData("""{ "grid": {} }""", "\"program\" is missing")]
    [InlineData("""{ "program": "echo", "grid": {}, "limit_seconds": 0 }""", "a number above 0 was expected")]
    [InlineData(
        """{ "program": "echo", "grid": {}, "limit_seconds": 1e9 }""",
        "\"limit_seconds\" is 1e9; a number above 0 was expected, at most"
    )]
    [InlineData("""{ "program": "echo", "grid": {}, "limit_seconds": 1e400 }""", "\"limit_seconds\" is 1e400; a number above 0")]
    [InlineData("""{ "program": "echo", "grid": { "value": [1099511627776] } }""", "\"value\" is 1099511627776; a whole number between")]
    [InlineData("""{ "program": "echo", "grid": { "value": { "from": 0.5, "to": 3 } } }""", "axis \"value\": from and step are whole")]
    [InlineData(
        """{ "program": "observed", "grid": { "label_noise": [1.5] } }""",
        "\"label_noise\" is 1.5; a number of at least 0 and at most 1 was expected"
    )]
    [InlineData("""[1]""", "the config is array; an object was expected")]
    [InlineData("""{ "program": """, "no JSON")]
    [InlineData("""{ "program": "echo", "grid": { "text": ["\ud800"] } }""", "no JSON")]
    public void Parse_WhatIsNoConfig_SaysWhatWasExpected(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => SweepConfig.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_UnknownKey_ExitsWithTwoAndWritesNothing()
    {
        using SweepShell shell = new();
        string config = shell.Config("""{ "value": [1] }""", """, "colour": "red" """);
        Assert.Equal(2, SweepShell.End(shell.Run(config)));
        Assert.False(Directory.Exists(shell.Out));
    }

    [Fact]
    public void Load_EveryExample_HasCells()
    {
        string[] examples = Directory.GetFiles(Path.Combine(Conventions.House.Root, "docs", "examples"), "*.json");
        Assert.NotEmpty(examples);
        Assert.All(examples, e => Assert.NotEmpty(SweepPlan.Of(SweepConfig.Load(e), "1.0").Cells));
    }

    [Fact]
    public void Parse_AWholeNumberWithAnExponent_IsThatNumber() =>
        Assert.Equal(
            ["1000", "8"],
            Plan("""{ "program": "echo", "grid": { "value": [1e3, 8.0] } }""").Cells.Select(c => $"{c.Settings["value"]}"),
            StringComparer.Ordinal
        );

    [Fact]
    public void Plan_OfAGrid_HasEachCornerOnceLastAxisFastest()
    {
        SweepPlan plan = Plan(
            """{ "program": "echo", "grid": { "value": [1, 2], "seed": { "from": 0, "to": 2 } }, "settings": { "text": "t", "seed": 9 } }"""
        );
        Assert.Equal(
            ["1 0 t", "1 1 t", "1 2 t", "2 0 t", "2 1 t", "2 2 t"],
            plan.Cells.Select(c => $"{c.Settings["value"]} {c.Settings["seed"]} {c.Settings["text"]}"),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void Plan_OfALogarithmicAxis_HasBothEnds() =>
        Assert.Equal(
            [4L, 8, 16, 32, 64],
            Plan("""{ "program": "echo", "grid": { "value": { "from": 4, "to": 64, "times": 2 } } }""")
                .Cells.Select(c => (long)c.Settings["value"]!)
        );

    [Fact]
    public void Plan_ExcludedCornersAndRepeatedCells_AreNamed()
    {
        SweepPlan plan = Plan("""{ "program": "echo", "grid": [{ "value": [1, 2, -1] }, { "value": [2, -3] }] }""");
        Assert.Equal([1L, 2], plan.Cells.Select(c => (long)c.Settings["value"]!));
        Assert.Equal([plan.Cells[1].Hash], plan.Repeated);
        Assert.Equal(2, Assert.Single(plan.Excluded).Value);
    }

    [Fact]
    public void Plan_WithoutACell_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Plan("""{ "program": "echo", "grid": { "value": [-1] } }"""));

    private static SweepPlan Plan(string text) => SweepPlan.Of(SweepConfig.Parse(text), "1.0");

    [Theory]
    [InlineData("x.npy", "", true)]
    [InlineData("", "l.npy", true)]
    [InlineData("x.npy", "l.npy", false)]
    public void Of_ASavedEmbeddingWithoutItsFiles_IsNoCell(string embedding, string labels, bool excluded)
    {
        SweepConfig config = SweepConfig.Parse(
            $$"""{ "program": "predicted", "grid": { "distribution": ["saved"], "embedding": ["{{embedding}}"], "labels": ["{{labels}}"] } }"""
        );
        if (!excluded)
        {
            Assert.Single(SweepPlan.Of(config, "x").Cells);
            return;
        }
        string message = Assert.Throws<ArgumentException>(() => SweepPlan.Of(config, "x")).Message;
        Assert.Contains("a saved embedding without its file and that of its labels", message, StringComparison.Ordinal);
    }
}
