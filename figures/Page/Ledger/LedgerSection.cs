namespace IsoTriplet.Figures.Page.Ledger;

/// <summary>The ledger of claims as a section: counts, filters, and every claim with what its verdict rests on.</summary>
public static class LedgerSection
{
    /// <summary>The verdicts, in the order of the table, with what each means.</summary>
    public static IReadOnlyList<(string Name, string Mark, string Meaning)> Verdicts { get; } =
    [
        ("proved", "✓", "true without exception, by Coq's kernel, z3, a certificate or a written proof, as its evidence says"),
        ("holds", "≈", "nothing spoke against it: 1,000 instances, z3 at a size, or training runs; not a proof"),
        (
            "refuted",
            "✗",
            "false as stated: a counterexample with a certificate or in fractions, a proof of the opposite, or training runs by a rule"
        ),
        ("vacuous", "∅", "true, but it says nothing: its bound is infinite where it is needed"),
        ("undecided", "?", "nothing here decides it; its evidence says what would"),
        ("unchecked", "…", "listed, not checked in this run"),
    ];

    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["IAT"] = "Isometric approximation paper [IAT]",
        ["ETL"] = "Extreme Triplet Learning [ETL]",
        ["GEO"] = "Chord or geodesic question [GEO]",
        ["own"] = "This project",
        ["heard"] = "Heard elsewhere",
    };

    /// <summary>A source's name in full.</summary>
    /// <param name="key">The key, such as IAT.</param>
    public static string SourceName(string key) => Sources.GetValueOrDefault(key, key);

    /// <summary>A kind of evidence in words.</summary>
    /// <param name="kind">The kind, such as kernel.</param>
    public static string EvidenceName(string kind) =>
        kind switch
        {
            "kernel" => "checked by Coq's kernel",
            "written" => "written proof, with instances",
            "z3" => "z3, the whole statement",
            "z3atsize" => "z3, at fixed sizes",
            "certificate" => "certificate",
            "exact" => "exact arithmetic",
            "computed" => "computed",
            "instances" => "instances",
            "runs" => "training runs",
            "none" => "none here",
            _ => kind,
        };

    /// <param name="claims">The document of <c>claims check --json</c> or <c>claims list --json</c>.</param>
    /// <param name="folder">The folder of the certificates' files; null: certificates are named only.</param>
    /// <exception cref="ArgumentException">The document is no ledger.</exception>
    public static PageSection Make(ResultFile claims, string? folder)
    {
        IReadOnlyList<LedgerClaim> all = LedgerClaim.ReadAll(claims);
        CertificateLinks certificates = new(folder);
        StringBuilder text = new();
        text.Append("<p>Every statement that the sources make, taken literally and tried: by proof, by counterexample, or on instances. ")
            .Append("Point first at what interests you in the table, or search; open a claim to see what its verdict rests on.</p>\n");
        text.Append(Counts(all)).Append(Meanings(all)).Append(Filters(all));
        text.Append("<ul class=\"claims\">\n").AppendJoin("", all.Select(c => c.Render(certificates))).Append("</ul>\n");
        return new PageSection("claims", "Claims", text.ToString(), []);
    }

    /// <summary>The mark of a verdict: a sign and a word, so that colour is never the only difference.</summary>
    public static string Mark(string verdict)
    {
        string mark = Verdicts.FirstOrDefault(v => v.Name == verdict).Mark ?? "";
        return $"<span class=\"verdict {Html.Identifier(verdict)}\"><span aria-hidden=\"true\">{mark}</span> {Html.Text(verdict)}</span>";
    }

    private static string Counts(IReadOnlyList<LedgerClaim> all)
    {
        string[] verdicts = [.. Verdicts.Select(v => v.Name).Where(v => all.Any(c => c.Verdict == v))];
        StringBuilder text = new(
            "<div class=\"scroll\"><table class=\"counts\"><caption class=\"hidden-text\">Claims by source and verdict; "
        );
        text.Append("a number filters the list</caption><thead><tr><th scope=\"col\">source</th>");
        text.AppendJoin("", verdicts.Select(v => $"<th scope=\"col\">{Mark(v)}</th>"))
            .Append("<th scope=\"col\">all</th></tr></thead><tbody>");
        foreach (IGrouping<string, LedgerClaim> source in all.GroupBy(c => c.Source, StringComparer.Ordinal))
        {
            text.Append($"<tr><th scope=\"row\">{Html.Text(SourceName(source.Key))}</th>");
            text.AppendJoin("", verdicts.Select(v => Count(source.Key, v, source.Count(c => c.Verdict == v))));
            text.Append(Count(source.Key, "", source.Count())).Append("</tr>");
        }
        text.Append("<tr><th scope=\"row\">All</th>").AppendJoin("", verdicts.Select(v => Count("", v, all.Count(c => c.Verdict == v))));
        return text.Append(Count("", "", all.Count)).Append("</tr></tbody></table></div>\n").ToString();
    }

    private static string Count(string source, string verdict, int count) =>
        count == 0
            ? "<td>–</td>"
            : $"<td><button type=\"button\" data-source=\"{Html.Text(source)}\" data-verdict=\"{Html.Text(verdict)}\" aria-pressed=\"false\" "
                + $"aria-label=\"{count} {Html.Text($"{verdict} {source}".Trim())}\">{count}</button></td>";

    private static string Meanings(IReadOnlyList<LedgerClaim> all) =>
        "<dl class=\"words\">"
        + string.Concat(
            Verdicts.Where(v => all.Any(c => c.Verdict == v.Name)).Select(v => $"<dt>{Mark(v.Name)}</dt><dd>{Html.Text(v.Meaning)}</dd>")
        )
        + "</dl>\n";

    private static string Filters(IReadOnlyList<LedgerClaim> all)
    {
        static string Options(IEnumerable<string> values, Func<string, string> shown) =>
            string.Concat(values.Select(v => $"<option value=\"{Html.Text(v)}\">{Html.Text(shown(v))}</option>"));
        string sources = Options(all.Select(c => c.Source).Distinct(StringComparer.Ordinal), SourceName);
        string verdicts = Options(Verdicts.Select(v => v.Name).Where(v => all.Any(c => c.Verdict == v)), v => v);
        string evidence = Options(
            all.Select(c => c.Evidence).Where(e => e.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            EvidenceName
        );
        return "<form id=\"ledger-filters\" class=\"filters\" role=\"search\" aria-label=\"Claims\">"
            + "<label>Search<input type=\"search\" name=\"words\" placeholder=\"words, an equation, an id\" autocomplete=\"off\"></label>"
            + $"<label>Source<select name=\"source\"><option value=\"\">all</option>{sources}</select></label>"
            + $"<label>Evidence<select name=\"evidence\"><option value=\"\">all</option>{evidence}</select></label>"
            + $"<label>Verdict<select name=\"verdict\"><option value=\"\">all</option>{verdicts}</select></label>"
            + "<label>Against expectation<select name=\"expected\"><option value=\"\">all</option><option value=\"true\">as expected</option>"
            + "<option value=\"false\">a surprise</option></select></label>"
            + "<button type=\"reset\">Clear</button><button type=\"button\" id=\"ledger-open\" aria-pressed=\"false\">Open all shown</button>"
            + $"<p class=\"count\" id=\"ledger-count\" role=\"status\">{all.Count} of {all.Count} claims</p></form>\n";
    }
}

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

    public string Statement => Text("statement");

    /// <summary>Reads all claims of a ledger in their order, the document of <c>claims check --json</c>.</summary>
    /// <exception cref="ArgumentException">The document is no ledger.</exception>
    public static IReadOnlyList<LedgerClaim> ReadAll(ResultFile document) =>
        [.. document.Rows("claims").Select(entry => new LedgerClaim { Entry = entry })];

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

