namespace IsoTriplet.Optimizers;

/// <summary>F and the ordered pairs of distances that an embedding is asked to respect: <c>G_ij + s &lt;= G_kl</c>.</summary>
/// <remarks>
/// Triples of labels with a margin alpha are the comparisons (a, p, a, q, alpha); they are not listed, but looked for where they are near to binding. Graded
/// relevance gives (a, p, a, q, s) for p more relevant to a than q; a threshold has a pair of one point: (i, j, k, k, -m) asks G_ij &lt;= m, (i, i, k, l, m) asks
/// G_kl >= m. docs/mathematics/extensions.md, sections 14 and 15.
/// </remarks>
public sealed class ComparisonProblem
{
    private readonly Comparison[]? _list;
    private readonly Lazy<ILookup<int, Comparison>> _from;
    private readonly Lazy<TripletProblem> _record;

    private ComparisonProblem(Embedding embedding, Labels? labels, double margin, Comparison[]? list)
    {
        MeasurableScale.Demand(embedding);
        (Embedding, Labels, Margin, _list) = (embedding, labels, margin, list);
        _from = new(() => _list!.ToLookup(c => c.I));
        _record = new(() => Recorded(embedding, labels) with { Margin = margin, Comparisons = list });
    }

    /// <summary>F.</summary>
    public Embedding Embedding { get; }

    /// <summary>The labels whose triples are meant, or null.</summary>
    public Labels? Labels { get; }

    /// <summary>alpha of the triples; 0 for a list.</summary>
    public double Margin { get; }

    /// <summary>The problem as certificates record it.</summary>
    public TripletProblem Record => _record.Value;

    /// <summary>F and its labels as certificates record them.</summary>
    /// <param name="embedding">F.</param>
    /// <param name="labels">The labels.</param>
    /// <returns>A copy.</returns>
    public static TripletProblem RecordOf(Embedding embedding, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        return Recorded(embedding, labels);
    }

    // Without labels all points are of one class, which has no triple.
    private static TripletProblem Recorded(Embedding embedding, Labels? labels) =>
        new(embedding.Dimension, embedding.ToRows(), labels?.ClassOf.ToArray() ?? new int[embedding.Points]);

    /// <summary>A list of comparisons.</summary>
    /// <param name="embedding">F, N points in R^n.</param>
    /// <param name="comparisons">The comparisons; indices from 0.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">An index is out of range, a margin is not finite, or both pairs of a comparison are of one point; the comparison is named.</exception>
    public static ComparisonProblem Of(Embedding embedding, IReadOnlyList<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(comparisons);
        for (int t = 0; t < comparisons.Count; t++)
        {
            Comparison c = comparisons[t];
            if (new[] { c.I, c.J, c.K, c.L }.Any(i => i < 0 || i >= embedding.Points))
            {
                throw new ArgumentException($"comparison {t}: an index is not in 0..{embedding.Points - 1}", nameof(comparisons));
            }
            if (!double.IsFinite(c.Margin) || (c.I == c.J && c.K == c.L))
            {
                throw new ArgumentException($"comparison {t}: a finite margin and a pair of two points were expected", nameof(comparisons));
            }
        }
        return new ComparisonProblem(embedding, null, 0, [.. comparisons]);
    }

