using IsoTriplet.Experiments.Reports;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>measure EMB --labels LAB</c>: everything the theory says of one embedding.</summary>
public static class MeasureCommand
{
    public static Command Create(CommandHost host)
    {
        EmbeddingArguments embedding = new();
        Option<double> margin = OptionWith.Default(
            "--margin",
            "the margin of the hard negative loss, and of the distances in a block of their own",
            0.0
        );
        Option<string?> comparisons = OptionWith.Description<string?>(
            "--comparisons",
            "a list of comparisons i,j,k,l[,s] (D_ij + s <= D_kl): the distances to what respects them"
        );
        Option<bool> quick = OptionWith.Description<bool>(
            "--quick",
            "leave out what takes long: thickness and the distances to separation"
        );
        Option<bool> tight = OptionWith.Description<bool>("--tight", "spend minutes on closing the brackets");
        Option<string?> certificates = OptionWith.Description<string?>(
            "--certificates",
            "a folder for the certificates of the four bounds"
        );
        Option<string?> page = OptionWith.Description<string?>("--report", "write a page about the embedding to this file (.html)");
        return host.Command(
            "measure",
            "everything the theory says of one embedding",
            [.. embedding.Words, margin, quick, comparisons, tight, certificates, page],
            (parsed, context) =>
            {
                MeasurementRequest request = new()
                {
                    Margin = MeasurableScale.Margin(parsed.GetValue(margin), "--margin"),
                    Quick = parsed.GetValue(quick),
                    Settings = (parsed.GetValue(tight) ? BracketSettings.Tight : BracketSettings.Fast) with { Seed = context.Seed },
                };
                bool asked = parsed.GetValue(tight) || (parsed.GetValue(certificates) ?? parsed.GetValue(page)) is not null;
                if (request.Quick && asked)
                {
                    throw new ArgumentException("--quick leaves out the brackets that --tight, --certificates and --report are about");
                }
                (Embedding points, Labels labels) = embedding.Read(parsed);
                if (!request.Quick && !asked && MeasurementRequest.LeftOut(points.Points) is { } without)
                {
                    context.Error.WriteLine($"isotriplet: {without}");
                    request = request with { Quick = true };
                }
                string? list = parsed.GetValue(comparisons),
                    folder = parsed.GetValue(certificates),
                    file = parsed.GetValue(page);
                Comparison[]? listed = list is null ? null : ComparisonFile.Read(list, points.Points);
                string?[] inputs = [.. embedding.Files(parsed), list];
                OutputPlace.Folder(folder, CertificateFolder.Names, inputs);
                OutputPlace.File(file, inputs);
                if (file?.EndsWith(".html", StringComparison.OrdinalIgnoreCase) == false)
                {
                    throw new InputException(file, "a page is written as .html; this ending was expected");
                }
                using ProgressLine? line = ProgressLine.On(context);
                StageWatch watch = new(line);
                MeasurementResult result = Measurer.Measure(points, labels, request, watch, context.Cancel);
                // Certificates and page: all or nothing, should there be no room.
                result = AtomicFile.Together(
                    folder,
                    () =>
                    {
                        CertificateFolder.Write(folder, result.Brackets);
                        MeasurementResult all = Measurer.Constrained(
                            result,
                            (points, labels),
                            request,
                            listed,
                            folder,
                            watch,
                            context.Cancel
                        );
                        if (file is not null)
                        {
                            EmbeddingPages.Write(
                                file,
                                embedding.Path(parsed)!,
                                parsed.Tokens.Select(t => t.Value),
                                context.Seed,
                                points,
                                labels,
                                all
                            );
                        }
                        return all;
                    }
                );
                if (file is not null)
                {
                    context.Error.WriteLine($"page: {file}");
                }
                if (context.Json)
                {
                    context.Error.WriteLine(watch.Shares());
                }
                context.Print(result.Report, text => MeasurementTable.Write(text, result.Report));
                return context.Ended(
                    request.Quick && listed is null ? "what is printed is whole" : "the brackets are as narrow as they had become"
                );
            }
        );
    }
}
