using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Optimizers.Search;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The worst embeddings that search finds, dimension by dimension.</summary>
public static class FactorSearch
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-factor-search",
            Source = "own",
            Locator = "Theorem 3, (38)",
            Statement =
                "In every dimension n = 2..9 there are embeddings with d_iso above the H / 2 that (42) gives, and from n = 5 on some "
                + "with d_iso above 2 H.",
            Hypotheses =
                "Equal class sizes m = 2..5; local search from chains of simplices and from random embeddings, seeded; more proposals "
                + "for n <= 4, where a row takes seconds; nothing says that the best found is the worst there is. Takes minutes: checked "
                + "by name or with --slow.",
            Relation = "H / 2 < d_iso(F, F_TS) for n = 2..9, and 2 H < d_iso(F, F_TS) for n >= 5",
            Expected = Verdict.Proved,
            Reason =
                "Each row of the table is a stress certificate for the embedding that search returned. The factor in a given dimension "
                + "is open.",
            Evidence = new ComputedEvidence("the worst-case search for n = 2..9, each result with its stress certificate", Judge, Control),
            Slow = true,
        };

    // Classes of m points; K as large as a few seconds a row allow.
    private static readonly (int Dimension, int Size, int Classes)[] Rows =
    [
        (2, 2, 5),
        (3, 2, 5),
        (4, 3, 5),
        (5, 3, 5),
        (6, 4, 5),
        (7, 3, 5),
        (8, 5, 5),
        (9, 5, 5),
    ];

    private static ClaimResult Judge(ClaimContext context)
    {
        List<string> lines = [];
        List<NamedCertificate> certificates = [];
        bool all = true;
        foreach ((int n, int size, int classes) in Rows)
        {
            WorstCase? worst = Find(context, n, size, classes);
            context.Cancel.ThrowIfCancellationRequested();
            all &= worst?.Ratio > (n >= 5 ? 2 : 0.5);
            if (worst?.Bound.Certificate is { } certificate)
            {
                lines.Add($"n = {n}, m = {size}, K = {classes}: {worst.Ratio:F4} (from a {worst.Start} start)");
                certificates.Add(new NamedCertificate($"worst-{n}-{size}-{classes}", certificate));
            }
            context.Progress?.Invoke(lines.Count, Rows.Length);
        }
        return new ClaimResult(
            all ? Verdict.Proved : Verdict.Undecided,
            Rows.Length,
            lines.LastOrDefault() ?? "nothing found",
            "d_iso / H at least: " + string.Join("; ", lines)
        )
        {
            Certificates = certificates,
        };
    }

    private static ControlResult Control(ClaimContext context)
    {
        StressCertificate? found = Find(context, 3, 2, 5)?.Bound.Certificate;
        bool rejected = found is not null && !CertificateChecker.Check(found with { Bound = 1.01 * found.Bound }).Valid;
        return new ControlResult(rejected, "the bound of a certificate raised by 1%: the checker rejects it");
    }

    private static WorstCase? Find(ClaimContext context, int dimension, int size, int classes)
    {
        WorstCaseSettings settings = new(dimension, size, classes, dimension <= 4 ? 12 : 2, context.Settings.Seed)
        {
            RandomStarts = dimension <= 4 ? 1 : 0,
        };
        return WorstCaseSearch.Run(settings, cancellation: context.Cancel);
    }
}
