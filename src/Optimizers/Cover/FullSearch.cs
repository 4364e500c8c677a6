using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Cover;

/// <summary>Brackets of thousands of points where each lies by itself, so that places of some do not serve the others: searches over all points, in turns, so that both ends are had early.</summary>
/// <remarks>
/// The multipliers of a search bound from below as those of the lifted problem do, if no more dimensions are wanted than F has; where they leave much open the lifted problem is searched as well.
/// A barrier moves either inwards. Every turn goes on where the one before stopped.
/// </remarks>
internal sealed class FullSearch(
    Frame frame,
    Labels labels,
    Incumbents incumbents,
    IProgress<SolveProgress>? progress,
    CancellationToken cancellation
)
{
    // Fewer steps end short of the least, and those of larger families are dearer than all other bounds together.
    private const int FewestSteps = 50;

    // Beyond, the N x N matrices of a search are too many to hold.
    private const int MostPoints = 6000;

    // So many of the hardest points stand for a family that is larger still.
    private const int Part = 2000;

    // More pairs of L-BFGS take longer than they save steps, as each is N n numbers long.
    private const int Memory = 8;

    // Steps between one look at the bracket and the next.
    private const int Turn = 500;

    // Where the multipliers of the search leave more than this share of the upper end open, the lifted problem may have better ones.
    private const double WideGap = 0.05;

    private const string Source = "search over all points";

    private (LocalResult? End, double Bound) _lifted;
    private (LocalResult? End, double Bound) _searched;

    // Most steps for d_haus look at few pairs.
    private double StepWork => CoverSearch.StepWork(frame) / 1.25;

    /// <summary>Whether the points are not too many, and the work allows as many steps as bring a search near an end.</summary>
    public bool Serves(BracketSettings settings, Objective objective) =>
        frame.N <= MostPoints && settings.Work >= FewestSteps * (objective == Objective.Haus ? StepWork : CoverSearch.StepWork(frame));

    /// <summary>The lower bound on d_haus of the points of the hardest triples, where all are too many, and the work allows a turn with them.</summary>
    /// <param name="f">F, all points.</param>
    /// <param name="separation">Its hardest triples.</param>
    /// <param name="settings">How much work to do.</param>
    /// <param name="known">The lower bound so far.</param>
    /// <param name="part">How many points at most.</param>
    /// <returns>The best lower bound.</returns>
    public Bound OfHardest(Embedding f, TripletSeparation separation, BracketSettings settings, Bound known, int part = Part)
    {
        int[] rows = SubFamily.Hardest(separation, part);
        if (rows.Length == 0 || rows.Length == frame.N)
        {
            return known;
        }
        (Embedding points, Labels classes) = (f.Select(rows), labels.Select(rows));
        Incumbents own = new(points, classes);
        FullSearch search = new(new Frame(points, classes), classes, own, progress, cancellation);
        if (settings.Work < Turn * search.StepWork)
        {
            return known;
        }
        _ = own.Offer(Collapse.OfClasses(points, classes, SmallestEnclosingBall.OfClasses(points, classes)), "class collapse");
        Bound bound = search.Haus(settings, Bound.Zero);
        return bound.Value > known.Value ? bound with { RestsOn = $"Lagrangian (sub-family of {rows.Length} points)", Rows = rows } : known;
    }

    /// <summary>As many steps for d_iso, from F, as the work allows.</summary>
    public void Iso(BracketSettings settings)
    {
        int steps = (int)Math.Min(settings.Work / CoverSearch.StepWork(frame), settings.Local.MaxSteps);
        _ = Search(Objective.Iso, frame.F, null, settings.Local with { MaxSteps = steps, Margin = CoverSearch.Margin, Memory = Memory });
    }

    /// <summary>Turns for d_haus; a second call goes on where the first ended.</summary>
    /// <param name="settings">How much work to do.</param>
    /// <param name="known">The lower bound so far.</param>
    /// <returns>The best lower bound.</returns>
    public Bound Haus(BracketSettings settings, Bound known)
    {
        int steps = (int)Math.Min(Turn, settings.Work / StepWork);
        LocalSettings local = settings.Local with
        {
            MaxSteps = steps,
            Margin = CoverSearch.Margin,
            Memory = Memory,
            Tolerance = Math.Max(1e-6, settings.Local.Tolerance),
        };
        double cost = steps * StepWork;
        Bound best = known;
        for (
            double work = cost;
            !incumbents.Closes(Objective.Haus, best.Value) && work <= settings.Work && !cancellation.IsCancellationRequested;
            work += cost
        )
        {
            if (steps == Turn && _searched.End is not null && _lifted.Bound >= _searched.Bound - (WideGap * incumbents.BestHaus))
            {
                LowerResult lower = LowerHaus.Lifted(
                    frame,
                    incumbents.Problem,
                    settings,
                    local,
                    progress,
                    cancellation,
                    out _,
                    _lifted.End
                );
                _lifted = (lower.Lifted, lower.Bound.Value);
                Raise(lower.Bound);
                work += cost;
            }
            LocalResult? from = _lifted.Bound > _searched.Bound ? _lifted.End : _searched.End;
            LocalSettings next = local with { InitialPenalty = from?.Penalty ?? local.InitialPenalty };
            LocalResult end = Search(Objective.Haus, Start(from), from?.Multipliers, next);
            // Multipliers of fewer steps than a turn bound less than a sub-family does.
            Bound bound = steps == Turn || end.Status == SolveStatus.Converged ? Inwards(end.Multipliers, settings) : Bound.Zero;
            _searched = (end, bound.Value);
            Raise(bound);
            bool ended = end.Status is SolveStatus.Converged or SolveStatus.Stalled,
                lifting = _lifted.End is { Status: not SolveStatus.Converged };
            if (ended && !lifting)
            {
                break;
            }
        }
        return best;

        void Raise(Bound bound) => best = bound.Value > best.Value ? bound : best;
    }

    private double[] Start(LocalResult? from) =>
        from is null ? frame.F : Padding.Widen(from.Point, frame.N, from.Point.Length / frame.N, frame.Dimension);

    // The bound of a search's multipliers.
    private Bound Inwards(Multipliers multipliers, BracketSettings settings)
    {
        List<FrameTriple> triples = TripleFlow.Split(frame, multipliers.Anchors, LowerHaus.Active);
        Bound bound = ShrunkMultipliers.Bound(frame, incumbents.Problem, multipliers.Points, triples, $"Lagrangian ({Source})");
        return BarrierAscent.Raise(frame, incumbents, bound, settings, progress, cancellation);
    }

    private LocalResult Search(Objective objective, double[] start, Multipliers? multipliers, LocalSettings local)
    {
        LocalResult result = LocalSearch.Run(frame, objective, frame.Dimension, start, multipliers, local, progress, cancellation);
        if ((result.Repaired ?? Shrink.ClassShrink.Least(frame.Unsort(frame.World(result.Point)), labels)) is { } g)
        {
            _ = incumbents.Offer(g, Source);
        }
        return result;
    }
}
