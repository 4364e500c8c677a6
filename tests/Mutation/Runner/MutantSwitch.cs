using System.Reflection;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>The switch that stryker compiled into a mutated assembly (see <see cref="MutatedFile"/>): which mutant is on, and which were reached.</summary>
internal sealed class MutantSwitch(string part)
{
    /// <summary>The number that no mutant has.</summary>
    public const int None = -1;

    /// <summary>The names of stryker's type and of its fields: the mutant that is on, and whether those reached are noted instead.</summary>
    public const string Control = "MutantControl",
        Active = "ActiveMutant",
        Noting = "CaptureCoverage";

    private const int MostMutants = 1 << 16;
    private readonly Type _control = Assembly.Load($"IsoTriplet.{part}").GetTypes().Single(t => t.Name == Control);

    public void Activate(int id) => Field(Active).SetValue(null, id);

    /// <summary>Starts to note which mutants are reached; until <see cref="Reached"/> none is active.</summary>
    public void Capture()
    {
        Field(MutatedFile.SeenInStatic).SetValue(null, new byte[MostMutants]);
        Field(MutatedFile.Seen).SetValue(null, new byte[MostMutants]);
        Field(Noting).SetValue(null, true);
    }

    /// <summary>The mutants reached since <see cref="Capture"/>, and those of them reached while a static member was initialised.</summary>
    public (string All, string Static) Reached()
    {
        Field(Noting).SetValue(null, false);
        return (List(MutatedFile.Seen), List(MutatedFile.SeenInStatic));
    }

    private string List(string name) =>
        string.Join(',', ((byte[])Field(name).GetValue(null)!).Index().Where(s => s.Item != 0).Select(s => s.Index));

    private FieldInfo Field(string name) =>
        _control.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException($"stryker's switch has no member {name}: another version of stryker?");
}
