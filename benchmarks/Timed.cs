using System.Diagnostics;

namespace IsoTriplet.Benchmarks;

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
