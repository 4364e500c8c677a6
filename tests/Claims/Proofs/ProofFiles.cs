namespace IsoTriplet.Tests.Claims.Proofs;

/// <summary>Finds the folder proofs/ of the working tree that the tests were built from.</summary>
internal static class ProofFiles
{
    internal static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "proofs");

    private static string Root(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "IsoTriplet.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder
            ?? throw new InvalidOperationException("the tests do not run inside the working tree (no IsoTriplet.slnx above them)");
    }
}
