namespace IsoTriplet.Experiments.Commands;

/// <summary><c>dynamics field</c> and <c>dynamics scatter</c>: what a gradient step does to triples, in theory and on an embedding.</summary>
public static class DynamicsCommand
{
    public static Command Create(CommandHost host) =>
        new Command("dynamics", "gradient dynamics of triples on the sphere") { Field(host), Scatter(host) };

    private static Command Field(CommandHost host)
    {
        DynamicsFieldRequest defaults = new();
        Option<string> loss = OptionWith.Among("--loss", null, defaults.Loss, [.. UpdateRule.Names]);
        Option<double> gamma = OptionWith.Default("--gamma", "cosine of the twist between p and q around a", defaults.Gamma);
        Option<double> entanglement = OptionWith.Default("--entanglement", "p, in [0, 1]", defaults.Entanglement);
        Option<int> grid = OptionWith.Default("--grid", "cells along each side, both ends included", defaults.Grid);
        Option<double> rate = OptionWith.Default("--rate", "learning rate", defaults.Rate);
        return host.Command(
            "field",
            "the gradient field over the triplet scatter diagram",
            [loss, gamma, entanglement, grid, rate],
            (parsed, context) =>
            {
                DynamicsFieldReport report = DynamicsFieldReport.Of(
                    new DynamicsFieldRequest
                    {
                        Loss = parsed.GetRequiredValue(loss),
                        Gamma = parsed.GetValue(gamma),
                        Entanglement = parsed.GetValue(entanglement),
                        Grid = parsed.GetValue(grid),
                        Rate = parsed.GetValue(rate),
                    }
                );
                return context.Done(report, report.WriteTo);
            }
        );
    }

    private static Command Scatter(CommandHost host)
    {
        DynamicsScatterRequest defaults = new();
        EmbeddingArguments embedding = new();
        Option<string> positive = OptionWith.Among("--positive", null, defaults.Positive, "easy", "hard", "all");
        Option<string> negative = OptionWith.Among("--negative", null, defaults.Negative, "easy", "semi-hard", "hard", "all");
        Option<string> loss = OptionWith.Among(
            "--loss",
            $"the loss whose step is judged on the triples: {string.Join(", ", UpdateRule.Names)}",
            defaults.Loss,
            [.. UpdateRule.Names]
        );
        Option<double> entanglement = OptionWith.Default("--entanglement", "p, in [0, 1]", defaults.Entanglement);
        Option<double> rate = OptionWith.Default("--rate", "learning rate of the step", defaults.Rate);
        Option<string?> after = OptionWith.Description<string?>("--after", "a second embedding of the same rows, to follow the triples to");
        return host.Command(
            "scatter",
            "the triplet scatter diagram of an embedding",
            [positive, negative, loss, entanglement, rate, after, .. embedding.Words],
            (parsed, context) =>
            {
                (Embedding points, Labels labels) = embedding.Read(parsed, directions: true, parsed.GetValue(after));
                string? second = parsed.GetValue(after);
                Embedding? moved = second is null ? null : embedding.ReadOther(parsed, second, directions: true, labels);
                if (moved is not null && moved.Points != points.Points)
                {
                    string expected = $"{points.Points} were expected, as {embedding.Path(parsed)} has";
                    throw new InputException(second!, $"has {Counted.Of(moved.Points, "point")}; {expected}");
                }
                DynamicsScatterReport report = DynamicsScatterReport.Of(
                    points,
                    labels,
                    new DynamicsScatterRequest
                    {
                        Positive = parsed.GetRequiredValue(positive),
                        Negative = parsed.GetRequiredValue(negative),
                        Loss = parsed.GetRequiredValue(loss),
                        Entanglement = parsed.GetValue(entanglement),
                        Rate = parsed.GetValue(rate),
                    },
                    moved
                );
                return context.Done(report, report.WriteTo);
            }
        );
    }
}

/// <summary>What <c>dynamics field</c> is asked.</summary>
public sealed record DynamicsFieldRequest
{
    /// <summary>vanilla, first-order, second-order or sct.</summary>
    public string Loss { get; init; } = "first-order";

    /// <summary>gamma, in [-1, 1].</summary>
    public double Gamma { get; init; } = 0.5;

    /// <summary>p, in [0, 1].</summary>
    public double Entanglement { get; init; }

    /// <summary>k: cells along each side, both ends included.</summary>
    public int Grid { get; init; } = 21;

    public double Rate { get; init; } = 1;
}

/// <param name="Direction">The direction of the totals.</param>
public sealed record DynamicsFieldCell(
    double SAp,
    double SAn,
    double DsAp,
    double DsAn,
    double DsApTotal,
    double DsAnTotal,
    string Direction
);

