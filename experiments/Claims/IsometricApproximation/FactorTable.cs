using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>How large d_iso / H gets.</summary>
public static class FactorTable
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-factor-table",
            Source = "own",
            Locator = "Theorem 3, (38)",
            Statement =
                "Along the chains of simplices d_iso / H is at least 0.98 m / (1 + sqrt m / (K - 1)): it grows with the dimension n = "
                + "2m - 1, towards m = (n + 1) / 2 as K grows.",
            Hypotheses = "m points a class, K classes, K - 1 a multiple of 4; h = 5e-8 rho.",
            Relation = "0.98 m / (1 + sqrt m / (K - 1)) H <= d_iso(F, F_TS)",
            Expected = Verdict.Proved,
            Reason =
                "Each row of the table is a stress certificate. docs/mathematics.md, Theorem 7.3, has the limit h -> 0 for every m and "
                + "K.",
            Evidence = new ComputedEvidence(
                "stress certificates of six chains",
                Judge,
                static _ =>
                {
                    StressCertificate stated = ChainOfSimplices.Smallest.Value.Certificate;
                    bool rejected = !CertificateChecker.Check(stated with { Bound = 1.01 * stated.Bound }).Valid;
                    return new ControlResult(rejected, "the bound of the certificate raised by 1%: the checker rejects it");
                }
            ),
        };

    private static readonly (int Size, int Classes)[] Rows = [(2, 5), (2, 9), (3, 5), (3, 9), (4, 5), (5, 5)];

    private static ClaimResult Judge(ClaimContext context)
    {
        List<string> lines = [];
        List<NamedCertificate> certificates = [];
        bool all = true;
        foreach ((int size, int classes) in Rows)
        {
            context.Cancel.ThrowIfCancellationRequested();
            ChainOfSimplices chain = ChainOfSimplices.Of(size, classes);
            double formula = size / (1 + (Math.Sqrt(size) / (classes - 1)));
            all &= CertificateChecker.Check(chain.Certificate).Valid && chain.Factor >= 0.98 * formula;
            lines.Add($"n = {(2 * size) - 1}, m = {size}, K = {classes}: {chain.Factor:F4} (formula {formula:F4})");
            certificates.Add(new NamedCertificate($"chain-{size}-{classes}", chain.Certificate));
            context.Progress?.Invoke(certificates.Count, Rows.Length);
        }
        return new ClaimResult(
            all ? Verdict.Proved : Verdict.Undecided,
            Rows.Length,
            lines[^1],
            "d_iso / H at least: " + string.Join("; ", lines)
        )
        {
            Certificates = certificates,
        };
    }
}
