namespace IsoTriplet.Experiments.Commands;

/// <summary><c>triples EMB --labels LAB</c>: the triples that a strategy mines, or given ones, with their distances and losses.</summary>
public static class TriplesCommand
{
    private const double ReleasedCopies = 0.9999;
    private const double ReleasedTemperature = 0.1;

    public static Command Create(CommandHost host)
    {
        TripletLossSettings defaults = new();
        EmbeddingArguments embedding = new();
        Option<string> mining = OptionWith.Among(
            "--mining",
            null,
            MiningStrategy.BatchHard.Name,
            [.. MiningStrategy.Every.Select(m => m.Name)]
        );
        Option<string> distance = OptionWith.Among("--distance", null, "euclidean", [.. TripletDistances.All.Select(d => d.Name)]);
        Option<string> loss = OptionWith.Among("--loss", null, "vanilla", [.. TripletLosses.Names]);
        Option<double> margin = OptionWith.Default("--margin", "the margin, in the units of the distance", defaults.Margin);
        Option<double?> temperature = new("--temperature")
        {
            Description =
                $"of first-order, second-order and sct (default {defaults.Temperature}; {ReleasedTemperature} for the released sct)",
            CustomParser = OptionWith.ParseNumber,
        };
        Option<double> lambda = OptionWith.Default("--lambda", "the weight of sct's contrastive branch", defaults.Lambda);
        Option<string> form = OptionWith.Among(
            "--sct-form",
            "sct as in the paper, or as in the authors' released code",
            "paper",
            "paper",
            "released"
        );
        Option<string> fallback = OptionWith.Among(
            "--semi-hard-fallback",
            "a pair without a semi-hard negative takes the farthest (keep) or yields no triple (drop)",
            "keep",
            "keep",
            "drop"
        );
        Option<string?> from = OptionWith.Description<string?>(
            "--from",
            "evaluate these triples in the place of mining: rows anchor, positive, negative"
        );
        Option<string?> output = OptionWith.Description<string?>(
            "--out",
            "write the triples to this .csv (with distances and losses) or .npy (rows alone)"
        );
        return host.Command(
            "triples",
            "mined or given triples with their distances and losses",
            [mining, distance, loss, margin, temperature, lambda, form, fallback, from, output, .. embedding.Words],
            (parsed, context) =>
            {
                if (parsed.GetValue(from) is not null)
                {
                    OptionWith.Idle(parsed, "mines triples, which --from gives; one of both was expected", mining, fallback);
                }
                if (parsed.GetValue(loss) != "sct")
                {
                    OptionWith.Idle(parsed, $"is of sct; --loss is {parsed.GetValue(loss)}", form, lambda);
                }
                bool released = parsed.GetValue(form) == "released";
                TripletDistance measured = TripletDistances.ByName(parsed.GetRequiredValue(distance));
                TripletLoss judged = TripletLosses.ByName(
                    parsed.GetRequiredValue(loss),
                    new TripletLossSettings
                    {
                        Margin = MeasurableScale.Margin(parsed.GetValue(margin), "--margin"),
                        Lambda = Guard.NonNegative(parsed.GetValue(lambda), "--lambda"),
                        Temperature = parsed.GetValue(temperature) ?? (released ? ReleasedTemperature : defaults.Temperature),
                        Form = released ? SctForm.Released : SctForm.Paper,
                    }
                );
                OutputPlace.File(parsed.GetValue(output), [.. embedding.Files(parsed), parsed.GetValue(from)]);
                TripleFile.CheckEnding(parsed.GetValue(output));
                (Embedding points, Labels labels) = embedding.Read(parsed, directions: measured.IsAngular);
                MiningSettings settings = new()
                {
                    DropFallbacks = parsed.GetValue(fallback) == "drop",
                    MostSimilarPositive = released && measured.IsAngular ? ReleasedCopies : null,
                };
                MiningResult mined = parsed.GetValue(from) is { } file
                    ? new MiningResult(default, TripleFile.Read(file, labels), 0, 0, 0)
                    : TripletMiner.Mine(points, labels, MiningStrategy.Parse(parsed.GetRequiredValue(mining)), measured, settings);
                TriplesReport report = TriplesReport.Of(points, mined, parsed.GetValue(from), judged, measured, settings);
                TripleFile.Write(parsed.GetValue(output), report.Rows);
                return context.Done(report, report.WriteTo);
            }
        );
    }
}

