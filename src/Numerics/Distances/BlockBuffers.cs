using System.Collections.Concurrent;

namespace IsoTriplet.Numerics;

/// <summary>Buffers for blocks, kept for the next sweep: at most two a thread of <see cref="Parallelism.Threads"/>. After an exception they are left to the collector.</summary>
internal static class BlockBuffers
{
    private static readonly ConcurrentBag<double[]> Free = [];

    /// <summary>A buffer for one block, with anything in it.</summary>
    public static double[] Rent() =>
        Free.TryTake(out double[]? buffer)
            ? buffer
            : GC.AllocateUninitializedArray<double>(BlockSweep.BlockRows * BlockSweep.BlockColumns, pinned: true);

    /// <summary>Takes a buffer back; nobody may hold it any more.</summary>
    public static void Return(double[] buffer)
    {
        if (Free.Count < 2 * Parallelism.Threads)
        {
            Free.Add(buffer);
        }
    }
}
