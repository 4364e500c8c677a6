using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IsoTriplet.Numerics.Blas;

/// <summary>What does the products and factorisations of this process: OpenBLAS with one kernel family, or managed routines. Chosen once, at the first use.</summary>
/// <remarks>
/// OpenBLAS runs with one thread in every call, as most of its routines give other digits with another number of threads; large products are cut into
/// rows by <see cref="MatrixProduct"/>. OpenMP keeps the number for each calling thread, and OpenBLAS follows it: it is set at a thread's first call.
/// </remarks>
internal sealed unsafe partial class Backend
{
    public const string ManagedName = "managed";

    /// <summary>The variable that asks for the managed routines where OpenBLAS is installed.</summary>
    public const string Variable = "ISOTRIPLET_LINEAR_ALGEBRA";

    private const string CoreType = "OPENBLAS_CORETYPE";

    // What OpenBLAS maps for each thread when it loads, and for each call in flight beyond them; and the library itself.
    private const long Buffer = 128L << 20;
    private const long Own = 96L << 20;

    private static readonly Lazy<Backend> Chosen = new(Choose);

    [ThreadStatic]
    private static bool _ready;

    private Backend(string kernel, bool userSet)
    {
        (Kernel, IsUserSet) = (kernel, userSet);
        IsManaged = kernel == ManagedName;
        IsFreeOfPlace = KernelFamily.IsFreeOfPlace(kernel);
    }

    /// <summary>Takes the one line that says why results come slowly; null leaves it to the trace.</summary>
    public static Action<string>? Notice { get; set; }

    /// <summary>The choice, made now if it was not before.</summary>
    public static Backend Current => Chosen.Value;

    /// <summary>The kernel family, or <see cref="ManagedName"/>.</summary>
    public string Kernel { get; }

    /// <summary>Whether the environment asked for it.</summary>
    public bool IsUserSet { get; }

    /// <summary>Whether managed routines do the work.</summary>
    public bool IsManaged { get; }

    /// <summary>Whether arguments may lie anywhere.</summary>
    public bool IsFreeOfPlace { get; }

    /// <summary>The choice, ready for a call by this thread.</summary>
    public static Backend Enter()
    {
        Backend backend = Chosen.Value;
        if (!_ready && !backend.IsManaged)
        {
            RequireRoom(Buffer);
            OpenBlas.SetThreads(1);
            _ready = true;
        }
        return backend;
    }

    private static Backend Choose()
    {
        if (Environment.GetEnvironmentVariable(Variable) == ManagedName)
        {
            return new Backend(ManagedName, userSet: true);
        }
        if (OperatingSystem.IsLinux())
        {
            bool userSet = Prepare();
            int threads = Math.Min(Environment.ProcessorCount, Parallelism.Asked ?? int.MaxValue);
            RequireRoom((threads * Buffer) + Own);
            if (OpenBlas.IsThere)
            {
                return new Backend(Marshal.PtrToStringUTF8((nint)OpenBlas.CoreName()) ?? "", userSet);
            }
        }
        Say("OpenBLAS was not found; slower managed routines take its place (on Debian or Ubuntu: apt-get install libopenblas0-openmp)");
        return new Backend(ManagedName, userSet: false);
    }

    // OpenBLAS reads the C environment while it loads; Environment.SetEnvironmentVariable does not reach that. True where the user has set it.
    private static bool Prepare()
    {
        if (GetEnvironment(CoreType) is var set && set != null && *set != 0)
        {
            return true;
        }
        string? asked = Environment.GetEnvironmentVariable(CoreType);
        bool userSet = !string.IsNullOrEmpty(asked);
        if ((userSet ? asked : KernelFamily.Choose(KernelFamily.Here, KernelFamily.IsAmd)) is { } family)
        {
            _ = SetEnvironment(CoreType, family, overwrite: 1);
        }
        return userSet;
    }

    // Where its buffers cannot be had OpenBLAS asks for them for ever.
    private static void RequireRoom(long bytes)
    {
        const int noAccess = 0;
        const int privateAnonymousNoReserve = 0x4022;
        nint at = Map(0, (nuint)bytes, noAccess, privateAnonymousNoReserve, -1, 0);
        if (at == -1)
        {
#pragma warning disable MA0012 // It is what the exception is for: memory that is missing is known before it is used.
            throw new InsufficientMemoryException(
                $"OpenBLAS needs {bytes >> 20} MB of address space and they cannot be had (see ulimit -v); {Variable}={ManagedName} does without it"
            );
#pragma warning restore MA0012
        }
        _ = Unmap(at, (nuint)bytes);
    }

    private static void Say(string line)
    {
        if (Notice is { } notice)
        {
            notice(line);
        }
        else
        {
            Trace.TraceWarning(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial byte* GetEnvironment(string name);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
