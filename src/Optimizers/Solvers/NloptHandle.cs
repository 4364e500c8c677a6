using System.Runtime.InteropServices;

namespace IsoTriplet.Optimizers.Solvers;

/// <summary>Owns one NLopt object; the garbage collector frees it if nobody disposes of it.</summary>
internal sealed class NloptHandle : SafeHandle
{
    public NloptHandle()
        : base(IntPtr.Zero, ownsHandle: true) { }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        NloptLibrary.Destroy(handle);
        return true;
    }
}
