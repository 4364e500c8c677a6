using IsoTriplet.Benchmarks;

namespace IsoTriplet.Tests.Benchmarks;

public sealed class BenchmarkProgramTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Catalogue_Names_AreDistinct() =>
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(b => b.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Select_NoNames_LeavesOutWhatNeedsHeavyParts()
    {
        Assert.DoesNotContain(Catalogue.Select([]), b => b.OnlyByName);
        Assert.All(Catalogue.Select(["training-step"]), b => Assert.True(b.OnlyByName));
    }

    [Fact]
    public void Run_List_NamesEveryBenchmark()
    {
        Assert.Equal(0, Run("--list", "--json"));
        using JsonDocument document = JsonDocument.Parse(_output.ToString());
        JsonElement.ArrayEnumerator listed = document.RootElement.GetProperty("benchmarks").EnumerateArray();
        Assert.True(Catalogue.All.Select(b => b.Name).SequenceEqual(listed.Select(b => b.Text("name")!), StringComparer.Ordinal));
    }

    [Fact]
    public void Run_Seed_IsTaken()
    {
        Assert.Equal(0, Run("--list", "--seed", "3"));
        Assert.Equal(2, Run("--list", "--seed", "x"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "date": null, "machine": null, "threads": 1, "results": [] }""")]
    public void Run_FromWhatIsNoReport_Refuses(string text)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            Assert.Equal(2, Run("--from", path));
            Assert.Contains($"{path}: no report of benchmarks", _error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Run_UnknownName_RefusesAndPrintsNothing()
    {
        Assert.Equal(2, Run("hardnes"));
        Assert.Empty(_output.ToString());
        Assert.Contains("hardnes", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--repeats", "0")]
    [InlineData("--threads", "-1")]
    [InlineData("--out", "report.txt")]
    [InlineData("--from", "/nowhere.json")]
    public void Run_BadOption_Refuses(string option, string value) => Assert.Equal(2, Run("hardness", option, value));

    [Fact]
    public void Run_OneBenchmark_WritesJsonAndPage()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string json = Path.Combine(folder.FullName, "r.json"),
                page = Path.Combine(folder.FullName, "r.md");
            int code = Run("hardness-gram", "--repeats", "1", "--threads", "1", "--date", "2000-01-01", "--json", "--out", json);
            using JsonDocument document = JsonDocument.Parse(_output.ToString());
            JsonElement result = Assert.Single(document.RootElement.GetProperty("results").EnumerateArray());
            Assert.True(result.Number("ours.median") > 0);
            // A busy machine may miss the target: then the answer is 1, and only then.
            JsonElement passed = result.GetProperty("passed");
            Assert.Equal(passed.ValueKind == JsonValueKind.False ? 1 : 0, code);
            Assert.Equal(code, Run("--from", json, "--out", page));
            // Negative control: the same report with its values apart or its target missed ends with 1, and with it met with 0.
            string told = File.ReadAllText(json);
            foreach (bool met in new[] { false, true })
            {
                File.WriteAllText(
                    json,
                    told.Replace($"\"passed\": {passed.GetRawText()}", $"\"passed\": {(met ? "true" : "false")}", StringComparison.Ordinal)
                );
                Assert.Equal(met ? 0 : 1, Run("--from", json));
            }
            Assert.Contains("2000-01-01", File.ReadAllText(page), StringComparison.Ordinal);
            Assert.Contains("| hardness-gram |", File.ReadAllText(page), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private int Run(params string[] args) => BenchmarkProgram.Run(args, _output, _error);
}
