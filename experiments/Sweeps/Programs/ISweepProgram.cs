using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>What a sweep runs in each cell of its grid: settings in, one JSON object out.</summary>
/// <remarks>
/// A program is pure: the same settings give the same result in every process and on every machine of a cluster (up to rounding), so that a cell that
/// was interrupted, or ran twice, is the same cell. Seeds are settings. It may throw: the cell is then recorded as failed with the exception's message.
/// </remarks>
public interface ISweepProgram
{
    /// <summary>The name in the config: lower case, words joined by underscores.</summary>
    string Name { get; }

    /// <summary>One line for people.</summary>
    string Description { get; }

    /// <summary>The settings that it knows, with their defaults; any other key of a config is refused.</summary>
    IReadOnlyList<SweepSetting> Settings { get; }

    /// <summary>Says why a corner of the grid has no cell (more classes than points, say); such corners are counted and listed, not run.</summary>
    /// <param name="settings">The settings of the would-be cell.</param>
    /// <returns>The reason, or null where the cell exists.</returns>
    string? Excludes(CellSettings settings) => null;

    /// <summary>Computes one cell, with one thread, in a process that computes nothing else meanwhile.</summary>
    /// <param name="settings">Every setting of <see cref="Settings"/>, with its value.</param>
    /// <param name="cancel">Set when the sweep is being stopped.</param>
    /// <returns>The result; numbers are finite (null stands for what is not), names in snake case.</returns>
    JsonObject Run(CellSettings settings, CancellationToken cancel);
}
