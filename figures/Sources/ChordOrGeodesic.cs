namespace IsoTriplet.Figures.Sources;

/// <summary>[GEO] has no figures; these two show what it asks: how the distances differ, and whether training feels it.</summary>
public static class ChordOrGeodesic
{
    private static readonly string[] Distances = ["chord", "squared chord", "geodesic"];
    private static readonly string[] Trained = ["chord", "squared-chord", "geodesic"];
    private static readonly string[] Pairs = ["chord and squared chord", "chord and geodesic", "squared chord and geodesic"];
    private static readonly string[] Minings = ["easy-semi-hard", "easy-hard", "hard-hard"];
    private static readonly float[][] Dashes =
    [
        [],
        [5, 2],
        [2, 2],
    ];

    public static IReadOnlyList<Figure> All { get; } =
    [
        new(
            "geo-lengths-and-angles",
            "Chord, squared chord and geodesic: lengths and angles of their gradients",
            "[GEO]",
            "geo-lengths-and-angles.json"
        )
        {
            Rows = ["profiles", "anchor_angles"],
            Draw = Lengths,
            Caption = f =>
                "The question has no figure; this draws what it says of distances and gradients (claims geo-title-gradients, geo-chord-slope-below-one, geo-anchor-directions-differ). Left: the three distances of unit vectors at angle t; all increase, so they rank alike. Middle: their slopes cos(t/2), 2 sin t and 1, the lengths of the gradients along the sphere. "
                + $"Right: the angle between the anchor's gradients under two of them, for t_ap = π/4, γ = {f.Text("gamma")} and an active loss; they agree where t_an = t_ap. "
                + $"At most {Numbers.Upper(f.Number("largest_anchor_angle"))} radians on the grid drawn. 2/π ≤ chord/geodesic ≤ 1.",
            Reading =
                "Three ways to measure the distance of two points on a sphere: straight through (chord), its square, and along the surface (geodesic). They rank points alike, but pull with "
                + "different strength, and on the anchor in different directions.",
        },
        new("geo-training", "Training with chord, squared chord and geodesic", "[GEO]", "distance-runs.json")
        {
            Rows = ["comparisons", "cells"],
            Draw = Training,
            Caption = f =>
                $"The question has no figure; this is what its title asks (claim geo-title-mixing). Left: Recall@1 on held-out classes with a Euclidean loss less that of the geodesic loss from the same weights and batches; thick: 95 % of each, "
                + $"thin: 95 % of all together. Right: share of the runs that ended contracted, with Wilson's 95 %. {f.Rows("comparisons").Min(c => c.Number("pairs"))} seeds a point. "
                + $"By the rule set before the runs (decision 074) the claim that the mixture is never better is {f.Text("verdict.verdict")}: {f.Text("verdict.reason")}.",
            Reading =
                "The same training runs with each of the three distances, from the same starting weights and the same batches. Bars that reach over the middle line mean: no difference seen.",
        },
    ];

    private static Look Curve(int k) =>
        new(Palette.Categories[k])
        {
            Line = 1.6f,
            Dash = Dashes[k],
            HasLine = true,
            HasPoint = false,
        };

    private static Sheet Lengths(ResultFile f)
    {
        Sheet sheet = new(Style.TwoColumns);
        IReadOnlyList<ResultFile> profiles = f.Rows("profiles");
        IReadOnlyList<ResultFile> angles = f.Rows("anchor_angles");
        Axis Values(IReadOnlyList<ResultFile> rows, string field, string title) => new(0, 1.05 * rows.Max(r => r.Number(field)), title);
        Panel[] panels = sheet.Row(
            150,
            44,
            (Axis.Angle("angle t"), Values(profiles, "value", "D(t)"), null),
            (Axis.Angle("angle t"), Values(profiles, "slope", "gradient length dD/dt"), null),
            (Axis.Angle("angle of a and n"), Values(angles, "angle", "angle of gradients at a"), null)
        );
        foreach ((int k, string name) in Distances.Index())
        {
            ResultFile[] rows = [.. profiles.Where(r => r.Text("distance") == name)];
            panels[0].Line(rows.Select(r => (r.Number("t"), r.Number("value"))), Curve(k));
            panels[1].Line(rows.Select(r => (r.Number("t"), r.Number("slope"))), Curve(k));
            panels[2].Line(angles.Where(r => r.Text("pair") == Pairs[k]).Select(r => (r.Number("t_an"), r.Number("angle"))), Curve(k));
        }
        sheet.Legend("left, middle", [.. Distances.Select((d, k) => (d, Curve(k)))]);
        sheet.Legend("right", [.. Pairs.Select((d, k) => (d, Curve(k)))]);
        return sheet;
    }

    private static Sheet Training(ResultFile f)
    {
        Sheet sheet = new();
        string[] sets = [.. f.Rows("cells").Select(c => c.Text("data")).Distinct(StringComparer.Ordinal)];
        double widest = f.Rows("comparisons")
            .Max(c => Math.Max(Math.Abs(c.Number("simultaneous_lower")), Math.Abs(c.Number("simultaneous_upper"))));
        foreach (string set in sets)
        {
            bool bottom = set == sets[^1];
            Axis y = Axis.Steps(Minings, set);
            Axis difference = new(-1.05 * widest, 1.05 * widest, bottom ? "Recall@1 less geodesic" : null) { Labelled = bottom };
            Axis share = new(-0.04, 1.04, bottom ? "share contracted" : null) { Ticks = [0, 0.5, 1], Labelled = bottom };
            Panel[] panels = sheet.Row(92, 10, (difference, y, null), (share, y.Bare(), null));
            panels[0].Guide(0, -0.55, 0, Minings.Length - 0.45, new Look(Palette.Grey) { Line = 0.8f });
            foreach ((int k, string distance) in Trained.Index())
            {
                double Y(ResultFile r) => Array.IndexOf(Minings, r.Text("mining")) + (0.24 * (1 - k));
                ResultFile[] here = [.. f.Rows("comparisons").Where(r => r.Text("data") == set && r.Text("distance") == distance)];
                ResultFile[] rates = [.. f.Rows("cells").Where(r => r.Text("data") == set && r.Text("distance") == distance)];
                Look look = Palette.Category(k, 5.5f);
                Bars(panels[0], here, Y, "simultaneous_lower", "simultaneous_upper", look with { Line = 0.7f });
                Bars(panels[0], here, Y, "lower", "upper", look with { Line = 2.2f });
                panels[0]
                    .Points(
                        [.. here.Select(r => (r.Number("difference"), Y(r)))],
                        look,
                        [
                            .. here.Select(r =>
                                $"{distance}: {r.Number("difference"):0.####} ({r.Number("lower"):0.####} to {r.Number("upper"):0.####})"
                            ),
                        ]
                    );
                Bars(panels[1], rates, Y, "collapse_rate.lower", "collapse_rate.upper", look with { Line = 1.3f });
                panels[1]
                    .Points(
                        [.. rates.Select(r => (r.Number("collapse_rate.share"), Y(r)))],
                        look,
                        [.. rates.Select(r => $"{distance}: {r.Text("collapsed")} of {r.Text("runs")} contracted")]
                    );
            }
        }
        sheet.Legend("loss by", [.. Trained.Select((d, k) => (d, Palette.Category(k)))]);
        return sheet;
    }

    private static void Bars(Panel panel, ResultFile[] rows, Func<ResultFile, double> y, string lower, string upper, Look look) =>
        panel.Add(new SegmentMarks([.. rows.Select(r => (panel.At(r.Number(lower), y(r)), panel.At(r.Number(upper), y(r))))], look));
}
