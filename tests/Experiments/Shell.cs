using System.Diagnostics.CodeAnalysis;
using IsoTriplet.Experiments;

namespace IsoTriplet.Tests.Experiments;

/// <summary>Runs the console in process, in a folder of its own.</summary>
internal sealed class Shell : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("isotriplet-shell-").FullName;

    [SuppressMessage("Performance", "CA1822", Justification = "A verb of the shell, as the tests read it.")]
    public (int Code, string Output, string Error) Run(params string[] args) => Console(args);

    /// <summary>Runs where the command needs no folder, or has one already.</summary>
    public static (int Code, string Output, string Error) Console(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = ConsoleProgram.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Runs what is bad input: exit code 2, nothing on stdout, and one message that has these words.</summary>
    public static void Refused(string named, params string[] args)
    {
        (int code, string output, string error) = Console(args);
        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.Contains(named, Assert.Single(error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Runs with --json and reads the one document.</summary>
    public JsonElement Json(params string[] args)
    {
        (int code, string output, string error) = Run([.. args, "--json"]);
        Assert.True(code == ExitCode.Done, $"exit {code}: {error}");
        return JsonDocument.Parse(output).RootElement.Clone();
    }

    public string Write(string name, string text)
    {
        string path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Tests that each have a shell of their own.</summary>
public abstract class InShell : IDisposable
{
    private protected readonly Shell _shell = new();

    public void Dispose()
    {
        _shell.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Members of a document by the names on the way to them, with dots between.</summary>
internal static class JsonPath
{
    public static JsonElement At(this JsonElement json, string path) => path.Split('.').Aggregate(json, (at, name) => at.GetProperty(name));

    public static double Number(this JsonElement json, string path) => json.At(path).GetDouble();

    public static int Whole(this JsonElement json, string path) => json.At(path).GetInt32();

    public static string? Text(this JsonElement json, string path) => json.At(path).GetString();

    public static bool Flag(this JsonElement json, string path) => json.At(path).GetBoolean();
}
