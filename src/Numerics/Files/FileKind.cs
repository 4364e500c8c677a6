using System.Runtime.InteropServices;

namespace IsoTriplet;

/// <summary>What kind of file a name is of, told without opening it: the opening of a pipe that nobody writes to never ends, deaf to signals.</summary>
internal static partial class FileKind
{
    private const int WorkingFolder = -100; // AT_FDCWD
    private const uint KindAlone = 1; // STATX_TYPE

    // struct statx is the same on every processor.
    private const int StatusSize = 256;
    private const int ModeAt = 28;
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Whether it is a regular file, at the end of its links; true also where nothing has the name, or the system does not tell.</summary>
    public static bool MayBeRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }
        Span<byte> status = stackalloc byte[StatusSize];
        try
        {
            return Status(WorkingFolder, path, 0, KindAlone, status) != 0
                || (BitConverter.ToUInt16(status[ModeAt..]) & KindMask) == Regular;
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library.
            return true;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, Span<byte> status);
}