/// <summary>The JSON of <c>dynamics field</c>.</summary>
/// <param name="Cells">The field; S_ap runs fastest.</param>
public sealed record DynamicsFieldReport(
    string Loss,
    double Rate,
    double Gamma,
    double Entanglement,
    ProblemRegions Regions,
    IReadOnlyList<DynamicsFieldCell> Cells
)
{
    /// <summary>Computes the report: a field of Figures 2 and 5 of Extreme Triplet Learning.</summary>
    /// <exception cref="ArgumentException">A name or number out of range.</exception>
    public static DynamicsFieldReport Of(DynamicsFieldRequest request)
    {
        UpdateRule rule = UpdateRule.ByName(request.Loss);
        DynamicsField field = DynamicsField.Compute(rule, request.Gamma, request.Entanglement, request.Grid, request.Rate);
        return new DynamicsFieldReport(
            rule.Name,
            field.Rate,
            field.Gamma,
            field.Entanglement,
            ProblemRegions.Measure(rule, request.Gamma, request.Entanglement, request.Rate),
            [
                .. field.Cells.Select(c => new DynamicsFieldCell(
                    c.Sap,
                    c.San,
                    c.DeltaSap,
                    c.DeltaSan,
                    c.TotalSap,
                    c.TotalSan,
                    Directions.NameOf(c.Direction)
                )),
            ]
        );
    }

    /// <summary>Writes what a person reads: the regions, and the directions as a map with S_an upwards.</summary>
    public void WriteTo(TextWriter text)
    {
        text.WriteLine($"{Loss}, rate {Rate}, gamma {Gamma}, entanglement {Entanglement}");
        text.WriteLine(
            $"positive pushed away on {Regions.PositivePushedAway:P2} of the square, negative pulled in on {Regions.NegativePulledIn:P2}, both on {Regions.Both:P2}"
        );
        int side = (int)Math.Round(Math.Sqrt(Cells.Count));
        for (int row = side - 1; row >= 0; row--)
        {
            text.WriteLine(string.Concat(Enumerable.Range(0, side).Select(k => Arrow(Cells[(row * side) + k].Direction))));
        }
        text.WriteLine("S_ap to the right, S_an upwards; \\ bottom right, / top right, , bottom left, ! top left, . still");
    }

    private static char Arrow(string direction) =>
        direction switch
        {
            "bottom-right" => '\\',
            "top-right" => '/',
            "bottom-left" => ',',
            "top-left" => '!',
            "right" => '>',
            "left" => '<',
            "top" => '^',
            "bottom" => 'v',
            _ => '.',
        };
}

/// <summary>What <c>dynamics scatter</c> is asked, beside the embedding and its labels.</summary>
public sealed record DynamicsScatterRequest
{
    /// <summary>easy, hard or all.</summary>
    public string Positive { get; init; } = "easy";

    /// <summary>easy, semi-hard, hard or all.</summary>
    public string Negative { get; init; } = "hard";

    public string Loss { get; init; } = "first-order";

    /// <summary>p, in [0, 1].</summary>
    public double Entanglement { get; init; }

    public double Rate { get; init; } = 1;
}

/// <param name="SApAfter">S_ap in the second embedding; null without one.</param>
/// <param name="SAnAfter">S_an in the second embedding; null without one.</param>
/// <param name="Direction">The direction of the movement; null without a second embedding.</param>
public sealed record DynamicsScatterTriple(
    int Anchor,
    int Positive,
    int Negative,
    double SAp,
    double SAn,
    double Gamma,
    double? SApAfter,
    double? SAnAfter,
    string? Direction
);

/// <summary>Shares of the triples by region of the diagram; null without triples.</summary>
public sealed record DynamicsScatterShares(double? Easy, double? Hard, double? Diagonal, double? NegativeCosine);

/// <summary>What one step of a loss would do to the triples, each with its own gamma; shares are null without triples.</summary>
/// <param name="Directions">Share of each direction that occurs.</param>
public sealed record DynamicsScatterStep(
    string Loss,
    double Rate,
    double Entanglement,
    double? PositivePushedAway,
    double? NegativePulledIn,
    IReadOnlyDictionary<string, double> Directions
);

/// <summary>The movement of the triples to a second embedding of the same rows; means and shares are null without triples.</summary>
/// <param name="StillMined">Share of the triples that the strategy chooses again.</param>
/// <param name="Directions">Share of each direction that occurs.</param>
public sealed record DynamicsScatterMovement(
    double? MeanDsAp,
    double? MeanDsAn,
    double? StillMined,
    IReadOnlyDictionary<string, double> Directions
);

