using System.Collections.Concurrent;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Instances that several claims are tried on, kept with the brackets already computed.</summary>
public sealed class InstanceBank
{
    private readonly ConcurrentDictionary<(string Stream, int Index), Instance> _kept = [];

    /// <summary>Instance i of a stream, drawn when first asked for.</summary>
    public Instance Get(string stream, int index, Func<Instance> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return _kept.GetOrAdd((stream, index), _ => draw());
    }
}
