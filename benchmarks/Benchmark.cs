namespace IsoTriplet.Benchmarks;

/// <summary>One run of one side.</summary>
/// <param name="Cost">Seconds (or the benchmark's own unit).</param>
/// <param name="Values">What it computed, so that a fast wrong answer is seen.</param>
public sealed record Run(double Cost, double[] Values);

/// <summary>Compares what both sides computed in one repeat.</summary>
/// <returns>What is wrong, or null.</returns>
public delegate string? Agreement(double[] ours, double[] peer);

/// <summary>Both sides of a benchmark, with their inputs made.</summary>
public sealed record Duel
{
    /// <summary>Our side: repeat number and inner loops (the cost is that of one loop).</summary>
    public required Func<int, int, Run> Ours { get; init; }

    public required Func<int, int, Run> Peer { get; init; }

    /// <summary>Judges the values of both; null: the peer computes something else.</summary>
    public Agreement? Agree { get; init; }

    /// <summary>True where one run takes long: no inner loops, one warm-up of ours and none of the peer.</summary>
    public bool Heavy { get; init; }

    /// <summary>True where a second run would only say the same: one repeat.</summary>
    public bool Once { get; init; }

    /// <summary>What a reader has to know of this run.</summary>
    public Func<string>? Note { get; init; }
}

/// <summary>A hot path against what a user would take instead.</summary>
/// <param name="Name">The name on the command line; a prefix up to a dash selects a family.</param>
/// <param name="What">What is computed, on what.</param>
/// <param name="Peer">What it is held against.</param>
/// <param name="Target">What the median ratio has to reach.</param>
/// <param name="Prepare">Makes inputs and both sides.</param>
/// <param name="Unit">The unit of the costs.</param>
public sealed record Benchmark(string Name, string What, string Peer, Target Target, Func<Session, Duel> Prepare, string Unit = "s")
{
    /// <summary>True where it needs heavy parts (libtorch, python3-torch): left out unless named.</summary>
    public bool OnlyByName { get; init; }
}
