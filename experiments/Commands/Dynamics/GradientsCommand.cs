using System.CommandLine;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>gradients --loss L --distance D1 D2</c>: angular distances side by side, on configurations and, where one is given, on an embedding.</summary>
public static class GradientsCommand
{
    public static Command Create(CommandHost host)
    {
        GradientsRequest defaults = new();
        EmbeddingArguments embedding = EmbeddingArguments.AsOption("an embedding to compare the distances on as well");
        Option<string> loss = OptionWith.Among("--loss", null, defaults.Loss, [.. TripletLosses.Names]);
        Option<string[]> distance = new("--distance")
        {
            Description = "distances on the sphere: chord, squared-chord, geodesic, cosine",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. defaults.Distances],
        };
        Option<double> margin = OptionWith.Default("--margin", "margin, in the units of each distance", defaults.Margin);
        Option<string> mining = OptionWith.Among("--mining", null, defaults.Mining, [.. MiningStrategy.Every.Select(m => m.Name)]);
        Option<double> gamma = OptionWith.Default("--gamma", "twist of the configurations", defaults.Gamma);
        Option<int> angles = OptionWith.Default("--angles", "angles from 0 to pi, both included", defaults.Angles);
        Command gradients = new("gradients", "chord, squared chord and geodesic side by side")
        {
            loss,
            distance,
            margin,
            mining,
            gamma,
            angles,
        };
        embedding.AddTo(gradients);
        gradients.Action = host.Acts(
            (parsed, context) =>
            {
                (Embedding? points, Labels? labels) = embedding.Path(parsed) is null
                    ? (null, null)
                    : embedding.Read(parsed, directions: true);
                GradientsReport report = GradientsReport.Of(
                    new GradientsRequest
                    {
                        Loss = parsed.GetRequiredValue(loss),
                        Distances = parsed.GetRequiredValue(distance),
                        Margin = parsed.GetValue(margin),
                        Mining = parsed.GetRequiredValue(mining),
                        Gamma = parsed.GetValue(gamma),
                        Angles = parsed.GetValue(angles),
                    },
                    points,
                    labels
                );
                context.Print(report, report.WriteTo);
                return ExitCode.Done;
            }
        );
        return gradients;
    }
}
