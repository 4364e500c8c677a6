namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A relation <c>left &lt;= right</c> tried on seeded cases of any kind: states of a triple, angles, batches.</summary>
public sealed record SampledEvidence(string What, Func<Random, SampledCase> Draw, string Change, Func<Random, SampledCase> Broken)
    : IEvidence
{
    /// <summary>Cases on which the relation is tight, or that were made to break it; tried before the drawn ones.</summary>
    public IReadOnlyList<SampledCase> Made { get; init; } = [];

    /// <summary>What the verdict rests on.</summary>
    public EvidenceKind Kind => EvidenceKind.Instances;

    public string Description => $"cases: {What}{(Made.Count > 0 ? $", and {Made.Count} made for it" : "")}";

    public ClaimResult Judge(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int tried = 0;
        int against = 0;
        double tightest = double.NegativeInfinity;
        string worst = "no case";
        foreach ((string origin, SampledCase c) in Cases(context, Draw, Made))
        {
            tried++;
            against += c.Contradicts ? 1 : 0;
            if (c.Contradicts || c.Tightness > tightest)
            {
                tightest = c.Contradicts ? double.PositiveInfinity : c.Tightness;
                worst = $"{origin}: {c}";
            }
        }
        Verdict verdict =
            against > 0 ? Verdict.Refuted
            : tried >= ClaimSettings.FewestInstances ? Verdict.Holds
            : Verdict.Undecided;
        return new ClaimResult(verdict, tried, worst, $"{tried - against} cases support it, {against} contradict it ({What}).");
    }

    public ControlResult Control(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new ControlResult(Cases(context, Broken, []).Any(c => c.Case.Contradicts), Change);
    }

    private static IEnumerable<(string Origin, SampledCase Case)> Cases(
        ClaimContext context,
        Func<Random, SampledCase> draw,
        IReadOnlyList<SampledCase> made
    )
    {
        if (context.Settings.Only is int one)
        {
            yield return ($"case {one}, seed {context.Settings.Seed}", draw(context.Draw(one)));
            yield break;
        }
        foreach (SampledCase c in made)
        {
            yield return ("made", c);
        }
        for (int i = 0; i < context.Settings.Instances; i++)
        {
            context.Cancel.ThrowIfCancellationRequested();
            yield return ($"case {i}, seed {context.Settings.Seed}", draw(context.Draw(i)));
        }
    }
}

/// <summary>The two sides of a relation left &lt;= right on one case; rounding is part of the right side.</summary>
public sealed record SampledCase(string State, double Left, double Right)
{
    /// <summary>True when left > right, or when a side is not a number.</summary>
    public bool Contradicts => !(Left <= Right);

    /// <summary>left - right: how near the case comes to contradicting.</summary>
    public double Tightness => Left - Right;

    public override string ToString() => $"{State}: left {Left:G9}, right {Right:G9}";
}
