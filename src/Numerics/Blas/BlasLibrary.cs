using System.Runtime.Intrinsics.X86;

namespace IsoTriplet.Numerics.Blas;

/// <summary>
/// What does the products and factorisations of this process, to be recorded with results: they differ in the last digits between the kernels of OpenBLAS,
/// and between OpenBLAS and the managed routines that take its place where it is not installed. docs/reproducibility.md says what is the same where.
/// </summary>
/// <remarks>
/// The kernel family is chosen at the first use, before OpenBLAS loads: OPENBLAS_CORETYPE where it is set, else SkylakeX on a processor with AVX-512 (F, BW,
/// DQ, VL), Zen or Haswell on one of AMD or another maker with AVX2 and FMA, else what OpenBLAS takes by itself. ISOTRIPLET_LINEAR_ALGEBRA=managed leaves OpenBLAS out.
/// </remarks>
public static class BlasLibrary
{
    /// <summary>The kernel family of OpenBLAS in use as it names itself (SkylakeX, Haswell, Zen, ...), or <c>managed</c>.</summary>
    /// <exception cref="InsufficientMemoryException">The address space is limited to less than OpenBLAS needs to load.</exception>
    public static string Kernel => Backend.Current.Kernel;

    /// <summary>Whether the environment asked for the kernel.</summary>
    public static bool IsUserSet => Backend.Current.IsUserSet;

    /// <summary>The kernel families that this processor can run, each a value for OPENBLAS_CORETYPE, from the oldest to the newest.</summary>
    public static IReadOnlyList<string> Runnable { get; } = [.. KernelFamily.Runnable(KernelFamily.Here)];

    /// <summary>A sentence where this processor could do better than the kernel in use; null where it could not.</summary>
    public static string? Remark =>
        Kernel == Backend.ManagedName ? "managed routines do the linear algebra, slower than OpenBLAS"
        : KernelFamily.IsSlower(Kernel, KernelFamily.Here)
            ? $"the {Kernel} kernels of OpenBLAS are slower than this processor allows ({KernelFamily.Choose(KernelFamily.Here, KernelFamily.IsAmd) ?? Runnable[^1]})"
        : null;

    /// <summary>Takes the one line that is said, once a process, when OpenBLAS is not found and managed routines take its place.</summary>
    /// <value>Null (as at first): the line is a warning of <see cref="System.Diagnostics.Trace"/>.</value>
    public static Action<string>? Notice
    {
        get => Backend.Notice;
        set => Backend.Notice = value;
    }

    /// <summary>The value of OPENBLAS_CORETYPE under which a child process of another program takes the same kernel; null where it has none to take.</summary>
    public static string? ForChildren => Kernel == Backend.ManagedName ? null : Kernel;
}

/// <summary>The instruction sets that kernels of OpenBLAS are written for; each holds the ones before it.</summary>
internal enum Instructions
{
    Sse3,
    Sse42,
    Avx,
    Avx2,
    Avx512,
}

/// <summary>The kernel families of OpenBLAS on x86-64: what each needs, and which one a processor gets (docs/decisions/160).</summary>
internal static class KernelFamily
{
    private static readonly Dictionary<string, Instructions> Needs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Prescott"] = Instructions.Sse3,
        ["Nehalem"] = Instructions.Sse42,
        ["Sandybridge"] = Instructions.Avx,
        ["Haswell"] = Instructions.Avx2,
        ["Zen"] = Instructions.Avx2,
        ["SkylakeX"] = Instructions.Avx512,
        ["Cooperlake"] = Instructions.Avx512,
        ["SapphireRapids"] = Instructions.Avx512,
    };

    // Those whose results were found to be free of the place of their arguments, by the guard in tests/Numerics/Kernels/KernelTests.cs.
    private static readonly string[] Free = ["Haswell", "Zen", "SkylakeX"];

    /// <summary>The most that this processor and its system offer of what the kernels are written for.</summary>
    public static Instructions Here { get; } =
        Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported ? Instructions.Avx512
        : Avx2.IsSupported && Fma.IsSupported ? Instructions.Avx2
        : Avx.IsSupported ? Instructions.Avx
        : Sse42.IsSupported ? Instructions.Sse42
        : Instructions.Sse3;

    /// <summary>The families of the table that are written for no more than the instructions, but the two that are SkylakeX for double precision.</summary>
    public static IEnumerable<string> Runnable(Instructions here) =>
        Needs.Where(n => n.Value <= here && n.Key is not ("Cooperlake" or "SapphireRapids")).Select(n => n.Key);

    /// <summary>The family to ask for; null where the library's own choice stands.</summary>
    public static string? Choose(Instructions here, bool amd) =>
        here switch
        {
            Instructions.Avx512 => "SkylakeX",
            Instructions.Avx2 => amd ? "Zen" : "Haswell",
            _ => null,
        };

    /// <summary>Whether a family uses less than the instructions offer; one that is not in the table is taken for the oldest.</summary>
    public static bool IsSlower(string kernel, Instructions here) => Needs.GetValueOrDefault(kernel, Instructions.Sse3) < here;

    /// <summary>Whether a family's results do not depend on the alignment of its arguments.</summary>
    public static bool IsFreeOfPlace(string kernel) => Free.Contains(kernel, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the processor says that AMD made it.</summary>
    public static bool IsAmd => X86Base.IsSupported && X86Base.CpuId(0, 0).Ebx == 0x68747541; // "Auth", of AuthenticAMD
}
