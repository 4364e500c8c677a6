namespace IsoTriplet.Experiments.Training;

/// <summary>movement.json.</summary>
/// <param name="PhaseSamples">Samples a class in the batches of the phases.</param>
/// <param name="PhaseRate">The learning rate within a phase.</param>
/// <param name="Phases">Movements in the first and in the later phase.</param>
/// <param name="Dots">Triples by direction, of the first seed.</param>
/// <param name="Runs">How the runs of the diagrams ended.</param>
public sealed record MovementDocument(
    string MadeBy,
    int Seed,
    ExperimentSetting Setting,
    int Dimension,
    int PhaseSamples,
    int PhaseBatches,
    double PhaseRate,
    IReadOnlyList<MovementPhase> Phases,
    IReadOnlyList<MovementDots> Dots,
    IReadOnlyList<MovementSnapshot> Snapshots,
    IReadOnlyList<MovementRun> Runs
) : IExperimentDocument
{
    public const string Name = "movement";

    public static MovementDocument Of(string madeBy, int seed, DataSplit data, MovementSettings settings, MovementRows rows) =>
        new MovementDocument(
            madeBy,
            seed,
            ExperimentSetting.Of(data, settings.Training) with
            {
                Loss = null,
                Mining = null,
                Margin = null,
            },
            settings.Training.Network.Dimension,
            settings.Training.SamplesPerClass,
            settings.PhaseBatches,
            settings.PhaseRate,
            rows.Phases,
            rows.Dots,
            rows.Snapshots,
            rows.Runs
        );

    public IEnumerable<object> Table() => Phases;

    public IEnumerable<string> Lines() =>
        Phases
            .GroupBy(p => (p.Mining, p.Loss, p.Phase, p.FromStep))
            .Select(g =>
                $"{g.Key.Mining, -11}{g.Key.Loss, -14}{$"{g.Key.Phase} from {g.Key.FromStep}", -17}{g.Average(p => p.MeanDsAp), 10:+0.0E0;-0.0E0;0}"
                + $"{g.Average(p => p.MeanDsAn), 10:+0.0E0;-0.0E0;0}{Share(g, "bottom-right"), 8:P0}{Share(g, "top-right"), 8:P0}{Share(g, "bottom-left"), 8:P0}"
                + $"{Share(g, "top-left"), 8:P0}  {g.Average(p => p.Agreements[0].Agreement):P0} ({g.Average(p => p.Agreements[0].ByChance):P0})"
            )
            .Prepend(
                $"{"mining", -11}{"loss", -14}{"phase, step", -17}{"dS_ap", 10}{"dS_an", 10}{"b-right", 8}{"t-right", 8}{"b-left", 8}{"t-left", 8}"
                    + "  as one step alone says (by chance)"
            )
            .Concat(
                Snapshots
                    .GroupBy(s => (s.Loss, s.GroupSize, s.Epoch))
                    .Select(g =>
                        $"{g.Key.Loss, -14}{g.Key.GroupSize, 4}{g.Key.Epoch, 7}{g.Average(s => s.MeanSAp), 9:F3}{g.Average(s => s.MeanSAn), 9:F3}"
                        + $"{g.Average(s => s.Hard), 8:P0}{g.Average(s => s.Corner), 8:P0}{g.Average(s => s.Negative), 8:P0}"
                    )
                    .Prepend($"{"loss", -14}{"K", 4}{"epoch", 7}{"S_ap", 9}{"S_an", 9}{"hard", 8}{"corner", 8}{"S_an<0", 8}")
            );

    private static double Share(IEnumerable<MovementPhase> phases, string direction) =>
        phases.Average(p => p.Directions.GetValueOrDefault(direction));
}

/// <summary>The theory's directions against those seen.</summary>
/// <param name="Agreement">Share of the triples that moved in the direction of the theory's step.</param>
/// <param name="ByChance">The share that agrees when the same directions are dealt out at random.</param>
public sealed record MovementAgreement(double Entanglement, double Agreement, double ByChance);

/// <summary>How the triples of a phase's batches moved, each from before its batch's step to after it; [ETL] section 6.1.</summary>
/// <param name="Mining">hard-hard (HPHN) or easy-easy (EPEN); no vector in two triples of a batch.</param>
/// <param name="FromStep">Steps of ordinary training before the phase.</param>
/// <param name="MeanSAp">Mean S_ap before the step.</param>
/// <param name="MeanSAn">Mean S_an before the step.</param>
/// <param name="Directions">Share of each direction that occurs.</param>
/// <param name="Agreements">The theory's directions against those seen, each triple with its own gamma.</param>
public sealed record MovementPhase(
    string Loss,
    string Mining,
    int Seed,
    string Phase,
    long FromStep,
    int Triples,
    double MeanSAp,
    double MeanSAn,
    double MeanDsAp,
    double MeanDsAn,
    IReadOnlyDictionary<string, double> Directions,
    IReadOnlyList<MovementAgreement> Agreements
);

/// <summary>Triples of a phase that moved in one direction, of the first seed; [ETL] Figure 3.</summary>
/// <param name="SAp">S_ap before the step, of every so-manieth triple.</param>
public sealed record MovementDots(
    string Loss,
    string Mining,
    string Phase,
    string Direction,
    IReadOnlyList<double> SAp,
    IReadOnlyList<double> SAn
);

/// <summary>Where the triples of easy positive and hard negative among all training examples stand after an epoch; [ETL] Figure 6.</summary>
/// <param name="GroupSize">Samples a class in a batch.</param>
/// <param name="Hard">Share with S_an above S_ap.</param>
/// <param name="Corner">Share with both similarities above 0.9.</param>
/// <param name="Negative">Share with S_an below 0.</param>
/// <param name="SAp">S_ap of the triples kept for drawing; of the first seed only.</param>
public sealed record MovementSnapshot(
    string Loss,
    int GroupSize,
    int Seed,
    int Epoch,
    long Step,
    int Triples,
    double MeanSAp,
    double MeanSAn,
    double Hard,
    double Corner,
    double Negative,
    IReadOnlyList<double>? SAp,
    IReadOnlyList<double>? SAn
);

/// <summary>The end of a run whose diagrams were drawn.</summary>
/// <param name="GroupSize">Samples a class in a batch.</param>
/// <param name="Collapse">The verdict on the observed batch at the end.</param>
public sealed record MovementRun(
    string Loss,
    int GroupSize,
    int BatchSize,
    int Seed,
    string Status,
    string? Collapse,
    [property: JsonPropertyName("recall_at_1")] double? RecallAt1
);

/// <summary>What <see cref="MovementExperiment"/> found.</summary>
/// <param name="Phases">Movements in the first and in the later phase.</param>
/// <param name="Dots">Triples by direction, of the first seed.</param>
/// <param name="Runs">How the runs of the diagrams ended.</param>
public sealed record MovementRows(
    IReadOnlyList<MovementPhase> Phases,
    IReadOnlyList<MovementDots> Dots,
    IReadOnlyList<MovementSnapshot> Snapshots,
    IReadOnlyList<MovementRun> Runs
);
