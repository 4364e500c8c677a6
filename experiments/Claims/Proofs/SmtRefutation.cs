using System.Text;

namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>
/// A false step. The script asks for a counterexample in coordinates (dimension 1, so that z3's linear arithmetic is complete);
/// the answer is <c>sat</c>, and the model is a pair of embeddings that anyone can measure.
/// </summary>
public sealed record SmtRefutation
{
    /// <summary>File name without extension.</summary>
    public required string Id { get; init; }

    /// <summary>The false statement in words.</summary>
    public required string Statement { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Class of each point; the points are p1, p2, ... in F and g1, g2, ... in G.</summary>
    public required IReadOnlyList<int> Labels { get; init; }

    /// <summary>What the counterexample has to satisfy.</summary>
    public required IReadOnlyList<SmtHypothesis> Demands { get; init; }

    /// <summary>Further real unknowns besides the coordinates.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    /// <summary>The script whose answer is <c>sat</c>, with a model.</summary>
    public string Script()
    {
        var names = Enumerable.Range(1, Labels.Count).SelectMany(i => new[] { $"p{i}", $"g{i}" }).Concat(Unknowns);
        var text = new StringBuilder()
            .AppendComment($"REFUTED: {Statement}")
            .AppendComment($"Source: {Source}")
            .AppendComment(
                $"Classes of the points 1..{Labels.Count}: {string.Join(' ', Labels)}; p are the points of F, g those of G, on a line."
            )
            .AppendComment("Expected answer: sat")
            .AppendLines(["(set-logic QF_LRA)", .. Smt.Reals(names)]);
        foreach (var demand in Demands)
        {
            text.AppendComment($"demand: {demand.Name}").AppendLines(demand.Formulas.Select(f => $"(assert {f})"));
        }
        return text.AppendLines(["(check-sat)", "(get-model)"]).ToString();
    }

    /// <summary>Reads the two embeddings, one coordinate a point, out of a model of <see cref="Script"/>.</summary>
    public (double[] F, double[] G) Embeddings(SmtModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        double[] Read(string letter) => [.. Enumerable.Range(1, Labels.Count).Select(i => model.Value($"{letter}{i}"))];
        return (Read("p"), Read("g"));
    }
}
