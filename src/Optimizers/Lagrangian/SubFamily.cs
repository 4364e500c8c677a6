using System.Numerics.Tensors;
using IsoTriplet.Hausdorff;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers.Local;
using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>
/// A sub-family of the points: its lower bounds hold for the whole, as sub-families of Triplet-Separated families are Triplet-Separated. Where there are fewer points than
/// dimensions its frame is that of the affine hull, where the searches look: the lifted problem adds the dimensions that the relaxation needs, and a G of the hull is one of R^n.
/// </summary>
internal sealed class SubFamily
{
    // A support that is nearly all of it gives nearly the same problem again.
    private const double MuchFewer = 0.75;

    private readonly AffineHull? _hull;
    private readonly double[] _mean;
    private readonly Frame _whole;

    /// <param name="embedding">F, all points.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="rows">The points of the sub-family, ascending.</param>
    public SubFamily(Embedding embedding, Labels labels, int[] rows)
    {
        (Rows, Points) = (rows, embedding.Select(rows));
        Labels part = labels.Select(rows);
        _whole = Frame = new Frame(Points, part);
        _mean = new double[Points.Dimension];
        if (Points.Dimension < rows.Length || AffineHull.Of(Points) is not { Dimension: > 0 } hull)
        {
            return;
        }
        _hull = hull;
        for (int i = 0; i < rows.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(Points.Row(i), 1.0 / rows.Length, _mean, _mean);
        }
        Frame = new Frame(Inside(Points), part);
    }

    /// <summary>The points of the sub-family, ascending.</summary>
    public int[] Rows { get; }

    /// <summary>F of the sub-family.</summary>
    public Embedding Points { get; }

    /// <summary>The coordinates of the solvers.</summary>
    public Frame Frame { get; }

    /// <summary>An embedding of the sub-family in the frame.</summary>
    public double[] Enter(Embedding g) => Frame.Enter(_hull is null ? g : Inside(g));

    /// <summary>The end of a local search as a Triplet-Separated embedding in R^n: by projections, or by the least class shrink where these do not end; null if neither serves.</summary>
    public Embedding? Leave(LocalResult result)
    {
        Embedding g = result.Repaired ?? Frame.Unsort(Frame.World(result.Point));
        if (_hull is not null)
        {
            g = Outside(g);
        }
        return result.Repaired is not null && TripletSeparation.Of(g, _whole.Labels).IsSeparated
            ? g
            : LocalSearch.Repair(_whole, _whole.Enter(g)) ?? ClassShrink.Least(g, _whole.Labels);
    }

    private Embedding Inside(Embedding g)
    {
        int k = _hull!.Dimension;
        double[] values = new double[g.Points * k],
            row = new double[g.Dimension];
        for (int i = 0; i < g.Points; i++)
        {
            TensorPrimitives.Subtract(g.Row(i), _mean, row);
            for (int j = 0; j < k; j++)
            {
                values[(i * k) + j] = TensorPrimitives.Dot(row, _hull.Direction(j));
            }
        }
        return Embedding.Create(g.Points, k, values);
    }

    private Embedding Outside(Embedding g)
    {
        int n = Points.Dimension;
        double[] values = new double[g.Points * n];
        for (int i = 0; i < g.Points; i++)
        {
            Span<double> row = values.AsSpan(i * n, n);
            _mean.CopyTo(row);
            for (int j = 0; j < g.Dimension; j++)
            {
                TensorPrimitives.MultiplyAdd(_hull!.Direction(j), g[i, j], row, row);
            }
        }
        return Embedding.Create(g.Points, n, values);
    }

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
        LowerResult result = LowerHaus.Lifted(
            Frame,
            BracketSolver.ProblemOf(Points, _whole.Labels),
            settings,
            local,
            progress,
            cancellationToken,
            out List<FrameTriple> triples
        );
        int[] support = Support(Frame, result.Starts[0].Multipliers!, triples);
        Bound bound = Named(result.Bound);
        if (support.Length > 2 && support.Length <= MuchFewer * Rows.Length && !cancellationToken.IsCancellationRequested)
        {
            Bound inner = new SubFamily(Points, _whole.Labels, support).Lifted(settings, progress, cancellationToken).Bound;
            bound = inner.Value > bound.Value ? inner with { Rows = [.. inner.Rows!.Select(k => Rows[k])] } : bound;
        }
        return result with { Bound = bound };
    }

    /// <summary>The points that carry a displacement multiplier, or a triple of some weight; ascending.</summary>
    public static int[] Support(Frame frame, Multipliers multipliers, IEnumerable<FrameTriple> triples)
    {
        const double Displaced = 1e-4,
            Heavy = 1e-3;
        SortedSet<int> rows = [.. Enumerable.Range(0, frame.N).Where(i => multipliers.Points[i] > Displaced)];
        rows.UnionWith(triples.Where(t => t.Weight > Heavy).SelectMany(t => new[] { t.Anchor, t.Positive, t.Negative }));
        return [.. rows.Select(k => frame.Order[k]).Order()];
    }

    /// <summary>The rows that multipliers of this sub-family rest on.</summary>
    public int[] Support(Multipliers multipliers) =>
        [.. Support(Frame, multipliers, TripleFlow.Split(Frame, multipliers.Anchors, LowerHaus.Active)).Select(k => Rows[k])];

    private Bound Named(Bound bound) =>
        bound.Certificate is null ? Bound.Zero : bound with { RestsOn = $"Lagrangian (sub-family of {Rows.Length} points)", Rows = Rows };

    /// <summary>Multipliers of another sub-family as multipliers of this one; 0 for what only this one has.</summary>
    public Multipliers Carry(SubFamily from, Multipliers multipliers)
    {
        Dictionary<int, int> at = Frame.Order.Select((row, k) => (Rows[row], k)).ToDictionary(x => x.Item1, x => x.k);
        int[] to = [.. from.Frame.Order.Select(row => at.GetValueOrDefault(from.Rows[row], -1))];
        int n = Frame.N;
        return new Multipliers(Square(multipliers.Anchors), Line(multipliers.Points), Square(multipliers.Pairs));

        double[] Square(double[] old)
        {
            double[] result = old.Length == 0 ? [] : new double[n * n];
            for (int k = 0; k < old.Length; k++)
            {
                (int a, int b) = (to[k / to.Length], to[k % to.Length]);
                if (a >= 0 && b >= 0)
                {
                    result[(a * n) + b] = old[k];
                }
            }
            return result;
        }

        double[] Line(double[] old)
        {
            double[] result = old.Length == 0 ? [] : new double[n];
            for (int k = 0; k < old.Length; k++)
            {
                if (to[k] >= 0)
                {
                    result[to[k]] = old[k];
                }
            }
            return result;
        }
    }
}
