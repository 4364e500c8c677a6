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

    string Description { get; }

    /// <summary>The settings that it knows, with their defaults; any other key of a config is refused.</summary>
    IReadOnlyList<SweepSetting> Settings { get; }

    /// <summary>Says why a corner of the grid has no cell (more classes than points, say); such corners are counted and listed, not run.</summary>
    /// <param name="settings">The settings of the would-be cell.</param>
    string? Excludes(CellSettings settings) => null;

    /// <summary>Computes one cell, with one thread, in a process that computes nothing else meanwhile.</summary>
    /// <param name="settings">Every setting of <see cref="Settings"/>, with its value.</param>
    /// <param name="cancel">Set when the sweep is being stopped.</param>
    /// <returns>The result; numbers are finite (null stands for what is not), names in snake case.</returns>
    JsonObject Run(CellSettings settings, CancellationToken cancel);
}

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

/// <summary>Every cell program, by name.</summary>
public static class SweepPrograms
{
    public static IReadOnlyList<ISweepProgram> All { get; } = [new PredictedProgram(), new ObservedProgram(), new EchoProgram()];

    /// <exception cref="ArgumentException">There is none.</exception>
    public static ISweepProgram Find(string name) =>
        All.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"unknown program \"{name}\"; there are: {string.Join(", ", All.Select(p => p.Name))}");

    /// <exception cref="ArgumentException">The program does not know it.</exception>
    internal static SweepSetting Setting(ISweepProgram program, string name) =>
        program.Settings.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException(
            $"unknown setting \"{name}\" of program \"{program.Name}\"; it knows: {string.Join(", ", program.Settings.Select(s => s.Name))}"
        );
}

/// <summary>The seed of a cell's random choices: a hash of all that distinguishes it, so that cells which share the setting "seed" share no draw.</summary>
internal static class CellSeed
{
    internal static int Of(params ReadOnlySpan<double> settings)
    {
        ulong hash = 14695981039346656037UL;
        foreach (double setting in settings)
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(setting);
            for (int k = 0; k < sizeof(ulong); k++)
            {
                hash = (hash ^ ((bits >> (8 * k)) & 0xff)) * 1099511628211UL;
            }
        }
        return (int)((hash ^ (hash >> 32)) & int.MaxValue);
    }
}
