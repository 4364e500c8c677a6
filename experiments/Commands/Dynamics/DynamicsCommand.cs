using System.CommandLine;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>dynamics field</c> and <c>dynamics scatter</c>: what a gradient step does to triples, in theory and on an embedding.</summary>
public static class DynamicsCommand
{
    public static Command Create(CommandHost host) =>
        new Command("dynamics", "gradient dynamics of triples on the sphere") { Field(host), Scatter(host) };

    private static Command Field(CommandHost host)
    {
        DynamicsFieldRequest defaults = new();
        Option<string> loss = OptionWith.Among("--loss", null, defaults.Loss, [.. UpdateRule.Names]);
        Option<double> gamma = OptionWith.Default("--gamma", "cosine of the twist between p and q around a", defaults.Gamma);
        Option<double> entanglement = OptionWith.Default("--entanglement", "p, in [0, 1]", defaults.Entanglement);
        Option<int> grid = OptionWith.Default("--grid", "cells along each side, both ends included", defaults.Grid);
        Option<double> rate = OptionWith.Default("--rate", "learning rate", defaults.Rate);
        Command field = new("field", "the gradient field over the triplet scatter diagram") { loss, gamma, entanglement, grid, rate };
        field.Action = host.Acts(
            (parsed, context) =>
            {
                DynamicsFieldReport report = DynamicsFieldReport.Of(
                    new DynamicsFieldRequest
                    {
                        Loss = parsed.GetRequiredValue(loss),
                        Gamma = parsed.GetValue(gamma),
                        Entanglement = parsed.GetValue(entanglement),
                        Grid = parsed.GetValue(grid),
                        Rate = parsed.GetValue(rate),
                    }
                );
                context.Print(report, report.WriteTo);
                return ExitCode.Done;
            }
        );
        return field;
    }

    private static Command Scatter(CommandHost host)
    {
        DynamicsScatterRequest defaults = new();
        EmbeddingArguments embedding = new();
        Option<string> positive = OptionWith.Among("--positive", null, defaults.Positive, "easy", "hard", "all");
        Option<string> negative = OptionWith.Among("--negative", null, defaults.Negative, "easy", "semi-hard", "hard", "all");
        Option<string> loss = OptionWith.Among(
            "--loss",
            $"the loss whose step is judged on the triples: {string.Join(", ", UpdateRule.Names)}",
            defaults.Loss,
            [.. UpdateRule.Names]
        );
        Option<double> entanglement = OptionWith.Default("--entanglement", "p, in [0, 1]", defaults.Entanglement);
        Option<double> rate = OptionWith.Default("--rate", "learning rate of the step", defaults.Rate);
        Option<string?> after = new("--after") { Description = "a second embedding of the same rows, to follow the triples to" };
        Command scatter = new("scatter", "the triplet scatter diagram of an embedding")
        {
            positive,
            negative,
            loss,
            entanglement,
            rate,
            after,
        };
        embedding.AddTo(scatter);
        scatter.Action = host.Acts(
            (parsed, context) =>
            {
                (Embedding points, Labels labels) = embedding.Read(parsed, directions: true, parsed.GetValue(after));
                string? second = parsed.GetValue(after);
                Embedding? moved = second is null ? null : embedding.ReadOther(parsed, second, directions: true, labels);
                if (moved is not null && moved.Points != points.Points)
                {
                    string expected = $"{points.Points} were expected, as {embedding.Path(parsed)} has";
                    throw new InputException(second!, $"has {Counted.Of(moved.Points, "point")}; {expected}");
                }
                DynamicsScatterReport report = DynamicsScatterReport.Of(
                    points,
                    labels,
                    new DynamicsScatterRequest
                    {
                        Positive = parsed.GetRequiredValue(positive),
                        Negative = parsed.GetRequiredValue(negative),
                        Loss = parsed.GetRequiredValue(loss),
                        Entanglement = parsed.GetValue(entanglement),
                        Rate = parsed.GetValue(rate),
                    },
                    moved
                );
                context.Print(report, report.WriteTo);
                return ExitCode.Done;
            }
        );
        return scatter;
    }
}
