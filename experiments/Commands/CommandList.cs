namespace IsoTriplet.Experiments.Commands;

/// <summary>Every command of the console, one file each.</summary>
public static class CommandList
{
    public static RootCommand Create(CommandHost host)
    {
        RootCommand root = new("IsoTriplet: checks triplet-learning theory on embeddings, claims and training runs.")
        {
            MeasureCommand.Create(host),
            CompareCommand.Create(host),
            ProjectCommand.Create(host),
            RetrieveCommand.Create(host),
            TriplesCommand.Create(host),
            CertificateCommand.Create(host),
            ClaimsCommand.Create(host),
            ProveCommand.Create(host),
            SearchCommand.Create(host),
            DynamicsCommand.Create(host),
            GradientsCommand.Create(host),
            FiguresCommand.Create(host),
            ReportCommand.Create(host),
            TrainCommand.Create(host),
            TrainExperimentCommand.Create(host),
            SweepCommand.Create(host),
            PhaseDiagramCommand.Create(host),
            ReproduceCommand.Create(host),
            BenchmarkCommand.Create(host),
            CompletionsCommand.Create(host),
        };
        root.Add(HelpCommand.Create(host, root));
        root.Add(host.Json);
        root.Add(host.Seed);
        return root;
    }
}