/// <summary>The JSON of <c>dynamics scatter</c>.</summary>
/// <param name="AnchorsWithoutPositive">Points alone in their class.</param>
/// <param name="AnchorsWithoutNegative">Points of a batch of one class.</param>
/// <param name="SemiHardFallbacks">Pairs without a negative farther than the positive.</param>
/// <param name="Step">What a step of the loss would do.</param>
/// <param name="Movement">The movement to the second embedding; null without one.</param>
public sealed record DynamicsScatterReport(
    int Points,
    int Dimension,
    string Mining,
    int AnchorsWithoutPositive,
    int AnchorsWithoutNegative,
    int SemiHardFallbacks,
    DynamicsScatterShares Shares,
    DynamicsScatterStep Step,
    DynamicsScatterMovement? Movement,
    IReadOnlyList<DynamicsScatterTriple> Triples
)
{
    /// <summary>Computes the report: the triplet scatter diagram, and Figures 3 and 6 where a second embedding is given.</summary>
    /// <param name="embedding">F; no row of length 0.</param>
    /// <param name="after">A second embedding of the same rows, or null.</param>
    /// <exception cref="ArgumentException">A name or number out of range, a row of length 0, or sizes that differ.</exception>
    public static DynamicsScatterReport Of(Embedding embedding, Labels labels, DynamicsScatterRequest request, Embedding? after = null)
    {
        MiningStrategy strategy = MiningStrategy.FromParts(request.Positive, request.Negative);
        UpdateRule rule = UpdateRule.ByName(request.Loss);
        TripletScatter scatter = TripletScatter.Of(embedding, labels, strategy);
        ScatterDynamics step = scatter.Under(rule, request.Entanglement, request.Rate);
        TripletMovement? movement = after is null ? null : TripletMovement.Between(embedding, after, labels, strategy);
        // A mean or share of nothing has no value.
        double? Some(double mean) => scatter.Points.Count == 0 ? null : mean;
        return new DynamicsScatterReport(
            embedding.Points,
            embedding.Dimension,
            strategy.Name,
            scatter.Mining.AnchorsWithoutPositive,
            scatter.Mining.AnchorsWithoutNegative,
            scatter.Mining.SemiHardFallbacks,
            new DynamicsScatterShares(
                Some(scatter.Shares.Easy),
                Some(scatter.Shares.Hard),
                Some(scatter.Shares.Diagonal),
                Some(scatter.Shares.NegativeCosine)
            ),
            new DynamicsScatterStep(
                rule.Name,
                request.Rate,
                request.Entanglement,
                Some(step.PositivePushedAway),
                Some(step.NegativePulledIn),
                Named(step.Directions)
            ),
            movement is null
                ? null
                : new DynamicsScatterMovement(
                    Some(movement.MeanDeltaSap),
                    Some(movement.MeanDeltaSan),
                    Some(movement.StillMined),
                    Named(movement.Directions)
                ),
            [.. scatter.Points.Select((point, t) => Row(point, movement?.Triples[t]))]
        );
    }

    /// <summary>Writes what a person reads: the shares.</summary>
    public void WriteTo(TextWriter text)
    {
        text.WriteLine($"{Counted.Of(Triples.Count, "triple")} by {Mining} among {Counted.Of(Points, "point")} in R^{Dimension}");
        if (Triples.Count == 0)
        {
            text.WriteLine("no triple: the shares have no value");
            return;
        }
        text.WriteLine(
            $"easy (S_an < S_ap) {Shares.Easy:P2}, hard {Shares.Hard:P2}, on the diagonal {Shares.Diagonal:P2}, with a negative cosine {Shares.NegativeCosine:P2}"
        );
        text.WriteLine(
            $"one {Step.Loss} step: positive pushed away {Step.PositivePushedAway:P2}, negative pulled in {Step.NegativePulledIn:P2}"
        );
        text.WriteLine("  " + string.Join(", ", Step.Directions.Select(d => $"{d.Key} {d.Value:P2}")));
        if (Movement is not null)
        {
            text.WriteLine(
                $"movement: mean dS_ap {Movement.MeanDsAp:G4}, mean dS_an {Movement.MeanDsAn:G4}, mined again {Movement.StillMined:P2}"
            );
            text.WriteLine("  " + string.Join(", ", Movement.Directions.Select(d => $"{d.Key} {d.Value:P2}")));
        }
    }

    private static DynamicsScatterTriple Row(ScatterPoint point, MovedTriple? moved) =>
        new(
            point.Triple.Anchor,
            point.Triple.Positive,
            point.Triple.Negative,
            point.State.Sap,
            point.State.San,
            point.State.Gamma,
            moved?.After.Sap,
            moved?.After.San,
            moved is null ? null : Directions.NameOf(moved.Value.Direction)
        );

    private static Dictionary<string, double> Named(IReadOnlyDictionary<Direction, double> shares) =>
        shares.ToDictionary(s => Directions.NameOf(s.Key), s => s.Value, StringComparer.Ordinal);
}
