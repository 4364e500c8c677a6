namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>One embedding with labels on which a claim is tried.</summary>
public sealed record Instance(Embedding Points, Labels Labels, string Origin = "")
{
    private readonly Lock _solving = new();
    private BracketReport? _brackets;

    /// <summary>The work one bracket may cost: small instances close long before.</summary>
    private BracketSettings Settings { get; init; } = new() { Starts = 4, Work = 2e7 };

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

    public (double Lower, double Upper) Haus => (Brackets.Haus.Lower.Value, Brackets.Haus.Upper.Value);

    public (double Lower, double Upper) Iso => (Brackets.Iso.Lower.Value, Brackets.Iso.Upper.Value);

    /// <summary>The certificates behind the ends of its brackets, those that exist.</summary>
    public IReadOnlyList<NamedCertificate> Certificates =>
        [
            .. new[] { ("haus", Brackets.Haus), ("iso", Brackets.Iso) }
                .SelectMany(b => new[] { ($"{b.Item1}-lower", b.Item2.Lower), ($"{b.Item1}-upper", b.Item2.Upper) })
                .Where(b => b.Item2.Certificate is not null)
                .Select(b => new NamedCertificate(b.Item1, b.Item2.Certificate!)),
        ];

    /// <summary>The same instance for claims on d_haus alone: nothing is spent on d_iso.</summary>
    public Instance ForHaus() => this with { Settings = Settings with { SearchIso = false } };

    /// <summary>The certificate that G, or F where there is none, is Triplet-Separated and no further from F than a bound.</summary>
    public NamedCertificate Separated(string distance, double bound) =>
        new(
            "separated",
            new SeparatedPointCertificate(
                ComparisonProblem.RecordOf(Points, Labels),
                distance,
                bound,
                (Others.Count > 0 ? Other : Points).ToRows()
            )
        );
}

/// <summary>A seeded source of random instances; claims that name the same stream are tried on the same instances.</summary>
public sealed record InstanceSource(string? Name, string What, Func<Random, Instance> Draw)
{
    public Instance Get(ClaimContext context, int index)
    {
        Instance Make() => Draw(context.Draw(Name ?? context.ClaimId, index)) with { Origin = context.Origin(index) };
        return Name is null ? Make() : context.Bank.GetOrAdd((Name, index), _ => Make());
    }

    /// <summary>A relation tried on the instances made for it, then on this source's.</summary>
    public Trial Try(Func<Instance, Judgement> judge, params Instance[] made) => Try(What, judge, made);

    /// <summary>The same of a broken relation, with what was broken.</summary>
    public Trial Try(string what, Func<Instance, Judgement> judge, params Instance[] made)
    {
        Case Of(Instance f) => new(f.Origin, judge(f)) { Instance = f };
        return new(what, (context, i) => Of(Get(context, i)), [.. made.Select(f => (Func<Case>)(() => Of(f)))]);
    }
}

/// <summary>The two sides of a relation left &lt;= right on one case, each as an interval that holds the true value.</summary>
public readonly record struct Judgement((double Lower, double Upper) Left, (double Lower, double Upper) Right)
{
    /// <summary>Both sides known (up to the rounding allowed for by the caller).</summary>
    public static Judgement Sides(double left, double right) => new((left, left), (right, right));

    /// <summary>A relation that has no sides: 0 &lt;= 1/2 where it is true, 1 &lt;= 1/2 where it is not.</summary>
    public static Judgement Truth(bool holds) => Sides(holds ? 0 : 1, 0.5);

    /// <summary>True when left &lt;= (1 + slack) right for every value in the intervals.</summary>
    public bool Supports(double slack) => Left.Upper <= Widen(Right.Lower, slack);

    /// <summary>True when left &lt;= (1 + slack) right for no value in the intervals; what is not a number speaks against a relation.</summary>
    public bool Contradicts(double slack) => !(Left.Lower <= Widen(Right.Upper, slack));

    /// <summary>How near the case comes to violating the relation: smallest left over largest right (0/0 counts as 0).</summary>
    public double Tightness =>
        Right.Upper > 0 ? Left.Lower / Right.Upper
        : Left.Lower > 0 ? double.PositiveInfinity
        : Left.Lower;

    public Judgement Scaled(double factor) => new(Left, (factor * Right.Lower, factor * Right.Upper));

    public override string ToString() => $"left {Text(Left)}, right {Text(Right)}";

    private static string Text((double Lower, double Upper) side) =>
        side.Lower.Equals(side.Upper) ? $"{side.Lower:G9}" : $"[{side.Lower:G9}, {side.Upper:G9}]";

    private static double Widen(double right, double slack) => right + (slack * Math.Abs(right));
}

