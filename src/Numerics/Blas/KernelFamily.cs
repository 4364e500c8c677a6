using System.Runtime.Intrinsics.X86;

namespace IsoTriplet.Numerics.Blas;

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

    // Those whose results were found to be free of the place of their arguments, by the guard in tests/Numerics/KernelTests.cs.
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
