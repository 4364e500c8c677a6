namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>
/// A relation <c>left &lt;= right</c> tried on instances: configurations made for it first, then random ones. It is judged from intervals that hold
/// the true values, so that an instance supports, contradicts, or leaves the relation open.
/// </summary>
/// <param name="Draw">Makes a random instance.</param>
/// <param name="Judge">The two sides on an instance.</param>
public sealed record InstanceEvidence(Func<Random, Instance> Draw, Func<Instance, Judgement> Judge) : IEvidence
{
    private const int KeptAgainst = 3;

    /// <summary>Configurations that the relation is tight on, or that were made to break it.</summary>
    public IReadOnlyList<Instance> Made { get; init; } = [];

    /// <summary>Relative rounding allowance of the judged sides; lower and upper ends are themselves outward only where a checker made them.</summary>
    public double Slack { get; init; } = 1e-9;

    /// <summary>The factor on the right side that the negative control applies: the constant shrunk by 1%.</summary>
    public double ControlFactor { get; init; } = 0.99;

    /// <summary>A different way to break the claim, for relations without a constant (a hypothesis dropped).</summary>
    public (string Change, Func<Random, Instance> Draw, IReadOnlyList<Instance> Made)? WithoutHypothesis { get; init; }

    /// <inheritdoc/>
    ClaimResult IEvidence.Judge(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (int supported, int open, List<Instance> against, string worst) = Try(context, Draw, Made, 1);
        int tried = supported + open + against.Count;
        Verdict verdict =
            against.Count > 0 ? Verdict.Refuted
            : open == 0 && supported >= ClaimSettings.FewestInstances ? Verdict.Holds
            : supported >= ClaimSettings.FewestInstances ? Verdict.Holds
            : Verdict.Undecided;
        string evidence = $"{supported} instances support it, {against.Count} contradict it, {open} stay open (bracket too wide).";
        return new ClaimResult(verdict, tried, worst, evidence) { Against = [.. against.Take(KeptAgainst)] };
    }

    /// <inheritdoc/>
    public ControlResult Control(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (WithoutHypothesis is (string change, Func<Random, Instance> draw, IReadOnlyList<Instance> made))
        {
            return new ControlResult(Try(context, draw, made, 1).Against.Count > 0, change);
        }
        bool flipped = Try(context, Draw, Made, ControlFactor).Against.Count > 0;
        return new ControlResult(flipped, $"right side times {ControlFactor}");
    }

    private (int Supported, int Open, List<Instance> Against, string Worst) Try(
        ClaimContext context,
        Func<Random, Instance> draw,
        IReadOnlyList<Instance> made,
        double factor
    )
    {
        int supported = 0;
        int open = 0;
        double tightest = double.NegativeInfinity;
        string worst = "no instance";
        List<Instance> against = [];
        foreach (Instance instance in All(context, draw, made))
        {
            context.Cancel.ThrowIfCancellationRequested();
            Judgement judgement = Judge(instance).Scaled(factor);
            if (judgement.Contradicts(Slack))
            {
                against.Add(instance);
            }
            else if (judgement.Supports(Slack))
            {
                supported++;
            }
            else
            {
                open++;
            }
            if (judgement.Tightness > tightest)
            {
                tightest = judgement.Tightness;
                worst = $"left/right {tightest:G6} at {instance.Origin}";
            }
        }
        return (supported, open, against, worst);
    }

    private static IEnumerable<Instance> All(ClaimContext context, Func<Random, Instance> draw, IReadOnlyList<Instance> made)
    {
        if (context.Settings.Only is int one)
        {
            return [Drawn(context, draw, one)];
        }
        return made.Concat(Enumerable.Range(0, context.Settings.Instances).Select(i => Drawn(context, draw, i)));
    }

    private static Instance Drawn(ClaimContext context, Func<Random, Instance> draw, int i) =>
        draw(context.Draw(i)) with
        {
            Origin = $"random instance {i}, seed {context.Settings.Seed}",
        };
}
