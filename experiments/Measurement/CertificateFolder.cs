using IsoTriplet.Certificates;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>Writes the certificates of a measurement's four bounds.</summary>
internal static class CertificateFolder
{
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
    }

    private static IEnumerable<(string, Certificate?)> Named(BracketReport brackets) =>
        [
            ("haus-lower", brackets.Haus.Lower.Certificate),
            ("haus-upper", brackets.Haus.Upper.Certificate),
            ("iso-lower", brackets.Iso.Lower.Certificate),
            ("iso-upper", brackets.Iso.Upper.Certificate),
        ];
}
