namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A statement of a source and how it is judged.</summary>
public sealed record Claim(string Id, string Locator, Verdict Expected)
{
    private readonly string? _source;

    /// <summary>For <c>new()</c>: goes with the last file of the old form.</summary>
    public Claim()
        : this("", "", default) { }

    /// <summary>The source, which the id names: IAT, ETL, GEO, own, heard.</summary>
    public string Source
    {
        get => _source ?? (Id.Split('-')[0] is var key && key is "own" or "heard" ? key : key.ToUpperInvariant());
        init => _source = value;
    }

    /// <summary>The statement as the print has it, in symbols, with the words that are part of it ("most", "near", "when").</summary>
    public required string Statement { get; init; }

    /// <summary>What it supposes beyond that; empty: nothing.</summary>
    public string Hypotheses { get; init; } = "";

    /// <summary>What is computed: left, relation, right.</summary>
    public required string Relation { get; init; }

    /// <summary>Why, in a sentence; for a false claim, what holds instead.</summary>
    public required string Reason { get; init; }

    /// <summary>How it is judged, with its negative control.</summary>
    public required IEvidence Evidence { get; init; }

    /// <summary>True where judging takes minutes: such a claim is checked only when it is named, or with <c>--slow</c>.</summary>
    public bool Slow { get; init; }
}

/// <summary>The claims of one section of a source, in the order of the print.</summary>
public sealed record ClaimSection(string Source, string Title, IReadOnlyList<Claim> Claims);
