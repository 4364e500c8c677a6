namespace IsoTriplet.Triplets;

/// <summary>Angular distances side by side on the same triples: what [GEO] asks, in numbers.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Triples">The triples compared.</param>
/// <param name="Distances">One summary a distance.</param>
/// <param name="Pairs">One summary a pair of distances.</param>
public sealed record GradientComparison(
    TripletLoss Loss,
    IReadOnlyList<Triple> Triples,
    IReadOnlyList<DistanceSummary> Distances,
    IReadOnlyList<DistancePairSummary> Pairs
)
{
    // D_ap - D_an is read to this many decimals, so that rounding neither breaks ties nor turns an order round.
    private const int Decimals = 12;

    /// <summary>Compares distances on an embedding, whose rows are put on the unit sphere first.</summary>
    /// <remarks>Work O(T n) a distance and O(T log T) a pair. D_ap - D_an is read to 12 decimals. The margin of the active set and the band is that of the loss, in units of each distance.</remarks>
    /// <param name="embedding">F; no row of length 0.</param>
    /// <param name="triples">The triples, mined by any strategy.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="distances">Angular distances.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">A distance that is not angular, or a row of length 0.</exception>
    public static GradientComparison Of(
        Embedding embedding,
        IReadOnlyList<Triple> triples,
        TripletLoss loss,
        IReadOnlyList<TripletDistance> distances
    )
    {
        ArgumentNullException.ThrowIfNull(triples);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(distances);
        Embedding unit = UnitSphere.Normalise(embedding);
        TripletVectors[] vectors =
        [
            .. triples.Select(t => new TripletVectors(
                unit.Row(t.Anchor).ToArray(),
                unit.Row(t.Positive).ToArray(),
                unit.Row(t.Negative).ToArray()
            )),
        ];
        TripleGradient[][] gradients = [.. distances.Select(d => vectors.Select(v => TripleGradient.Of(loss, d, v)).ToArray())];
        double margin = loss.Settings.Margin;
        DistanceSummary[] summaries = [.. distances.Select((d, k) => Summarise(d, gradients[k], triples, margin))];
        List<DistancePairSummary> pairs = [];
        for (int j = 1; j < distances.Count; j++)
        {
            for (int i = 0; i < j; i++)
            {
                pairs.Add(Compare(gradients[i], gradients[j], summaries[i], summaries[j], margin));
            }
        }
        return new GradientComparison(loss, triples, summaries, pairs);
    }

    private static DistanceSummary Summarise(
        TripletDistance distance,
        TripleGradient[] gradients,
        IReadOnlyList<Triple> triples,
        double margin
    )
    {
        int hardest = -1;
        for (int t = 0; t < gradients.Length; t++)
        {
            hardest = hardest < 0 || Gap(gradients[t]) > Gap(gradients[hardest]) ? t : hardest;
        }
        return new DistanceSummary(
            distance,
            Spread.Of(gradients.Select(g => (double?)g.AtAnchor.TangentLength)),
            Spread.Of(gradients.Select(g => (double?)g.AtPositive.TangentLength)),
            Spread.Of(gradients.Select(g => (double?)g.AtNegative.TangentLength)),
            Spread.Of(gradients.Select(g => g.AtAnchor.Angle)),
            Spread.Of(gradients.Select(g => g.AtPositive.Angle)),
            Spread.Of(gradients.Select(g => g.AtNegative.Angle)),
            Share(gradients.Count(g => IsActive(g, margin)), gradients.Length),
            Share(gradients.Count(g => IsSemiHard(g, margin)), gradients.Length),
            hardest < 0 ? null : triples[hardest]
        );
    }

    private static DistancePairSummary Compare(
        TripleGradient[] first,
        TripleGradient[] second,
        DistanceSummary one,
        DistanceSummary two,
        double margin
    )
    {
        int count = first.Length;
        int[] all = [.. Enumerable.Range(0, count)];
        double Differing(Func<TripleGradient, bool> property) => Share(all.Count(t => property(first[t]) != property(second[t])), count);
        double[] gaps = [.. first.Select(Gap)];
        double[] others = [.. second.Select(Gap)];
        return new DistancePairSummary(
            one.Distance,
            two.Distance,
            Spread.Of(all.Select(t => PointGradient.AngleBetween(first[t].AtAnchor.Tangent, second[t].AtAnchor.Tangent))),
            Spread.Of(all.Select(t => PointGradient.AngleBetween(first[t].AtPositive.Tangent, second[t].AtPositive.Tangent))),
            Spread.Of(all.Select(t => PointGradient.AngleBetween(first[t].AtNegative.Tangent, second[t].AtNegative.Tangent))),
            Differing(g => IsActive(g, margin)),
            Differing(g => IsSemiHard(g, margin)),
            Share(all.Count(t => gaps[t] * others[t] < 0), count),
            count < 2 ? 0 : RankDisagreement.Inversions(gaps, others) / ((double)count * (count - 1) / 2),
            one.Hardest == two.Hardest
        );
    }

    private static double Gap(TripleGradient g) => Math.Round(g.Positive - g.Negative, Decimals);

    private static bool IsActive(TripleGradient g, double margin) => Gap(g) + margin > 0;

    private static bool IsSemiHard(TripleGradient g, double margin) => Gap(g) < 0 && IsActive(g, margin);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
