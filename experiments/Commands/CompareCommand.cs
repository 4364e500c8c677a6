using System.CommandLine;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>compare F G --labels LAB</c>: how far two embeddings of the same rows are apart.</summary>
public static class CompareCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="host">Runs the body.</param>
    /// <returns>The command.</returns>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        EmbeddingArguments first = new("F");
        Argument<string> second = new("G") { Description = "the other embedding of the same rows" };
        Command command = new("compare", "how far two embeddings of the same rows are apart");
        first.AddTo(command);
        command.Add(second);
        command.SetAction(parsed =>
            host.Run(
                parsed,
                context =>
                {
                    (Embedding f, Labels labels) = first.Read(parsed);
                    Embedding g = first.ReadOther(parsed, parsed.GetRequiredValue(second));
                    ComparisonReport report = ComparisonReport.Of(f, g, labels);
                    context.Print(report, report.WriteTo);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }
}
