using IsoTriplet.Experiments.Claims.IsometricApproximation;
using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>What decides collapse in training, and the empirical constant c = d_haus / d_iso (docs/results/collapse.md).</summary>
internal static class Collapse
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("own-collapse-direction", "docs/results/collapse.md", Verdict.Holds)
        {
            Statement = "Training with hard mining tends to collapse when the batch is too large or the embedding dimension too small.",
            Hypotheses = "As iat-collapse-nearest.",
            Relation = "0 < slope of log N and slope of log n < 0 in the log odds of collapse",
            Reason = "The expectation was set after a first look at the runs. Holds: both 95 % profile intervals lie on their side of 0.",
            Evidence = KeptRuns.PhaseDiagram(
                "logistic regression in log N, log n and class overlap",
                rows => Slopes(rows, ("log N", 1), ("log n", -1))
            ),
        },
        new("own-collapse-overlap", "docs/results/collapse.md", Verdict.Holds)
        {
            Statement = "At the same N and n, training collapses the likelier the more the classes overlap.",
            Hypotheses = "As iat-collapse-nearest.",
            Relation = "0 < slope of the class overlap beside log N and log n",
            Reason =
                "N and n are not enough to place a run: the data decide with them. The expectation was set after a first look at the runs.",
            Evidence = KeptRuns.PhaseDiagram("logistic regression in log N, log n and class overlap", rows => Slopes(rows, ("overlap", 1))),
        },
        new("own-collapse-exponent", "docs/results/collapse.md", Verdict.Refuted)
        {
            Statement = "N / n is what places the boundary of collapse: N ~ n^gamma with gamma = 1 at every class overlap.",
            Hypotheses = "As iat-collapse-nearest.",
            Relation = "gamma = 1 at every class overlap",
            Reason = "Where classes overlap little the boundary is steeper than N ~ n, where they overlap much it is flatter.",
            Evidence = KeptRuns.PhaseDiagram("exponents of the boundary with profile intervals", Exponents),
        },
        new("own-collapse-score", "the hypothesis weakened to an order", Verdict.Holds)
        {
            Statement =
                "Of two runs the one whose first batch is farther from the separated embeddings, by d_haus / R(X), is the likelier to collapse.",
            Hypotheses = "As iat-collapse-nearest; both ends of the bracket as the score.",
            Relation = "0.8 <= area under the ROC curve",
            Reason =
                "N and n together order the runs as well, so this is no proof of a mechanism. The expectation and the 0.8 were set after a first look at the runs.",
            Evidence = KeptRuns.PhaseDiagram("areas with Newcombe's intervals", Areas),
        },
        new("own-collapse-letters", "iat-discussion-letters, on embeddings", Verdict.Holds)
        {
            Statement =
                "With more dimensions than points the nearest separated embedding is less collapsed: the median of d_haus / R is smaller.",
            Hypotheses = "Gaussian, N = 8, two classes; n = 16 against n = 1; R the largest class radius.",
            Relation = "median d_haus / R at n = 16 < median d_haus / R at n = 1",
            Reason =
                "n > N: the classes step apart in new dimensions. A statement on medians: a few in a thousand instances go the other way.",
            Evidence = MedianTable.Of(
                "medians of d_haus / R, in closed form on a line, between H/4 and the least shift of the classes along a new dimension in R^16",
                MedianTable.CollapseShare,
                Cell(8, 16),
                Cell(8, 1)
            ),
        },
        new("own-ratio-points", "c = d_haus / d_iso against N", Verdict.Holds)
        {
            Statement = "The median of c grows with the number of points.",
            Hypotheses = "Gaussian points, n = 2, two classes; N = 3, 8.",
            Relation = "median c at N = 3 < median c at N = 8",
            Reason = "Measured from brackets; the paper gives one value at N = 5.",
            Evidence = MedianTable.Of("medians of c from certified brackets, cell by cell", MedianTable.Ratio, Cell(3, 2), Cell(8, 2)),
        },
        new("own-ratio-dimension", "c = d_haus / d_iso against n", Verdict.Undecided)
        {
            Statement = "The median of c falls as the dimension grows.",
            Hypotheses = "Gaussian points, N = 6, two classes; n = 4, 2.",
            Relation = "median c at n = 4 < median c at n = 2",
            Reason =
                "No effect is seen: the intervals of the medians, which allow for the brackets and for 99% of the sampling error, overlap.",
            Evidence = MedianTable.Of("medians of c from certified brackets, cell by cell", MedianTable.Ratio, Cell(6, 4), Cell(6, 2)),
        },
        new("own-ratio-thickness", "c = d_haus / d_iso against thickness", Verdict.Undecided)
        {
            Statement = "The median of c grows as the point set gets thinner.",
            Hypotheses = "Gaussian points, N = 5, n = 2, two classes, the second coordinate scaled by 1, 0.1.",
            Relation = "median c at scale 1 < median c at scale 0.1",
            Reason = "Theorem 2 divides by the thickness, but typical instances do not feel it: the intervals overlap.",
            Evidence = MedianTable.Of("medians of c from certified brackets, cell by cell", MedianTable.Ratio, Thin(1), Thin(0.1)),
        },
    ];

    private static InstanceSource Cell(int points, int n) =>
        Streams.Gaussian($"cell-{points}-{n}", $"N = {points}, n = {n}, two classes", points, n, 2);

    private static InstanceSource Thin(double s) =>
        new(
            $"thin-{s}",
            $"second coordinate times {s}",
            r =>
                Streams.Toy.Draw(r) is var f
                    ? f with
                    {
                        Points = Sampling.Map(f.Points, (i, k) => (k == 1 ? s : 1) * f.Points[i, k]),
                    }
                    : null!
        );

    private static Finding Slopes(ObservedRow[] rows, params (string Name, int Sign)[] signs)
    {
        Boundary boundary = Boundary.Of(rows, null, Outcomes.Contracted);
        BoundarySlope?[] slopes = [.. signs.Select(s => boundary.Slopes.FirstOrDefault(b => b.Name == s.Name))];
        bool Side(int sign, int i) => slopes[i] is { } s && (sign * signs[i].Sign > 0 ? s.Lower > 0 : s.Upper < 0);
        int[] all = [.. Enumerable.Range(0, signs.Length)];
        Verdict verdict = Finding.Side(all.All(i => Side(1, i)), all.Any(i => Side(-1, i)));
        string text = string.Join(", ", boundary.Slopes.Select(s => $"{s.Name} {s.Value:F2} [{s.Lower:F2}, {s.Upper:F2}]"));
        return new(verdict, boundary.Runs, text, $"{boundary.Count} of {boundary.Runs} runs contracted; slopes: {text}.");
    }

    private static Finding Exponents(ObservedRow[] rows)
    {
        Boundary[] boundaries =
        [
            .. rows.GroupBy(r => r.Overlap!.Value).OrderBy(g => g.Key).Select(g => Boundary.Of([.. g], g.Key, Outcomes.Contracted)),
        ];
        string found = string.Join(
            ", ",
            boundaries.Select(b => $"overlap {b.Overlap:R}: {b.Exponent:F2} [{b.ExponentLower:F2}, {b.ExponentUpper:F2}]")
        );
        Verdict verdict = Finding.Side(
            boundaries.All(b => b is { ExponentLower: <= 1, ExponentUpper: >= 1 }),
            boundaries.Any(b => b.ExponentUpper < 1 || b.ExponentLower > 1)
        );
        return new(verdict, rows.Length, found, $"gamma by class overlap: {found}.");
    }

    private static Finding Areas(ObservedRow[] rows)
    {
        Agreement found = Agreement.Of(rows, PredictedCollapseRule.Threshold, Outcomes.Contracted);
        AreaFigure[] areas = found is { AreaOfLower: { } lower, AreaOfUpper: { } upper } ? [lower, upper] : [];
        Verdict verdict = Finding.Side(areas.Length > 0 && areas.All(a => a.Lower >= 0.8), areas.Any(a => a.Upper < 0.8));
        string text = string.Join(" and ", areas.Select(a => $"{a.Area:F3} [{a.Lower:F3}, {a.Upper:F3}]"));
        return new(verdict, found.Runs, text, $"AUC of the lower and of the upper bound: {text}.");
    }
}
