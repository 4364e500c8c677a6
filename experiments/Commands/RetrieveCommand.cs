using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>retrieve EMB --labels LAB</c>: what nearest neighbours find, ties in expectation.</summary>
public static class RetrieveCommand
{
    public static Command Create(CommandHost host)
    {
        EmbeddingArguments embedding = new();
        Option<string?> gallery = OptionWith.Description<string?>(
            "--gallery",
            "look the rows up in this embedding (default: in the others of their own)"
        );
        Option<string?> galleryLabels = OptionWith.Description<string?>(
            "--gallery-labels",
            "the gallery's labels, matched by name; equal integers (3, 3.0) are one class"
        );
        Option<string> at = OptionWith.Default("--at", "the k of Recall@k, with commas between", "1,2,4,8");
        return host.Command(
            "retrieve",
            "Recall@K, R-precision, MAP@R and mean reciprocal rank, by class and averaged; ties in expectation",
            [gallery, galleryLabels, at, .. embedding.Words],
            (parsed, context) =>
            {
                _ = Depths(parsed.GetRequiredValue(at));
                if (parsed.GetValue(gallery) is null != parsed.GetValue(galleryLabels) is null)
                {
                    throw new ArgumentException("--gallery and --gallery-labels belong together: both or neither was expected");
                }
                (Embedding points, Labels labels) = embedding.Read(
                    parsed,
                    others: [parsed.GetValue(gallery), parsed.GetValue(galleryLabels)]
                );
                using IDisposable end = Parallelism.Until(context.Cancel);
                RetrievalReport found = Measure(parsed, points, labels);
                return context.Done(Json(found, points.Dimension), text => Write(text, found, points.Dimension));
            }
        );

        RetrievalReport Measure(ParseResult parsed, Embedding queries, Labels classes)
        {
            int[] depths = Depths(parsed.GetRequiredValue(at));
            if (parsed.GetValue(gallery) is not { } shelf)
            {
                return RetrievalReport.Of(queries, classes, depths);
            }
            Embedding found = embedding.ReadOther(parsed, shelf);
            Labels named = embedding.ReadLabels(parsed, parsed.GetValue(galleryLabels)!, found.Points);
            return found.Dimension == queries.Dimension
                ? RetrievalReport.Of(queries, LabelFile.ByNumber(classes), found, LabelFile.ByNumber(named), depths)
                : throw new InputException(
                    shelf,
                    $"has {Counted.Of(found.Dimension, "dimension")}; {queries.Dimension} were expected, as {embedding.Path(parsed)} has"
                );
        }
    }

    // The figures of all queries, and what else there is: how many examples a query looks through, the mean over the classes, and class by class.
    private static JsonObject Json(RetrievalReport found, int dimension)
    {
        JsonObject json = Figures(found, found.All);
        json["gallery"] = found.Gallery;
        json["dimension"] = dimension;
        json["class_average"] = Figures(found, found.ClassAverage);
        json["classes"] = new JsonArray([
            .. found.Classes.Select(c => new JsonObject([
                new("class", c.Class),
                .. Figures(found, c.Score).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())),
            ])),
        ]);
        return json;
    }

    // Null without a query that has anything to find.
    private static JsonObject Figures(RetrievalReport report, RetrievalScore score) =>
        new()
        {
            ["queries"] = score.Queries,
            ["without_positive"] = score.WithoutPositive,
            ["recall"] = new JsonObject(
                report.Depths.Index().Select(d => KeyValuePair.Create($"{d.Item}", (JsonNode?)score.Recall[d.Index]))
            ),
            ["precision_at_1"] = score.PrecisionAt1,
            ["r_precision"] = score.PrecisionAtR,
            ["map_at_r"] = score.MeanAveragePrecisionAtR,
            ["mrr"] = score.MeanReciprocalRank,
            ["recall_at_1_of_guessing"] = score.ChanceAt1,
        };

    private static int[] Depths(string list)
    {
        List<int> depths = [];
        foreach (string item in list.Split(',', StringSplitOptions.TrimEntries))
        {
            depths.Add(
                int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int k) && k >= 1
                    ? k
                    : throw new ArgumentException($"--at is '{list}'; integers from 1 with commas between were expected")
            );
        }
        return [.. depths.Distinct()];
    }

    private static void Write(TextWriter text, RetrievalReport report, int dimension)
    {
        RetrievalScore all = report.All;
        string[] names = [.. report.Depths.Select(k => $"Recall@{k}"), "R-precision", "MAP@R", "MRR"];
        text.WriteLine($"{Counted.Of(all.Queries, "query")} in a gallery of {report.Gallery}, {Counted.Of(dimension, "dimension")}");
        if (all.WithoutPositive > 0)
        {
            text.WriteLine(
                all.WithoutPositive == 1
                    ? "1 more has nothing of its class to find and is left out (libraries that count it as missed report less)"
                    : $"{all.WithoutPositive} more have nothing of their class to find and are left out (libraries that count them as missed report less)"
            );
        }
        if (all.Queries == 0)
        {
            text.WriteLine("no query has anything to find: the figures have no value");
            return;
        }
        int width = Math.Max(16, report.Classes.Max(c => c.Class.Length) + 2);
        text.WriteLine($"{"".PadRight(width)}{"queries", 9}{string.Concat(names.Select(n => $"{n, 13}"))}");
        Row("all", all);
        Row("mean of classes", report.ClassAverage);
        foreach ((string name, RetrievalScore score) in report.Classes)
        {
            Row(name, score);
        }
        text.WriteLine($"guessing would find Recall@1 {all.ChanceAt1:F4}; neighbours at equal distance count in expectation");

        void Row(string name, RetrievalScore s)
        {
            IEnumerable<double?> figures = [.. s.Recall, s.PrecisionAtR, s.MeanAveragePrecisionAtR, s.MeanReciprocalRank];
            string row = string.Concat(figures.Select(v => $"{(v is { } x ? $"{x:F4}" : "-"), 13}"));
            text.WriteLine($"{name.PadRight(width)}{s.Queries, 9}{row}");
        }
    }
}
