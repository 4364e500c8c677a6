using IsoTriplet.Experiments.PhaseDiagram;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Tests.Sweeps;

[Collection(TensorThreads.Name)]
public sealed class ProgramTests
{
    private static readonly string[] Words = ["none", "class", "total", "undecided"];

    private static JsonObject Run(ISweepProgram program, string settings)
    {
        using JsonDocument json = JsonDocument.Parse(settings);
        return program.Run(CellSettings.Read(program, json.RootElement), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Saved_FewerRowsThanADrawNeeds_NamesTheData()
    {
        Embedding points = Embedding.Create(4, 1, [0, 1, 2, 3]);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1]);
        string message = Assert.Throws<ArgumentException>(() => PredictedDraw.Saved(points, labels, 6, 2, 0, "digits")).Message;
        Assert.Equal("digits: 0 of 2 classes with at least 3 rows, as 6 points in 2 classes need", message);
        Assert.Equal(4, PredictedDraw.Saved(points, labels, 4, 2, 0, "digits").Points.Points);
    }

    [Fact]
    public void Predicted_ManyPointsOnACircle_IsNearTotalCollapse()
    {
        JsonObject found = Run(new PredictedProgram(), """{ "points": 100, "dimension": 2, "work": 1e7 }""");
        Assert.InRange((double)found["share_lower"]!, 0.9, 1);
        Assert.Equal("class hulls", (string)found["lower_from"]!);
        Assert.True((double)found["nearest_spread_ratio"]! < 0.1);
    }

    [Fact]
    public void Predicted_MoreDimensionsThanPoints_IsNot()
    {
        JsonObject found = Run(new PredictedProgram(), """{ "points": 8, "dimension": 32, "work": 1e7 }""");
        Assert.InRange((double)found["share_upper"]!, (double)found["share_lower"]!, 0.5);
    }

    [Fact]
    public void Predicted_WithAMargin_IsFartherThanWithout()
    {
        JsonObject Found(double margin) =>
            Run(
                new PredictedProgram(),
                $$"""{ "points": 8, "dimension": 2, "work": 1e7, "margin": {{margin.ToString(CultureInfo.InvariantCulture)}} }"""
            );
        (JsonObject without, JsonObject some, JsonObject much) = (Found(0), Found(0.1), Found(2));
        Assert.InRange((double)some["share_lower"]!, (double)without["share_lower"]!, (double)some["share_upper"]!);
        Assert.True((double)much["share_lower"]! > (double)some["share_upper"]!);
        // Far beyond the least distance of the class centres the classes are nearly points.
        Assert.True(1 / ((double?)much["nearest_centre_separation"] ?? double.PositiveInfinity) < 0.05);
        Assert.True(1 / (double)some["nearest_centre_separation"]! > 0.05);
    }

