namespace IsoTriplet.Optimizers.Search;

/// <summary>A local search from several states that take turns.</summary>
internal static class Climb
{
    /// <summary>Puts what is proposed from a state in its place where its ratio is larger.</summary>
    /// <typeparam name="TState">A state.</typeparam>
    /// <param name="states">At least one; in the end the best that came of each.</param>
    /// <param name="ratio">What is to be large.</param>
    /// <param name="propose">Makes another state of one, or null.</param>
    /// <param name="iterations">Proposals.</param>
    /// <param name="progress">Told the largest ratio of the beginning and each larger one.</param>
    /// <param name="cancellation">Stops between two proposals.</param>
    /// <returns>Proposals that were tried.</returns>
    public static int Run<TState>(
        List<TState> states,
        Func<TState, double> ratio,
        Func<TState, TState?> propose,
        int iterations,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
        where TState : class
    {
        double best = states.Max(ratio);
        progress?.Report(best);
        int iteration = 0;
        for (; iteration < iterations && !cancellation.IsCancellationRequested; iteration++)
        {
            int at = iteration % states.Count;
            if (propose(states[at]) is { } next && ratio(next) > ratio(states[at]))
            {
                states[at] = next;
                if (ratio(next) > best)
                {
                    best = ratio(next);
                    progress?.Report(best);
                }
            }
        }
        return iteration;
    }
}
