namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>
/// A relation <c>left &lt;= right</c> tried on instances: configurations made for it first, then random ones. It is judged from intervals that hold
/// the true values, so that an instance supports, contradicts, or leaves the relation open.
/// </summary>
public sealed record InstanceEvidence(InstanceSource Stream, Func<Instance, Judgement> Judge) : IEvidence
{
    private const int KeptAgainst = 3;

    /// <summary>Configurations that the relation is tight on, or that were made to break it.</summary>
    public IReadOnlyList<Instance> Made { get; init; } = [];

    /// <summary>Relative rounding allowance of the judged sides; lower and upper ends are themselves outward only where a checker made them.</summary>
    public double Slack { get; init; } = 1e-9;

    /// <summary>The factor on the right side that the negative control applies: the constant shrunk by 1%.</summary>
    public double ControlFactor { get; init; } = 0.99;

    /// <summary>A different way to break the claim, for relations without a constant: what was dropped, and the evidence without it.</summary>
    public (string Change, Func<InstanceEvidence, InstanceEvidence> Break)? Without { get; init; }

    /// <summary>Certificates of an instance that contradicts the relation.</summary>
    public Func<Instance, IReadOnlyList<NamedCertificate>> Certificates { get; init; } = static _ => [];

    public EvidenceKind Kind => EvidenceKind.Instances;

    public string Description =>
        $"instances: {Stream.What}{(Made.Count > 0 ? $", and {Made.Count} made for it" : "")}; judged from intervals";

    ClaimResult IEvidence.Judge(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tally tally = Try(context, 1);
        Verdict verdict =
            tally.Against.Count > 0 ? Verdict.Refuted
            : tally.Supported >= ClaimSettings.FewestInstances ? Verdict.Holds
            : Verdict.Undecided;
        string evidence =
            $"{tally.Supported} instances support it, {tally.Against.Count} contradict it, {tally.Open} stay open (bracket too wide).";
        IReadOnlyList<Instance> against = [.. tally.Against.Take(KeptAgainst)];
        return new ClaimResult(verdict, tally.Supported + tally.Open + tally.Against.Count, tally.Worst, evidence)
        {
            Against = against,
            Open = tally.Open,
            Certificates =
            [
                .. against.SelectMany(
                    (a, k) => Certificates(a).Select(c => c with { Name = against.Count > 1 ? $"{c.Name}-{k}" : c.Name })
                ),
            ],
        };
    }

    public ControlResult Control(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Without is (string change, Func<InstanceEvidence, InstanceEvidence> breakIt))
        {
            return new ControlResult(breakIt(this).Try(context, 1).Against.Count > 0, change);
        }
        return new ControlResult(Try(context, ControlFactor).Against.Count > 0, $"right side times {ControlFactor}");
    }

    private Tally Try(ClaimContext context, double factor)
    {
        int? only = context.Settings.Only;
        int made = only is null ? Made.Count : 0;
        Tally tally = new();
        foreach (
            (Instance instance, Judgement judgement) in context.Each(
                only is null ? made + context.Settings.Instances : 1,
                i =>
                {
                    Instance f = i < made ? Made[i] : Stream.Get(context, only ?? i - made);
                    return (f, Judge(f));
                }
            )
        )
        {
            tally.Add(instance, judgement.Scaled(factor), Slack);
        }
        return tally;
    }

    private sealed class Tally
    {
        private double _tightest = double.NegativeInfinity;

        public int Supported { get; private set; }

        public int Open { get; private set; }

        public List<Instance> Against { get; } = [];

        public string Worst { get; private set; } = "no instance";

        public void Add(Instance instance, Judgement judgement, double slack)
        {
            if (judgement.Contradicts(slack))
            {
                Against.Add(instance);
            }
            else if (judgement.Supports(slack))
            {
                Supported++;
            }
            else
            {
                Open++;
            }
            if (judgement.Tightness > _tightest)
            {
                _tightest = judgement.Tightness;
                Worst = $"left/right {_tightest:G6} at {instance.Origin}: {judgement}";
            }
        }
    }
}
