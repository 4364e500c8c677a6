using System.Diagnostics;

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
/// <param name="Target">What the median ratio has to reach.</param>
/// <param name="Prepare">Makes inputs and both sides.</param>
/// <param name="Unit">The unit of the costs.</param>
public sealed record Benchmark(string Name, string What, string Peer, Target Target, Func<Session, Duel> Prepare, string Unit = "s")
{
    /// <summary>True where it needs heavy parts (libtorch, python3-torch): left out unless named.</summary>
    public bool OnlyByName { get; init; }
}

/// <summary>Which ratio a benchmark reports.</summary>
public enum RatioKind
{
    /// <summary>Peer over ours: how many times faster we are.</summary>
    Speedup,

    /// <summary>Ours over peer: how many times the peer's cost ours is.</summary>
    Cost,
}

/// <summary>What the median ratio has to reach.</summary>
/// <param name="Bound">At least this for a speedup, at most this for a cost; null: reported without a target.</param>
public sealed record Target(RatioKind Kind, double? Bound)
{
    /// <summary>The ratio of one pair of runs.</summary>
    /// <returns>Peer over ours, or ours over peer.</returns>
    public double Ratio(double ours, double peer) => Kind == RatioKind.Speedup ? peer / ours : ours / peer;

    /// <summary>Whether a ratio reaches the bound.</summary>
    public bool? IsMetBy(double ratio) =>
        Bound is not { } bound ? null
        : Kind == RatioKind.Speedup ? ratio >= bound
        : ratio <= bound;

    public override string ToString() =>
        Bound is not { } bound ? "-"
        : Kind == RatioKind.Speedup ? $">= {bound} times faster"
        : $"<= {bound} times its cost";
}

public static class Timed
{
    /// <summary>Runs a computation and times it by the processor's clock.</summary>
    /// <param name="work">The computation; its result is kept, so that it cannot be left out.</param>
    /// <returns>Seconds of one, and the last result.</returns>
    public static Run Of(int inner, Func<double[]> work)
    {
        double[] values = [];
        long started = Stopwatch.GetTimestamp();
        for (int k = 0; k < inner; k++)
        {
            values = work();
        }
        return new Run(Stopwatch.GetElapsedTime(started).TotalSeconds / inner, values);
    }
}

/// <summary>Ways in which the values of both sides have to agree.</summary>
public static class Agreements
{
    /// <summary>Equal values.</summary>
    public static Agreement Equal(double tolerance) => Within(-tolerance, tolerance);

    /// <summary>Ours over the peer's, less 1, lies between two numbers.</summary>
    public static Agreement Within(double low, double high) =>
        (ours, peer) =>
        {
            for (int k = 0; k < peer.Length; k++)
            {
                double excess = (ours[k] / peer[k]) - 1;
                if (!(excess >= low && excess <= high))
                {
                    return $"ours {ours[k]:R}, the peer's {peer[k]:R}: {excess:G3} relative, where {low} to {high} was expected";
                }
            }
            return null;
        };

    /// <summary>The least of ours is no worse than the least of the peer's.</summary>
    public static Agreement NoWorse(double tolerance) =>
        (ours, peer) => ours.Min() <= peer.Min() * (1 + tolerance) ? null : $"ours {ours.Min():R} is worse than the peer's {peer.Min():R}";
}
