using System.Text.Json;
using IsoTriplet.Figures.Page.Ledger;

namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The section on one embedding: verdict in words, drawings, numbers with sentences, the relations of the theory on it.</summary>
public static class EmbeddingSection
{
    /// <summary>Makes the sections: first the verdict in words and the picture that shows it, then the rest.</summary>
    /// <exception cref="ArgumentException">The document is no result file of an embedding.</exception>
    public static IReadOnlyList<PageSection> Make(ResultFile document)
    {
        EmbeddingNumbers numbers = new(document);
        string name = document.Text("name");
        PageFigure? brackets = EmbeddingFigures.Brackets(numbers);
        return
        [
            new PageSection("embedding", $"The embedding: {name}", Verdict(numbers), [EmbeddingFigures.Verdict(document, numbers)])
            {
                Entry = "The embedding",
            },
            new PageSection(
                "separation",
                "How far from separation, and where the points would go",
                Nearest(numbers),
                [.. brackets is null ? [] : new[] { brackets }, EmbeddingDrawing.Make(document, numbers)],
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

    private static string Relations(ResultFile measurement)
    {
        StringBuilder text = new(
            "<h3>What the theory says, held against this embedding</h3>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">here it</th>"
        );
        text.Append("<th scope=\"col\">relation</th><th scope=\"col\">left</th><th scope=\"col\">right</th></tr></thead><tbody>\n");
        foreach (ResultFile claim in measurement.Rows("claims"))
        {
            text.Append($"<tr><td>{LedgerSection.Mark(claim.Text("verdict"))}</td>")
                .Append($"<th scope=\"row\"><code>{Html.Text(claim.Text("relation"))}</code></th>")
                .Append(
                    $"<td class=\"number\">{Side(claim.Root["left"])}</td><td class=\"number\">{Side(claim.Root["right"])}</td></tr>\n"
                );
        }
        return text.Append("</tbody></table></div>\n").ToString();
    }

    private static string Side(JsonNode? side) =>
        side switch
        {
            JsonArray ends => Html.Between((double)ends[0]!, (double)ends[1]!),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => Html.Number((double)value),
            _ => "no bound",
        };
}