    /// <summary>The triples of labels with a margin.</summary>
    /// <param name="embedding">F.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="margin">alpha, at least 0.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ, or the margin is negative or not finite.</exception>
    public static ComparisonProblem OfTriples(Embedding embedding, Labels labels, double margin)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(embedding.Points, labels.Count, "the numbers of points and labels");
        return new ComparisonProblem(embedding, labels, Guard.NonNegative(margin), null);
    }

    /// <summary>The largest D_ij + s - D_kl and a comparison that attains it; null without a comparison.</summary>
    /// <param name="points">F or another embedding of the same points.</param>
    /// <returns>H, and the first of the hardest comparisons.</returns>
    public (double Hardness, Comparison Hardest)? Hardness(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (Labels is not null)
        {
            Hausdorff.TripletSeparation separation = Hausdorff.TripletSeparation.Of(points, Labels);
            return separation.HardestTriple is { } t
                ? (separation.Hardness!.Value + Margin, new Comparison(t.Anchor, t.Positive, t.Anchor, t.Negative, Margin))
                : null;
        }
        (double, Comparison)? best = null;
        foreach (Comparison c in _list!)
        {
            double value =
                PairwiseDistances.Between(points.Row(c.I), points.Row(c.J))
                + c.Margin
                - PairwiseDistances.Between(points.Row(c.K), points.Row(c.L));
            best = best is var (b, _) && b >= value ? best : (value, c);
        }
        return best;
    }

    /// <summary>The comparison that proves most of d_iso alone: half of its excess, or more where a distance would fall below 0 (<see cref="HalfHardness"/>).</summary>
    internal Comparison? Strongest()
    {
        IEnumerable<Comparison> candidates = _list ?? [];
        if (Labels is not null)
        {
            Hausdorff.TripletSeparation separation = Hausdorff.TripletSeparation.Of(Embedding, Labels);
            IEnumerable<int> anchors = separation.HardestTriple is { } t ? [t.Anchor] : [];
            if (Margin > 0)
            {
                anchors = anchors.Concat(Enumerable.Range(0, Labels.Count).Where(a => separation.Anchors[a].Hardness is not null));
            }
            candidates = anchors.Select(a => new Comparison(a, separation.Anchors[a].Positive, a, separation.Anchors[a].Negative, Margin));
        }
        (double most, Comparison? best) = (0, null);
        foreach (Comparison c in candidates)
        {
            double limit = HalfHardness.Limit(Record, c);
            (most, best) = limit > most ? (limit, c) : (most, best);
        }
        return best;
    }

    /// <summary>The comparisons whose first distance starts at a point: its triples as an anchor, by positive and negative, or those of the list.</summary>
    internal IEnumerable<Comparison> From(int i)
    {
        if (Labels is null)
        {
            foreach (Comparison c in _from.Value[i])
            {
                yield return c;
            }
            yield break;
        }
        for (int p = 0; p < Labels.Count; p++)
        {
            for (int q = 0; q < Labels.Count && p != i && Labels[p] == Labels[i]; q++)
            {
                if (Labels[q] != Labels[i])
                {
                    yield return new Comparison(i, p, i, q, Margin);
                }
            }
        }
    }

    /// <summary>A comparison fails by more than its distances are rounded to: where none does the checker has to say.</summary>
    internal bool Breaks(Embedding points)
    {
        if (Hardness(points) is not var (hardness, c))
        {
            return false;
        }
        double sizes =
            PairwiseDistances.Between(points.Row(c.I), points.Row(c.J))
            + PairwiseDistances.Between(points.Row(c.K), points.Row(c.L))
            + Math.Abs(c.Margin);
        return hardness > (points.Dimension + 8) * Math.ScaleB(1, -52) * sizes;
    }

    /// <summary>Adds the comparisons with <c>G_ij + s - G_kl >= least</c>; of triples, for each anchor those with its farthest positive or its nearest negative.</summary>
    /// <param name="distance">G.</param>
    /// <param name="least">The least excess, in the units of the distance.</param>
    /// <param name="unit">What the distance has to be multiplied by for the units of the margins.</param>
    /// <param name="set">Where they go.</param>
    /// <returns>The largest excess, in the units of the distance.</returns>
    internal double Collect(Func<int, int, double> distance, double least, double unit, ISet<Comparison> set)
    {
        double worst = double.NegativeInfinity;
        foreach (Comparison c in _list ?? [])
        {
            Take(c);
        }
        for (int a = 0; Labels is not null && a < Labels.Count; a++)
        {
            ReadOnlySpan<int> own = Labels.Members(Labels[a]);
            (int p, int q) = (-1, -1);
            foreach (int j in own)
            {
                p = j != a && (p < 0 || distance(a, j) > distance(a, p)) ? j : p;
            }
            for (int j = 0; p >= 0 && j < Labels.Count; j++)
            {
                q = Labels[j] != Labels[a] && (q < 0 || distance(a, j) < distance(a, q)) ? j : q;
            }
            for (int j = 0; q >= 0 && j < Labels.Count; j++)
            {
                if (j != a)
                {
                    Take(Labels[j] == Labels[a] ? new(a, j, a, q, Margin) : new(a, p, a, j, Margin));
                }
            }
        }
        return worst;

        void Take(Comparison c)
        {
            // D_ij <= D_ij, and 0 <= D_kl: they have no room, and need none.
            if (c.Margin <= 0 && (c.I == c.J || (c.I, c.J) == (c.K, c.L) || (c.I, c.J) == (c.L, c.K)))
            {
                return;
            }
            double excess = distance(c.I, c.J) + (c.Margin / unit) - distance(c.K, c.L);
            worst = Math.Max(worst, excess);
            if (excess >= least)
            {
                _ = set.Add(c);
            }
        }
    }

    /// <summary>The weight as certificates write it: on a triple, or on a comparison of the list.</summary>
    internal (WeightedTriple[] Triples, WeightedComparison[] Comparisons) Weighted(IEnumerable<Multiplier> terms)
    {
        if (Labels is not null)
        {
            return (
                [.. terms.Select(t => new WeightedTriple(t.Comparison.I, t.Comparison.J, t.Comparison.L, t.Weight) { Slope = t.Slope })],
                []
            );
        }
        Dictionary<Comparison, int> index = [];
        for (int k = 0; k < _list!.Length; k++)
        {
            _ = index.TryAdd(_list[k], k);
        }
        return ([], [.. terms.Select(t => new WeightedComparison(index[t.Comparison], t.Weight, t.Slope))]);
    }
}

/// <summary>lambda on one comparison; a triple (a, p, q) is the comparison (a, p, a, q).</summary>
/// <param name="Comparison">G_ij + s &lt;= G_kl.</param>
/// <param name="Weight">lambda, at least 0.</param>
/// <param name="Slope">The factor of the squared distance on the side that carries the margin, as certificates write it; 1 without a margin.</param>
public readonly record struct Multiplier(Comparison Comparison, double Weight, double Slope = 1);
