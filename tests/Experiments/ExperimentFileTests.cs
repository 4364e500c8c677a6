using IsoTriplet.Experiments.Training;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Tests.Training;

namespace IsoTriplet.Tests.Experiments;

public sealed class ExperimentFileTests
{
    private sealed record Made(string Name, double? RecallAt1, bool Collapsed, int[] List);

    private static readonly Made[] Rows = [new("a,b", 0.25, true, [1]), new("c", null, false, [])];

    [Theory]
    [InlineData("x.csv", "x.csv", "name,recall_at1,collapsed\n\"a,b\",0.25,true\nc,,false\n")]
    [InlineData("deep/x.json", "deep/x.json", "{\n  \"rows\": 2,\n  \"kernel\": \"KERNEL\"\n}\n")]
    [InlineData("folder", "folder/made.json", "{\n  \"rows\": 2,\n  \"kernel\": \"KERNEL\"\n}\n")]
    public void Write_PathsEnding_DecidesTheForm(string path, string written, string content)
    {
        using TemporaryFolder folder = new();
        string file = ExperimentFile.Write(Path.Combine(folder.Path, path), "made", new { Rows = 2 }, Rows);
        Assert.Equal(Path.Combine(folder.Path, written), file);
        Assert.Equal(content.Replace("KERNEL", BlasLibrary.Kernel, StringComparison.Ordinal), File.ReadAllText(file));
    }

    [Fact]
    public void Json_Rows_StandOnALineEach() =>
        Assert.Equal(
            "{\n  \"made_by\": \"x\",\n  \"runs\": [\n    {\"a\":1,\"b\":[1,2]},\n    {\"a\":2,\"b\":[]}\n  ],\n  \"none\": [],\n  \"nothing\": null,\n  \"kernel\": \""
                + BlasLibrary.Kernel
                + "\"\n}\n",
            ExperimentFile.Json(
                new
                {
                    MadeBy = "x",
                    Runs = new[] { new { A = 1, B = new[] { 1, 2 } }, new { A = 2, B = Array.Empty<int>() } },
                    None = Array.Empty<int>(),
                    Nothing = (string?)null,
                }
            )
        );

    [Fact]
    public void ShareInterval_KnownCounts_IsWilsons()
    {
        ShareInterval none = ShareInterval.Of(0, 10);
        Assert.Equal(0, none.Lower);
        Assert.Equal(0.27753, none.Upper, 5);
        ShareInterval half = ShareInterval.Of(5, 10);
        Assert.Equal(0.23659, half.Lower, 5);
        Assert.Equal(1, half.Lower + half.Upper, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Of(0, 0));
    }
}
