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
