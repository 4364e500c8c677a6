namespace IsoTriplet.Experiments.Commands;

/// <summary>One triple of the JSON.</summary>
/// <param name="Loss">The loss of the triple.</param>
/// <param name="Active">Whether it moves anything: the loss has a derivative that is not 0.</param>
public sealed record TripleRow(int Anchor, int Positive, int Negative, double DAp, double DAn, double Loss, bool Active);

/// <summary>The loss of the batch under each reducer; null where it is a mean of nothing.</summary>
/// <param name="ActiveMean">The sum over the number of active triples.</param>
public sealed record TripleLosses(double? Mean, double? ActiveMean, double Sum);

/// <summary>The JSON of <c>triples</c>.</summary>
/// <param name="Active">How many of them move anything.</param>
/// <param name="Losses">The loss of the batch.</param>
/// <param name="Mining">The strategy; null for given triples.</param>
/// <param name="AnchorsWithoutPositive">Points alone in their class; null for given triples.</param>
/// <param name="AnchorsWithoutNegative">Points of a batch of one class; null for given triples.</param>
/// <param name="SemiHardFallbacks">Pairs without a negative farther than the positive; null for given triples.</param>
/// <param name="FallbacksDropped">Whether those yield no triple; else they took the farthest negative.</param>
/// <param name="PositivesTooSimilar">Anchors without a positive that is no copy, by the released sct's rule.</param>
public sealed record TriplesReport(
    int Triples,
    int Active,
    TripleLosses Losses,
    string? Mining,
    string Distance,
    string Loss,
    double Margin,
    int? AnchorsWithoutPositive,
    int? AnchorsWithoutNegative,
    int? SemiHardFallbacks,
    bool FallbacksDropped,
    int PositivesTooSimilar,
    IReadOnlyList<TripleRow> Rows
)
{
    private const int Shown = 20;

    /// <summary>Evaluates triples.</summary>
    /// <param name="given">The file that they came from; null where they were mined.</param>
    public static TriplesReport Of(
        Embedding points,
        MiningResult mined,
        string? given,
        TripletLoss loss,
        TripletDistance distance,
        MiningSettings settings
    )
    {
        TripleRow[] rows =
        [
            .. mined.Triples.Select(t =>
            {
                double near = distance.Between(points.Row(t.Anchor), points.Row(t.Positive));
                double far = distance.Between(points.Row(t.Anchor), points.Row(t.Negative));
                LossTerm term = loss.Of(near, far);
                return new TripleRow(t.Anchor, t.Positive, t.Negative, near, far, term.Value, term.IsActive);
            }),
        ];
        (int active, double sum) = (rows.Count(r => r.Active), rows.Sum(r => r.Loss));
        bool own = given is null;
        return new TriplesReport(
            rows.Length,
            active,
            new TripleLosses(
                rows.Length == 0 ? null : sum / rows.Length,
                active == 0 ? null : rows.Where(r => r.Active).Sum(r => r.Loss) / active,
                sum
            ),
            own ? mined.Strategy.Name : null,
            distance.Name,
            loss.Name,
            loss.Settings.Margin,
            own ? mined.AnchorsWithoutPositive : null,
            own ? mined.AnchorsWithoutNegative : null,
            own ? mined.SemiHardFallbacks : null,
            settings.DropFallbacks,
            mined.PositivesTooSimilar,
            rows
        );
    }

    /// <summary>Writes what a person reads: the losses and the first triples.</summary>
    public void WriteTo(TextWriter text)
    {
        text.WriteLine(
            $"{Counted.Of(Triples, "triple")} {(Mining is null ? "given" : $"by {Mining}")}, {Active} active ({Loss}, {Distance}, margin {Margin})"
        );
        text.WriteLine($"loss: mean {Value(Losses.Mean)}, mean of the active {Value(Losses.ActiveMean)}, sum {Losses.Sum:G9}");
        if (AnchorsWithoutPositive > 0 || AnchorsWithoutNegative > 0)
        {
            text.WriteLine($"anchors without a positive {AnchorsWithoutPositive}, without a negative {AnchorsWithoutNegative}");
        }
        if (SemiHardFallbacks > 0)
        {
            text.WriteLine(
                $"{Counted.Of(SemiHardFallbacks.Value, "pair")} without a semi-hard negative: {(FallbacksDropped ? "they yield no triple" : "they took the farthest (--semi-hard-fallback drop leaves them out)")}"
            );
        }
        if (PositivesTooSimilar > 0)
        {
            text.WriteLine($"{PositivesTooSimilar} have no positive but copies (cosine above 0.9999) and yield no triple");
        }
        text.WriteLine($"{"anchor", 8}{"positive", 10}{"negative", 10}{"D_ap", 14}{"D_an", 14}{"loss", 14}  active");
        foreach (TripleRow r in Rows.Take(Shown))
        {
            text.WriteLine(
                $"{r.Anchor, 8}{r.Positive, 10}{r.Negative, 10}{r.DAp, 14:G7}{r.DAn, 14:G7}{r.Loss, 14:G7}  {(r.Active ? "yes" : "no")}"
            );
        }
        if (Triples > Shown)
        {
            text.WriteLine($"... {Triples - Shown} more (--out or --json for all)");
        }
    }

    private static string Value(double? value) => value is { } v ? $"{v:G9}" : "without a value";
}
