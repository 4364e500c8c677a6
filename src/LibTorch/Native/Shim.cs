using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The C ABI of native/*.cpp. Handles are pointers to at::Tensor; zero means that the call failed and left a message.</summary>
internal static partial class Shim
{
    private const string Library = "isotorch";

    static Shim()
    {
        NativeLibrary.SetDllImportResolver(typeof(Shim).Assembly, Resolve);
        iso_keep_memory();
    }

    /// <summary>The message that the last failed call on this thread left.</summary>
    public static string LastError() => Marshal.PtrToStringUTF8(iso_last_error()) ?? "";

    /// <summary>Throws when a call that returns 0 on success did not.</summary>
    public static void Check(int status)
    {
        if (status != 0)
        {
            throw new ExternalException(LastError());
        }
    }

    /// <summary>Throws the message of the last call on this thread, if it left one.</summary>
    public static void CheckError()
    {
        if (LastError() is { Length: > 0 } message)
        {
            throw new ExternalException(message);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }
        foreach (string candidate in Candidates())
        {
            if (File.Exists(candidate))
            {
                return NativeLibrary.Load(candidate);
            }
        }
        throw new DllNotFoundException(
            "libisotorch.so, the tensor library's shim, is not built: './isotriplet train' and './test' build it, "
                + "and ISOTRIPLET_SHIM=path names another one"
        );
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("ISOTRIPLET_SHIM") is { Length: > 0 } named)
        {
            yield return named;
        }
        const string File = "libisotorch.so";
        yield return Path.Combine(AppContext.BaseDirectory, File);
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "artifacts", "native", File);
        }
    }
}
