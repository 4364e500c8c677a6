using IsoTriplet.Optimizers.Branch;
using IsoTriplet.Optimizers.Cover;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers;

/// <summary>One call of <see cref="BracketSolver"/>: the order of the stages and what they hand to each other.</summary>
internal sealed class BracketRun
{
    // Families larger than this are first bracketed by the places of a sub-family.
    private const int Many = 600;

    // Steps for a sub-family beside searches over all points.
    private const int FewSteps = 500;

    // Ends this share of the upper one apart are no bracket yet.
    private const double Wide = 1.0 / 3;

    private readonly Embedding _f;
    private readonly Labels _labels;
    private readonly IProgress<SolveProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly Incumbents _incumbents;
    private readonly Frame _frame;
    private readonly EnclosingBall _ball;
    private readonly EnclosingBall[] _balls;
    private readonly Embedding _collapsed;
    private readonly TripletSeparation _separation;
    private readonly CoverSearch _cover;
    private readonly FullSearch _full;
    private readonly IReadOnlyList<BracketSettings> _passes;
    private readonly Dictionary<Objective, bool> _covered = [];
    private BracketSettings _settings;
    private Bound _lowerHaus = Bound.Zero;
    private Bound _lowerIso = Bound.Zero;
    private int? _nullDimension;
    private double _work;

    public BracketRun(
        Embedding embedding,
        Labels labels,
        BracketSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        (_f, _labels, _progress, _cancellation) = (embedding, labels, progress, cancellationToken);
        _incumbents = new(embedding, labels);
        _frame = new(embedding, labels);
        _ball = SmallestEnclosingBall.Of(embedding);
        _balls = SmallestEnclosingBall.OfClasses(embedding, labels);
        _collapsed = Collapse.OfClasses(embedding, labels, _balls);
        _separation = TripletSeparation.Of(embedding, labels);
        _full = new(_frame, labels, _balls, _incumbents, progress, cancellationToken);
        _cover = new(embedding, labels, _separation, _incumbents, _full, progress, cancellationToken);
        _passes =
            settings.First is { } first && _frame.N > Many
                ? [first with { Seed = settings.Seed, SearchIso = settings.SearchIso }, settings]
                : [settings];
        _settings = _passes[0];
    }

    public BracketReport Run()
    {
        _incumbents.Offer(Collapse.Total(_f, _ball), "total collapse");
        _incumbents.Offer(_collapsed, "class collapse");
        bool separated = _separation.IsSeparated && _incumbents.Offer(_f, "F is separated");
        bool open = !(separated && _incumbents.Certify(Objective.Haus).Bound.Value == 0) && _frame.Scale > 0;
        if (open)
        {
            AtOnce();
        }
        Action[] stages =
        [
            OfMany,
            Shrunk,
            OfAll,
            OnALine,
            OfClasses,
            OfAllIso,
            () => Jump(Objective.Haus),
            () => Jump(Objective.Iso),
            Sharpen,
            () => _lowerIso = _settings.SearchIso ? OverDirections(Objective.Iso, _lowerIso) : _lowerIso,
        ];
        foreach (BracketSettings pass in open ? _passes : [])
        {
            _settings = pass;
            foreach (Action stage in stages.Where(_ => !_cancellation.IsCancellationRequested))
            {
                stage();
            }
        }
        if (open && _lowerHaus.Value == 0 && _separation.HardestTriple is { } t)
        {
            // Stopped before any bound: the hardest triple alone takes no time, and proves H/4 at least.
            int[] rows = [.. ((int[])[t.Anchor, t.Positive, t.Negative]).Order()];
            Raise(new SubFamily(_f, _labels, rows).Lifted(_settings, null, CancellationToken.None).Bound);
        }
        return Report();
    }

