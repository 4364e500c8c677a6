namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>How a lemma is broken on purpose. Either a hypothesis is dropped or the conclusion is made a little stronger; z3 must then find a counterexample.</summary>
public sealed record SmtControl
{
    private SmtControl(string change, string? droppedHypothesis, string? strongerConclusion)
    {
        Change = change;
        DroppedHypothesis = droppedHypothesis;
        StrongerConclusion = strongerConclusion;
    }

    /// <summary>What was changed, in words.</summary>
    public string Change { get; }

    /// <summary>The name of the hypothesis that the control leaves out, or null.</summary>
    public string? DroppedHypothesis { get; }

    /// <summary>The conclusion that takes the place of the proved one, or null.</summary>
    public string? StrongerConclusion { get; }

    /// <summary>The control that leaves one hypothesis out.</summary>
    public static SmtControl Without(string hypothesis) => new($"without the hypothesis: {hypothesis}", hypothesis, null);

    /// <summary>The control that claims more than the lemma.</summary>
    public static SmtControl Claiming(string change, string conclusion) => new(change, null, conclusion);
}
