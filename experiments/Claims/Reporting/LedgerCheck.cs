using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.Reporting;

/// <summary>Judges claims, several at once: what <c>claims check</c> and <c>reproduce</c> share.</summary>
public static class LedgerCheck
{
    private const int ProgressEvery = 250;

    // Controls have their tight configurations at hand: few instances are enough.
    private const int ControlInstances = 120;

    /// <summary>Judges claims on all threads; verdicts and figures hang on neither their number nor the order.</summary>
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
        CheckedClaim[] found = new CheckedClaim[claims.Count];
        int begun = 0;
        Parallelism.Run(
            claims.Count,
            Parallelism.Threads,
            () => true,
            (_, i) =>
            {
                Claim claim = claims[i];
                progress($"[{Interlocked.Increment(ref begun)}/{claims.Count}] {claim.Id}");
                ClaimResult result = runner.Judge(claim, (done, of) => Instances(claim, done, of));
                cancel.ThrowIfCancellationRequested();
                ClaimFiles files = ClaimFiles.Write(claim.Id, result, certificates);
                ControlResult? control = settings.Only is null ? controls.Control(claim) : null;
                found[i] = new CheckedClaim(claim, result, ClaimsReport.Checked(claim, result, control, settings.Seed, files));
            }
        );
        if (Directory.Exists(certificates))
        {
            CertificateFolder.WriteMadeWith(certificates);
        }
        return found;

        void Instances(Claim claim, int done, int of)
        {
            if (done % ProgressEvery == 0 && done < of)
            {
                progress($"    {claim.Id}: {done} of {of}");
            }
        }
    }
}

/// <summary>A claim that was judged.</summary>
public sealed record CheckedClaim(Claim Claim, ClaimResult Result, ClaimsReport.Entry Entry);
