using System.Diagnostics;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>How this program starts itself once more.</summary>
public static class WorkerProgram
{
    private static readonly string[] ThreadVariables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];

    /// <summary>The words of a command line that runs the console program: the file, then arguments.</summary>
    public static IReadOnlyList<string> Words()
    {
        string here = Environment.ProcessPath ?? "dotnet";
        string assembly = Assembly();
        return Path.GetFileNameWithoutExtension(here) == "isotriplet" || assembly.Length == 0 ? [here]
            : Path.GetFileNameWithoutExtension(here) == "dotnet" ? [here, assembly]
            : ["dotnet", assembly];
    }

    /// <summary>What starts the console program with some arguments, with all three streams in hand.</summary>
    /// <param name="threads">Threads of the numerical libraries.</param>
    public static ProcessStartInfo Start(int threads, params IEnumerable<string> arguments)
    {
        string[] words = [.. Words(), .. arguments];
        ProcessStartInfo start = new(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string name in ThreadVariables)
        {
            start.Environment[name] = threads.ToString();
        }
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        return start;
    }

    // Empty in a single-file program, which is started by its own name.
    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "The empty answer is handled.")]
    private static string Assembly() => typeof(WorkerProgram).Assembly.Location;
}
