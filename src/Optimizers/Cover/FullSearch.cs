using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Cover;

/// <summary>Brackets of thousands of points where each lies by itself, so that places of some do not serve the others: searches over all points in balls of radii that close in on d_haus from both sides.</summary>
/// <remarks>A radius with which a search ends separated is an end from above; with the others its multipliers bound from below, and a barrier moves them inwards. The first search starts at F where the bracket is wide, every other where the one before ended.</remarks>
internal sealed class FullSearch(
    Frame frame,
    Labels labels,
    EnclosingBall[] balls,
    Incumbents incumbents,
    IProgress<SolveProgress>? progress,
    CancellationToken cancellation
)
{
    // Fewer steps end short of the least, and those of larger families are dearer than all other bounds together.
    private const int FewestSteps = 50;

    // Nor do those of radii near d_haus end.
    private const int FewestNear = 100;

    // Beyond, the N x N matrices of a search for d_iso are too many to hold.
    private const int MostPoints = 6000;

    // A bound of all points takes N^3, mostly for the checker: of more than these, or than the work allows, the farthest stand for all, with a share of the work.
    private const int MostBounded = 3000;
    private const double WorkOfPair = 1e4;
    private const double ShareOfPart = 0.3;

    // More pairs of L-BFGS take longer than they save steps, as each is N n numbers long.
    private const int Memory = 8;

    // Steps of a search in balls, and the share of the work that more than these may take.
    private const int Steps = 300;
    private const int MostSteps = 1000;
    private const double ShareOfWork = 1.0 / 16;

    // The next radius is this share of the best end, of the first one and of others, until one is too small and its multipliers estimate d_haus: then it is so far above the estimate. Where that leaves nothing to
    // search it is not believed, as a local minimum may be far above the least, and the next is in the middle of what is open.
    private const double First = 0.5;
    private const double Far = 0.8;
    private const double Ahead = 0.25;

    // A radius that is no larger than this share of the bound that was known gives way to the middle between that and the best.
    private const double Above = 1.05;

    // The multipliers of this share of what d_haus is estimated at bound well: of radii nearer to it few violations are left to weigh.
    private const double Under = 0.98;
    private const double NotFarUnder = 0.95;
    private const double NotUnder = 0.985;
    private const int LeastBoundSteps = 100;
    private const int MostBoundSteps = 400;

    // Bounds of as many radii, until one proves so much of its own.
    private const int MostBounds = 3;
    private const double Tight = 0.9;

    // Steps of the barrier: those beyond raise the bound by a thousandth of it.
    private const int Ascents = 110;
    private const int FewestAscents = 20;

    // Radii nearer to each other than this are one.
    private const double Near = 0.9985;

    private const string Source = "search over all points";

    /// <summary>Whether the work allows as many steps as bring a search near an end, and for d_iso the points are not too many.</summary>
    public bool Serves(BracketSettings settings, Objective objective) =>
        objective == Objective.Haus
            ? settings.Work >= FewestSteps * BallSearch.StepWork(frame)
            : frame.N <= MostPoints && settings.Work >= FewestSteps * CoverSearch.StepWork(frame);

    /// <summary>As many steps for d_iso, from F, as the work allows.</summary>
    public void Iso(BracketSettings settings)
    {
        int steps = (int)Math.Min(settings.Work / CoverSearch.StepWork(frame), settings.Local.MaxSteps);
        LocalSettings local = settings.Local with { MaxSteps = steps, Margin = CoverSearch.Margin, Memory = Memory };
        LocalResult result = LocalSearch.Run(frame, Objective.Iso, frame.Dimension, frame.F, null, local, progress, cancellation);
        if ((result.Repaired ?? Shrink.ClassShrink.Least(frame.Unsort(frame.World(result.Point)), labels)) is { } g)
        {
            _ = incumbents.Offer(g, Source);
        }
    }

    /// <summary>Both ends of d_haus; the incumbents have one at least. Where a bound of all points is dearer than the work allows that of the farthest stands for it.</summary>
    /// <param name="settings">How much work to do.</param>
    /// <param name="known">The lower bound so far.</param>
    /// <returns>The best lower bound.</returns>
    public Bound Haus(BracketSettings settings, Bound known)
    {
        int part = (int)Math.Min(MostBounded, Math.Sqrt(settings.Work / WorkOfPair));
        bool bounds = frame.N <= part;
        return Both(settings, settings.Work, bounds ? known : OfFarthest(settings, known, part), bounds);
    }

    private Bound Both(BracketSettings settings, double work, Bound known, bool bounds)
    {
        double cost = BallSearch.StepWork(frame),
            tooSmall = known.Value,
            estimate = 0,
            share = First;
        if (work < FewestSteps * cost)
        {
            return known;
        }
        int most = (int)Math.Clamp(work * ShareOfWork / cost, Steps, MostSteps);
        // From a collapse, searches in tens of dimensions come to local minima that those from F do not. An end that is near goes on.
        double[] from = Far * incumbents.BestHaus > tooSmall ? frame.F : frame.Enter(incumbents.Point(Objective.Haus)!);
        (BallSearch Search, BallState State, double Radius)? serves = null;
        while (
            tooSmall < Near * incumbents.BestHaus
            && Goes(
                estimate > 0 ? FewestNear
                : bounds ? FewestSteps + LeastBoundSteps
                : FewestSteps
            )
        )
        {
            double best = incumbents.BestHaus,
                radius = estimate == 0 && share * best > Above * tooSmall ? share * best
                : estimate > tooSmall && estimate < Near * best ? estimate + (Ahead * (best - estimate))
                : (tooSmall + best) / 2;
            (BallSearch search, BallState state, bool nearer) = Try(radius, Math.Min(most, (int)(work / cost)));
            share = Far;
            if (!nearer)
            {
                (tooSmall, estimate) = (radius, search.Estimate(state));
                serves = radius / Math.Min(estimate, best) is >= NotFarUnder and <= NotUnder ? (search, state, radius) : serves;
            }
        }
        return bounds && !incumbents.Closes(Objective.Haus, known.Value) && !cancellation.IsCancellationRequested ? FromBelow() : known;

        Bound FromBelow()
        {
            double small = Smaller();
            (Bound found, int bounded) = (known, 0);
            while (bounded < MostBounds && !cancellation.IsCancellationRequested)
            {
                if (serves is null)
                {
                    int limit = (int)Math.Clamp(work / cost, LeastBoundSteps, MostBoundSteps);
                    (BallSearch search, BallState state, bool nearer) = Try(small, limit);
                    if (cancellation.IsCancellationRequested)
                    {
                        break;
                    }
                    if (nearer)
                    {
                        // Of a radius that few steps took for too small a search may end separated: then all that is left is to be smaller.
                        small = Smaller();
                        continue;
                    }
                    serves = (search, state, small);
                }
                (BallSearch of, BallState at, small) = serves.Value;
                (serves, bounded) = (null, bounded + 1);
                Bound bound = of.Multipliers(at) is var (points, triples)
                    ? ShrunkMultipliers.Bound(frame, incumbents.Problem, points, triples, $"Lagrangian ({Source})")
                    : Bound.Zero;
                found = bound.Value > found.Value ? bound : found;
                if (bound.Value > Tight * small || (bounded > 1 && !Goes(LeastBoundSteps)))
                {
                    break;
                }
                // Where relaxations have a gap the multipliers of smaller radii bound better, those nearer to what they prove.
                small = (bound.Value + small) / 2;
            }
            double enough = incumbents.BestHaus * (1 - Bracket.ClosedGap);
            int ascents = Math.Min(Ascents, BarrierAscent.Affordable(frame, settings));
            return found.Value < enough && ascents >= FewestAscents && !cancellation.IsCancellationRequested
                ? BarrierAscent.Raise(frame, incumbents.Problem, found, enough, ascents, progress, cancellation)
                : found;
        }

        double Smaller() => Math.Max(Under * Math.Min(Math.Max(tooSmall, estimate), incumbents.BestHaus), Far * incumbents.BestHaus);

        bool Goes(int steps) =>
            work >= steps * cost && !incumbents.Closes(Objective.Haus, known.Value) && !cancellation.IsCancellationRequested;

        // Nearer: it ended separated, exactly, and with a smaller d_haus than was known. In coordinates with few digits to spare it may end separated and neither.
        (BallSearch Search, BallState State, bool Nearer) Try(double radius, int limit)
        {
            BallSearch search = new(frame, from, radius);
            (BallState state, SolveStatus status, int steps) = Solver.Solve(search, limit, progress, cancellation);
            (from, work) = (state.Point, work - (steps * cost));
            double before = incumbents.BestHaus;
            bool taken = status == SolveStatus.Converged && incumbents.Offer(frame.Unsort(frame.World(from)), Source);
            return (search, state, taken && incumbents.BestHaus < before);
        }
    }

    /// <summary>The lower bound on d_haus of the points that are farthest from the centres of the balls of their classes.</summary>
    /// <param name="settings">How much work to do.</param>
    /// <param name="known">The lower bound so far.</param>
    /// <param name="part">How many points.</param>
    /// <returns>The best lower bound.</returns>
    public Bound OfFarthest(BracketSettings settings, Bound known, int part)
    {
        Embedding f = frame.Embedding;
        int[] rows =
        [
            .. Enumerable
                .Range(0, frame.N)
                .OrderByDescending(i => PairwiseDistances.Between(f.Row(i), balls[labels[i]].Centre))
                .Take(part)
                .Order(),
        ];
        (Embedding points, Labels classes) = (f.Select(rows), labels.Select(rows));
        if (TripletSeparation.Of(points, classes).IsSeparated)
        {
            return known;
        }
        Incumbents own = new(points, classes);
        EnclosingBall[] around = SmallestEnclosingBall.OfClasses(points, classes);
        _ = own.Offer(Collapse.OfClasses(points, classes, around), "class collapse");
        FullSearch search = new(new Frame(points, classes), classes, around, own, progress, cancellation);
        Bound bound = search.Both(settings, settings.Work * ShareOfPart, Bound.Zero, bounds: true);
        return bound.Value > known.Value ? bound with { RestsOn = $"Lagrangian (sub-family of {part} points)", Rows = rows } : known;
    }
}
