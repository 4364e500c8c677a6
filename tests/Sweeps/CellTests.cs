using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Tests.Sweeps;

public sealed class CellTests
{
    private static readonly JsonObject Settings = new() { ["a"] = 1, ["b"] = "x" };

    [Fact]
    public void Of_SettingsInAnotherOrder_IsTheSameCell() =>
        Assert.Equal(Cell.Of("p", Settings, "1").Hash, Cell.Of("p", new JsonObject { ["b"] = "x", ["a"] = 1 }, "1").Hash);

    [Fact]
    public void Of_AnythingElseChanged_IsAnotherCell()
    {
        string[] hashes =
        [
            Cell.Of("p", Settings, "1").Hash,
            Cell.Of("q", Settings, "1").Hash,
            Cell.Of("p", Settings, "2").Hash,
            Cell.Of("p", new JsonObject { ["a"] = 2, ["b"] = "x" }, "1").Hash,
            Cell.Of("p", new JsonObject { ["a"] = 1, ["c"] = "x" }, "1").Hash,
            Cell.Of("p", new JsonObject { ["a"] = "1", ["b"] = "x" }, "1").Hash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Here_OfTwoAssemblies_Differs() =>
        Assert.NotEqual(CodeVersion.Here, CodeVersion.Of(typeof(IsoTriplet.Numerics.Embedding).Assembly), StringComparer.Ordinal);
}
