using System.CommandLine;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Programs;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>sweep run</c>, <c>status</c>, <c>collect</c>, <c>programs</c>: grids of cells.</summary>
public static class SweepCommand
{
    public static Command Create(CommandHost host)
    {
        return new Command("sweep", "grids of runs and projections over N, n, seeds and any other setting")
        {
            SweepRunCommand.Create(host),
            Status(host),
            Collect(host),
            Programs(host),
            SweepWorkerCommands.Worker(host),
            SweepWorkerCommands.Task(host),
        };
    }

    private static Command Status(CommandHost host)
    {
        Argument<string> folder = new("DIR") { Description = "the folder of a sweep" };
        Command status = new("status", "how far a sweep is: done, failed with reasons, missing, damaged, duplicates, strays") { folder };
        status.Action = host.Acts(
            (parsed, context) =>
            {
                SweepStatus found = SweepStatus.Of(SweepCollector.Collect(SweepFolder.Open(parsed.GetRequiredValue(folder))));
                context.Print(found, text => SweepTable.Write(text, found));
                return found.Complete ? ExitCode.Done : ExitCode.Undecided;
            }
        );
        return status;
    }

    private static Command Collect(CommandHost host)
    {
        Argument<string> folder = new("DIR") { Description = "the folder of a sweep" };
        Option<string?> output = new("--out") { Description = "where cells.csv and cells.json go; by default DIR" };
        Command collect = new("collect", "write all cells into cells.csv and cells.json; duplicates and gaps are named") { folder, output };
        collect.Action = host.Acts(
            (parsed, context) =>
            {
                string path = parsed.GetRequiredValue(folder);
                CollectedSweep sweep = SweepCollector.Collect(SweepFolder.Open(path));
                string target = parsed.GetValue(output) ?? path;
                OutputPlace.Folder(target);
                Directory.CreateDirectory(target);
                System.Text.Json.Nodes.JsonObject document = sweep.ToJson($"isotriplet sweep collect {path}");
                AtomicFile.WriteText(Path.Combine(target, "cells.csv"), CellTable.Csv(sweep));
                JsonText.Write(Path.Combine(target, "cells.json"), document);
                SweepStatus status = SweepStatus.Of(sweep);
                context.Print(document, text => SweepTable.Write(text, status));
                return status.Complete ? ExitCode.Done : ExitCode.Undecided;
            }
        );
        return collect;
    }

    private static Command Programs(CommandHost host)
    {
        Command programs = new("programs", "the cell programs, with the settings that each knows");
        programs.Action = host.Acts(
            (parsed, context) =>
            {
                context.Print(new { Programs = SweepPrograms.All }, text => SweepTable.WritePrograms(text, SweepPrograms.All));
                return ExitCode.Done;
            }
        );
        return programs;
    }
}
