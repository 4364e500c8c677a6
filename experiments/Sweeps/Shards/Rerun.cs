namespace IsoTriplet.Experiments.Sweeps.Shards;

/// <summary>Which cells that left a shard are computed again.</summary>
public enum Rerun
{
    /// <summary>None: missing and damaged ones only.</summary>
    None,

    /// <summary>Those that failed.</summary>
    Failed,

    /// <summary>Whatever is asked for.</summary>
    Any,
}
