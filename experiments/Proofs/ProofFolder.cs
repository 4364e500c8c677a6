namespace IsoTriplet.Experiments.Proofs;

/// <summary>One script of proofs/: a lemma, then after <c>(reset)</c> its negative control. z3 answers unsat to the first half and sat to the second.</summary>
public sealed record SmtLemma(string Id, string Statement, string Source, string Control, string Script, string ControlScript)
{
    /// <summary>The size the script is written for where what it serves has none; null: the script is general.</summary>
    public string? Size { get; init; }
}

/// <summary>The scripts as they lie in proofs/: the header comments name id, statement, size where it has one, source and control, and the rest is what z3 reads.</summary>
public static class ProofFolder
{
    private const string Reset = "\n(reset)\n";
    private static readonly Lazy<IReadOnlyList<SmtLemma>> Read = new(() =>
        [.. Directory.EnumerateFiles(CheckoutFolder.Needed("proofs"), "*.smt2").Order(StringComparer.Ordinal).Select(ReadLemma)]
    );
    public static IReadOnlyList<SmtLemma> Lemmas => Read.Value;

    public static SmtLemma Lemma(string id) =>
        Lemmas.FirstOrDefault(l => l.Id == id) ?? throw new ArgumentException($"proofs/ has no script '{id}.smt2'", nameof(id));

    /// <summary>A header's fields: <c>; key: value</c>, continued by lines that begin with three blanks after the semicolon.</summary>
    public static IReadOnlyDictionary<string, string> Header(string file, string text, params ReadOnlySpan<string> keys)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        string last = "";
        foreach (string line in text.Split('\n').TakeWhile(l => l.StartsWith(';')))
        {
            if (line.StartsWith(";   ", StringComparison.Ordinal) && last.Length > 0)
            {
                fields[last] += " " + line[4..].Trim();
            }
            else if (line.IndexOf(": ", StringComparison.Ordinal) is > 2 and var end)
            {
                last = line[2..end];
                fields[last] = line[(end + 2)..].Trim();
            }
        }
        foreach (string key in keys)
        {
            if (!fields.ContainsKey(key))
            {
                throw new FormatException($"{file}: the header has no line '; {key}: ...'");
            }
        }
        return fields["id"] == Path.GetFileNameWithoutExtension(file)
            ? fields
            : throw new FormatException($"{file}: the header's id is '{fields["id"]}'");
    }

    private static SmtLemma ReadLemma(string file)
    {
        string text = File.ReadAllText(file);
        IReadOnlyDictionary<string, string> header = Header(file, text, "id", "statement", "source", "control");
        return text.Split(Reset) is [var lemma, var control]
            ? new SmtLemma(header["id"], header["statement"], header["source"], header["control"], lemma, control)
            {
                Size = header.GetValueOrDefault("size"),
            }
            : throw new FormatException($"{file}: one line (reset) between the lemma and its control was expected");
    }
}
