using TorchSharp;

namespace IsoTriplet.Experiments.Training;

/// <summary>Whether the tensor library can be had.</summary>
public static class TensorLibrary
{
    /// <summary>Refuses with one message where training cannot run.</summary>
    /// <exception cref="FileNotFoundException">The shim is not built, or the libtorch that it was built against is gone.</exception>
    public static void Require()
    {
        try
        {
            _ = torch.__version__;
        }
        catch (Exception e) when ((e as TypeInitializationException)?.InnerException is DllNotFoundException missing)
        {
            throw new FileNotFoundException(missing.Message, e);
        }
        catch (DllNotFoundException e)
        {
            throw new FileNotFoundException(e.Message, e);
        }
    }
}
