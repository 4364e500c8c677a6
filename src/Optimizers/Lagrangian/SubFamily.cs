using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;
using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>
/// A sub-family of the points: its lower bounds hold for the whole, as sub-families of Triplet-Separated families are Triplet-Separated. Where there are fewer points than
/// dimensions its frame is that of the affine hull, where the searches look: the lifted problem adds the dimensions that the relaxation needs, and a G of the hull is one of R^n.
/// Of many points in hundreds of dimensions it may be that of the leading directions, with G across these as a start has it.
/// </summary>
internal sealed class SubFamily
{
    // A support that is nearly all of it gives nearly the same problem again.
    private const double MuchFewer = 0.75;

    // A multiplier u below this share of all carries nothing.
    private const double Displaced = 1e-4;

    // Steps of the barrier where the lifted problem ends short.
    private const int Ascents = 100;

    // A hull of nearly as many dimensions as the space saves less than it costs.
    private const double Fewer = 0.75;

    private readonly AffineSubspace? _subspace;
    private readonly Embedding? _across;
    private readonly Frame _whole;

    /// <param name="embedding">F, all points.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="rows">The points of the sub-family, ascending.</param>
    /// <param name="near">A start and how many dimensions the search has at most: where there are more, those in which the points and the start vary most.</param>
    /// <param name="seed">The seed with which these are found.</param>
    public SubFamily(Embedding embedding, Labels labels, int[] rows, (Embedding Start, int Dimensions)? near = null, int seed = 0)
    {
        (Rows, Points) = (rows, embedding.Select(rows));
        Labels part = labels.Select(rows);
        _whole = Frame = new Frame(Points, part);
        int n = Points.Dimension;
        if (
            near is var (start, most)
            && Math.Min(n, rows.Length - 1) > most
            && AffineSubspace.Leading(Points, start, most, seed) is { } leading
        )
        {
            _subspace = leading;
            Embedding inside = leading.Inside(Points);
            _across = leading.Across(start, leading.Inside(start));
            Frame frame = new(inside, part);
            Frame = new(inside, part) { Beyond = new(frame, _across, leading.Across(Points, inside)) };
        }
        else if (rows.Length <= Fewer * n && AffineSubspace.Hull(Points) is { } hull)
        {
            _subspace = hull;
            Frame = new Frame(hull.Inside(Points), part);
        }
    }

    /// <summary>Whether G is held still across the coordinates of the solvers.</summary>
    public bool IsHeld => _across is not null;

    /// <summary>The points of the sub-family, ascending.</summary>
    public int[] Rows { get; }

    /// <summary>F of the sub-family.</summary>
    public Embedding Points { get; }

    /// <summary>The coordinates of the solvers.</summary>
    public Frame Frame { get; }

    /// <summary>Other points of the family in this frame, each at the place of a point of this sub-family.</summary>
    /// <param name="f">F, all points.</param>
    /// <param name="rows">Which points of F.</param>
    /// <param name="places">For each the index, among <see cref="Rows"/>, of the place.</param>
    public Followers Follow(Embedding f, int[] rows, int[] places)
    {
        int d = Frame.Dimension;
        int[] sorted = new int[Rows.Length];
        for (int k = 0; k < sorted.Length; k++)
        {
            sorted[Frame.Order[k]] = k;
        }
        Embedding points = f.Select(rows),
            inside = _subspace?.Inside(points) ?? points;
        double[] values = new double[rows.Length * d],
            beside = new double[rows.Length],
            row = new double[f.Dimension];
        Embedding? across = _subspace?.Across(points, inside);
        for (int i = 0; i < rows.Length; i++)
        {
            Frame.Enter(inside.Row(i), values.AsSpan(i * d, d));
            if (across is not null)
            {
                across.Row(i).CopyTo(row);
                if (_across is not null)
                {
                    TensorPrimitives.Subtract(row, _across.Row(places[i]), row);
                }
                beside[i] = TensorPrimitives.SumOfSquares<double>(row) / (Frame.Scale * Frame.Scale);
            }
        }
        return new Followers(rows, values, beside, [.. places.Select(p => sorted[p])]);
    }

    /// <summary>An embedding of the sub-family in the frame.</summary>
    public double[] Enter(Embedding g) => Frame.Enter(_subspace?.Inside(g) ?? g);

    /// <summary>A point of the frame as an embedding of the sub-family in R^n.</summary>
    public Embedding World(double[] point) => Outside(Frame.Unsort(Frame.World(point)));

    /// <summary>The end of a local search as a Triplet-Separated embedding in R^n: by projections, or by the least class shrink where these do not end; null if neither serves.</summary>
    public Embedding? Leave(LocalResult result)
    {
        Embedding g = result.Repaired is { } repaired ? Outside(repaired) : World(result.Point);
        return result.Repaired is not null && TripletSeparation.Of(g, _whole.Labels).IsSeparated
            ? g
            : LocalSearch.Repair(_whole, _whole.Enter(g)) ?? ClassShrink.Least(g, _whole.Labels);
    }

