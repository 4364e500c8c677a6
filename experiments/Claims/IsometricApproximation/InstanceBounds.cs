using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The four ends of an instance's brackets, with what they rest on.</summary>
/// <param name="Instance">F and its labels.</param>
internal sealed record InstanceBounds(Instance Instance)
{
    public Bound HausLower => Instance.Brackets.Haus.Lower;

    public Bound HausUpper => Instance.Brackets.Haus.Upper;

    public Bound IsoLower => Instance.Brackets.Iso.Lower;

    public Bound IsoUpper => Instance.Brackets.Iso.Upper;
}
