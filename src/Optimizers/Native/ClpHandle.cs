using System.Runtime.InteropServices;

namespace IsoTriplet.Optimizers.Native;

/// <summary>Owns one Clp model; the garbage collector frees it if nobody disposes of it.</summary>
internal sealed class ClpHandle : SafeHandle
{
    public ClpHandle()
        : base(IntPtr.Zero, ownsHandle: true) { }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        ClpLibrary.DeleteModel(handle);
        return true;
    }
}
