using System.Text;
using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Page.Ledger;

/// <summary>One claim as the ledger's result file has it.</summary>
public sealed record LedgerClaim
{
    public required ResultFile Entry { get; init; }

    public string Id => Text("id");

    public string Source => Text("source");

    /// <summary>The verdict, or <c>unchecked</c>.</summary>
    public string Verdict => Text("verdict") is { Length: > 0 } verdict ? verdict : "unchecked";

    /// <summary>What the verdict rests on, in a word: kernel, written, z3, z3atsize, certificate, exact, computed, instances, runs, none.</summary>
    public string Evidence => Text("evidence_kind");

    /// <summary>The statement in words.</summary>
    public string Statement => Text("statement");

    /// <summary>Reads all claims of a ledger in their order, the document of <c>claims check --json</c>.</summary>
    /// <exception cref="ArgumentException">The document is no ledger.</exception>
    public static IReadOnlyList<LedgerClaim> ReadAll(ResultFile document)
    {
        return [.. document.Rows("claims").Select(entry => new LedgerClaim { Entry = entry })];
    }

    /// <summary>The claim as a list item that opens.</summary>
    /// <param name="certificates">Turns names of certificates into links.</param>
    public string Render(CertificateLinks certificates)
    {
        string expected = Text("as_expected");
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
        Row(text, "expected", $"{LedgerSection.Mark(Text("expected"))}{(expected == "false" ? " (a surprise)" : "")}");
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

    private string Text(string name) => Entry.Has(name) ? Entry.Text(name) : "";

    private static void Row(StringBuilder text, string name, string html)
    {
        if (html.Length > 0)
        {
            text.Append($"<dt>{name}</dt><dd>{html}</dd>");
        }
    }

    private string Field(string name) => Html.Text(Text(name));

    private string Instances() =>
        Entry.Optional("instances") is > 0 and var count ? $"{count}{(Entry.Optional("seed") is { } seed ? $", seed {seed}" : "")}" : "";

    private IEnumerable<string> List(string name) => Entry.Root[name] is JsonArray list ? list.Select(i => (string?)i ?? "") : [];
}
