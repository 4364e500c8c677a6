namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>One script of proofs/: a lemma, then after <c>(reset)</c> its negative control. z3 answers unsat to the first half and sat to the second.</summary>
public sealed record SmtLemma(string Id, string Statement, string Source, string Control, string Script, string ControlScript);

/// <summary>One script of proofs/refuted: its model is a pair of embeddings on a line that contradicts the statement.</summary>
public sealed record SmtRefutation(string Id, string Statement, string Source, IReadOnlyList<int> Labels, string Script)
{
    /// <summary>Reads the two embeddings, one coordinate a point, out of a model.</summary>
    public (double[] F, double[] G) Embeddings(SmtModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        double[] Read(string letter) => [.. Enumerable.Range(1, Labels.Count).Select(i => model.Value($"{letter}{i}"))];
        return (Read("p"), Read("g"));
    }
}

/// <summary>The scripts as they lie in proofs/: the header comments name id, statement, source and control, and the rest is what z3 reads.</summary>
public static class ProofFolder
{
    private const string Reset = "\n(reset)\n";
    private static readonly Lazy<IReadOnlyList<SmtLemma>> Read = new(() => [.. Files("proofs").Select(ReadLemma)]);
    public static IReadOnlyList<SmtLemma> Lemmas => Read.Value;
    public static IReadOnlyList<SmtRefutation> Refutations => field ??= [.. Files("proofs", "refuted").Select(ReadRefutation)];

    public static SmtLemma Lemma(string id) =>
        Lemmas.FirstOrDefault(l => l.Id == id) ?? throw new ArgumentException($"proofs/ has no script '{id}.smt2'", nameof(id));

    /// <summary>A header's fields: <c>; key: value</c>, continued by lines that begin with three blanks after the semicolon.</summary>
    public static IReadOnlyDictionary<string, string> Header(string file, string text, params ReadOnlySpan<string> keys)
    {
        ArgumentNullException.ThrowIfNull(text);
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
            : throw new FormatException($"{file}: one line (reset) between the lemma and its control was expected");
    }

    private static SmtRefutation ReadRefutation(string file)
    {
        string text = File.ReadAllText(file);
        IReadOnlyDictionary<string, string> header = Header(file, text, "id", "statement", "source", "classes");
        int[] labels = [.. header["classes"].Split(' ').Select(int.Parse)];
        return new SmtRefutation(header["id"], header["statement"], header["source"], labels, text);
    }

    private static IEnumerable<string> Files(params string[] folder) =>
        Directory.EnumerateFiles(CheckoutFolder.PathOf(folder), "*.smt2").Order(StringComparer.Ordinal);
}
