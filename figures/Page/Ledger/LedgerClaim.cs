using System.Text;
using System.Text.Json;

namespace IsoTriplet.Figures.Page.Ledger;

/// <summary>One claim as the ledger's result file has it.</summary>
public sealed record LedgerClaim
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The source's key.</summary>
    public required string Source { get; init; }

    /// <summary>The verdict, or <c>unchecked</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The whole entry.</summary>
    public required JsonElement Entry { get; init; }

    /// <summary>What the verdict rests on, in a word: kernel, written, z3, z3atsize, certificate, exact, computed, instances, runs, none.</summary>
    public string Evidence => Text(Entry, "evidence_kind");

    /// <summary>The statement in words.</summary>
    public string Statement => Text(Entry, "statement");

    /// <summary>Reads all claims of a ledger.</summary>
    /// <param name="document">The document of <c>claims check --json</c>.</param>
    /// <returns>The claims in their order.</returns>
    /// <exception cref="ArgumentException">The document is no ledger.</exception>
    public static IReadOnlyList<LedgerClaim> ReadAll(JsonElement document)
    {
        if (
            document.ValueKind != JsonValueKind.Object
            || !document.TryGetProperty("claims", out JsonElement claims)
            || claims.ValueKind != JsonValueKind.Array
        )
        {
            throw new ArgumentException("no ledger: an object with an array 'claims' was expected, as 'claims check --json' prints it");
        }
        return
        [
            .. claims
                .EnumerateArray()
                .Select(entry => new LedgerClaim
                {
                    Id = Text(entry, "id"),
                    Source = Text(entry, "source"),
                    Verdict = Text(entry, "verdict") is { Length: > 0 } verdict ? verdict : "unchecked",
                    Entry = entry,
                }),
        ];
    }

    /// <summary>The claim as a list item that opens.</summary>
    /// <param name="certificates">Turns names of certificates into links.</param>
    /// <returns>HTML.</returns>
    public string Render(CertificateLinks certificates)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        string expected =
            Entry.TryGetProperty("as_expected", out JsonElement e) && e.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? e.GetRawText()
                : "";
        StringBuilder text = new();
        text.Append(
            $"<li class=\"claim\" id=\"claim-{Html.Text(Id)}\" data-source=\"{Html.Text(Source)}\" data-verdict=\"{Html.Text(Verdict)}\" data-evidence=\"{Html.Text(Evidence)}\" "
        );
        text.Append($"data-expected=\"{expected}\"><details><summary>{LedgerSection.Mark(Verdict)}");
        text.Append($"<span class=\"statement\">{Field("statement")}</span>");
        text.Append(
            $"<span class=\"where\">{Html.Text(Source)} · {Field("locator")} · <code>{Html.Text(Id)}</code></span></summary>\n<dl>"
        );
        Row(text, "supposes", Field("hypotheses"));
        Row(text, "relation", $"<code>{Field("relation")}</code>");
        Row(text, "expected", $"{LedgerSection.Mark(Text(Entry, "expected"))}{(expected == "false" ? " (a surprise)" : "")}");
        Row(text, "why", Field("reason"));
        Row(text, "evidence", Field("evidence"));
        Row(text, "closest case", Field("worst"));
        Row(text, "instances", Instances());
        Row(text, "certificates", string.Join("<br>", List("certificates").Select(certificates.Render)));
        Row(
            text,
            "cases against",
            string.Join("<br>", List("cases").Select(c => $"<code>{Html.Text(CertificateLinks.ShortName(c))}</code>"))
        );
        Row(text, "check it", $"<code>./isotriplet claims check {Html.Text(Id)}</code>");
        return text.Append("</dl></details></li>\n").ToString();
    }

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static void Row(StringBuilder text, string name, string html)
    {
        if (html.Length > 0)
        {
            text.Append($"<dt>{name}</dt><dd>{html}</dd>");
        }
    }

    private string Field(string name) => Html.Text(Text(Entry, name));

    private string Instances()
    {
        if (!Entry.TryGetProperty("instances", out JsonElement count) || count.ValueKind != JsonValueKind.Number || count.GetInt32() == 0)
        {
            return "";
        }
        string seed =
            Entry.TryGetProperty("seed", out JsonElement s) && s.ValueKind == JsonValueKind.Number ? $", seed {s.GetInt32()}" : "";
        return $"{count.GetInt32()}{seed}";
    }

    private IEnumerable<string> List(string name) =>
        Entry.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(i => i.GetString() ?? "")
            : [];
}
