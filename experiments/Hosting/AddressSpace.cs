using System.Runtime.InteropServices;

namespace IsoTriplet.Experiments.Hosting;

/// <summary>A process whose address space is limited (ulimit -v, a batch system) spends little of it on its allocator.</summary>
/// <remarks>
/// glibc reserves 64 MB for each thread that finds the heap busy, so that how much is left hangs on the load of the machine; where the runtime itself
/// then lacks memory it aborts, with no line to say why. With one heap for all threads it is the commands that meet the limit, and they say so.
/// </remarks>
internal static partial class AddressSpace
{
    private const int AddressSpaceLimit = 9; // RLIMIT_AS
    private const int MostHeaps = -8; // M_ARENA_MAX

    // Above it every thread of a large machine can have its heap.
    private const ulong Plenty = 64UL << 30;

    /// <summary>To be called before threads are started. Does nothing where there is no limit, or another C library.</summary>
    public static void Spare()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        try
        {
            if (GetLimit(AddressSpaceLimit, out Limit limit) == 0 && limit.Soft < Plenty)
            {
                _ = SetAllocator(MostHeaps, 1);
            }
        }
        catch (EntryPointNotFoundException)
        {
            // musl has no heaps to count.
        }
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
