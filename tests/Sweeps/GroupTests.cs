using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Tests.Sweeps;

[Collection(TensorThreads.Name)]
public sealed class GroupTests
{
    [Fact]
    public void Run_FaultsAmongCellsComputedTogether_FailAlone()
    {
        using SweepShell shell = new();
        string config = shell.Config(
            """{ "fault": ["nothing", "throw", "exit", "not-a-number"], "value": [1, 2, 3], "together": ["a", "b"] }"""
        );
        Assert.Equal(ExitCode.Undecided, SweepShell.End(shell.Run(config)));
        CollectedSweep collected = shell.Collected;
        Assert.All(
            collected.Cells,
            cell => Assert.Equal((string)cell.Settings["fault"]! == "nothing" ? CellStatus.Done : CellStatus.Failed, cell.Status)
        );
        Assert.Equal(
            [
                "InvalidOperationException: asked to throw at value 2",
                "its worker ended with exit code 77",
                "the result's \"doubled\" is not a finite number",
            ],
            SweepStatus
                .Of(collected)
                .Failed.Where(f => (int)f.Settings["value"]! == 2 && (string)f.Settings["together"]! == "a")
                .Select(f => f.Reason)
                .Order(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void Run_CellsOfOneShape_AreComputedOnceInOneProcess()
    {
        using SweepShell shell = new();
        string config = shell.Config("""{ "together": ["a", "b"], "value": [1, 2, 3, 4] }""");
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(config)));
        Assert.Equal(8, shell.Begun.Length);
        // A worker takes a group whole: the cells of value 1 to 4 of a word began in one process, four or eight in each.
        Assert.All(shell.Begun.GroupBy(b => b[2]), process => Assert.Equal(0, process.Count() % 4));
    }

    [Fact]
    public void Observed_CellsTogether_AreTheCellsAlone()
    {
        ObservedProgram program = new();
        CellSettings[] cells =
        [
            .. new[]
            {
                """{ "seed": 1, "overlap": 1 }""",
                """{ "seed": 2, "overlap": 3, "learning_rate": 0.01, "label_noise": 0.2, "weight_decay": 0.01, "momentum": 0.5 }""",
                """{ "seed": 3, "initial": "collapsed", "margin": 0.5, "learning_rate": 0 }""",
            }.Select(own => Cell(program, own)),
        ];
        Assert.Single(cells.Select(program.Shape).Distinct(StringComparer.Ordinal));
        IReadOnlyList<JsonObject> together = program.Run(cells, TestContext.Current.CancellationToken);
        for (int k = 0; k < cells.Length; k++)
        {
            JsonObject alone = program.Run(cells[k], TestContext.Current.CancellationToken);
            Assert.Equal(alone.Select(p => p.Key), together[k].Select(p => p.Key), StringComparer.Ordinal);
            foreach (string word in new[] { "status", "verdict", "contracted", "contracted_step", "lost", "batch_size" })
            {
                Assert.True(alone.ContainsKey(word));
                Assert.Equal(alone[word]?.ToJsonString(), together[k][word]?.ToJsonString());
            }
            Assert.Equal((double)alone["first_hardness"]!, (double)together[k]["first_hardness"]!, 1e-5);
            Assert.Equal((double)alone["prediction"]!["total_radius"]!, (double)together[k]["prediction"]!["total_radius"]!, 1e-5);
        }
    }

    [Fact]
    public void Most_LessMemoryOrAnotherShape_FewerCellsTogether()
    {
        ObservedProgram program = new();
        CellSettings small = Cell(program, """{ "device": "cuda" }""");
        CellSettings large = Cell(program, """{ "device": "cuda", "dimension": 512, "classes_per_batch": 32, "samples_per_class": 64 }""");
        Assert.Equal(1, program.Most(large, 1));
        Assert.True(program.Most(small, 1L << 30) > program.Most(large, 1L << 30));
        Assert.True(program.Most(large, 1L << 34) > program.Most(large, 1L << 30));
        Assert.False(string.Equals(program.Shape(small), program.Shape(large), StringComparison.Ordinal));
        Assert.Null(program.Shape(Cell(program, """{ "mining": "all-all" }""")));
    }

    private static CellSettings Cell(ObservedProgram program, string own)
    {
        JsonObject settings = new()
        {
            ["classes_per_batch"] = 4,
            ["samples_per_class"] = 4,
            ["steps"] = 24,
            ["warm_up"] = 12,
            ["prediction_work"] = 1e6,
        };
        foreach ((string name, JsonNode? value) in JsonNode.Parse(own)!.AsObject())
        {
            settings[name] = value!.DeepClone();
        }
        using JsonDocument json = JsonDocument.Parse(settings.ToJsonString());
        return CellSettings.Read(program, json.RootElement);
    }
}
