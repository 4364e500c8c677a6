using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>What an engine asks of a worker.</summary>
/// <param name="Hash">The cell.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Rerun">Whether a shard that is there counts.</param>
internal sealed record CellOrder(string Hash, JsonObject Settings, Rerun Rerun);
