using System.CommandLine;
using System.Runtime.InteropServices;
using IsoTriplet.Experiments.Training;
using IsoTriplet.Training;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>train</c>: one training run, with its metrics, collapse verdict, retrieval figures and embeddings in a folder.</summary>
public static class TrainCommand
{
    public static Command Create(CommandHost host)
    {
        TrainOptions options = new();
        Command train = new("train", "train an embedding and watch it for collapse");
        options.AddTo(train);
        train.Action = host.Acts((parsed, context) => Run(host, context, options, parsed));
        return train;
    }

    private static int Run(CommandHost host, CommandContext context, TrainOptions options, ParseResult parsed)
    {
        try
        {
            OutputPlace.Folder(parsed.GetRequiredValue(options.Out));
            TensorLibrary.Require();
            bool resume = parsed.GetValue(options.Resume);
            (ParseResult begun, int seed) = resume ? options.Begun(parsed, host.Seed) : (parsed, context.Seed);
            options.RefuseIdle(parsed, begun);
            DataSplit data = options.ReadData(begun, seed);
            TrainingOptions training = options.ReadTraining(begun, data, seed);
            TrainProgress progress = new(context, data, training);
            TrainingHooks hooks = new()
            {
                Folder = parsed.GetRequiredValue(options.Out),
                Resume = resume,
                Note = options.Words(begun, seed),
                Brackets = TrainingBrackets.Solver(begun.GetValue(options.BracketWork), context.Cancel),
                Stepped = progress.Step,
                Observed = progress.Observe,
                Alarmed = progress.Alarm,
            };
            TrainingResult result = Trainer.Run(data, training, hooks, context.Cancel);
            progress.End();
            return Report(context, result, hooks.Folder);
        }
        catch (ExternalException e)
        {
            return host.Refuse(e.Message);
        }
    }

    private static int Report(CommandContext context, TrainingResult result, string folder)
    {
        if (context.Json)
        {
            context.Output.WriteLine(ResultDocument.Text(result));
        }
        else
        {
            TrainTable.Write(context.Output, result, folder);
        }
        if (result.Status == TrainingStatus.Cancelled)
        {
            context.Error.WriteLine($"interrupted after {Counted.Of(result.Steps, "step")}; --resume continues the run");
        }
        return result.Status switch
        {
            TrainingStatus.Completed when result.Divergence is not null => ExitCode.Undecided,
            TrainingStatus.Completed => ExitCode.Done,
            TrainingStatus.Collapsed => ExitCode.Negative,
            TrainingStatus.Cancelled => ExitCode.Interrupted,
            _ => ExitCode.Undecided,
        };
    }
}
