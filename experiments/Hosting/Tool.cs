namespace IsoTriplet.Experiments.Hosting;

/// <summary>Another program that was run to its end: its exit code and what it said.</summary>
internal sealed record Tool(int Code, string Output, string Error)
{
    /// <summary>Runs a program. Cancelled, it is ended with all that it has started.</summary>
    /// <param name="input">What stands on its stdin; null: ours is its own.</param>
    /// <param name="folder">Where it runs; null: here.</param>
    /// <param name="environment">Changes its variables.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static Tool Run(
        string program,
        IEnumerable<string> words,
        string? input = null,
        string? folder = null,
        Action<IDictionary<string, string?>>? environment = null,
        CancellationToken cancel = default
    )
    {
        cancel.ThrowIfCancellationRequested();
        ProcessStartInfo start = new(program, words)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        environment?.Invoke(start.Environment);
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration end = cancel.Register(() => process.Kill(entireProcessTree: true));
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            if (input is not null)
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
        }
        catch (IOException)
        {
            // It left before it read everything; what it printed says why.
        }
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        return new Tool(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
