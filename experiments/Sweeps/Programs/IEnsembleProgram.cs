using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>A program that computes cells of one shape together faster than one after another, with the results that each has alone (up to rounding).</summary>
public interface IEnsembleProgram : ISweepProgram
{
    /// <summary>What cells must share to be computed together.</summary>
    /// <returns>A word that such cells have in common; null: this one is computed alone.</returns>
    string? Shape(CellSettings settings);

    /// <summary>How many cells of a shape are computed together at most.</summary>
    /// <param name="bytes">The memory that they may take.</param>
    int Most(CellSettings settings, long bytes);

    /// <summary>Computes cells of one shape.</summary>
    /// <param name="cancel">Set when the sweep is being stopped: ends with an exception.</param>
    /// <returns>A result a cell, in their order.</returns>
    IReadOnlyList<JsonObject> Run(IReadOnlyList<CellSettings> cells, CancellationToken cancel);
}
