using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Training;

/// <summary>The triples of one square of the scatter diagram, and how they moved; of the first seed.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Mining">The mining strategy.</param>
/// <param name="Phase">first or later.</param>
/// <param name="Count">Triples in the square before the movement.</param>
/// <param name="SAp">Their mean S_ap.</param>
/// <param name="SAn">Their mean S_an.</param>
/// <param name="SApAfter">Their mean S_ap after the movement.</param>
/// <param name="SAnAfter">Their mean S_an after the movement.</param>
/// <param name="PredictedDsAp">Mean dS_ap of one step of the loss on each triple by itself.</param>
/// <param name="PredictedDsAn">Mean dS_an of the same.</param>
public sealed record MovementBin(
    string Loss,
    string Mining,
    string Phase,
    int Count,
    double SAp,
    double SAn,
    double SApAfter,
    double SAnAfter,
    double PredictedDsAp,
    double PredictedDsAn
);

/// <summary>The theory's directions against those seen.</summary>
/// <param name="Entanglement">p of (11), (12).</param>
/// <param name="Agreement">Share of the triples that moved in the direction of the theory's step.</param>
/// <param name="ByChance">The share that agrees when the same directions are dealt out at random.</param>
public sealed record MovementAgreement(double Entanglement, double Agreement, double ByChance);

/// <summary>The movement of the triples mined at the beginning of a phase; [ETL] Figure 3.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Mining">The mining strategy.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Phase">first or later.</param>
/// <param name="FromStep">The step of the first diagram.</param>
/// <param name="ToStep">The step of the second.</param>
/// <param name="Triples">How many triples.</param>
/// <param name="MeanDsAp">Mean movement of S_ap.</param>
/// <param name="MeanDsAn">Mean movement of S_an.</param>
/// <param name="StillMined">Share of the triples that are mined again.</param>
/// <param name="Directions">Share of each direction that occurs.</param>
/// <param name="Agreements">The theory's directions against those seen.</param>
public sealed record MovementPhase(
    string Loss,
    string Mining,
    int Seed,
    string Phase,
    long FromStep,
    long ToStep,
    int Triples,
    double MeanDsAp,
    double MeanDsAn,
    double StillMined,
    IReadOnlyDictionary<string, double> Directions,
    IReadOnlyList<MovementAgreement> Agreements
);

/// <summary>Where real triples stand at one step; [ETL] Figure 6.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Mining">The mining strategy.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Step">Training steps behind.</param>
/// <param name="Triples">How many triples were mined.</param>
/// <param name="MeanSAp">Mean S_ap.</param>
/// <param name="MeanSAn">Mean S_an.</param>
/// <param name="Hard">Share with S_an above S_ap.</param>
/// <param name="SAp">S_ap of the triples kept for drawing; of the first seed only.</param>
/// <param name="SAn">S_an of the same.</param>
public sealed record MovementSnapshot(
    string Loss,
    string Mining,
    int Seed,
    long Step,
    int Triples,
    double MeanSAp,
    double MeanSAn,
    double Hard,
    IReadOnlyList<double>? SAp,
    IReadOnlyList<double>? SAn
);

/// <summary>The end of a run whose triples were watched.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Mining">The mining strategy.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Status">Why the run ended.</param>
/// <param name="Collapse">The verdict on the observed batch at the end.</param>
/// <param name="RecallAt1">Recall@1 on held-out classes.</param>
public sealed record MovementRun(
    string Loss,
    string Mining,
    int Seed,
    string Status,
    string? Collapse,
    [property: JsonPropertyName("recall_at_1")] double? RecallAt1
);
