using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Training;

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
/// <param name="Triples">How many triples were mined.</param>
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
