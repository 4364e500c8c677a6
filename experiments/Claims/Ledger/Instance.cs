using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>One embedding with labels on which a claim is tried.</summary>
public sealed record Instance(Embedding Points, Labels Labels, string Origin)
{
    private readonly Lock _solving = new();
    private BracketReport? _brackets;

    /// <summary>The work one bracket may cost: small instances close long before.</summary>
    private BracketSettings Settings { get; init; } = new() { Starts = 4, Work = 2e7 };

    /// <summary>The same instance for claims on d_haus alone: nothing is spent on d_iso.</summary>
    public Instance ForHaus() => this with { Settings = Settings with { SearchIso = false } };

    /// <summary>Further embeddings of the same labels, for claims about pairs: G, ...</summary>
    public IReadOnlyList<Embedding> Others { get; init; } = [];

    /// <summary>G, the first of <see cref="Others"/>.</summary>
    public Embedding Other => Others[0];

    /// <summary>The certified brackets of d_haus(F, F_TS) and d_iso(F, F_TS), solved when first asked for.</summary>
    public BracketReport Brackets
    {
        get
        {
            lock (_solving)
            {
                return _brackets ??= BracketSolver.Solve(Points, Labels, Settings);
            }
        }
    }

    /// <summary>The bracket of d_haus(F, F_TS) as an interval.</summary>
    public (double Lower, double Upper) Haus => (Brackets.Haus.Lower.Value, Brackets.Haus.Upper.Value);

    /// <summary>The bracket of d_iso(F, F_TS) as an interval.</summary>
    public (double Lower, double Upper) Iso => (Brackets.Iso.Lower.Value, Brackets.Iso.Upper.Value);
}