    private Embedding Outside(Embedding g) => _subspace?.Outside(g, _across) ?? g;

    /// <summary>The points of the hardest triples, one triple an anchor, hardest anchors first, until there are enough; ascending.</summary>
    public static int[] Hardest(TripletSeparation separation, int size)
    {
        SortedSet<int> rows = [];
        foreach (
            (AnchorHardness anchor, int a) in separation
                .Anchors.Select((h, a) => (h, a))
                .Where(x => x.h.Hardness is not null)
                .OrderByDescending(x => x.h.Hardness)
        )
        {
            if (rows.Count + 3 > size)
            {
                break;
            }
            rows.UnionWith([a, anchor.Positive, anchor.Negative]);
        }
        return [.. rows];
    }

    /// <summary>The Lagrangian bound, of all points or of those that its multipliers rest on, and what local searches can start from.</summary>
    public LowerResult Lifted(BracketSettings settings, IProgress<SolveProgress>? progress, CancellationToken cancellationToken)
    {
        if (!Frame.HasTriple)
        {
            return new LowerResult(Bound.Zero, null, [(Frame.F, null)]);
        }
        LocalSettings local = settings.Local with { MaxSteps = Math.Min(settings.Local.MaxSteps, settings.SubFamilySteps) };
        TripletProblem problem = ComparisonProblem.RecordOf(Points, _whole.Labels);
        LowerResult result = LowerHaus.Lifted(Frame, problem, settings, local, progress, cancellationToken, out List<FrameTriple> triples);
        int[] support = Support(Frame, result.Starts[0].Multipliers!, triples);
        if (support.Length <= 2 || support.Length > MuchFewer * Rows.Length || cancellationToken.IsCancellationRequested)
        {
            bool cut = result.Lifted is { Status: SolveStatus.IterationLimit };
            int ascents = cut ? Math.Min(Ascents, BarrierAscent.Affordable(Frame, settings)) : 0;
            return result with
            {
                Bound = Named(
                    BarrierAscent.Raise(Frame, problem, result.Bound, double.PositiveInfinity, ascents, progress, cancellationToken)
                ),
            };
        }
        Bound inner = new SubFamily(Points, _whole.Labels, support).Lifted(settings, progress, cancellationToken).Bound,
            bound = Named(result.Bound);
        bound = inner.Value > bound.Value ? inner with { Rows = [.. inner.Rows!.Select(k => Rows[k])] } : bound;
        return result with { Bound = bound };
    }

    /// <summary>The points that carry a displacement multiplier, or a triple of some weight; ascending.</summary>
    public static int[] Support(Frame frame, Multipliers multipliers, IEnumerable<FrameTriple> triples)
    {
        const double Heavy = 1e-3;
        SortedSet<int> rows = [.. Enumerable.Range(0, frame.N).Where(i => multipliers.Points[i] > Displaced)];
        rows.UnionWith(triples.Where(t => t.Weight > Heavy).SelectMany(t => new[] { t.Anchor, t.Positive, t.Negative }));
        return [.. rows.Select(k => frame.Order[k]).Order()];
    }

    /// <summary>The rows that multipliers of this sub-family and its followers rest on; ascending.</summary>
    public int[] Support(Multipliers multipliers, Followers followers) =>
        [
            .. Support(Frame, multipliers, TripleFlow.Split(Frame, multipliers.Anchors, LowerHaus.Active))
                .Select(k => Rows[k])
                .Concat(followers.Rows.Where((_, k) => multipliers.Points[Frame.N + k] > Displaced))
                .Order(),
        ];

    private Bound Named(Bound bound) =>
        bound.Certificate is null ? Bound.Zero : bound with { RestsOn = $"Lagrangian (sub-family of {Rows.Length} points)", Rows = Rows };

    /// <summary>Multipliers of another sub-family as multipliers of this one; 0 for what only this one has.</summary>
    public Multipliers Carry(SubFamily from, Multipliers multipliers, Followers before, Followers followers)
    {
        int[] here = [.. Frame.Order.Select(row => Rows[row]), .. followers.Rows],
            there = [.. from.Frame.Order.Select(row => from.Rows[row]), .. before.Rows];
        Dictionary<int, int> at = there.Select((row, k) => (row, k)).ToDictionary(x => x.row, x => x.k);
        int[] old = [.. here.Select(row => at.GetValueOrDefault(row, -1))];
        int n = Frame.N,
            m = from.Frame.N;
        return new Multipliers(
            Square(multipliers.Anchors),
            multipliers.Points.Length == 0 ? [] : [.. old.Select(k => k < 0 || k >= multipliers.Points.Length ? 0 : multipliers.Points[k])],
            Square(multipliers.Pairs)
        );

        double[] Square(double[] values)
        {
            double[] result = values.Length == 0 ? [] : new double[n * n];
            for (int k = 0; k < result.Length; k++)
            {
                (int a, int b) = (old[k / n], old[k % n]);
                result[k] = a < 0 || a >= m || b < 0 || b >= m ? 0 : values[(a * m) + b];
            }
            return result;
        }
    }
}