    private BracketReport Report()
    {
        (Bound upperHaus, Embedding nearestHaus) = _incumbents.Certify(Objective.Haus);
        (Bound upperIso, Embedding nearestIso) = _incumbents.Certify(Objective.Iso);
        (Bracket haus, double classRadius) = (new(_lowerHaus, upperHaus), _balls.Max(b => b.Radius));
        return new BracketReport(
            haus,
            new Bracket(_lowerIso, upperIso),
            nearestHaus,
            nearestIso,
            _nullDimension,
            _ball.Radius,
            classRadius,
            BracketReport.Judge(haus, _ball.Radius, classRadius, _labels),
            _separation,
            _cancellation.IsCancellationRequested
        );
    }

    // What takes no search.
    private void AtOnce()
    {
        _lowerIso = HalfHardness.Of(_incumbents.Problem, _separation);
        Bound angles = Angles.AngleBound.Find(_f, _labels, _lowerIso.Value, _cancellation);
        _lowerIso = angles.Value > _lowerIso.Value ? angles : _lowerIso;
    }

    // From some of thousands of points, whose places cover the others; from all of them where places do not serve, or leave some uncovered and there is work for more.
    private void OfMany()
    {
        if (_frame.N <= Math.Min(_settings.FullPoints, Many))
        {
            return;
        }
        bool cover = _cover.Serves(_settings);
        if (cover)
        {
            (Bound lower, int[] rows) = _cover.Haus(_settings, _balls);
            Raise(lower);
            _covered[Objective.Haus] = _cover.Covered;
            _lowerHaus = OverDirections(Objective.Haus, _lowerHaus, _cover.Binding);
            if (_settings.SearchIso && !Narrow(Objective.Iso))
            {
                _cover.Iso(_settings, rows, _lowerIso);
                _covered[Objective.Iso] = _cover.Covered;
            }
        }
        else
        {
            if (FirstPass && !_full.Serves(_settings, Objective.Haus))
            {
                OfSubFamily(FewSteps);
            }
            if (_settings.SearchIso && !Narrow(Objective.Iso) && _full.Serves(_settings, Objective.Iso))
            {
                _full.Iso(_settings);
            }
        }
        // A bound of another kind that is ahead tells that relaxations have a gap.
        bool relaxed = _lowerHaus.Certificate is null or LagrangianCertificate;
        if (relaxed && (cover ? Full(Objective.Haus) : _full.Serves(_settings, Objective.Haus)))
        {
            _lowerHaus = _full.Haus(_settings, _lowerHaus);
        }
    }

    // Members of two families: a dozen passes over all pairs, which bring nothing beside the places of a sub-family.
    private void Shrunk()
    {
        if (FirstPass && !(Narrow(Objective.Haus, Wide) && Narrow(Objective.Iso, Wide)))
        {
            Shrink.ShrinkSearch.Offer(_f, _labels, _separation, 0, _balls, _incumbents.Offer, _incumbents.Promises, _cancellation);
        }
    }

    // Long or many classes that lie side by side, which relaxations do not see.
    private void OfClasses()
    {
        if (_settings.Hulls is { } hulls && FirstPass && !Closed(Objective.Haus))
        {
            Raise(Hull.ClassHullBound.Find(_f, _labels, hulls, _lowerHaus.Value, _cancellation));
            Raise(Stack.StackBound.Find(_f, _labels, _lowerHaus.Value, _cancellation));
        }
    }

    private bool FirstPass => ReferenceEquals(_settings, _passes[0]);

    private bool AnyFull => Full(Objective.Haus) || Full(Objective.Iso);

    private void OfAllIso()
    {
        // In the plane a search over thousands of points takes minutes and keeps the order of the classes: jumps do without.
        bool jumps = _frame.N > Many && _frame.Dimension == 2 && _settings.Jumps > 0 && Jumps.ClassJumps.Serves(_frame);
        if (!AnyFull || jumps)
        {
            return;
        }
        List<double[]> starts = [Starts.Scaled(_frame, _separation.Hardness.GetValueOrDefault() / 2 / _frame.Scale)];
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
        if (_settings.SearchIso && Full(Objective.Iso))
        {
            Search(Objective.Iso, [.. starts.Select(s => (s, (Multipliers?)null))], _settings.Starts);
        }
    }

