namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>Each number of a measurement with a plain sentence.</summary>
public static class NumberSentences
{
    /// <summary>The rows of the table: what, value, sentence.</summary>
    public static IEnumerable<(string What, string Value, string Sentence)> Of(EmbeddingNumbers m)
    {
        ResultFile raw = m.Measurement;
        yield return (
            "Points and dimension, N × n",
            $"{m.Points} × {m.Dimension}",
            $"{Numbers.Count(m.Classes, "class")}, the smallest of {raw.Number("smallest_class")}. "
                + (
                    m.Points <= m.Dimension + 1
                        ? "At most one point more than dimensions: there is room to separate almost anything."
                        : $"{Html.Number(m.Points / (double)m.Dimension)} points a dimension: the larger this is, the less room there is to separate without collapse."
                )
        );
        yield return (
            "Diameter",
            Html.Number(m.Diameter),
            "The largest distance between two points: the scale to hold the other numbers against."
        );
        if (m.Hardness is double h)
        {
            double[] t = raw.Numbers("hardest_triple");
            yield return (
                "Hardness, H",
                Html.Number(h),
                !m.Separated
                    ? $"The worst triple fails by this much ({Share(h, m.Diameter)} of the diameter): row {t[0]} is farther from row {t[1]} of its own class than from row {t[2]} of another."
                    : "No triple fails: the worst one still has its positive at least as near as its negative."
            );
            double most = m.Loss("hard_negative") ?? 0;
            yield return (
                $"Hard negative loss at margin {Html.Number(m.Margin)}",
                Html.Number(most),
                most == 0
                    ? "No triple loses anything at this margin."
                    : $"What the hardest triple loses. By batch hard, each anchor with its farthest positive and nearest negative, the mean is {Html.Number(m.Loss("batch_hard_mean") ?? 0)} "
                        + $"and {Html.Percent(m.Loss("active_share") ?? 0)} of the anchors lose something."
            );
        }
        if (m.Retrieval("recall_at_1") is double recall)
        {
            yield return (
                "Recall@1 among themselves",
                Html.Number(recall),
                $"How often the nearest other point is of the same class; guessing has {Html.Number(m.Retrieval("chance_at_1") ?? 0)}. It is free of scale: a contracted embedding may keep it."
            );
        }
        (double extent, double scale, string from) = m.Size;
        yield return ("Spread", Html.Number(extent), $"The rms distance of the points from their mean{Against(extent, scale, from)}.");
        yield return Distance(m, "d_haus", "To be separated, some point has to move by");
        yield return Distance(m, "d_iso", "To be separated, some distance between two points has to change by");
        yield return (
            "Cost of class collapse, max R(Xⁱ)",
            Html.Number(m.ClassRadius),
            "How far some point moves if every class is pulled into one point: the radius of the largest class."
        );
        yield return (
            "Cost of total collapse, R(X)",
            Html.Number(m.TotalRadius),
            "How far some point moves if everything is pulled into one point: the radius of the whole."
        );
        foreach ((string, string, string) row in Collapse(m))
        {
            yield return row;
        }
        yield return Thickness(raw.Part("thickness"));
        foreach (string kept in ((string[])["with_margin", "comparisons"]).Where(raw.Has))
        {
            foreach ((string, string, string) row in Constrained(raw.Part(kept)))
            {
                yield return row;
            }
        }
    }

