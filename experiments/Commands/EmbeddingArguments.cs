namespace IsoTriplet.Experiments.Commands;

/// <summary>The words that all commands over an embedding share: its file, its labels, what is said of tables, and --normalise.</summary>
internal sealed class EmbeddingArguments
{
    private const string Formats = ".npy, .npz:KEY, .csv, .tsv, .txt or .parquet";

    private static readonly Dictionary<string, char> Separators = new(StringComparer.Ordinal)
    {
        ["comma"] = ',',
        ["semicolon"] = ';',
        ["tab"] = '\t',
        ["\\t"] = '\t',
        ["bar"] = '|',
        ["blank"] = TableOptions.Blanks,
        ["space"] = TableOptions.Blanks,
    };

    private readonly Argument<string>? _argument;
    private readonly Option<string?>? _option;
    private readonly Option<string?> _labels = OptionWith.Description<string?>(
        "--labels",
        $"one label a row: {Formats}; not needed with --label-column"
    );

    private readonly Option<string?> _labelColumn = OptionWith.Description<string?>(
        "--label-column",
        "the column of labels, by name or number from 0: of the file of labels where one is given, else of the embedding's table"
    );

    private readonly Option<string?> _columns = OptionWith.Description<string?>(
        "--columns",
        "the coordinates of a table: names, numbers from 0 or ranges a-b (by name where both ends are names), with commas between"
    );

    private readonly Option<string?> _header = OptionWith.Maybe(
        "--header",
        "whether the first line of a text table names the columns (default: found)",
        "yes",
        "no"
    );

    private readonly Option<string?> _separator = OptionWith.Description<string?>(
        "--separator",
        "what separates the fields of a text table: comma, semicolon, tab, bar, blank or a character (default: found)"
    );

    private readonly Option<bool> _asGiven = OptionWith.Description<bool>(
        "--labels-as-given",
        "take labels that are all different for what they are"
    );
    private readonly Option<bool> _normalise = OptionWith.Description<bool>(
        "--normalise",
        "put the rows on the unit sphere first (zero rows are refused)"
    );

    /// <summary>The embedding is the argument of that name.</summary>
    public EmbeddingArguments(string name = "EMB")
        : this() => _argument = new Argument<string>(name) { Description = $"the embedding, one point a row: {Formats}" };

