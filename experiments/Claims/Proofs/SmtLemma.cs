using System.Text;

namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>
/// A lemma that z3 discharges: hypotheses and the negated conclusion have no model (the script answers <c>unsat</c>).
/// Its negative control, the same lemma broken on purpose, has one (the control answers <c>sat</c>).
/// </summary>
public sealed record SmtLemma
{
    /// <summary>File name without extension: small letters and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The statement in words, with its symbols.</summary>
    public required string Statement { get; init; }

    /// <summary>Where the statement comes from: a section of docs/mathematics.md, and the equation of the source if there is one.</summary>
    public required string Source { get; init; }

    /// <summary>SMT-LIB logic, QF_LRA for instance.</summary>
    public required string Logic { get; init; }

    /// <summary>Declarations and definitions, in order.</summary>
    public required IReadOnlyList<string> Declarations { get; init; }

    /// <summary>The hypotheses.</summary>
    public required IReadOnlyList<SmtHypothesis> Hypotheses { get; init; }

    /// <summary>The conclusion as an SMT-LIB formula.</summary>
    public required string Conclusion { get; init; }

    /// <summary>How the negative control differs.</summary>
    public required SmtControl Control { get; init; }

    /// <summary>The script whose answer <c>unsat</c> proves the lemma.</summary>
    public string Script() => Render("unsat", null, Hypotheses, Conclusion);

    /// <summary>The script of the negative control, whose answer is <c>sat</c>, with a model.</summary>
    /// <exception cref="InvalidOperationException">The control drops a hypothesis that the lemma does not have.</exception>
    public string ControlScript()
    {
        if (Control.StrongerConclusion is { } stronger)
        {
            return Render("sat", Control.Change, Hypotheses, stronger);
        }
        var kept = Hypotheses.Where(h => h.Name != Control.DroppedHypothesis).ToArray();
        return kept.Length == Hypotheses.Count - 1
            ? Render("sat", Control.Change, kept, Conclusion)
            : throw new InvalidOperationException($"{Id}: no single hypothesis is named '{Control.DroppedHypothesis}'.");
    }

    private string Render(string expected, string? change, IEnumerable<SmtHypothesis> hypotheses, string conclusion)
    {
        var text = new StringBuilder().AppendComment(Statement).AppendComment($"Source: {Source}");
        if (change is not null)
        {
            text.AppendComment($"NEGATIVE CONTROL, {change}.");
        }
        text.AppendComment($"Expected answer: {expected}").AppendLines([$"(set-logic {Logic})", .. Declarations]);
        foreach (var hypothesis in hypotheses)
        {
            text.AppendComment($"hypothesis: {hypothesis.Name}").AppendLines(hypothesis.Formulas.Select(f => $"(assert {f})"));
        }
        text.AppendComment("the conclusion, negated").AppendLines([$"(assert (not {conclusion}))", "(check-sat)"]);
        return (change is null ? text : text.AppendLines(["(get-model)"])).ToString();
    }
}