    // The distances to the embeddings that keep a margin, or respect listed comparisons.
    private static IEnumerable<(string, string, string)> Constrained(ResultFile set)
    {
        bool kept = set.Optional("margin") is not null;
        string what =
            kept ? $"keep the margin {Html.Number(set.Number("margin"))}"
            : set.Number("comparisons") == 1 ? "respect the comparison"
            : $"respect all {Numbers.Count(set.Number("comparisons"), "comparison")}";
        bool member = set.Flag("member");
        foreach (
            (string key, string name, string moved) in ((string, string, string)[])
                [
                    ("d_haus", kept ? "d_haus" : "largest displacement", "some point has to move by"),
                    ("d_iso", "d_iso", "some distance has to change by"),
                ]
        )
        {
            double lower = set.Number($"{key}.lower");
            (string value, string rest) = set.Optional($"{key}.upper") is { } upper
                ? (Html.Between(lower, upper), $"at least {Html.Lower(lower)}; {Html.Upper(upper)} is enough.")
                : ($"at least {Html.Lower(lower)}", $"at least {Html.Lower(lower)}; no such embedding was found.");
            string sentence = member ? "This one does: nothing has to change." : $"This one does not. To {what}, {moved} {rest}";
            yield return ($"Distance to those that {what}, {name}", value, sentence);
        }
    }

    private static string Against(double spread, double scale, string from) =>
        scale == 0
            ? ""
            : from switch
            {
                "sphere" => $": {Html.Number(spread / scale)} of the radius of the sphere that the rows lie on, {Html.Number(scale)}",
                "margin" => $": {Html.Number(spread / scale)} of the margin",
                _ => $"; the mean lies {Html.Number(scale)} from the origin, and nothing says how large a healthy embedding would be",
            };

    private static (string, string, string) Distance(EmbeddingNumbers m, string name, string sentence)
    {
        (double lower, double upper, bool closed, string lowerFrom, string upperFrom) = m.Distance(name);
        string value = upper == 0 ? "0" : Html.Between(lower, upper);
        string how =
            upper == 0 ? "Nothing has to change."
            : closed ? $"{sentence} {Html.Number(upper)}, and that is enough."
            : $"{sentence} at least {Html.Lower(lower)}; moving by {Html.Upper(upper)} is enough. In between nobody knows yet.";
        string rests = upper == 0 ? "" : $" At least: {lowerFrom}. Enough: {upperFrom}.";
        return ($"Distance to separation, {name}", value, how + rests);
    }

    private static IEnumerable<(string, string, string)> Collapse(EmbeddingNumbers m)
    {
        if (m.Collapse("spread_ratio") is double spread)
        {
            yield return (
                "Spread kept",
                Html.Percent(spread),
                "How much of the spread of the points the nearest separated embedding found still has: near 0 % it is one point, near 100 % hardly anything is lost."
            );
        }
        if (m.Collapse("diameter_ratio") is double diameter)
        {
            yield return ("Diameter kept", Html.Percent(diameter), "The same for the largest distance.");
        }
        if (m.Collapse("of_class_collapse") is double share)
        {
            yield return (
                "Distance over cost of class collapse",
                Html.Percent(share),
                "100 % means that nothing nearer than class collapse is known; far below, that collapse is a long way round."
            );
        }
        if (m.Now("centre_separation") is double separation)
        {
            yield return (
                "Centres apart",
                $"{Html.Number(separation)} radii",
                "The two closest class centres, in radii of the largest class: below 2 the balls around the classes overlap."
            );
        }
        double rank = m.Now("effective_rank") ?? 0;
        yield return (
            "Effective rank",
            Html.Number(rank),
            rank == 0
                ? "All points are one point: no dimension is used."
                : $"How many of the {Numbers.Count(m.Dimension, "dimension")} the points really use; near 1 they lie almost on a line (dimensional collapse)."
        );
    }

    private static (string, string, string) Thickness(ResultFile t)
    {
        double upper = t.Number("upper");
        string sentence =
            upper < 1e-9
                ? $"The points are flat: they fill only {Numbers.Count(t.Number("affine_dimension"), "dimension")}, and bounds that divide by the thickness say nothing."
                : "The width of the cloud in its thinnest direction; the paper's bound on how far a near-isometry can be from an isometry divides by it.";
        return ("Thickness, θ", Html.Between(t.Number("lower"), upper), sentence);
    }

    private static string Share(double part, double whole) => whole > 0 ? Html.Percent(part / whole) : "all";
}
