namespace IsoTriplet.Experiments.Commands;

/// <summary><c>compare F G --labels LAB</c>: how far two embeddings of the same rows are apart.</summary>
public static class CompareCommand
{
    public static Command Create(CommandHost host)
    {
        EmbeddingArguments first = new("F");
        Argument<string> second = new("G") { Description = "the other embedding of the same rows" };
        Option<bool> rotationsOnly = OptionWith.Description<bool>("--rotations-only", "leave reflections out of the nearest isometry");
        return host.Command(
            "compare",
            "how far two embeddings of the same rows are apart",
            [.. first.Words, second, rotationsOnly],
            (parsed, context) =>
            {
                (Embedding f, Labels labels) = first.Read(parsed, others: [parsed.GetRequiredValue(second)]);
                Embedding g = first.ReadOther(parsed, parsed.GetRequiredValue(second), rows: labels);
                if ((f.Points, f.Dimension) != (g.Points, g.Dimension))
                {
                    bool shorter = g.Points < f.Points || (g.Points == f.Points && g.Dimension < f.Dimension);
                    (string less, Embedding has, Embedding wanted) = shorter
                        ? (parsed.GetRequiredValue(second), g, f)
                        : (first.Path(parsed)!, f, g);
                    throw new InputException(
                        less,
                        $"is {has.Points} x {has.Dimension}; {wanted.Points} x {wanted.Dimension} was expected, as the other is"
                    );
                }
                ComparisonReport report = ComparisonReport.Of(f, g, labels, parsed.GetValue(rotationsOnly));
                return context.Done(report, report.WriteTo);
            }
        );
    }
}
