using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>project EMB --labels LAB --objective haus [--margin a] --out G.npy</c>: the nearest Triplet-Separated embedding found, by the margin.</summary>
public static class ProjectCommand
{
    /// <summary>The JSON of <c>project</c>.</summary>
    /// <param name="Upper">The distance of the embedding written, as the checker established it.</param>
    /// <param name="Lower">No separated embedding is nearer than this.</param>
    /// <param name="Closed">True when their relative difference is below 1e-3.</param>
    /// <param name="Hardness">The hardness of the embedding written: at most minus the margin; null when there is no triple.</param>
    /// <param name="Margin">alpha: the distances are those to the embeddings with D_ap + alpha at most D_aq for every triple.</param>
    public sealed record Projection(
        string Objective,
        double Upper,
        double Lower,
        bool Closed,
        double? Hardness,
        IReadOnlyList<string> Files,
        double Margin
    );

    public static Command Create(CommandHost host)
    {
        EmbeddingArguments embedding = new();
        Option<string> objective = OptionWith.Among("--objective", null, "haus", "haus", "iso");
        Option<double> margin = OptionWith.Default("--margin", "D_ap + margin <= D_aq is asked of every triple", 0.0);
        Option<string> output = OptionWith.Description<string>("--out", "the .npy to write", required: true);
        Option<string?> certificate = OptionWith.Description<string?>("--certificate", "the certificate of its distance to write (.json)");
        Option<bool> tight = OptionWith.Description<bool>("--tight", "spend minutes on it");
        return host.Command(
            "project",
            "the nearest Triplet-Separated embedding found",
            [.. embedding.Words, objective, margin, output, certificate, tight],
            (parsed, context) =>
            {
                double alpha = MeasurableScale.Margin(parsed.GetValue(margin), "--margin");
                (Embedding points, Labels labels) = embedding.Read(parsed);
                string target = parsed.GetRequiredValue(output);
                if (Path.GetExtension(target) != ".npy")
                {
                    throw new InputException(target, "an embedding is written as .npy; this ending was expected");
                }
                string[] inputs = embedding.Files(parsed);
                OutputPlace.File(target, inputs);
                OutputPlace.File(parsed.GetValue(certificate), [.. inputs, target]);
                BracketSettings settings = (parsed.GetValue(tight) ? BracketSettings.Tight : BracketSettings.Fast) with
                {
                    Seed = context.Seed,
                };
                using ProgressLine? line = ProgressLine.On(context);
                BracketReport brackets = BracketSolver.Solve(points, labels, settings, line, context.Cancel);
                bool haus = parsed.GetValue(objective) == "haus";
                (Bracket bracket, Embedding nearest) = haus ? (brackets.Haus, brackets.NearestHaus) : (brackets.Iso, brackets.NearestIso);
                if (alpha > 0)
                {
                    ComparisonBrackets kept = ComparisonSolver.Solve(
                        ComparisonProblem.OfTriples(points, labels, alpha),
                        new ComparisonSettings { Seed = context.Seed },
                        brackets,
                        context.Cancel
                    );
                    (bracket, Embedding? member) = haus ? (kept.Displacement, kept.Nearest) : (kept.Iso, kept.NearestIso);
                    nearest =
                        member
                        ?? throw new InputException(
                            "--margin",
                            $"no embedding that keeps {alpha:G6} was found; a smaller margin was expected"
                        );
                }
                return Write(context, (haus ? "haus" : "iso", alpha), bracket, nearest, labels, target, parsed.GetValue(certificate));
            }
        );
    }

    private static int Write(
        CommandContext context,
        (string Objective, double Margin) asked,
        Bracket bracket,
        Embedding nearest,
        Labels labels,
        string path,
        string? certificate
    )
    {
        string[] files = AtomicFile.Together<string[]>(
            null,
            () =>
            {
                NpyFile.Write(path, nearest);
                if (certificate is null)
                {
                    return [path];
                }
                AtomicFile.Write(certificate, CertificateFile.ToBytes(bracket.Upper.Certificate!));
                return [path, certificate];
            }
        );
        double? hardness = TripletSeparation.Of(nearest, labels).Hardness;
        Projection answer = new(asked.Objective, bracket.Upper.Value, bracket.Lower.Value, bracket.Closed, hardness, files, asked.Margin);
        string set =
            asked.Margin > 0 ? $"d_{asked.Objective} to the embeddings that keep the margin {asked.Margin:G6}" : $"d_{asked.Objective}";
        context.Print(
            answer,
            text =>
                text.WriteLine(
                    $"{set}: {Numbers.Interval(answer.Lower, answer.Upper, 9)}{(answer.Closed ? ", closed" : "")}, {(answer.Hardness is { } h ? $"hardness {h:G3}" : "no triple")}; written: {string.Join(", ", files)}"
                )
        );
        return context.Ended("the bracket is as narrow as it had become");
    }
}