    private void Sharpen()
    {
        if (!AnyFull)
        {
            return;
        }
        Polish.Polisher.Improve(_frame, _incumbents, Objective.Haus, _settings.Local.Polish, _progress, _cancellation);
        _lowerHaus = OverDirections(Objective.Haus, _lowerHaus);
        if (!_settings.SearchIso)
        {
            return;
        }
        Polish.Polisher.Improve(_frame, _incumbents, Objective.Iso, _settings.Local.Polish, _progress, _cancellation);
        if (_f.Points <= Math.Max(_settings.StressPoints, _settings.GramPoints))
        {
            ComparisonProblem triples = ComparisonProblem.OfTriples(_f, _labels, 0);
            (int, int) stress = (_settings.StressPoints, _settings.StressRounds);
            _lowerIso = LowerIso.Raise(triples, _lowerIso, _incumbents.BestIso, stress, _settings.GramPoints, _progress, _cancellation);
        }
    }

    // Lifted problem, a search from its projection; where that leaves a gap the interior-point method and the other starts.
    private void OfAll()
    {
        if (_frame.N > Many || !Full(Objective.Haus))
        {
            return;
        }
        LocalSettings local = Local with { MaxSteps = 2 * Local.MaxSteps };
        LowerResult lower = LowerHaus.Lifted(
            _frame,
            _incumbents.Problem,
            _settings,
            local,
            _progress,
            _cancellation,
            out List<FrameTriple> triples
        );
        Raise(lower.Bound);
        _nullDimension = lower.NullDimension;
        Search(Objective.Haus, lower.Starts, 1);
        if (Closed(Objective.Haus) || _cancellation.IsCancellationRequested)
        {
            return;
        }
        IReadOnlyList<(double[], Multipliers?)> starts = [];
        if (_frame.N <= _settings.InteriorPoints)
        {
            LowerResult interior = LowerHaus.Interior(_frame, _incumbents.Problem, _settings, triples, _progress, _cancellation);
            Raise(interior.Bound);
            _nullDimension = interior.NullDimension ?? _nullDimension;
            starts = interior.Starts;
        }
        else
        {
            if (_frame.N > _settings.SubFamilyPoints)
            {
                OfSubFamily(_settings.SubFamilySteps);
            }
            int[] support = SubFamily.Support(_frame, lower.Starts[0].Multipliers!, triples);
            if (support.Length > 2 && support.Length < Math.Min(_frame.N, _settings.SubFamilyPoints))
            {
                Raise(new SubFamily(_f, _labels, support).Lifted(_settings, _progress, _cancellation).Bound);
            }
            Raise(BarrierAscent.Raise(_frame, _incumbents, lower.Bound, _settings, _progress, _cancellation));
        }
        if (!Closed(Objective.Haus) && _work < _settings.Work)
        {
            Search(Objective.Haus, starts, _settings.Starts);
        }
    }

    private void OfSubFamily(int steps)
    {
        int[] rows = SubFamily.Hardest(_separation, _settings.SubFamilyPoints);
        Raise(new SubFamily(_f, _labels, rows).Lifted(_settings with { SubFamilySteps = steps }, _progress, _cancellation).Bound);
    }

    private void Jump(Objective objective)
    {
        (double lower, double upper) = Ends(objective);
        // The starts of the local search find what there is in a small family, and a jump would be dearer than all else.
        if (
            (_frame.N <= _settings.InteriorPoints && Full(objective))
            || (objective == Objective.Iso && !_settings.SearchIso)
            || Narrow(objective)
        )
        {
            return;
        }
        Embedding? end = Jumps.ClassJumps.Improve(_frame, _incumbents, objective, (lower, upper), _settings, _progress, _cancellation);
        if (end is not null && Ends(objective).Upper < upper && Full(objective) && _frame.N <= Many)
        {
            _ = Improved(objective, end, Jumps.ClassJumps.Source);
        }
    }

