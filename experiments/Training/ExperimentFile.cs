namespace IsoTriplet.Experiments.Training;

/// <summary>What an experiment gives.</summary>
public interface IExperimentDocument
{
    /// <summary>The rows of a .csv.</summary>
    IEnumerable<object> Table();

    /// <summary>The lines that a person reads: a header and a line a cell.</summary>
    IEnumerable<string> Lines();
}

/// <summary>Writes the result of an experiment: a .json document, a .csv table of its rows, or the document under its own name in a folder.</summary>
public static class ExperimentFile
{
    /// <summary>Writes the document, or its rows, by what the path ends in.</summary>
    /// <param name="path">NAME.json, NAME.csv, or a folder, which is made.</param>
    /// <param name="name">The document's own name, such as collapse-runs.</param>
    public static string Write(string path, string name, object document, IEnumerable<object> rows)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = PathOf(path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        AtomicFile.WriteText(file, Path.GetExtension(file) == ".csv" ? Csv(rows) : Json(document));
        return file;
    }

    /// <summary>A document as JSON with a line a row, so that a file of many runs stays small and two versions of it can be compared by eye.</summary>
    /// <param name="document">A record with lists of rows.</param>
    public static string Json(object document)
    {
        JsonObject root = JsonNode.Parse(JsonText.Result(document))!.AsObject();
        IEnumerable<string> members = root.Select(m => $"  \"{m.Key}\": {Member(m.Value)}");
        return $"{{\n{string.Join(",\n", members)}\n}}\n";
    }

    /// <summary>Records as CSV: the scalar fields under the names of the JSON; lists and objects are left out, null is empty.</summary>
    /// <returns>A header and a line a record; empty without records.</returns>
    public static string Csv(IEnumerable<object> rows)
    {
        JsonObject[] objects = [.. rows.Select(row => JsonNode.Parse(JsonText.Of(row))!.AsObject())];
        if (objects.Length == 0)
        {
            return "";
        }
        string[] keys = [.. objects[0].Select(p => p.Key).Where(key => objects.All(o => o[key] is null or JsonValue))];
        IEnumerable<string> lines = objects.Select(o => string.Join(',', keys.Select(key => Cell(o[key]))));
        return string.Concat(lines.Prepend(string.Join(',', keys)).Select(line => line + "\n"));
    }

    /// <summary>The file that <see cref="Write"/> writes.</summary>
    internal static string PathOf(string path, string name) => IsFile(path) ? path : Path.Combine(path, name + ".json");

    /// <summary>Where the finished runs of an interrupted experiment go: beside the file, which may hold those of a whole one.</summary>
    internal static string Interrupted(string file) => Path.ChangeExtension(file, ".interrupted" + Path.GetExtension(file));

    /// <summary>The file that <see cref="Write"/> would write, in a place that takes it: a folder can be made, that of a named file is there.</summary>
    /// <exception cref="InputException">Nothing can be written there.</exception>
    internal static string Place(string path, string name)
    {
        OutputPlace.Folder(IsFile(path) ? null : path);
        OutputPlace.File(IsFile(path) ? path : null);
        return AtomicFile.Replaceable(PathOf(path, name));
    }

    private static bool IsFile(string path) => Path.GetExtension(path) is ".json" or ".csv";

    private static string Member(JsonNode? value) =>
        value is JsonArray { Count: > 0 } rows ? $"[\n{string.Join(",\n", rows.Select(r => "    " + Line(r)))}\n  ]" : Line(value);

    private static string Line(JsonNode? value) => value?.ToJsonString(JsonText.OneLine) ?? "null";

    private static string Cell(JsonNode? value) =>
        value is null ? ""
        : value.GetValueKind() != JsonValueKind.String ? value.ToJsonString()
        : CsvText.Field(value.GetValue<string>());
}
