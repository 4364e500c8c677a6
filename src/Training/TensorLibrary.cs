using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;

namespace IsoTriplet.Training;

/// <summary>The libtorch that this program runs on: the one of its package, or the machine's.</summary>
public static class TensorLibrary
{
    /// <summary>The version of the library that is loaded, such as 2.10.0; "before 2.9" where it does not tell.</summary>
    /// <exception cref="FileNotFoundException">There is none, or it does not load.</exception>
    public static unsafe string Version
    {
        get
        {
            Require();
            if (
                !NativeLibrary.TryLoad("torch_cpu", typeof(torch).Assembly, null, out nint library)
                || !NativeLibrary.TryGetExport(library, "aoti_torch_abi_version", out nint export)
            )
            {
                return "before 2.9";
            }
            // Major, minor and patch are the three highest bytes.
            ulong packed = ((delegate* unmanaged<ulong>)export)();
            return string.Create(CultureInfo.InvariantCulture, $"{packed >> 56}.{(packed >> 48) & 255}.{(packed >> 40) & 255}");
        }
    }

    /// <summary>Refuses with one message where training cannot run. TorchSharp itself would write its search to the console.</summary>
    /// <exception cref="FileNotFoundException">There is no libtorch, or it does not load.</exception>
    public static void Require()
    {
        try
        {
            _ = NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
        }
        catch (DllNotFoundException e)
        {
            // The rest of the message lists every place that was searched.
            string said = e.Message.ReplaceLineEndings(" ").Split(". ", 2)[0];
            throw new FileNotFoundException(
                $"the tensor library does not load (a libtorch 2.10 from a package or on LD_LIBRARY_PATH is needed): {said}",
                e
            );
        }
    }
}
