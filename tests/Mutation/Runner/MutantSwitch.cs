using System.Collections;
using System.Reflection;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>The switch that stryker compiled into a mutated assembly: which mutant is on, and which were reached.</summary>
internal sealed class MutantSwitch(string part)
{
    /// <summary>The number that no mutant has.</summary>
    public const int None = -1;

    private readonly Type _control = Assembly.Load($"IsoTriplet.{part}").GetTypes().Single(t => t.Name == "MutantControl");

    public void Activate(int id) => Field("ActiveMutant").SetValue(null, id);

    /// <summary>Starts to note which mutants are reached; until <see cref="Reached"/> none is active.</summary>
    public void Capture()
    {
        _control.GetMethod("ResetCoverage")!.Invoke(null, null);
        Field("CaptureCoverage").SetValue(null, true);
    }

    /// <summary>The mutants reached since <see cref="Capture"/>, and those of them reached while a static member was initialised.</summary>
    public (string All, string Static) Reached()
    {
        Field("CaptureCoverage").SetValue(null, false);
        return (List("_coveredMutants"), List("_coveredStaticMutants"));
    }

    private string List(string name) => string.Join(',', ((IEnumerable)Field(name).GetValue(null)!).Cast<int>());

    private FieldInfo Field(string name) =>
        _control.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException($"stryker's switch has no member {name}: another version of stryker?");
}
