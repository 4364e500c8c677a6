using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Figures.Page.Ledger;

namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The section on one embedding: verdict in words, drawings, numbers with sentences, the relations of the theory on it.</summary>
public static class EmbeddingSection
{
    /// <summary>Makes the sections: first the verdict in words and the picture that shows it, then the rest.</summary>
    /// <param name="document">The embedding's result file.</param>
    /// <param name="file">The file's name, for captions.</param>
    /// <returns>The sections.</returns>
    /// <exception cref="ArgumentException">The document is no result file of an embedding.</exception>
    public static IReadOnlyList<PageSection> Make(JsonElement document, string file)
    {
        EmbeddingNumbers numbers = new(document);
        JsonObject root = JsonObject.Create(document)!;
        string name = document.GetProperty("name").GetString() ?? "embedding";
        PageFigure? brackets = EmbeddingFigures.Brackets(numbers, file);
        return
        [
            new PageSection("embedding", $"The embedding: {name}", Verdict(numbers), [EmbeddingFigures.Verdict(root, numbers, file)])
            {
                Entry = "The embedding",
            },
            new PageSection(
                "separation",
                "How far from separation, and where the points would go",
                Nearest(numbers),
                [.. brackets is null ? [] : new[] { brackets }, EmbeddingDrawing.Make(root, numbers, file)],
                Numbers(numbers) + Relations(numbers.Measurement)
            )
            {
                Entry = "Separation",
            },
        ];
    }

    private static string Verdict(EmbeddingNumbers numbers)
    {
        string[] advice =
        [
            .. numbers.Advice.Select(a =>
                $"<li>{Html.Text(a.Try)} <span class=\"evidence\">{Html.Text($"{a.Evidence} {a.Limits}")}</span></li>"
            ),
        ];
        return $"<div class=\"verdict-box\" id=\"verdict\"><p class=\"headline\">{Html.Text(numbers.Headline)}</p><p>{Html.Text($"{Html.Sentence(numbers.Reason)}")}</p>"
            + (advice.Length > 0 ? $"<p>What to try, with what it rests on:</p><ul>{string.Concat(advice)}</ul>" : "")
            + "</div>\n";
    }

    private static string Nearest(EmbeddingNumbers numbers)
    {
        NearestWords nearest = NearestWords.Of(numbers);
        return $"<div class=\"verdict-box\" id=\"nearest\"><p class=\"headline\">{Html.Text(nearest.Headline)}</p><p>{Html.Text(nearest.Meaning)}</p>"
            + (nearest.Next.Count > 0 ? $"<ul>{string.Concat(nearest.Next.Select(a => $"<li>{Html.Text(a)}</li>"))}</ul>" : "")
            + "</div>\n";
    }

    private static string Numbers(EmbeddingNumbers numbers)
    {
        StringBuilder text = new(
            "<h3>The numbers, one by one</h3>\n<div class=\"scroll\"><table class=\"numbers-table\"><thead><tr><th scope=\"col\">what</th>"
        );
        text.Append("<th scope=\"col\">value</th><th scope=\"col\">in words</th></tr></thead><tbody>\n");
        foreach ((string what, string value, string sentence) in NumberSentences.Of(numbers))
        {
            text.Append(
                $"<tr><th scope=\"row\">{Html.Text(what)}</th><td class=\"number\">{Html.Text(value)}</td><td>{Html.Text(sentence)}</td></tr>\n"
            );
        }
        return text.Append("</tbody></table></div>\n").ToString();
    }

    private static string Relations(JsonElement measurement)
    {
        StringBuilder text = new(
            "<h3>What the theory says, held against this embedding</h3>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">here it</th>"
        );
        text.Append("<th scope=\"col\">relation</th><th scope=\"col\">left</th><th scope=\"col\">right</th></tr></thead><tbody>\n");
        foreach (JsonElement claim in measurement.GetProperty("claims").EnumerateArray())
        {
            text.Append($"<tr><td>{LedgerSection.Mark(claim.GetProperty("verdict").GetString() ?? "")}</td>")
                .Append($"<th scope=\"row\"><code>{Html.Text(claim.GetProperty("relation").GetString())}</code></th>")
                .Append(
                    $"<td class=\"number\">{Side(claim.GetProperty("left"))}</td><td class=\"number\">{Side(claim.GetProperty("right"))}</td></tr>\n"
                );
        }
        return text.Append("</tbody></table></div>\n").ToString();
    }

    private static string Side(JsonElement side) =>
        side.ValueKind switch
        {
            JsonValueKind.Number => Html.Number(side.GetDouble()),
            JsonValueKind.Array => Html.Between(side[0].GetDouble(), side[1].GetDouble()),
            _ => "no bound",
        };
}
