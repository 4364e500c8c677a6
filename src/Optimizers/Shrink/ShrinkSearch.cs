namespace IsoTriplet.Optimizers.Shrink;

/// <summary>Members of F_TS^alpha of two families, cheap at any N: the class shrink with the least C, and class centres moved apart with the best ratio.</summary>
internal static class ShrinkSearch
{
    private const string Shrunk = "class shrink";
    private const string ExpandedSource = "class centres moved apart";

    // Families of which all are looked at, each at the cost of one hardness; bisections cost nothing beside it.
    private const int Rounds = 10;
    private const int FewSteps = 6;
    private const int Steps = 24;
    private const double MuchWork = 2e9;
    private const int Sample = 1000;
    private const int GoldenSteps = 24;

    /// <summary>Offers the best of both families; what is not separated to the last digit is refused by whoever takes it.</summary>
    /// <param name="f">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="separation">The hardness of F, positive together with the margin, with its anchors.</param>
    /// <param name="margin">alpha.</param>
    /// <param name="balls">The enclosing balls of the classes.</param>
    /// <param name="offer">Takes an embedding and its source.</param>
    /// <param name="promises">Whether an embedding may be better than what is known, told at little cost: where N is large nothing else is worked out.</param>
    /// <param name="cancellation">Stops between two.</param>
    public static void Offer(
        Embedding f,
        Labels labels,
        TripletSeparation separation,
        double margin,
        EnclosingBall[] balls,
        Func<Embedding, string, bool> offer,
        Func<Embedding, bool> promises,
        CancellationToken cancellation
    )
    {
        ClassShrink shrink = ClassShrink.Of(f, labels);
        List<(ClassExpansion Family, double Lambda, double S)> expanded = [];
        foreach (IReadOnlyList<double[]> centres in new[] { shrink.Centres, [.. balls.Select(b => b.Centre)] })
        {
            if (!cancellation.IsCancellationRequested)
            {
                ClassExpansion family = new(f, labels, separation.Anchors, centres);
                expanded.AddRange(Expanded(family, margin).Where(x => double.IsFinite(x.Lambda)).Select(x => (family, x.Lambda, x.S)));
            }
        }
        // The one that moves the points least comes first, then what changes few distances of a sample: the others are mostly passed over then.
        int[] rows = SampleOf(f.Points);
        Embedding few = f.Select(rows);
        foreach (
            (ClassExpansion family, double lambda, double s) in expanded
                .OrderBy(x => x.Family.Displacement(x.Lambda, x.S))
                .Take(1)
                .Concat(expanded.OrderBy(x => IsometricDistance.Between(few, x.Family.At(x.Lambda, x.S).Select(rows)).Value))
                .Distinct()
        )
        {
            _ = offer(family.At(lambda, s), ExpandedSource);
        }
        Shrink(f, labels, shrink, separation.Hardness.GetValueOrDefault() + margin, margin, offer, promises, cancellation);
    }

    private static int[] SampleOf(int points) =>
        points <= Sample
            ? [.. Enumerable.Range(0, points)]
            : [.. Enumerable.Range(0, Sample).Select(k => (int)((long)k * points / Sample))];

    private static void Shrink(
        Embedding f,
        Labels labels,
        ClassShrink shrink,
        double hardness,
        double margin,
        Func<Embedding, string, bool> offer,
        Func<Embedding, bool> promises,
        CancellationToken cancellation
    )
    {
        double high = Math.Min(shrink.Bound(hardness), shrink.Spreads.Max()),
            low = 0;
        if ((double)f.Points * f.Points * f.Dimension > MuchWork)
        {
            // A sample of the points needs no larger C than all of them.
            int[] rows = SampleOf(f.Points);
            low = Least(c => shrink.At(c).Select(rows), labels.Select(rows), margin, (0, high), cancellation) ?? 0;
            if (!promises(shrink.At(low)))
            {
                return;
            }
        }
        if (Least(shrink.At, labels, margin, (low, high), cancellation) is { } least)
        {
            // A last digit of room for the exact check.
            _ = offer(shrink.At(least * (1 + 1e-12)), Shrunk) || offer(shrink.At(least * (1 + 1e-9)), Shrunk);
        }
    }

    /// <summary>
    /// A small C with a member at(C): the least that the hardest triples seen so far ask for, until those of a whole family are none the worse; null where not even
    /// the largest C gives a member.
    /// </summary>
    private static double? Least(
        Func<double, Embedding> at,
        Labels labels,
        double margin,
        (double Low, double High) range,
        CancellationToken cancellation
    )
    {
        (double c, double high) = range;
        HashSet<Triple> hardest = [];
        for (int round = 0; round < Rounds && c < high && !cancellation.IsCancellationRequested; round++)
        {
            TripletSeparation separation = TripletSeparation.Of(at(c), labels);
            if (!(separation.Hardness + margin > 0))
            {
                return c;
            }
            hardest.UnionWith(
                separation
                    .Anchors.Select((a, i) => (Hard: a.Hardness + margin > 0, Triple: new Triple(i, a.Positive, a.Negative)))
                    .Where(x => x.Hard)
                    .Select(x => x.Triple)
            );
            double missed = c;
            c = high;
            for (int k = 0; k < Steps; k++)
            {
                double middle = (missed + c) / 2;
                Embedding g = at(middle);
                bool member = hardest.All(t =>
                    !(
                        PairwiseDistances.Between(g.Row(t.Anchor), g.Row(t.Positive))
                            - PairwiseDistances.Between(g.Row(t.Anchor), g.Row(t.Negative))
                            + margin
                        > 0
                    )
                );
                (missed, c) = member ? (missed, middle) : (middle, c);
            }
        }
        if (!Member(high))
        {
            return null;
        }
        for (int k = 0; k < FewSteps && c < high && !cancellation.IsCancellationRequested; k++)
        {
            double middle = (c + high) / 2;
            (c, high) = Member(middle) ? (c, middle) : (middle, high);
        }
        return high;

        bool Member(double x) => !(TripletSeparation.Of(at(x), labels).Hardness + margin > 0);
    }

    private static IEnumerable<(double Lambda, double S)> Expanded(ClassExpansion family, double margin)
    {
        if (margin > 0)
        {
            // The least lambda depends on s: golden section over s, one pass each.
            double best = Golden(s => Value(family.LeastDilation(s, margin), s), GoldenSteps / 2);
            return [(family.LeastDilation(best, margin), best), (family.LeastDilation(0, margin), 0)];
        }
        double ratio = family.LeastDilation(1, 0);
        if (!double.IsFinite(ratio))
        {
            return [];
        }
        double share = Golden(s => family.Displacement(ratio * s, s), GoldenSteps);
        return [(ratio, 1), (ratio * share, share), (1, 1 / Math.Max(1, ratio))];

        double Value(double lambda, double s) => double.IsFinite(lambda) ? family.Displacement(lambda, s) : double.PositiveInfinity;
    }

    // The least of a function of s in [0, 1], convex for margin 0.
    private static double Golden(Func<double, double> value, int steps)
    {
        const double Share = 0.6180339887498949;
        (double low, double high) = (0, 1);
        double left = high - Share,
            right = low + Share,
            atLeft = value(left),
            atRight = value(right);
        for (int k = 0; k < steps; k++)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Share * (high - low));
                atLeft = value(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Share * (high - low));
                atRight = value(right);
            }
        }
        return (low + high) / 2;
    }
}
