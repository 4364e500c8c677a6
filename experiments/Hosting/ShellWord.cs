namespace IsoTriplet.Experiments.Hosting;

/// <summary>Words of a command line as a POSIX shell takes them.</summary>
internal static class ShellWord
{
    /// <summary>The word in single quotes, whatever it holds.</summary>
    public static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The word as it is where a shell leaves it so, else in quotes.</summary>
    public static string Of(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./:=,+@%".Contains(c, StringComparison.Ordinal))
            ? word
            : Quoted(word);
}