    // Only the ends of the classes count (docs/mathematics.md, Theorem 6.3).
    private void OnALine()
    {
        if (_f.Dimension != 1)
        {
            return;
        }
        if (_labels.Classes == 2)
        {
            _ = _incumbents.Offer(ClassIntervals.OfTwo(_f, _labels), "class intervals");
        }
        _lowerHaus = OverDirections(
            Objective.Haus,
            _lowerHaus,
            ClassIntervals.Ends(_f, _labels),
            _settings.Directions ?? new BranchSettings { MaximumNodes = DirectionBound.NodesOfPart, RelativeGap = Bracket.ClosedGap / 10 }
        );
    }

    // A search over all points: where they are few enough, and where the places of a sub-family left some uncovered.
    private bool Full(Objective objective) => _frame.N <= _settings.FullPoints && !_covered.GetValueOrDefault(objective);

    private void Raise(Bound candidate) => _lowerHaus = candidate.Value > _lowerHaus.Value ? candidate : _lowerHaus;

    private double StepWork => 6.0 * _frame.N * _frame.N * (_frame.Dimension + 4);

    private LocalSettings Local =>
        _settings.Local with
        {
            MaxSteps = Math.Min(_settings.Local.MaxSteps, Math.Max(_settings.LeastSteps, (int)Math.Min(_settings.Work / StepWork, 1e9))),
        };

    private void Search(Objective objective, IReadOnlyList<(double[] Start, Multipliers? Multipliers)> first, int most)
    {
        (_work, int count, Random random) = (0, 0, new(_settings.Seed));
        string source = objective == Objective.Haus ? "local search (d_haus)" : "local search (d_iso)";
        foreach (double[] start in Starts.Of(_frame, _frame.Enter(_collapsed), random, [.. first.Select(f => f.Start)]))
        {
            if (count > 0 && (_work >= _settings.Work || count >= most || Closed(objective)) || _cancellation.IsCancellationRequested)
            {
                return;
            }
            Multipliers? multipliers = count < first.Count ? first[count].Multipliers : null;
            LocalSettings local = multipliers is null ? Local : Local with { InitialPenalty = LowerHaus.WarmPenalty };
            LocalResult result = LocalSearch.Run(_frame, objective, _frame.Dimension, start, multipliers, local, _progress, _cancellation);
            if (result.Repaired is { } repaired)
            {
                _incumbents.Offer(repaired, source);
            }
            _work += result.Steps * StepWork;
            count++;
        }
    }

    private Bound OverDirections(Objective objective, Bound lower, int[]? rows = null, BranchSettings? settled = null) =>
        DirectionBound.Raise(
            _f,
            _labels,
            objective,
            lower,
            Ends(objective).Upper,
            settled ?? _settings.Directions,
            rows,
            start => Improved(objective, start, DirectionBound.Source),
            _progress,
            _cancellation
        );

    private (double, Embedding)? Improved(Objective objective, Embedding start, string source)
    {
        double[] from = _frame.Enter(start);
        LocalResult result = LocalSearch.Run(_frame, objective, _frame.Dimension, from, null, _settings.Local, null, _cancellation);
        return result.Repaired is { } repaired && _incumbents.Offer(repaired, source) ? (Ends(objective).Upper, repaired) : null;
    }

    private bool Closed(Objective objective) => Narrow(objective, _settings.StopGap);

    private bool Narrow(Objective objective, double gap = Bracket.ClosedGap) => _incumbents.Closes(objective, Ends(objective).Lower, gap);

    private (double Lower, double Upper) Ends(Objective objective) =>
        objective == Objective.Haus ? (_lowerHaus.Value, _incumbents.BestHaus) : (_lowerIso.Value, _incumbents.BestIso);
}
