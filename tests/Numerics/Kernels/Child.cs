using System.Diagnostics;

namespace IsoTriplet.Tests.Numerics.Kernels;

/// <summary>This assembly once more, running some of its tests with another kernel: one process has one kernel from its first product on.</summary>
internal static class Child
{
    /// <summary>Names the file that a test of a child answers in; not set in the suite itself.</summary>
    private const string Variable = "ISOTRIPLET_TEST_ANSWER";

    /// <summary>The file to answer in, or null in the suite itself.</summary>
    public static string? AnswerFile => Environment.GetEnvironmentVariable(Variable);

    /// <summary>The variables under which a process takes a kernel; an empty name stands for the choice that it makes by itself.</summary>
    public static (string, string)[] Kernel(string kernel) =>
        kernel == "managed"
            ? [("ISOTRIPLET_LINEAR_ALGEBRA", "managed")]
            : [("ISOTRIPLET_LINEAR_ALGEBRA", ""), ("OPENBLAS_CORETYPE", kernel)];

    /// <summary>Runs one test, which answers in a file.</summary>
    public static string Answer(string test, params (string Name, string Value)[] variables)
    {
        string file = Path.GetTempFileName();
        try
        {
            (int code, string output) = Run(["-method", test], [.. variables, (Variable, file)]);
            Assert.True(code == 0, output);
            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs the assembly with some arguments: exit code and output.</summary>
    public static (int Code, string Output) Run(string[] arguments, params (string Name, string Value)[] variables)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "IsoTriplet.Tests.dll");
        ProcessStartInfo start = new("dotnet", [assembly, "-noColor", .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in variables)
        {
            start.Environment.Remove(name);
            if (value.Length > 0)
            {
                start.Environment[name] = value;
            }
        }
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