    private EmbeddingArguments() =>
        _separator.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { Length: > 1 } word && !Separators.ContainsKey(word))
            {
                result.AddError($"--separator is '{word}'; one character or one of {string.Join(", ", Separators.Keys)} was expected");
            }
        });

    private EmbeddingArguments(Option<string?> option)
        : this() => _option = option;

    /// <summary>The embedding is what --embedding names, and may be left out.</summary>
    public static EmbeddingArguments AsOption(string description) => new(new Option<string?>("--embedding") { Description = description });

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Symbol> Words =>
        [_argument is null ? _option! : _argument, _labels, _labelColumn, _columns, _header, _separator, _asGiven, _normalise];

    /// <summary>The embedding's name; null where it may be left out and is.</summary>
    /// <exception cref="ArgumentException">Labels without an embedding.</exception>
    public string? Path(ParseResult parsed)
    {
        string? path = _argument is not null ? parsed.GetRequiredValue(_argument) : parsed.GetValue(_option!);
        bool labelled = parsed.GetValue(_labels) is not null || parsed.GetValue(_labelColumn) is not null;
        return path is null && labelled || (path is not null && !labelled && _option is not null)
            ? throw new ArgumentException("--embedding and --labels belong together: both or neither was expected")
            : path;
    }

    /// <summary>What is read: no output may have these names.</summary>
    public string[] Files(ParseResult parsed) =>
        [.. ((string?[])[Path(parsed), parsed.GetValue(_labels)]).OfType<string>().Select(EmbeddingFile.FileOf)];

    /// <summary>Reads the embedding and its labels.</summary>
    /// <param name="directions">Whether the command looks at directions: rows of length 0 are refused, and any scale is taken. Else the scale must be one whose squares are doubles.</param>
    /// <param name="others">Other files that the command reads in the same way.</param>
    /// <exception cref="InputException">Anything wrong with a file, which is named; or an option that speaks of tables where no file is one.</exception>
    public (Embedding Points, Labels Labels) Read(ParseResult parsed, bool directions = false, params string?[] others)
    {
        string path = Path(parsed)!;
        string? labels = parsed.GetValue(_labels);
        if (labels is null && parsed.GetValue(_labelColumn) is null)
        {
            throw new ArgumentException(
                "the labels are missing: --labels FILE, or --label-column NAME of the embedding's table, was expected"
            );
        }
        DemandTable(parsed, _columns, [path, .. others]);
        DemandTable(parsed, _labelColumn, [labels ?? path, .. others]);
        DemandTable(parsed, _header, [path, labels, .. others], ofText: true);
        DemandTable(parsed, _separator, [path, labels, .. others], ofText: true);
        (Embedding points, Labels classes) = EmbeddingFile.ReadLabelled(path, labels, Options(parsed));
        return (Checked(path, points, parsed, directions), classes);
    }

    /// <summary>Reads another embedding in the same way, its columns in the order of the first's where both have the same names; a column of labels that it has as well is left out.</summary>
    /// <param name="rows">The labels of the first, where the rows are those of the same points; null: they are others.</param>
    /// <exception cref="InputException">Anything wrong with the file; or its own labels say that its rows are others.</exception>
    public Embedding ReadOther(ParseResult parsed, string path, bool directions = false, Labels? rows = null)
    {
        // Beside a file of labels the label column is one of that file.
        bool apart = parsed.GetValue(_labels) is not null;
        TableOptions options = Options(parsed);
        options = options with { LabelColumn = apart ? null : options.LabelColumn };
        if (options.Columns is null)
        {
            options = options with { Order = EmbeddingFile.CoordinateNames(Path(parsed)!, options) };
        }
        (Embedding points, Labels? own) = EmbeddingFile.ReadPerhapsLabelled(path, options);
        if (own is not null && own.Count == rows?.Count)
        {
            (own, rows) = (LabelFile.ByNumber(own), LabelFile.ByNumber(rows));
            for (int i = 0; i < own.Count; i++)
            {
                (string here, string there) = (own.Names[own[i]], rows.Names[rows[i]]);
                if (here != there)
                {
                    throw new InputException(
                        path,
                        $"row {i} has the label '{here}' and '{there}' in {Path(parsed)}; the same rows in the same order were expected"
                    );
                }
            }
        }
        return Checked(path, points, parsed, directions);
    }

    /// <summary>Reads other labels of as many points in the same way.</summary>
    public Labels ReadLabels(ParseResult parsed, string path, int points) => LabelFile.Read(path, points, Options(parsed));

    // An array has no columns with names, and neither it nor a .parquet has separators or a first line: what such an option asks for would not be done.
    private static void DemandTable(ParseResult parsed, Option<string?> option, string?[] files, bool ofText = false)
    {
        if (parsed.GetValue(option) is not null && files.All(f => f is null || IsArray(f) || (ofText && IsParquet(f))))
        {
            throw new InputException(
                files[0]!,
                $"is {(IsArray(files[0]!) ? "an array" : "a .parquet")}; {option.Name} speaks of tables (.csv, .tsv, .txt{(ofText ? "" : ", .parquet")})"
            );
        }
    }

    private static bool IsParquet(string path) => System.IO.Path.GetExtension(path).Equals(".parquet", StringComparison.OrdinalIgnoreCase);

    private static bool IsArray(string path) =>
        System.IO.Path.GetExtension(EmbeddingFile.FileOf(path)).ToLowerInvariant() is ".npy" or ".npz";

    private Embedding Checked(string path, Embedding points, ParseResult parsed, bool directions)
    {
        try
        {
            bool normalise = parsed.GetValue(_normalise);
            Embedding unit = normalise || directions ? UnitSphere.Normalise(points) : points;
            if (!directions && !normalise)
            {
                MeasurableScale.Demand(points);
            }
            return normalise ? unit : points;
        }
        catch (ArgumentException e)
        {
            throw new InputException(path, e.Message, e);
        }
    }

    private TableOptions Options(ParseResult parsed) =>
        new()
        {
            Separator = parsed.GetValue(_separator) is { } word ? Separators.GetValueOrDefault(word, word[0]) : null,
            Header = parsed.GetValue(_header) is { } header ? header == "yes" : null,
            Columns = parsed.GetValue(_columns),
            LabelColumn = parsed.GetValue(_labelColumn),
            LabelsAsGiven = parsed.GetValue(_asGiven),
        };
}
