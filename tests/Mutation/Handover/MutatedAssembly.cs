using System.Reflection;

namespace IsoTriplet.Tests.Mutation;

/// <summary>
/// The one test that stryker runs: it hands the mutated assembly over to the runner (MUTATED_TO), and reaches a few mutants, as stryker takes a run
/// that reaches none for a failed one. All others are then uncovered, so that stryker writes its list without running anything.
/// </summary>
public sealed class MutatedAssembly
{
    private const int Reached = 16;

    [Fact]
    public void Assembly_Mutated_IsHandedOver()
    {
        string part = Environment.GetEnvironmentVariable("MUTATED_PART")!,
            target = Environment.GetEnvironmentVariable("MUTATED_TO")!;
        Assembly mutated = Assembly.Load($"IsoTriplet.{part}");
        if (mutated.GetTypes().FirstOrDefault(t => t.Name == "MutantControl")?.GetMethod("IsActive") is not { } isActive)
        {
            return;
        }
        for (int id = 0; id < Reached; id++)
        {
            isActive.Invoke(null, [id]);
        }
        File.Copy(mutated.Location, target, overwrite: true);
        Assert.True(File.Exists(target));
    }
}
