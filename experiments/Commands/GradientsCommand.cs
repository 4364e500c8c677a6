using System.CommandLine;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Numerics;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>gradients --loss L --distance D1 D2</c>: angular distances side by side, on configurations and, where one is given, on an embedding.</summary>
public static class GradientsCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="host">Runs the body.</param>
    /// <returns>The command.</returns>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        GradientsRequest defaults = new();
        Option<string> embedding = new("--embedding") { Description = "an embedding (.npy or .csv) to compare the distances on as well" };
        Option<string> labelFile = new("--labels") { Description = "its labels, one a row" };
        Option<string> loss = OptionWith.Among("--loss", null, defaults.Loss, [.. TripletLosses.Names]);
        Option<string[]> distance = new("--distance")
        {
            Description = "distances on the sphere: chord, squared-chord, geodesic, cosine",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. defaults.Distances],
        };
        Option<double> margin = OptionWith.Default("--margin", "margin, in the units of each distance", defaults.Margin);
        Option<string> mining = OptionWith.Among(
            "--mining",
            "mining strategy P-N on the embedding",
            defaults.Mining,
            [.. MiningStrategy.Every.Select(m => m.Name)]
        );
        Option<double> gamma = OptionWith.Default("--gamma", "twist of the configurations", defaults.Gamma);
        Option<int> angles = OptionWith.Default("--angles", "angles from 0 to pi, both included", defaults.Angles);
        Command gradients = new("gradients", "chord, squared chord and geodesic side by side")
        {
            embedding,
            labelFile,
            loss,
            distance,
            margin,
            mining,
            gamma,
            angles,
        };
        gradients.SetAction(parsed =>
            host.Run(
                parsed,
                context =>
                {
                    (Embedding? points, Labels? labels) = Read(parsed.GetValue(embedding), parsed.GetValue(labelFile));
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
            )
        );
        return gradients;
    }

    private static (Embedding?, Labels?) Read(string? embedding, string? labels)
    {
        if (embedding is null != labels is null)
        {
            throw new ArgumentException("--embedding and --labels belong together: both or neither was expected");
        }
        if (embedding is null || labels is null)
        {
            return (null, null);
        }
        Embedding points = EmbeddingArguments.Read(embedding, normalise: false);
        return (points, LabelFile.Read(labels, points.Points));
    }
}
