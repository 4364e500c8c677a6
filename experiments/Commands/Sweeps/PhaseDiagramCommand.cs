using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>phase-diagram DIR... --out DIR</c>: from collected sweeps to phase-diagram.json and its tables: who contracted, who lost.</summary>
public static class PhaseDiagramCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string[]> sweeps = new("SWEEP")
        {
            Description =
                "folders of sweeps of the programs observed and predicted, their cells.json, or a phase-diagram.json whose rows are taken over",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> output = OptionWith.Default("--out", "the folder of phase-diagram.json and phase-diagram.md", "out/phase-diagram");
        return host.Command(
            "phase-diagram",
            "do training runs contract, and do they lose, when N >> n: prediction against observation, with intervals",
            [sweeps, output],
            (parsed, context) =>
            {
                string[] paths = parsed.GetRequiredValue(sweeps);
                OutputPlace.Folder(parsed.GetRequiredValue(output), PhaseDiagramFile.Names, paths);
                ILookup<bool, string> kept = paths.ToLookup(p => File.Exists(p) && PhaseDiagramFile.Is(p));
                CollectedSweep[] collected = [.. kept[false].Select(Read)];
                if (!kept[true].Any() && collected.All(c => !c.Done.Any()))
                {
                    throw new InputException(string.Join(", ", paths), "no cell has a result yet");
                }
                string madeBy = $"isotriplet phase-diagram {string.Join(' ', paths.Select(Path.GetFileName))}";
                PhaseDiagramDocument document = PhaseDiagramFile.Analyse(collected, madeBy, kept[true]);
                PhaseDiagramFile.WriteAll(parsed.GetRequiredValue(output), document);
                return context.Done(document, text => Write(document, parsed.GetRequiredValue(output), text));
            }
        );
    }

    private static void Write(PhaseDiagramDocument document, string folder, TextWriter text)
    {
        foreach (string line in document.Answer.Concat(document.LeftOut.Select(l => $"left out: {l.Count} x {l.Reason}")))
        {
            text.WriteLine(line);
        }
        text.WriteLine($"written: {string.Join(", ", PhaseDiagramFile.Names.Select(n => Path.Combine(folder, n)))}");
    }

    private static CollectedSweep Read(string path) =>
        Directory.Exists(path) ? SweepCollector.Collect(SweepFolder.Open(path))
        : File.Exists(path) ? CollectedSweep.Load(path)
        : throw new InputException(path, "is neither a folder of a sweep nor a cells.json");
}