/// <param name="Active">Whether it moves anything: the loss has a derivative that is not 0.</param>
public sealed record TripleRow(int Anchor, int Positive, int Negative, double DAp, double DAn, double Loss, bool Active);

/// <summary>The loss of the batch under each reducer; null where it is a mean of nothing.</summary>
/// <param name="ActiveMean">The sum over the number of active triples.</param>
public sealed record TripleLosses(double? Mean, double? ActiveMean, double Sum);

/// <summary>The JSON of <c>triples</c>.</summary>
/// <param name="Active">How many of them move anything.</param>
/// <param name="Mining">The strategy; null for given triples.</param>
/// <param name="AnchorsWithoutPositive">Points alone in their class; null for given triples.</param>
/// <param name="AnchorsWithoutNegative">Points of a batch of one class; null for given triples.</param>
/// <param name="SemiHardFallbacks">Pairs without a negative farther than the positive; null for given triples.</param>
/// <param name="FallbacksDropped">Whether those yield no triple; else they took the farthest negative.</param>
/// <param name="PositivesTooSimilar">Anchors without a positive that is no copy, by the released sct's rule.</param>
public sealed record TriplesReport(
    int Triples,
    int Active,
    TripleLosses Losses,
    string? Mining,
    string Distance,
    string Loss,
    double Margin,
    int? AnchorsWithoutPositive,
    int? AnchorsWithoutNegative,
    int? SemiHardFallbacks,
    bool FallbacksDropped,
    int PositivesTooSimilar,
    IReadOnlyList<TripleRow> Rows
)
{
    private const int Shown = 20;

    /// <summary>Evaluates triples.</summary>
    /// <param name="given">The file that they came from; null where they were mined.</param>
    public static TriplesReport Of(
        Embedding points,
        MiningResult mined,
        string? given,
        TripletLoss loss,
        TripletDistance distance,
        MiningSettings settings
    )
    {
        TripleRow[] rows =
        [
            .. mined.Triples.Select(t =>
            {
                double near = distance.Between(points.Row(t.Anchor), points.Row(t.Positive));
                double far = distance.Between(points.Row(t.Anchor), points.Row(t.Negative));
                LossTerm term = loss.Of(near, far);
                return new TripleRow(t.Anchor, t.Positive, t.Negative, near, far, term.Value, term.IsActive);
            }),
        ];
        (int active, double sum) = (rows.Count(r => r.Active), rows.Sum(r => r.Loss));
        bool own = given is null;
        return new TriplesReport(
            rows.Length,
            active,
            new TripleLosses(
                rows.Length == 0 ? null : sum / rows.Length,
                active == 0 ? null : rows.Where(r => r.Active).Sum(r => r.Loss) / active,
                sum
            ),
            own ? mined.Strategy.Name : null,
            distance.Name,
            loss.Name,
            loss.Settings.Margin,
            own ? mined.AnchorsWithoutPositive : null,
            own ? mined.AnchorsWithoutNegative : null,
            own ? mined.SemiHardFallbacks : null,
            settings.DropFallbacks,
            mined.PositivesTooSimilar,
            rows
        );
    }

    /// <summary>Writes what a person reads: the losses and the first triples.</summary>
    public void WriteTo(TextWriter text)
    {
        text.WriteLine(
            $"{Counted.Of(Triples, "triple")} {(Mining is null ? "given" : $"by {Mining}")}, {Active} active ({Loss}, {Distance}, margin {Margin})"
        );
        text.WriteLine($"loss: mean {Value(Losses.Mean)}, mean of the active {Value(Losses.ActiveMean)}, sum {Losses.Sum:G9}");
        if (AnchorsWithoutPositive > 0 || AnchorsWithoutNegative > 0)
        {
            text.WriteLine($"anchors without a positive {AnchorsWithoutPositive}, without a negative {AnchorsWithoutNegative}");
        }
        if (SemiHardFallbacks > 0)
        {
            text.WriteLine(
                $"{Counted.Of(SemiHardFallbacks.Value, "pair")} without a semi-hard negative: {(FallbacksDropped ? "they yield no triple" : "they took the farthest (--semi-hard-fallback drop leaves them out)")}"
            );
        }
        if (PositivesTooSimilar > 0)
        {
            text.WriteLine($"{PositivesTooSimilar} have no positive but copies (cosine above 0.9999) and yield no triple");
        }
        text.WriteLine($"{"anchor", 8}{"positive", 10}{"negative", 10}{"D_ap", 14}{"D_an", 14}{"loss", 14}  active");
        foreach (TripleRow r in Rows.Take(Shown))
        {
            text.WriteLine(
                $"{r.Anchor, 8}{r.Positive, 10}{r.Negative, 10}{r.DAp, 14:G7}{r.DAn, 14:G7}{r.Loss, 14:G7}  {(r.Active ? "yes" : "no")}"
            );
        }
        if (Triples > Shown)
        {
            text.WriteLine($"... {Triples - Shown} more (--out or --json for all)");
        }
    }

    private static string Value(double? value) => value is { } v ? $"{v:G9}" : "without a value";
}

