using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Proofs;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Claims;

/// <summary>Judges claims as the ledger does, and reads the folder that a list of claims stands for.</summary>
internal static class Judging
{
    internal static ClaimContext Context(Claim claim, ClaimSettings? settings = null) =>
        new(claim.Id, settings ?? new ClaimSettings(), new Z3Prover(), TestContext.Current.CancellationToken);

    internal static ClaimResult Judge(this Claim claim, ClaimSettings? settings = null) => claim.Evidence.Judge(Context(claim, settings));

    internal static ControlResult Control(this Claim claim) => claim.Evidence.Control(Context(claim));

    /// <summary>How many files of a folder of claims create one.</summary>
    internal static int FilesWithAClaim(string folder) =>
        Directory
            .GetFiles(Path.Combine(House.Root, "experiments", "Claims", folder), "*.cs")
            .Count(f => File.ReadAllText(f).Contains("public static Claim Create()", StringComparison.Ordinal));
}
