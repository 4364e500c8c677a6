using IsoTriplet.Hausdorff;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers.Branch;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers;

/// <summary>One call of <see cref="BracketSolver"/>: the order of the stages and what they hand to each other.</summary>
internal sealed class BracketRun(
    Embedding embedding,
    Labels labels,
    BracketSettings settings,
    IProgress<SolveProgress>? progress,
    CancellationToken cancellationToken
)
{
    // Families larger than this are first bracketed by the places of a sub-family.
    private const int Many = 600;

    // Fewer steps over all points of a family end short of the least, and those of larger families are dearer than all other bounds together.
    private const int FewestSteps = 80;

    // Nodes for the binding points of such a family: some half a minute.
    private const int NodesOfPart = 4000;

    private const string Directions = "branch and bound over directions";

    private readonly Incumbents _incumbents = new(embedding, labels);
    private readonly Frame _frame = new(embedding, labels);
    private Bound _lowerHaus = Bound.Zero;
    private Bound _lowerIso = Bound.Zero;
    private readonly Dictionary<Objective, bool> _covered = [];
    private double _work;

    public BracketReport Run()
    {
        EnclosingBall all = SmallestEnclosingBall.Of(embedding);
        EnclosingBall[] classes = SmallestEnclosingBall.OfClasses(embedding, labels);
        TripletSeparation separation = TripletSeparation.Of(embedding, labels);
        _incumbents.Offer(Collapse.Total(embedding, all), "total collapse");
        Embedding collapsed = Collapse.OfClasses(embedding, labels, classes);
        _incumbents.Offer(collapsed, "class collapse");
        bool separated = separation.IsSeparated && _incumbents.Offer(embedding, "F is separated");
        int? nullDimension = null;
        bool open = !(separated && Certified(Objective.Haus) == 0) && _frame.Scale > 0;
        if (open)
        {
            Shrink.ShrinkSearch.Offer(
                embedding,
                labels,
                separation,
                0,
                classes,
                _incumbents.Offer,
                _incumbents.Promises,
                cancellationToken
            );
            _lowerIso = HalfHardness.Of(_incumbents.Problem, separation);
            Bound angles = Angles.AngleBound.Find(embedding, labels, _lowerIso.Value, cancellationToken);
            _lowerIso = angles.Value > _lowerIso.Value ? angles : _lowerIso;
            if (_frame.N > Math.Min(settings.FullPoints, Many))
            {
                OfMany(separation, classes);
            }
            if (Full(Objective.Haus))
            {
                nullDimension = Haus(_frame.Enter(collapsed), separation);
            }
        }
        if (open && embedding.Dimension == 1)
        {
            OnALine();
        }
        if (open && settings.Hulls is { } hulls && !Closed(Objective.Haus) && !cancellationToken.IsCancellationRequested)
        {
            Raise(Hull.ClassHullBound.Find(embedding, labels, hulls, _lowerHaus.Value, cancellationToken));
            Raise(Stack.StackBound.Find(embedding, labels, _lowerHaus.Value, cancellationToken));
        }
        bool full = open && (Full(Objective.Haus) || Full(Objective.Iso));
        if (full)
        {
            double[] centre = _frame.Enter(collapsed);
            List<double[]> starts = [Starts.Scaled(_frame, separation.Hardness.GetValueOrDefault() / 2 / _frame.Scale)];
            if (_incumbents.Point(Objective.Haus) is { } nearest)
            {
                starts.Add(_frame.Enter(nearest));
            }
            if (ClassShift.Embed(_frame) is { } shifted)
            {
                starts.Add(shifted);
                if (LocalSearch.Repair(_frame, shifted) is { } repaired)
                {
                    _incumbents.Offer(repaired, "class shift");
                }
            }
            if (settings.SearchIso && Full(Objective.Iso))
            {
                Search(Objective.Iso, centre, [.. starts.Select(s => (s, (Multipliers?)null))], settings.Starts);
            }
        }
        if (open)
        {
            Jump(Objective.Haus);
            Jump(Objective.Iso);
        }
        if (full)
        {
            Polish.Polisher.Improve(_frame, _incumbents, Objective.Haus, settings.Local.Polish, progress, cancellationToken);
            _lowerHaus = OverDirections(Objective.Haus, _lowerHaus);
            if (settings.SearchIso)
            {
                Polish.Polisher.Improve(_frame, _incumbents, Objective.Iso, settings.Local.Polish, progress, cancellationToken);
                if (embedding.Points <= Math.Max(settings.StressPoints, settings.GramPoints))
                {
                    ComparisonProblem triples = ComparisonProblem.OfTriples(embedding, labels, 0);
                    (int, int) stress = (settings.StressPoints, settings.StressRounds);
                    double upper = _incumbents.BestIso;
                    _lowerIso = LowerIso.Raise(triples, _lowerIso, upper, stress, settings.GramPoints, progress, cancellationToken);
                }
                _lowerIso = OverDirections(Objective.Iso, _lowerIso);
            }
        }
        if (open && _lowerHaus.Value == 0 && separation.HardestTriple is { } t)
        {
            // Stopped before any bound: the hardest triple alone takes no time, and proves H/4 at least.
            int[] rows = [.. ((int[])[t.Anchor, t.Positive, t.Negative]).Order()];
            Raise(new SubFamily(embedding, labels, rows).Lifted(settings, null, CancellationToken.None).Bound);
        }
        (Bound upperHaus, Embedding nearestHaus) = _incumbents.Certify(Objective.Haus);
        (Bound upperIso, Embedding nearestIso) = _incumbents.Certify(Objective.Iso);
        Bracket haus = new(_lowerHaus, upperHaus);
        double classRadius = classes.Max(b => b.Radius);
        CollapseVerdict verdict = BracketSolver.Judge(haus, all.Radius, classRadius, labels);
        return new BracketReport(
            haus,
            new Bracket(_lowerIso, upperIso),
            nearestHaus,
            nearestIso,
            nullDimension,
            all.Radius,
            classRadius,
            verdict,
            separation,
            cancellationToken.IsCancellationRequested
        );
    }

    // Lifted problem, a search from its projection; where that leaves a gap the interior-point method and the other starts.
    private int? Haus(double[] collapsed, TripletSeparation separation)
    {
        LowerResult lower = LowerHaus.Lifted(
            _frame,
            _incumbents.Problem,
            settings,
            Local with
            {
                MaxSteps = 2 * Local.MaxSteps,
            },
            progress,
            cancellationToken,
            out List<FrameTriple> triples
        );
        Raise(lower.Bound);
        int? nullDimension = lower.NullDimension;
        Search(Objective.Haus, collapsed, lower.Starts, 1);
        if (Closed(Objective.Haus) || cancellationToken.IsCancellationRequested)
        {
            return nullDimension;
        }
        IReadOnlyList<(double[], Multipliers?)> starts = [];
        if (_frame.N <= settings.InteriorPoints)
        {
            LowerResult interior = LowerHaus.Interior(_frame, _incumbents.Problem, settings, triples, progress, cancellationToken);
            Raise(interior.Bound);
            nullDimension = interior.NullDimension ?? nullDimension;
            starts = interior.Starts;
        }
        else
        {
            if (_frame.N > settings.SubFamilyPoints)
            {
                OfSubFamily(separation);
            }
            int[] support = SubFamily.Support(_frame, lower.Starts[0].Multipliers!, triples);
            if (support.Length > 2 && support.Length < Math.Min(_frame.N, settings.SubFamilyPoints))
            {
                Raise(new SubFamily(embedding, labels, support).Lifted(settings, progress, cancellationToken).Bound);
            }
        }
        if (!Closed(Objective.Haus) && _work < settings.Work)
        {
            Search(Objective.Haus, collapsed, starts, settings.Starts);
        }
        return nullDimension;
    }

    private void OfSubFamily(TripletSeparation separation)
    {
        int[] rows = SubFamily.Hardest(separation, settings.SubFamilyPoints);
        Raise(new SubFamily(embedding, labels, rows).Lifted(settings, progress, cancellationToken).Bound);
    }

    private void OfMany(TripletSeparation separation, EnclosingBall[] classes)
    {
        Cover.CoverSearch cover = new(embedding, labels, separation, settings, _incumbents, progress, cancellationToken);
        if (!cover.Serves)
        {
            OfSubFamily(separation);
            if (_frame.N > settings.FullPoints)
            {
                OfAll(Objective.Iso);
                OfAll(Objective.Haus);
            }
            return;
        }
        (Bound lower, int[] rows) = cover.Haus(classes);
        Raise(lower);
        _covered[Objective.Haus] = cover.Covered;
        _lowerHaus = OverDirections(Objective.Haus, _lowerHaus, cover.Binding);
        if (settings.SearchIso && !Closed(Objective.Iso))
        {
            cover.Iso(rows, _lowerIso);
            _covered[Objective.Iso] = cover.Covered;
        }
    }

    // Where every point lies by itself: as many steps over all points as the work allows, if these are enough to come near an end.
    private void OfAll(Objective objective)
    {
        double steps = settings.Work / ((double)_frame.N * _frame.N * (_frame.Dimension + 40));
        if (
            steps < FewestSteps
            || Closed(objective)
            || (objective == Objective.Iso && !settings.SearchIso)
            || cancellationToken.IsCancellationRequested
        )
        {
            return;
        }
        LocalSettings local = settings.Local with
        {
            MaxSteps = (int)Math.Min(steps, settings.Local.MaxSteps),
            Margin = Cover.CoverSearch.Margin,
        };
        LocalResult result = LocalSearch.Run(_frame, objective, _frame.Dimension, _frame.F, null, local, progress, cancellationToken);
        if ((result.Repaired ?? Shrink.ClassShrink.Least(_frame.Unsort(_frame.World(result.Point)), labels)) is { } g)
        {
            _ = _incumbents.Offer(g, "search over all points");
        }
    }

    // What local searches do not change in few dimensions is the order of the classes.
    private void Jump(Objective objective)
    {
        (double lower, double upper) = Ends(objective);
        if (
            settings.Jumps == 0
            || (objective == Objective.Iso && !settings.SearchIso)
            || upper - lower <= Bracket.ClosedGap * upper
            // The starts of the local search find what there is in a small family, and a jump would be dearer than all else.
            || (_frame.N <= settings.InteriorPoints && Full(objective))
            || !Jumps.ClassJumps.Serves(_frame)
            || cancellationToken.IsCancellationRequested
        )
        {
            return;
        }
        progress?.Report(new SolveProgress("class jumps", 0, upper, (upper - lower) / upper));
        Jumps.ClassJumps search = new(_frame, objective, lower, settings.Seed);
        double[] start = _frame.Enter(_incumbents.Point(objective)!);
        if (search.Run(start, Math.Min(settings.Jumps, _frame.N), settings.Work / 10, cancellationToken) is not { } g)
        {
            return;
        }
        if (!_incumbents.Offer(_frame.Unsort(_frame.World(g)), "class jumps") && LocalSearch.Repair(_frame, g) is { } repaired)
        {
            _ = _incumbents.Offer(repaired, "class jumps");
        }
        if (Ends(objective).Upper < upper && Full(objective) && _frame.N <= Many)
        {
            _ = Improved(objective, _frame.Unsort(_frame.World(g)), "class jumps");
        }
    }

    // Only the ends of the classes count (docs/mathematics.md, Theorem 6.3).
    private void OnALine()
    {
        if (labels.Classes == 2)
        {
            _ = _incumbents.Offer(ClassIntervals.OfTwo(embedding, labels), "class intervals");
        }
        _lowerHaus = OverDirections(
            Objective.Haus,
            _lowerHaus,
            ClassIntervals.Ends(embedding, labels),
            settings.Directions ?? new BranchSettings { MaximumNodes = NodesOfPart, RelativeGap = Bracket.ClosedGap / 10 }
        );
    }

    // A search over all points: where they are few enough, and where the places of a sub-family left some uncovered.
    private bool Full(Objective objective) => _frame.N <= settings.FullPoints && !_covered.GetValueOrDefault(objective);

    private void Raise(Bound candidate) => _lowerHaus = candidate.Value > _lowerHaus.Value ? candidate : _lowerHaus;

    private double StepWork => 6.0 * _frame.N * _frame.N * (_frame.Dimension + 4);

    private LocalSettings Local =>
        settings.Local with
        {
            MaxSteps = Math.Min(settings.Local.MaxSteps, Math.Max(settings.LeastSteps, (int)Math.Min(settings.Work / StepWork, 1e9))),
        };

    private double Certified(Objective objective) => _incumbents.Certify(objective).Bound.Value;

    private void Search(Objective objective, double[] collapsed, IReadOnlyList<(double[] Start, Multipliers? Multipliers)> first, int most)
    {
        _work = 0;
        int count = 0;
        Random random = new(settings.Seed);
        string source = objective == Objective.Haus ? "local search (d_haus)" : "local search (d_iso)";
        foreach (double[] start in Starts.Of(_frame, collapsed, random, [.. first.Select(f => f.Start)]))
        {
            if (count > 0 && (_work >= settings.Work || count >= most || Closed(objective)) || cancellationToken.IsCancellationRequested)
            {
                return;
            }
            Multipliers? multipliers = count < first.Count ? first[count].Multipliers : null;
            LocalSettings local = multipliers is null ? Local : Local with { InitialPenalty = LowerHaus.WarmPenalty };
            LocalResult result = LocalSearch.Run(
                _frame,
                objective,
                _frame.Dimension,
                start,
                multipliers,
                local,
                progress,
                cancellationToken
            );
            if (result.Repaired is { } repaired)
            {
                _incumbents.Offer(repaired, source);
            }
            _work += result.Steps * StepWork;
            count++;
        }
    }

    // The bound of the points in these rows, which holds for all.
    private Bound OverDirections(Objective objective, Bound lower, int[]? rows = null, BranchSettings? settled = null)
    {
        double upper = Ends(objective).Upper;
        if (
            (settled ?? settings.Directions) is not { } branch
            || rows is { Length: < 3 }
            || embedding.Dimension > 2
            || cancellationToken.IsCancellationRequested
            || upper - lower.Value < branch.RelativeGap * upper
        )
        {
            return lower;
        }
        (Embedding f, Labels y) = rows is null ? (embedding, labels) : (embedding.Select(rows), labels.Select(rows));
        if (!DirectionSearch.Serves(f, branch))
        {
            return lower;
        }
        progress?.Report(new SolveProgress(Directions, 0, lower.Value, (upper - lower.Value) / upper));
        DirectionResult result = DirectionSearch.Solve(
            f,
            y,
            objective,
            (lower.Value, upper),
            rows is null ? branch : branch with { MaximumNodes = Math.Min(branch.MaximumNodes, NodesOfPart) },
            start => rows is null ? Improved(objective, start, Directions) : null,
            cancellationToken
        );
        return result.Lower.Value > lower.Value ? result.Lower with { Rows = rows } : lower;
    }

    private (double, Embedding)? Improved(Objective objective, Embedding start, string source)
    {
        double[] from = _frame.Enter(start);
        LocalResult result = LocalSearch.Run(_frame, objective, _frame.Dimension, from, null, settings.Local, null, cancellationToken);
        return result.Repaired is { } repaired && _incumbents.Offer(repaired, source) ? (Ends(objective).Upper, repaired) : null;
    }

    private bool Closed(Objective objective)
    {
        (double lower, double upper) = Ends(objective);
        return upper - lower <= settings.StopGap * upper;
    }

    private (double Lower, double Upper) Ends(Objective objective) =>
        objective == Objective.Haus ? (_lowerHaus.Value, _incumbents.BestHaus) : (_lowerIso.Value, _incumbents.BestIso);
}
