using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>Writes the certificates of a measurement's four bounds, and what they were found with.</summary>
internal static class CertificateFolder
{
    /// <summary>The file beside certificates that names the version and the kernel that found them; their checks depend on neither.</summary>
    public const string MadeWith = "made-with.txt";

    private static readonly string[] Ends = ["haus-lower", "haus-upper", "iso-lower", "iso-upper"];

    /// <summary>The names of all files that a measurement may write there.</summary>
    public static IEnumerable<string> Names =>
        ((string[])["", "margin-", "comparisons-"]).SelectMany(before => Ends.Select(end => $"{before}{end}.json")).Append(MadeWith);

    /// <summary>Writes haus-lower.json, haus-upper.json, iso-lower.json and iso-upper.json; the lower bound 0 needs none.</summary>
    /// <param name="folder">The folder; null writes nothing.</param>
    /// <param name="brackets">The brackets; null has none to write.</param>
    public static void Write(string? folder, BracketReport? brackets)
    {
        if (folder is not null && brackets is not null)
        {
            Directory.CreateDirectory(folder);
            Write(folder, "", brackets.Haus, brackets.Iso);
            WriteMadeWith(folder);
        }
    }

    /// <summary>Writes the certificates of two brackets, with something in front of their names.</summary>
    public static void Write(string folder, string before, Bracket haus, Bracket iso)
    {
        Bound[] bounds = [haus.Lower, haus.Upper, iso.Lower, iso.Upper];
        foreach ((string name, Bound bound) in Ends.Zip(bounds))
        {
            if (bound.Certificate is { } certificate)
            {
                AtomicFile.Write(Path.Combine(folder, $"{before}{name}.json"), CertificateFile.ToBytes(certificate));
            }
        }
    }

    /// <summary>Writes <see cref="MadeWith"/>.</summary>
    /// <param name="folder">The folder, which is there.</param>
    public static void WriteMadeWith(string folder) =>
        AtomicFile.WriteText(
            Path.Combine(folder, MadeWith),
            $"isotriplet {typeof(CertificateFolder).Assembly.GetName().Version!.ToString(3)}\nkernel {BlasLibrary.Kernel}\n"
        );
}