    [Theory]
    [InlineData("0.1", 2)]
    [InlineData("0.3", 8)]
    [InlineData("1", 32)]
    public void Predicted_CellsOfTheMarginPage_OverlapTheirBrackets(string margin, int dimension)
    {
        string page = File.ReadAllText(Path.Combine(House.Root, "docs", "results", "margin.md"));
        string section = page.Split($"## alpha = {margin} R(X)\n")[1];
        string row = section.Split('\n').First(line => line.StartsWith("| 8 |", StringComparison.Ordinal));
        string cell = row.Split('|')[2 + Array.IndexOf([2, 8, 32], dimension)];
        double[] ends = [.. cell.Split(',')[0].Split("..").Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
        JsonObject found = Run(
            new PredictedProgram(),
            $$"""{ "points": 8, "dimension": {{dimension}}, "work": 1e8, "margin": {{margin}} }"""
        );
        Assert.True((double)found["share_lower"]! <= ends[1] && ends[0] <= (double)found["share_upper"]!);
    }

    [Fact]
    public void Predicted_SameSettings_SameResultAndAnotherSeedAnother()
    {
        const string Settings = """{ "points": 9, "dimension": 3, "classes": 3, "overlap": 1, "distribution": "gaussian", "seed": SEED }""";
        PredictedProgram program = new();
        string one = Run(program, Settings.Replace("SEED", "1", StringComparison.Ordinal)).ToJsonString();
        Assert.Equal(one, Run(program, Settings.Replace("SEED", "1", StringComparison.Ordinal)).ToJsonString());
        string other = Run(program, Settings.Replace("SEED", "2", StringComparison.Ordinal)).ToJsonString();
        Assert.False(string.Equals(one, other, StringComparison.Ordinal));
    }

    [Fact]
    public void Predicted_SavedEmbedding_TakesWholeClassesOfIt()
    {
        string folder = Directory.CreateTempSubdirectory("isotriplet-saved-").FullName;
        string points = Path.Combine(folder, "points.csv");
        string labels = Path.Combine(folder, "labels.csv");
        // Class k lies at (k, 0); class 2 has one point only.
        File.WriteAllText(points, "0,0\n0,0\n1,0\n1,0\n2,0\n3,0\n3,0\n");
        File.WriteAllText(labels, "0\n0\n1\n1\n2\n3\n3\n");
        JsonObject settings = new()
        {
            ["distribution"] = "saved",
            ["embedding"] = points,
            ["labels"] = labels,
            ["points"] = 6,
            ["classes"] = 3,
        };
        JsonObject found = Run(new PredictedProgram(), settings.ToJsonString());
        Assert.Equal(3, (double)found["diameter"]!, 12);
        Assert.Equal(0, (double)found["d_haus_upper"]!, 12);
        settings["classes"] = 4;
        settings["points"] = 8;
        Assert.Throws<ArgumentException>(() => Run(new PredictedProgram(), settings.ToJsonString()));
        Directory.Delete(folder, true);
    }

    [Fact]
    public void Observed_ShortRun_ReportsOutcomeAndPrediction()
    {
        JsonObject found = Run(
            new ObservedProgram(),
            """{ "classes_per_batch": 4, "samples_per_class": 2, "dimension": 4, "steps": 24, "prediction_work": 1e6 }"""
        );
        Assert.Equal(8, (int)found["batch_size"]!);
        Assert.Contains((string)found["verdict"]!, Words, StringComparer.Ordinal);
        Assert.InRange((double)found["prediction"]!["share_lower"]!, 0, (double)found["prediction"]!["share_upper"]!);
        Assert.True((double)found["first_hardness"]! <= (double)found["first_diameter"]!);
        Assert.True((double)found["first_mean_hardness"]! <= (double)found["first_hardness"]!);
        Assert.Equal((double)found["recall_at_1"]! <= (double)found["untrained_recall_at_1"]!, (bool)found["lost"]!);
    }

    [Fact]
    public void Observed_BeginningInOnePointWithoutLearning_IsCollapsed()
    {
        const string Settings = """
            { "classes_per_batch": 4, "samples_per_class": 4, "dimension": 8, "steps": 12, "learning_rate": RATE, "initial": "INITIAL", "prediction_work": 0 }
            """;
        JsonObject still = Run(
            new ObservedProgram(),
            Settings.Replace("RATE", "0", StringComparison.Ordinal).Replace("INITIAL", "collapsed", StringComparison.Ordinal)
        );
        JsonObject random = Run(
            new ObservedProgram(),
            Settings.Replace("RATE", "0", StringComparison.Ordinal).Replace("INITIAL", "random", StringComparison.Ordinal)
        );
        Assert.True((bool)still["contracted"]!);
        Assert.Equal(0, (long)still["contracted_step"]!);
        Assert.False((bool)random["contracted"]!);
        // A run that stood still is no better than before.
        Assert.Equal((double)random["untrained_recall_at_1"]!, (double)random["recall_at_1"]!);
        Assert.True((bool)random["lost"]!);
        Assert.Null(random["prediction"]);
    }

    [Fact]
    public void Observed_Images_AreOfTheFolderAndTheNetworkAskedFor()
    {
        JsonObject Found(string network, string folder = "") =>
            Run(
                new ObservedProgram(),
                $$"""
                { "data": "fashion-mnist", "folder": "{{folder}}", "network": "{{network}}", "classes_per_batch": 5, "samples_per_class": 2,
                  "dimension": 2, "steps": 12, "prediction_work": 0 }
                """
            );
        (JsonObject convolutional, JsonObject perceptron) = (Found("cnn"), Found("mlp"));
        Assert.Equal(10, (int)convolutional["batch_size"]!);
        // Other weights see other first batches.
        Assert.NotEqual((double)perceptron["first_spread"]!, (double)convolutional["first_spread"]!);
        Assert.Contains("/nowhere", Assert.Throws<FileNotFoundException>(() => Found("cnn", "/nowhere")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Excludes_BatchesThatTheDataDoNotHave_WithAReason()
    {
        Assert.NotNull(Excluded(new ObservedProgram(), """{ "data": "fashion-mnist", "classes_per_batch": 8 }"""));
        Assert.NotNull(Excluded(new ObservedProgram(), """{ "samples_per_class": 65 }"""));
        Assert.NotNull(Excluded(new ObservedProgram(), """{ "data": "omniglot", "samples_per_class": 21 }"""));
        Assert.NotNull(Excluded(new ObservedProgram(), """{ "data": "letters", "network": "cnn" }"""));
        Assert.Null(Excluded(new ObservedProgram(), """{ "data": "omniglot", "network": "cnn", "samples_per_class": 20 }"""));
        Assert.Null(Excluded(new ObservedProgram(), "{}"));
        Assert.NotNull(Excluded(new PredictedProgram(), """{ "points": 8, "classes": 5 }"""));

        static string? Excluded(ISweepProgram program, string settings)
        {
            using JsonDocument json = JsonDocument.Parse(settings);
            return program.Excludes(CellSettings.Read(program, json.RootElement));
        }
    }

    [Theory]
    [InlineData("predicted")]
    [InlineData("predicted-quick")]
    [InlineData("observed")]
    [InlineData("observed-quick")]
    [InlineData("observed-factors")]
    [InlineData("observed-full")]
    public void Examples_OfTheProject_AreConfigsWithoutRepetition(string name)
    {
        SweepPlan plan = SweepPlan.Of(PhaseDiagramStage.Config(name), "test");
        Assert.True(plan.Cells.Count >= 12);
        Assert.Empty(plan.Repeated);
    }
}
