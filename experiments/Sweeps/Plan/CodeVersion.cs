using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace IsoTriplet.Experiments.Sweeps.Plan;

/// <summary>Names the code that computes a cell: other code, other cells.</summary>
public static class CodeVersion
{
    private const string Ours = "IsoTriplet.";
    private const int Digits = 16;

    /// <summary>The code that runs here: the version, and a hash over this program's own assemblies (not over .NET and native libraries).</summary>
    public static string Here { get; } = Of(typeof(CodeVersion).Assembly);

    /// <summary>The version of an assembly with what it stands on of ours.</summary>
    public static string Of(Assembly top)
    {
        SortedDictionary<string, Guid> modules = new(StringComparer.Ordinal);
        Collect(top, modules);
        // The module version identifier of a deterministic build is a hash of the compiler's input; it is there in single-file programs as well.
        string text = string.Join('\n', modules.Select(m => $"{m.Key} {m.Value}"));
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
        return $"{top.GetName().Version?.ToString(3)}+{hash}";
    }

    private static void Collect(Assembly assembly, SortedDictionary<string, Guid> modules)
    {
        if (!modules.TryAdd(assembly.GetName().Name ?? "", assembly.ManifestModule.ModuleVersionId))
        {
            return;
        }
        // Figures draw and compute no cell.
        foreach (
            AssemblyName name in assembly
                .GetReferencedAssemblies()
                .Where(n => n.Name is { } s && s.StartsWith(Ours, StringComparison.Ordinal) && s != "IsoTriplet.Figures")
        )
        {
            Collect(Assembly.Load(name), modules);
        }
    }
}