/// <summary>Triples in files: a .csv with the columns anchor, positive, negative, or a .npy of integers with three columns.</summary>
internal static class TripleFile
{
    private const string Header = "anchor,positive,negative,d_ap,d_an,loss,active";

    /// <summary>Refuses a file that is no .csv and no .npy.</summary>
    public static void CheckEnding(string? path)
    {
        if (path is not null && !IsCsv(path) && !string.Equals(Path.GetExtension(path), ".npy", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(path, "has an unknown ending; triples are written as .csv or .npy");
        }
    }

    /// <summary>Writes triples; null writes nothing.</summary>
    public static void Write(string? path, IReadOnlyList<TripleRow> rows)
    {
        if (path is null)
        {
            return;
        }
        if (!IsCsv(path))
        {
            NpyFile.Write(path, rows.SelectMany(r => (long[])[r.Anchor, r.Positive, r.Negative]).ToArray(), 3);
            return;
        }
        AtomicFile.Write(
            path,
            stream =>
            {
                using StreamWriter text = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
                text.WriteLine(Header);
                foreach (TripleRow r in rows)
                {
                    text.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{r.Anchor},{r.Positive},{r.Negative},{r.DAp:R},{r.DAn:R},{r.Loss:R},{(r.Active ? 1 : 0)}"
                        )
                    );
                }
            }
        );
    }

    /// <summary>Reads triples and holds them against the labels.</summary>
    /// <exception cref="InputException">Rows that are not there, or no triple: the first such row is named.</exception>
    public static IReadOnlyList<Triple> Read(string path, Labels labels)
    {
        bool header = IsText(path) && HasHeader(InputFile.Text(path));
        Embedding rows = EmbeddingFile.Read(
            path,
            new TableOptions
            {
                Columns = IsText(path)
                    ? header
                        ? "anchor,positive,negative"
                        : "0,1,2"
                    : null,
                Header = header,
            }
        );
        if (rows.Dimension != 3)
        {
            throw new InputException(path, $"has {Counted.Of(rows.Dimension, "column")}; anchor, positive and negative were expected");
        }
        Triple[] triples = new Triple[rows.Points];
        for (int t = 0; t < triples.Length; t++)
        {
            for (int k = 0; k < 3; k++)
            {
                if (!double.IsInteger(rows[t, k]) || rows[t, k] < 0 || rows[t, k] >= labels.Count)
                {
                    throw new InputException(
                        path,
                        $"row {t} names the point {rows[t, k]}; an integer from 0 to {labels.Count - 1} was expected"
                    );
                }
            }
            Triple triple = triples[t] = new Triple((int)rows[t, 0], (int)rows[t, 1], (int)rows[t, 2]);
            bool positive = triple.Anchor != triple.Positive && labels[triple.Anchor] == labels[triple.Positive];
            if (!positive || labels[triple.Anchor] == labels[triple.Negative])
            {
                throw new InputException(
                    path,
                    $"row {t} is no triple: {(positive ? $"the negative {triple.Negative} is of the anchor's class" : $"the positive {triple.Positive} is the anchor or of another class")}"
                );
            }
        }
        return triples;
    }

    // A first line of numbers is a triple, even 0, 1, 2; comments and blank lines are no first line.
    private static bool HasHeader(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace() && !line.StartsWith("# ") && !line.StartsWith("#\t"))
            {
                ReadOnlySpan<char> trimmed = line.Trim();
                int end = trimmed.IndexOfAny(",;|\t ");
                return !double.TryParse((end < 0 ? trimmed : trimmed[..end]).Trim('"'), CultureInfo.InvariantCulture, out _);
            }
        }
        return false;
    }

    private static bool IsCsv(string path) => string.Equals(Path.GetExtension(path), ".csv", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(string path) => IsCsv(path) || Path.GetExtension(path).ToLowerInvariant() is ".tsv" or ".txt";
}
