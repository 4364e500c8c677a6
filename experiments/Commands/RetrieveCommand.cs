using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>retrieve EMB --labels LAB</c>: what nearest neighbours find, ties in expectation.</summary>
public static class RetrieveCommand
{
    /// <summary>Figures of the JSON; null without a query that has anything to find.</summary>
    public abstract record Figures(
        int Queries,
        int WithoutPositive,
        IReadOnlyDictionary<string, double?> Recall,
        [property: JsonPropertyName("precision_at_1")] double? PrecisionAt1,
        double? RPrecision,
        double? MapAtR,
        double? Mrr,
        [property: JsonPropertyName("recall_at_1_of_guessing")] double? RecallAt1OfGuessing
    );

    /// <summary>Figures of many queries or classes.</summary>
    public sealed record Average(
        int Queries,
        int WithoutPositive,
        IReadOnlyDictionary<string, double?> Recall,
        double? PrecisionAt1,
        double? RPrecision,
        double? MapAtR,
        double? Mrr,
        double? RecallAt1OfGuessing
    ) : Figures(Queries, WithoutPositive, Recall, PrecisionAt1, RPrecision, MapAtR, Mrr, RecallAt1OfGuessing);

    /// <summary>One class of the JSON: its figures and its name.</summary>
    public sealed record OfClass : Figures
    {
        internal OfClass(string name, Figures figures)
            : base(figures) => Class = name;

        [JsonPropertyOrder(-1)]
        public string Class { get; }
    }

    /// <summary>The JSON of <c>retrieve</c>: the figures of all queries, and what else there is.</summary>
    public sealed record Report : Figures
    {
        internal Report(RetrievalReport found, int dimension)
            : base(Of(found, found.All))
        {
            (Gallery, Dimension, ClassAverage) = (found.Gallery, dimension, Of(found, found.ClassAverage));
            Classes = [.. found.Classes.Select(c => new OfClass(c.Class, Of(found, c.Score)))];
        }

        /// <summary>How many examples a query looks through.</summary>
        [JsonPropertyOrder(1)]
        public int Gallery { get; }

        /// <summary>n.</summary>
        [JsonPropertyOrder(1)]
        public int Dimension { get; }

        /// <summary>The mean over the classes, each counting once.</summary>
        [JsonPropertyOrder(1)]
        public Figures ClassAverage { get; }

        /// <summary>Class by class.</summary>
        [JsonPropertyOrder(1)]
        public IReadOnlyList<OfClass> Classes { get; }
    }

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
                Report report = new(Measure(parsed, points, labels), points.Dimension);
                return context.Done(report, text => Write(text, report));
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

    private static Average Of(RetrievalReport report, RetrievalScore score) =>
        new Average(
            score.Queries,
            score.WithoutPositive,
            report
                .Depths.Index()
                .ToDictionary(d => d.Item.ToString(CultureInfo.InvariantCulture), d => score.Recall[d.Index], StringComparer.Ordinal),
            score.PrecisionAt1,
            score.PrecisionAtR,
            score.MeanAveragePrecisionAtR,
            score.MeanReciprocalRank,
            score.ChanceAt1
        );

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

    private static void Write(TextWriter text, Report report)
    {
        string[] names = [.. report.Recall.Keys.Select(k => $"Recall@{k}"), "R-precision", "MAP@R", "MRR"];
        text.WriteLine(
            $"{Counted.Of(report.Queries, "query")} in a gallery of {report.Gallery}, {Counted.Of(report.Dimension, "dimension")}"
        );
        if (report.WithoutPositive > 0)
        {
            text.WriteLine(
                report.WithoutPositive == 1
                    ? "1 more has nothing of its class to find and is left out (libraries that count it as missed report less)"
                    : $"{report.WithoutPositive} more have nothing of their class to find and are left out (libraries that count them as missed report less)"
            );
        }
        if (report.Queries == 0)
        {
            text.WriteLine("no query has anything to find: the figures have no value");
            return;
        }
        int width = Math.Max(16, report.Classes.Max(c => c.Class.Length) + 2);
        text.WriteLine($"{"".PadRight(width)}{"queries", 9}{string.Concat(names.Select(n => $"{n, 13}"))}");
        Row("all", report.Queries, report.Recall, report.RPrecision, report.MapAtR, report.Mrr);
        Figures mean = report.ClassAverage;
        Row("mean of classes", mean.Queries, mean.Recall, mean.RPrecision, mean.MapAtR, mean.Mrr);
        foreach (OfClass c in report.Classes)
        {
            Row(c.Class, c.Queries, c.Recall, c.RPrecision, c.MapAtR, c.Mrr);
        }
        text.WriteLine($"guessing would find Recall@1 {report.RecallAt1OfGuessing:F4}; neighbours at equal distance count in expectation");

        void Row(string name, int queries, IReadOnlyDictionary<string, double?> recall, params double?[] others) =>
            text.WriteLine(
                $"{name.PadRight(width)}{queries, 9}{string.Concat(recall.Values.Concat(others).Select(v => $"{(v is { } x ? x.ToString("F4", CultureInfo.InvariantCulture) : "-"), 13}"))}"
            );
    }
}
