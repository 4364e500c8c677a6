using IsoTriplet.Experiments.Sweeps.Config;

namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>Every cell program, by name.</summary>
public static class SweepPrograms
{
    /// <summary>All programs.</summary>
    public static IReadOnlyList<ISweepProgram> All { get; } = [new PredictedProgram(), new ObservedProgram(), new EchoProgram()];

    /// <summary>The program of a name.</summary>
    /// <param name="name">The name in the config.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ISweepProgram Find(string name) =>
        All.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"unknown program \"{name}\"; there are: {string.Join(", ", All.Select(p => p.Name))}");

    /// <summary>The setting of a name.</summary>
    /// <exception cref="ArgumentException">The program does not know it.</exception>
    internal static SweepSetting Setting(ISweepProgram program, string name) =>
        program.Settings.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException(
            $"unknown setting \"{name}\" of program \"{program.Name}\"; it knows: {string.Join(", ", program.Settings.Select(s => s.Name))}"
        );
}
