using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>One embedding with labels on which a claim is tried.</summary>
/// <param name="Points">F.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Origin">Where it comes from: "random instance 17, seed 0", or the name of a configuration.</param>
public sealed record Instance(Embedding Points, Labels Labels, string Origin);
