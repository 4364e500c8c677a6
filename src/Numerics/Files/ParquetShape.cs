namespace IsoTriplet.Numerics;

/// <summary>What the structures of Parquet's headers hold, by parquet.thrift of its format 2.12: a header whose values have other types is no header, and its reader would lose its place in it.</summary>
internal static class ParquetShape
{
    public const string Footer = "footer";
    public const string Page = "page";

    // A word a field, from field 1 on: i an integer, b a truth value, y a byte, d a double, s bytes or a text, * a list of what follows,
    // ! what is refused (encryption), - no field, else a structure.
    private static readonly Dictionary<string, string[]> Structures = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Footer] = "i *element i *rows *pair s *order ! !",
        ["element"] = "i i i s i i i i i logical",
        ["logical"] = "empty empty empty empty decimal empty time time - integer empty empty empty empty empty variant geometry geography",
        ["empty"] = "-",
        ["decimal"] = "i i",
        ["time"] = "b unit",
        ["unit"] = "empty empty empty",
        ["integer"] = "y b",
        ["variant"] = "y",
        ["geometry"] = "s",
        ["geography"] = "s i",
        ["rows"] = "*chunk i i *sorting i i i",
        ["sorting"] = "i b b",
        ["chunk"] = "s i column i i i i ! !",
        ["column"] = "i *i *s i i i i *pair i i i statistics *encoded i i sizes region",
        ["pair"] = "s s",
        ["statistics"] = "s s i i s s b b",
        ["encoded"] = "i i i",
        ["sizes"] = "i *i *i",
        ["region"] = "box *i",
        ["box"] = "d d d d d d d d",
        ["order"] = "empty",
        [Page] = "i i i i data empty dictionary data2",
        ["data"] = "i i i i statistics",
        ["dictionary"] = "i i b",
        ["data2"] = "i i i i i i b statistics",
    }.ToDictionary(s => s.Key, s => s.Value.Split(' '), StringComparer.Ordinal);

    /// <summary>The word of a field, or null where none is known: a later version of the format may have it.</summary>
    public static string? Of(string? structure, int field) =>
        structure is not null && Structures.TryGetValue(structure, out string[]? words) && field >= 1 && field <= words.Length
            ? words[field - 1] is var word && word == "-"
                ? null
                : word
            : null;

    /// <summary>Whether a value of this type of the compact protocol is what the word says.</summary>
    public static bool Fits(string? word, int type) =>
        word switch
        {
            null => true,
            "i" => type is 4 or 5 or 6,
            "b" => type is 1 or 2,
            "y" => type is 3,
            "d" => type is 7,
            "s" => type is 8,
            "!" => false,
            ['*', ..] => type is 9 or 10,
            _ => type is 12,
        };
}
