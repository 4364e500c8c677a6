using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.Reporting;

/// <summary>The files of one checked claim: certificates, and instances against it as case files that <c>measure</c> opens.</summary>
public sealed record ClaimFiles(IReadOnlyList<string> Certificates, IReadOnlyList<string> Cases)
{
    /// <summary>Writes them below a folder: ID-NAME.json, ID-case-K/embedding.npy, ID-case-K/labels.npy.</summary>
    public static ClaimFiles Write(string claim, ClaimResult result, string? folder)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (folder is null)
        {
            return new ClaimFiles([.. result.Certificates.Select(c => c.Name)], [.. result.Against.Select(a => a.Origin)]);
        }
        Directory.CreateDirectory(folder);
        List<string> certificates = [];
        foreach (NamedCertificate c in result.Certificates)
        {
            certificates.Add(Path.Combine(folder, $"{claim}-{c.Name}.json"));
            CertificateFile.Write(certificates[^1], c.Certificate);
        }
        return new ClaimFiles(certificates, [.. result.Against.Select((a, k) => Case(Path.Combine(folder, $"{claim}-case-{k}"), a))]);
    }

    private static string Case(string folder, Instance instance)
    {
        Directory.CreateDirectory(folder);
        EmbeddingFile.Write(Path.Combine(folder, "embedding.npy"), instance.Points);
        NpyFile.Write(Path.Combine(folder, "labels.npy"), instance.Labels.ClassOf.ToArray().Select(l => (long)l).ToArray());
        for (int k = 0; k < instance.Others.Count; k++)
        {
            EmbeddingFile.Write(Path.Combine(folder, $"other-{k + 1}.npy"), instance.Others[k]);
        }
        return folder;
    }
}
