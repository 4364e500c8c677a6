using IsoTriplet.Certificates;
using IsoTriplet.Numerics;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>Writes the certificates of a measurement's four bounds, and what they were found with.</summary>
internal static class CertificateFolder
{
    /// <summary>The file beside certificates that names the version and the kernel that found them; their checks depend on neither.</summary>
    public const string MadeWith = "made-with.txt";

    /// <summary>Writes haus-lower.json, haus-upper.json, iso-lower.json and iso-upper.json; the lower bound 0 needs none.</summary>
    /// <param name="folder">The folder; null writes nothing.</param>
    /// <param name="brackets">The brackets; null has none to write.</param>
    public static void Write(string? folder, BracketReport? brackets)
    {
        if (folder is null || brackets is null)
        {
            return;
        }
        Directory.CreateDirectory(folder);
        foreach ((string name, Certificate? certificate) in Named(brackets))
        {
            if (certificate is not null)
            {
                CertificateFile.Write(Path.Combine(folder, $"{name}.json"), certificate);
            }
        }
        WriteMadeWith(folder);
    }

    /// <summary>Writes <see cref="MadeWith"/>.</summary>
    /// <param name="folder">The folder, which is there.</param>
    public static void WriteMadeWith(string folder) =>
        AtomicFile.WriteText(
            Path.Combine(folder, MadeWith),
            $"isotriplet {typeof(CertificateFolder).Assembly.GetName().Version!.ToString(3)}\nkernel {BlasLibrary.Kernel}\n"
        );

    private static IEnumerable<(string, Certificate?)> Named(BracketReport brackets) =>
        [
            ("haus-lower", brackets.Haus.Lower.Certificate),
            ("haus-upper", brackets.Haus.Upper.Certificate),
            ("iso-lower", brackets.Iso.Lower.Certificate),
            ("iso-upper", brackets.Iso.Upper.Certificate),
        ];
}
