using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Cover;

/// <summary>Brackets of thousands of points from some of them: a sub-family is solved, its places cover the others, and those that they do not cover join it.</summary>
/// <remarks>
/// A lower bound of a sub-family S is one of the whole. A Triplet-Separated G of S, each other point put on a place of its own class (<see cref="Places"/>), is a Triplet-Separated
/// embedding of the whole. So both ends come from S, and they meet as soon as every point is covered within d_haus of S. No matrix is larger than S.
/// </remarks>
internal sealed class CoverSearch(
    Embedding f,
    Labels labels,
    TripletSeparation separation,
    Incumbents incumbents,
    FullSearch full,
    IProgress<SolveProgress>? progress,
    CancellationToken cancellation
)
{
    private const string Source = "places of a sub-family";

    // What a round adds at least, and as a share of what there is.
    private const int LeastAdded = 24;
    private const double ShareAdded = 0.6;

    // Points of one class nearer than this share of the distance join one at a time.
    private const double Apart = 0.5;

    // Rounds end where the worst covered point adds less than this share of what the sub-family itself leaves open.
    private const double Enough = 0.02;

    // Covered this near to the best end of a sub-family, the search over all points is left out.
    private const double Near = 1.003;

    // Where hardly more points are covered than joined, each lies by itself, and places do not serve.
    private const double Alone = 1.2;

    // A bracket as near as this is left as places of a sub-family have it.
    private const double Bracketed = 0.1;

    // A neighbour is a point of the same class within this share of H.
    private const double Neighbour = 1.5;

    // Steps of a round that starts where another ended, and the tolerance of all: the repair makes the end exact.
    private const int WarmSteps = 400;
    private const int LeastSteps = 80;
    private const int FirstSteps = 1000;
    private const double Jitter = 1e-2;
    private const double Tolerance = 1e-6;

    // While G is held still across the dimensions searched, rounds end with a bracket this near: the rest is for searches in all dimensions.
    private const double NearHeld = 0.045;

    // Pairs of L-BFGS: those of a thousand points in hundreds of dimensions are read from memory, and half of the usual ones do as well.
    private const int Pairs = 6;

    // What the searches keep between squared distances in the frame, so that what they end with needs little repair.
    public const double Margin = 4e-6;

    // Beyond, the distances of all pairs that d_iso asks for are too many to hold.
    private const int MostPairs = 6000;

    private readonly Lazy<double[]> _distances = new(() => Places.Distances(f));
    private readonly Lazy<bool> _neighbours = new(() => Places.LieNear(f, labels, Neighbour * separation.Hardness.GetValueOrDefault()));
    private BracketSettings _settings = BracketSettings.Fast;
    private State? _ended;

    // The first sub-family whose places left none to join: with it the rounds for d_iso begin.
    private int[]? _settled;
    private Bound _lower = Bound.Zero;
    private double _work;

    // Rounds for d_haus ended where hardly more points were covered than had joined: what Serves took for neighbours are none.
    private bool _alone;

    // Where a search for d_haus goes on.
    private sealed record State(SubFamily Part, double[] Start, Multipliers? Multipliers, Followers Followers)
    {
        /// <summary>The same in all dimensions.</summary>
        public State Freed(Embedding f, Labels labels)
        {
            SubFamily whole = new(f, labels, Part.Rows);
            int[] places = [.. Followers.Places.Select(k => Part.Frame.Order[k])];
            return new(whole, whole.Enter(Part.World(Start)), Multipliers, whole.Follow(f, Followers.Rows, places));
        }
    }

    /// <summary>Whether places can serve: a sub-family of the size allowed holds a few points of every class, and most points have a neighbour of their class.</summary>
    /// <remarks>A place of x_i within d of it is within d of x only where |x - x_i| &lt;= 2 d. d is not known here: 0.75 H stands for it. In many dimensions d is hardly more than H / 4, and the rounds find out that points lie by themselves.</remarks>
    public bool Serves(BracketSettings settings) => labels.Classes * 3 <= settings.SubFamilyPoints && _neighbours.Value;

    /// <summary>Whether the last rounds ended with all points covered, so that a search over all of them has nothing to add.</summary>
    public bool Covered { get; private set; }

    /// <summary>The points that the multipliers of the nearest G found for d_haus rest on: where the relaxation has a gap, a bound of these alone goes beyond it.</summary>
    public int[] Binding { get; private set; } = [];

    /// <summary>Rounds for d_haus; a second call goes on where the first ended.</summary>
    /// <param name="settings">How much work to do.</param>
    /// <param name="balls">The enclosing balls of the classes.</param>
    /// <returns>The best lower bound, and the first sub-family that left no point to join, or the last.</returns>
    public (Bound Lower, int[] Rows) Haus(BracketSettings settings, EnclosingBall[] balls)
    {
        (_settings, _alone) = (settings, false);
        Bound lower = _lower;
        if (_ended is null)
        {
            SubFamily begun = new(f, labels, [.. First(balls)]);
            int steps = Math.Max(LeastSteps, Begun(begun.Frame, Steps(begun.Frame)));
            BracketSettings some = _settings with
            {
                SubFamilySteps = Math.Min(_settings.SubFamilySteps, steps),
                Local = _settings.Local with { Memory = Begun(begun.Frame, _settings.Local.Memory) },
            };
            LowerResult first = begun.Lifted(some, progress, cancellation);
            lower = first.Bound;
            _ended = new(begun, first.Starts[0].Start, first.Starts[0].Multipliers, Followers.None);
        }
        int[] rows = _ended.Part.Rows;
        _ended = _ended.Part.IsHeld && _ended.Part.Frame.Dimension < settings.CoverDimensions ? _ended.Freed(f, labels) : _ended;
        SubFamily part = Cover(Objective.Haus, lower, _ended);
        if (
            part.Rows.Length > rows.Length
            && !part.IsHeld
            && _settings.Local.MaxSteps * StepWork(part.Frame) < _settings.Work
            && Open(Objective.Haus, lower)
            && !cancellation.IsCancellationRequested
        )
        {
            LowerResult last = part.Lifted(_settings, progress, cancellation);
            lower = last.Bound.Value > lower.Value ? last.Bound : lower;
            if (!OfAll(Objective.Haus, lower) && Open(Objective.Haus, lower))
            {
                part = Cover(Objective.Haus, lower, new(part, last.Starts[0].Start, last.Starts[0].Multipliers, Followers.None));
            }
        }
        if (OfAll(Objective.Haus, lower))
        {
            lower = full.Haus(settings, lower);
        }
        _lower = lower;
        return (lower, _settled ?? part.Rows);
    }

    /// <summary>Rounds for d_iso.</summary>
    /// <param name="settings">How much work to do.</param>
    /// <param name="from">The rows of the first sub-family of these rounds.</param>
    /// <param name="lower">The lower bound.</param>
    public void Iso(BracketSettings settings, int[] from, Bound lower)
    {
        _settings = settings;
        if (f.Points > MostPairs)
        {
            return;
        }
        if (OfAll(Objective.Iso, lower))
        {
            full.Iso(settings);
            Covered = false;
            return;
        }
        SubFamily whole = new(f, labels, from);
        double[] scaled = Starts.Scaled(whole.Frame, separation.Hardness.GetValueOrDefault() / 2 / whole.Frame.Scale);
        bool covered = false;
        double spent = 0;
        // In few dimensions a search ends where its start leads it.
        foreach (double[] start in new[] { scaled, whole.Frame.F, Starts.Mix(whole.Frame.F, scaled, 0.5) })
        {
            if (spent <= _settings.Work / 2 && Open(Objective.Iso, lower) && !cancellation.IsCancellationRequested)
            {
                Embedding here = whole.World(start);
                SubFamily part = Around(Objective.Iso, from, here);
                double[] point = part.IsHeld ? part.Enter(here) : start;
                _ = Cover(Objective.Iso, lower, new(part, point, null, Followers.None));
                covered |= Covered;
                spent += _settings.Local.MaxSteps * StepWork(part.Frame) + _work;
            }
        }
        Covered = covered;
    }

    // Solve, cover, let the worst of what is not covered join (where they are too many, the others follow their places), until all is covered or the work is done. Later rounds start where the one before ended.
    private SubFamily Cover(Objective objective, Bound lower, State begun)
    {
        (SubFamily part, double[] start, Multipliers? multipliers, Followers followers) = begun;
        Covered = false;
        (double least, double first) = (double.PositiveInfinity, double.PositiveInfinity);
        int left = int.MaxValue,
            joined = 0;
        double penalty = multipliers is null ? _settings.Local.InitialPenalty : LowerHaus.WarmPenalty;
        for (bool warm = followers.Count > 0; ; warm = true)
        {
            LocalResult result = Search(part.Frame, objective, (start, multipliers, penalty), warm, followers);
            _work = warm ? _work + (result.Steps * StepWork(part.Frame)) : 0;
            if (objective == Objective.Haus)
            {
                _ended = new(part, result.Point, result.Multipliers, followers);
            }
            if (part.Leave(result) is not { } g)
            {
                return part;
            }
            double own =
                objective == Objective.Haus
                    ? ClassHausdorffDistance.LargestDisplacement(part.Points, g).Value
                    : Math.Max(lower.Value, IsometricDistance.Between(part.Points, g).Value);
            Places places = new(f, labels, part.Rows, g);
            double[] distances = objective == Objective.Haus ? places.Nearest() : places.LeastChange(part.Rows, _distances.Value, own);
            Embedding extended = places.Extended();
            _ = incumbents.Offer(extended, Source);
            double worst = distances.Max();
            if (objective == Objective.Haus && worst < least)
            {
                Binding = part.Support(result.Multipliers, followers);
            }
            first = Math.Min(first, own);
            Covered = worst <= Near * first;
            double target = objective == Objective.Haus ? first : own;
            int open = distances.Count(d => d > target);
            bool alone = 2 * open > f.Points && left - open < Alone * joined,
                closed = worst - lower.Value <= (part.IsHeld && objective == Objective.Haus ? NearHeld : Bracket.ClosedGap) * worst,
                covered = worst - target <= Enough * (target - lower.Value);
            SortedSet<int> rows = [.. part.Rows];
            int room = Math.Min(_settings.CoverPoints - rows.Count, Math.Max(LeastAdded, (int)(ShareAdded * rows.Count)));
            bool better = worst < least,
                unfinished = better && result.Status != SolveStatus.Converged && (objective == Objective.Haus || !covered);
            least = Math.Min(least, worst);
            _alone |= alone && !closed && objective == Objective.Haus;
            if (closed || alone || _work >= _settings.Work || cancellation.IsCancellationRequested)
            {
                return part;
            }
            bool bound = false;
            if (covered || !Join(rows, distances, target, room))
            {
                _settled ??= part.Rows;
                bound = objective == Objective.Haus && Release(rows, followers, result.Multipliers.Points.AsSpan(part.Frame.N), room);
            }
            if (rows.Count == part.Rows.Length)
            {
                if (!unfinished)
                {
                    return part;
                }
                // Nothing is to join, and the search has not ended: it goes on.
                (start, multipliers, penalty) = (result.Point, result.Multipliers, result.Penalty);
                continue;
            }
            penalty = LowerHaus.WarmPenalty;
            Embedding here = extended.Select([.. rows]);
            SubFamily next = Around(objective, [.. rows], here);
            (left, joined) = (open, rows.Count - part.Rows.Length);
            start = next.Enter(here);
            Followers behind = Followers.None;
            if (objective == Objective.Iso)
            {
                Separate(start, part, next);
            }
            else if (open > room || bound)
            {
                behind = Behind(part, next, places);
            }
            (multipliers, part, followers) = (next.Carry(part, result.Multipliers, followers, behind), next, behind);
        }
    }

    // What a start for d_iso varies in lies in fewer dimensions.
    private SubFamily Around(Objective objective, int[] rows, Embedding start) =>
        new(f, labels, rows, (start, _settings.CoverDimensions / (objective == Objective.Iso ? 2 : 1)), _settings.Seed);

    // All points that have no place of their own, where they stand now.
    private Followers Behind(SubFamily part, SubFamily next, Places places)
    {
        Dictionary<int, int> at = next.Rows.Select((row, k) => (row, k)).ToDictionary(x => x.row, x => x.k);
        int[] rows = [.. Enumerable.Range(0, f.Points).Where(i => !at.ContainsKey(i))];
        return next.Follow(f, rows, [.. rows.Select(i => at[part.Rows[places.Of[i]]])]);
    }

    // Points on one place have no direction in which to come apart: what joined is moved a little.
    private void Separate(double[] start, SubFamily part, SubFamily next)
    {
        Random random = new(_settings.Seed);
        HashSet<int> old = [.. part.Rows];
        int n = next.Frame.Dimension;
        for (int k = 0; k < start.Length; k++)
        {
            start[k] += old.Contains(next.Rows[next.Frame.Order[k / n]]) ? 0 : Jitter * NormalDraw.Next(random);
        }
    }

    // Points that turned out to lie by themselves are searched all, where the caller does not do so anyway.
    private bool OfAll(Objective objective, Bound lower) =>
        _alone
        && f.Points > _settings.FullPoints
        && !incumbents.Closes(objective, lower.Value, Bracketed)
        && !cancellation.IsCancellationRequested
        && full.Serves(_settings, objective);

    private bool Open(Objective objective, Bound lower) => !incumbents.Closes(objective, lower.Value);

    // The hardest triples, and of each class the points that its ball rests on and the one nearest to its centre.
    private SortedSet<int> First(EnclosingBall[] balls)
    {
        SortedSet<int> rows = [.. SubFamily.Hardest(separation, _settings.SubFamilyPoints)];
        for (int k = 0; k < labels.Classes; k++)
        {
            int[] members = labels.Members(k).ToArray();
            double[] centre = balls[k].Centre;
            int[] ordered = [.. members.OrderBy(i => PairwiseDistances.Between(f.Row(i), centre))];
            rows.Add(ordered[0]);
            rows.UnionWith(ordered.TakeLast(2));
        }
        return rows;
    }

    // The worst points join, of one class only such that lie apart; false where none is left or there is no room.
    private bool Join(SortedSet<int> rows, double[] distances, double covered, int room)
    {
        List<int> joined = [];
        foreach (
            int i in Enumerable
                .Range(0, f.Points)
                .Where(i => distances[i] > covered * (1 + (Bracket.ClosedGap / 10)) && !rows.Contains(i))
                .OrderByDescending(i => distances[i])
        )
        {
            if (joined.Count >= room)
            {
                break;
            }
            if (!joined.Exists(j => labels[j] == labels[i] && PairwiseDistances.Between(f.Row(i), f.Row(j)) < Apart * covered))
            {
                joined.Add(i);
            }
        }
        rows.UnionWith(joined);
        return joined.Count > 0;
    }

    // Followers that hold the search get places of their own, those that hold it most first; false where there is none.
    private static bool Release(SortedSet<int> rows, Followers followers, ReadOnlySpan<double> multipliers, int room)
    {
        double[] held = multipliers.ToArray();
        int before = rows.Count;
        rows.UnionWith(
            Enumerable
                .Range(0, followers.Count)
                .Where(k => held[k] > 0)
                .OrderByDescending(k => held[k])
                .Take(Math.Max(0, room))
                .Select(k => followers.Rows[k])
        );
        return rows.Count > before;
    }

    private LocalResult Search(
        Frame frame,
        Objective objective,
        (double[] Start, Multipliers? Multipliers, double Penalty) from,
        bool warm,
        Followers followers
    )
    {
        LocalSettings local = _settings.Local with
        {
            MaxSteps = warm
                ? Math.Clamp(Steps(frame), LeastSteps, WarmSteps)
                : Math.Min(_settings.Local.MaxSteps, Math.Max(Begun(frame, FirstSteps), Begun(frame, Steps(frame)))),
            Margin = Margin,
            Memory = Math.Min(Pairs, _settings.Local.Memory),
            InitialPenalty = from.Penalty,
            Tolerance = Math.Max(Tolerance, _settings.Local.Tolerance),
        };
        return LocalSearch.Run(frame, objective, frame.Dimension, from.Start, from.Multipliers, local, progress, cancellation, followers);
    }

    // Half of it where later rounds hold G still across some dimensions, and begin elsewhere than the first ended.
    private int Begun(Frame frame, int value) => frame.Dimension > _settings.CoverDimensions ? value / 2 : value;

    // What a quarter of the work is enough for.
    private int Steps(Frame frame) => (int)Math.Min(_settings.Work / 4 / StepWork(frame), 1e9);

    // As long as the products N x N by N x n take, and the passes over N x N beside them.
    public static double StepWork(Frame frame) => (double)frame.N * frame.N * (frame.Dimension + 40);
}
