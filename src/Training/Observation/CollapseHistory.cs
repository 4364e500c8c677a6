namespace IsoTriplet.Training.Observation;

/// <summary>A time during which observation after observation said that the batch had contracted.</summary>
/// <param name="From">The step of the first of them.</param>
/// <param name="To">The step of the last of them so far.</param>
/// <param name="Recovered">A later observation said otherwise.</param>
public sealed record CollapseSpell(long From, long To, bool Recovered)
{
    /// <summary>The spell in words: since a step, or from a step to another.</summary>
    public string Words => Recovered ? $"was contracted from step {From} to step {To}, recovered" : $"contracted since step {From}";
}

/// <summary>The collapses of a run so far: a spell begins once as many observations in a row as the patience asks for have said "total".</summary>
/// <param name="InARow">How many observations in a row have said "total" up to now.</param>
/// <param name="Since">The step of the first of them.</param>
/// <param name="Spells">The spells, in order; only the last may be open.</param>
public sealed record CollapseHistory(int InARow, long Since, IReadOnlyList<CollapseSpell> Spells)
{
    /// <summary>A run that has not begun.</summary>
    public static CollapseHistory None { get; } = new(0, 0, []);

    /// <summary>The history after one more observation.</summary>
    /// <param name="step">Its step.</param>
    /// <param name="total">It said "total".</param>
    /// <param name="patience">Observations in a row before a spell begins, at least 1.</param>
    /// <returns>The longer history.</returns>
    public CollapseHistory After(long step, bool total, int patience)
    {
        bool open = Spells.Count > 0 && !Spells[^1].Recovered;
        if (!total)
        {
            return new CollapseHistory(0, 0, open ? [.. Spells.SkipLast(1), Spells[^1] with { Recovered = true }] : Spells);
        }
        (int inARow, long since) = (InARow + 1, InARow == 0 ? step : Since);
        return new CollapseHistory(
            inARow,
            since,
            open ? [.. Spells.SkipLast(1), Spells[^1] with { To = step }]
                : inARow >= patience ? [.. Spells, new CollapseSpell(since, step, Recovered: false)]
                : Spells
        );
    }
}

/// <summary>Raised once, when observations in a row have said "total".</summary>
/// <param name="Step">The step of the first of them.</param>
/// <param name="Reason">What the last of them said.</param>
public sealed record CollapseAlarm(long Step, string Reason);
