using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Tests.Sweeps;

public sealed class ShardTests
{
    private static readonly Cell Cell = Cell.Of("echo", new JsonObject { ["value"] = 1, ["text"] = "é \"quoted\"" }, "1.0");

    private static readonly Shard Shard = new(
        Cell.Hash,
        "echo",
        "1.0",
        Cell.Settings,
        CellStatus.Done,
        null,
        0.25,
        "host",
        "Haswell",
        new JsonObject
        {
            ["x"] = 1e-17,
            ["nested"] = new JsonObject { ["y"] = new JsonArray(1, 2) },
        }
    );

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Shard? read = Shard.Read(Shard.ToBytes(), out string? fault);
        Assert.Null(fault);
        Assert.True(JsonNode.DeepEquals(Shard.Result, read!.Result));
        Assert.True(JsonNode.DeepEquals(Shard.Settings, read.Settings));
        Assert.Equal(Shard with { Result = null, Settings = Cell.Settings }, read with { Result = null, Settings = Cell.Settings });
    }

    [Fact]
    public void Read_CutShortAnywhere_IsRefused()
    {
        byte[] bytes = Shard.ToBytes();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Null(Shard.Read(bytes.AsSpan(0, length), out string? fault));
            Assert.NotNull(fault);
        }
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        byte[] bytes = Shard.ToBytes();
        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Null(Shard.Read(bytes, out _));
            bytes[at] ^= 1;
        }
        Assert.NotNull(Shard.Read(bytes, out _));
    }

    [Fact]
    public void Read_NameOfOtherSettings_IsRefused() =>
        Assert.Null(Shard.Read((Shard with { Settings = new JsonObject { ["value"] = 2 } }).ToBytes(), out _));
}