/// <summary>Certificates of the ledger: small ones are put inside the page to be saved from it, the others are named.</summary>
/// <param name="folder">Where the files are, by their last names; null: certificates are named only.</param>
public sealed class CertificateLinks(string? folder)
{
    /// <summary>Larger files are named only: the page must stay small.</summary>
    public const int LargestInside = 16 * 1024;

    private const int LargestTogether = 64 * 1024;

    private int _inside;

    /// <summary>A certificate as HTML.</summary>
    /// <param name="name">Its name, or its file.</param>
    /// <returns>A link that saves it, or its name.</returns>
    public string Render(string name)
    {
        string shown = ShortName(name);
        FileInfo? file = folder is null ? null : new FileInfo(Path.Combine(folder, Path.GetFileName(name)));
        if (file is not { Exists: true })
        {
            return $"<code>{Html.Text(shown)}</code>";
        }
        if (file.Length > LargestInside || _inside + file.Length > LargestTogether)
        {
            return $"<code>{Html.Text(shown)}</code> ({file.Length / 1024} KB, in the folder of results)";
        }
        _inside += (int)file.Length;
        string content = Convert.ToBase64String(Encoding.UTF8.GetBytes(File.ReadAllText(file.FullName)));
        return $"<a download=\"{Html.Text(file.Name)}\" href=\"data:application/json;base64,{content}\">{Html.Text(shown)}</a> "
            + $"(save it, then <code>./isotriplet certificate verify {Html.Text(file.Name)}</code>)";
    }

    public static string ShortName(string name) =>
        name.Contains(": ", StringComparison.Ordinal) ? name : Path.GetFileName(name.TrimEnd('/'));
}
