using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Measurement;

namespace IsoTriplet.Experiments.Claims.Reporting;

/// <summary>Judges claims one after the other: what <c>claims check</c> and <c>reproduce</c> share.</summary>
public static class LedgerCheck
{
    private const int ProgressEvery = 250;

    // Controls have their tight configurations at hand: few instances are enough.
    private const int ControlInstances = 120;

    /// <summary>Judges claims.</summary>
    public static IReadOnlyList<CheckedClaim> Run(
        IReadOnlyList<Claim> claims,
        ClaimSettings settings,
        string? certificates,
        Action<string> progress,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(progress);
        ClaimRunner runner = new(settings, cancel);
        ClaimRunner controls = runner.With(settings with { Instances = Math.Min(settings.Instances, ControlInstances) });
        List<CheckedClaim> found = [];
        foreach (Claim claim in claims)
        {
            progress($"[{found.Count + 1}/{claims.Count}] {claim.Id}");
            ClaimResult result = runner.Judge(claim, Instances);
            cancel.ThrowIfCancellationRequested();
            ClaimFiles files = ClaimFiles.Write(claim.Id, result, certificates);
            ControlResult? control = settings.Only is null ? controls.Control(claim) : null;
            found.Add(new CheckedClaim(claim, result, ClaimsReport.Checked(claim, result, control, settings.Seed, files)));
        }
        if (Directory.Exists(certificates))
        {
            CertificateFolder.WriteMadeWith(certificates);
        }
        return found;

        void Instances(int done, int of)
        {
            if (done % ProgressEvery == 0 && done < of)
            {
                progress($"    {done} of {of}");
            }
        }
    }
}

/// <summary>A claim that was judged.</summary>
public sealed record CheckedClaim(Claim Claim, ClaimResult Result, ClaimsReport.Entry Entry);
