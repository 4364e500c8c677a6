using System.Runtime.InteropServices;
using IsoTriplet.Training;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>experiment collapse | distances | group-size | movement | brackets</c>: grids of training runs with one document each.</summary>
public static class TrainExperimentCommand
{
    public static Command Create(CommandHost host)
    {
        return new Command("experiment", "grids of training runs")
        {
            Build(
                host,
                "collapse",
                "batch-hard training with batch size and dimension far apart and close",
                CollapseDocument.Name,
                TrainingExperiments.Collapse
            ),
            Build(
                host,
                "distances",
                "chord, squared chord and geodesic with paired seeds",
                DistanceDocument.Name,
                TrainingExperiments.Distances
            ),
            Build(
                host,
                "group-size",
                "first order, second order and selectively contrastive loss over the samples a class",
                GroupSizeDocument.Name,
                TrainingExperiments.GroupSize
            ),
            Build(
                host,
                "movement",
                "where real triplets stand and move in the scatter diagram",
                MovementDocument.Name,
                TrainingExperiments.Movement
            ),
            Build(
                host,
                "brackets",
                "how far brackets close on features, principal components and networks",
                RealBrackets.Name,
                RealBrackets.Of
            ),
        };
    }

    private static Command Build(
        CommandHost host,
        string name,
        string description,
        string document,
        Func<ExperimentRequest, IExperimentDocument> body
    )
    {
        Option<string?> data = OptionWith.Description<string?>(
            "--data",
            TrainingData.Names + "; distances, group-size and brackets take several, joined by commas"
        );
        Option<int?> first = OptionWith.Description<int?>("--first", "read only the first so many examples");
        Option<string> device = OptionWith.Default("--device", "cpu, cuda or cuda:NUMBER", "cpu");
        Option<bool> quick = OptionWith.Description<bool>("--quick", "seconds: few seeds, few steps");
        Option<bool> full = OptionWith.Description<bool>("--full", "hours: more sizes, more seeds, thousands of steps");
        Option<string> output = OptionWith.Description<string>(
            "--out",
            "a .json file, a .csv file of the rows, or a folder for the .json",
            required: true
        );
        return host.Command(
            name,
            description,
            [data, first, device, quick, full, output],
            (parsed, context) =>
            {
                if (parsed.GetValue(quick) && parsed.GetValue(full))
                {
                    return host.Refuse("--quick and --full exclude each other");
                }
                ExperimentSize size =
                    parsed.GetValue(quick) ? ExperimentSize.Quick
                    : parsed.GetValue(full) ? ExperimentSize.Full
                    : ExperimentSize.Normal;
                ExperimentRequest request = new(size, context.Seed, context.Error.WriteLine, context.Cancel)
                {
                    Data = parsed.GetValue(data),
                    First = parsed.GetValue(first),
                    Device = parsed.GetValue(device)!,
                };
                return Run(host, context, request, body, parsed.GetRequiredValue(output), document);
            }
        );
    }

    private static int Run(
        CommandHost host,
        CommandContext context,
        ExperimentRequest request,
        Func<ExperimentRequest, IExperimentDocument> body,
        string output,
        string name
    )
    {
        try
        {
            string file = ExperimentFile.Place(output, name);
            using IDisposable claim = AtomicFile.Claim(file);
            TensorLibrary.Require();
            IExperimentDocument document = body(request);
            bool interrupted = context.Cancel.IsCancellationRequested;
            string written = ExperimentFile.Write(interrupted ? ExperimentFile.Interrupted(file) : file, "", document, document.Table());
            context.Print(document, text => Show(text, document, written));
            return interrupted ? Interrupted(context, written) : ExitCode.Done;
        }
        catch (ExternalException e)
        {
            return host.Refuse(e.Message);
        }
    }

    private static int Interrupted(CommandContext context, string file)
    {
        context.Error.WriteLine($"interrupted; the finished runs are in {file}");
        return ExitCode.Interrupted;
    }

    private static void Show(TextWriter text, IExperimentDocument document, string file)
    {
        foreach (string line in document.Lines())
        {
            text.WriteLine(line.TrimEnd());
        }
        text.WriteLine($"file: {file}");
    }
}