/// <summary>One case of a trial: its state in words and what was judged.</summary>
public sealed record Case(string State, Judgement Judgement)
{
    /// <summary>A state of a triple, angles, a batch, drawn for one claim alone; rounding is part of the right side.</summary>
    public Case(string state, double left, double right)
        : this(state, Judgement.Sides(left, right)) { }

    public Instance? Instance { get; init; }
}

/// <summary>A relation left &lt;= right tried on cases: those made for it first, on which it is tight, then seeded ones.</summary>
public sealed record Trial(string What, Func<ClaimContext, int, Case> Draw, IReadOnlyList<Func<Case>> Made) : IEvidence
{
    private const int KeptAgainst = 3;

    /// <summary>Relative rounding allowance of the judged sides.</summary>
    public double Slack { get; init; } = 1e-9;

    /// <summary>The factor on the right side that the negative control applies: the constant shrunk by 1%.</summary>
    public double Factor { get; init; } = 0.99;
    private double Scale { get; init; } = 1;

    /// <summary>Cases of any kind: states of a triple, angles, batches.</summary>
    public static Trial Of(string what, Func<Random, Case> draw, params Case[] made) =>
        new(
            what,
            (context, i) => draw(context.Draw(i)) is var c ? c with { State = $"{context.Origin(i)}: {c.State}" } : null!,
            [.. made.Select(c => (Func<Case>)(() => c))]
        );

    public Trial Within(double slack) => this with { Slack = slack };

    public Trial Times(double factor) => this with { Factor = factor };

    public EvidenceKind Kind => EvidenceKind.Instances;
    public string Description => $"instances: {What}{(Made.Count > 0 ? $", and {Made.Count} made for it" : "")}";
    public IEvidence Broken => this with { What = $"right side times {Factor}", Scale = Factor };

    public ClaimResult Judge(ClaimContext context)
    {
        int? only = context.Settings.Only;
        int made = only is null ? Made.Count : 0;
        int count = only is null ? made + context.Settings.Instances : 1;
        Case[] cases = context.Each(count, i => Scaled(i < made ? Made[i]() : Draw(context, only ?? i - made)));
        Case[] against = [.. cases.Where(c => c.Judgement.Contradicts(Slack))];
        int supported = cases.Count(c => c.Judgement.Supports(Slack));
        Case worst = against.FirstOrDefault() ?? cases.MaxBy(c => c.Judgement.Tightness)!;
        Verdict verdict =
            against.Length > 0 ? Verdict.Refuted
            : supported >= ClaimSettings.FewestInstances ? Verdict.Holds
            : Verdict.Undecided;
        int open = count - supported - against.Length;
        string evidence = $"{supported} instances support it, {against.Length} contradict it, {open} stay open (bracket too wide).";
        return new(verdict, count, $"left/right {worst.Judgement.Tightness:G6} at {worst.State}: {worst.Judgement}", evidence)
        {
            Open = open,
            Against = [.. against.Select(c => c.Instance).OfType<Instance>().Take(KeptAgainst)],
        };
    }

    private Case Scaled(Case c) => c with { Judgement = c.Judgement.Scaled(Scale) };
}
