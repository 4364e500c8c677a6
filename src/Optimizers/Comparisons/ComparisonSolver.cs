using IsoTriplet.Optimizers.Comparisons;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers;

/// <summary>Brackets of the distances from F to the embeddings that respect a set of comparisons; for triples with a margin alpha, to F_TS^alpha.</summary>
/// <param name="Hardness">H, the largest D_ij + s - D_kl (triples: H + alpha); null without a comparison.</param>
/// <param name="Hardest">A comparison that attains it.</param>
/// <param name="Displacement">The least largest displacement; for triples that is d_haus(F, F_TS^alpha).</param>
/// <param name="Iso">The least largest change of a distance. An upper bound without a certificate is infinite: no member was found, and there may be none.</param>
/// <param name="Nearest">The member that gives the upper bound of the displacement, or null.</param>
/// <param name="NearestIso">The member that gives the upper bound of d_iso, or null.</param>
/// <param name="Cancelled">True if the caller cancelled: the brackets are valid, and the best so far.</param>
public sealed record ComparisonBrackets(
    double? Hardness,
    Comparison? Hardest,
    Bracket Displacement,
    Bracket Iso,
    Embedding? Nearest,
    Embedding? NearestIso,
    bool Cancelled
)
{
    /// <summary>F respects every comparison, as the checker established it; the hardness is rounded and may be on the other side of 0.</summary>
    public bool IsMember => Displacement.Upper.Value == 0;
}

/// <summary>Brackets for comparisons, and for triples with a margin.</summary>
public static class ComparisonSolver
{
    /// <summary>Both brackets.</summary>
    /// <remarks>
    /// Upper bounds: local searches with exact repair; for triples with a margin also the class shrink and the expansion of class centres, at any N. Lower bounds: half
    /// of the hardest comparison for d_iso and a quarter of it for the displacement (the whole and the half where one of its pairs is one point), for small families the
    /// stress and Gram bounds, the Lagrangian bound of the lifted relaxation, for triples the hulls of classes (docs/mathematics/extensions.md, 14.5 to 14.8 and 15.2), and what is
    /// known of F_TS, of which F_TS^alpha is a subset.
    /// Every value is the one that <see cref="CertificateChecker"/> established.
    /// </remarks>
    /// <param name="problem">F and the comparisons.</param>
    /// <param name="settings">How much work; null: the defaults.</param>
    /// <param name="known">For triples: lower bounds of the distances to F_TS, with their certificates.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>The brackets. Without a comparison, or where F respects all, 0..0.</returns>
    public static ComparisonBrackets Solve(
        ComparisonProblem problem,
        ComparisonSettings? settings = null,
        BracketReport? known = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        settings ??= new ComparisonSettings();
        Members members = new(problem);
        _ = members.Offer(problem.Embedding, "F is a member");
        (double Hardness, Comparison Hardest)? worst = problem.Hardness(problem.Embedding);
        if (worst is not { } w || members.Value(Objective.Haus) == 0)
        {
            (Bound inside, Embedding? f) = members.Best(Objective.Haus);
            (Bound same, _) = members.Best(Objective.Iso);
            return new(worst?.Hardness, worst?.Hardest, new(Bound.Zero, inside), new(Bound.Zero, same), f, f, false);
        }
        Bound iso = HalfHardness.Of(problem),
            displacement = Bound.Zero;
        if (problem.Labels is { } labels && known is not null)
        {
            displacement = Larger(displacement, Reissued(problem, known.Haus.Lower));
            iso = Larger(iso, Reissued(problem, known.Iso.Lower));
        }
        Candidates(problem, members, cancellation);
        ComparisonFrame frame = new(problem, w.Hardness);
        if (frame.N <= settings.FullPoints)
        {
            Search(frame, Objective.Haus, members, settings, cancellation);
            displacement = Larger(displacement, Lifted(frame, members.Value(Objective.Haus), settings, cancellation));
            if (settings.SearchIso)
            {
                Search(frame, Objective.Iso, members, settings, cancellation);
            }
        }
        (Bound upper, Embedding? nearest) = members.Best(Objective.Haus);
        (Bound upperIso, Embedding? nearestIso) = members.Best(Objective.Iso);
        if (settings.SearchIso)
        {
            (int, int) stress = (settings.StressPoints, settings.StressRounds);
            iso = LowerIso.Raise(problem, iso, upperIso.Value, stress, settings.GramPoints, null, cancellation);
        }
        displacement = Larger(displacement, iso with { Value = iso.Value / 2, RestsOn = "half of the bound on d_iso" });
        if (settings.Hulls is { } hulls && !new Bracket(displacement, upper).Closed)
        {
            displacement = Larger(displacement, Hull.ClassHullBound.Find(problem, hulls, displacement.Value, cancellation));
        }
        bool cancelled = cancellation.IsCancellationRequested;
        return new(w.Hardness, w.Hardest, new(displacement, upper), new(iso, upperIso), nearest, nearestIso, cancelled);
    }

    private static Bound Larger(Bound x, Bound y) => y.Value > x.Value ? y : x;

    /// <summary>A lower bound of the distance to F_TS, of which F_TS^alpha is a subset, with the best bound that its certificate proves with the margin.</summary>
    private static Bound Reissued(ComparisonProblem problem, Bound known)
    {
        if (known.Certificate is not { } certificate)
        {
            return Bound.Zero;
        }
        certificate = certificate with { Problem = certificate.Problem with { Margin = problem.Margin } };
        // Offsets for a larger bound are smaller: the least that is proven is the old one.
        (double low, double high) = (0, 2 * (known.Value + problem.Margin));
        for (int k = 0; k < 30; k++)
        {
            double middle = k == 0 ? known.Value : (low + high) / 2;
            (low, high) = CertificateChecker.Check(certificate with { Bound = middle }).Valid ? (middle, high) : (low, middle);
        }
        return low > 0 ? known with { Value = low, Certificate = certificate with { Bound = low } } : Bound.Zero;
    }

    private static void Candidates(ComparisonProblem problem, Members members, CancellationToken cancellation)
    {
        Embedding f = problem.Embedding;
        if (problem.Labels is { } labels)
        {
            EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(f, labels);
            TripletSeparation separation = TripletSeparation.Of(f, labels);
            Shrink.ShrinkSearch.Offer(f, labels, separation, problem.Margin, balls, members.Offer, _ => true, cancellation);
            _ = members.Offer(Shrink.ClassGrid.Of(f, labels, problem.Margin), "classes on a grid");
            if (Shrink.ClassSimplex.Of(f, labels, problem.Margin) is { } simplex)
            {
                _ = members.Offer(simplex, "classes on a simplex");
            }
            if (separation.Hardness < 0)
            {
                Enlarge(problem, members, SmallestEnclosingBall.Of(f), problem.Margin / -separation.Hardness.Value);
            }
            return;
        }
        EnclosingBall whole = SmallestEnclosingBall.Of(f);
        _ = members.Offer(Collapse.Total(f, whole), "total collapse");
        Enlarge(problem, members, whole, 1);
    }

    /// <summary>F made larger about its centre: where every D_ij is below its D_kl, what is asked beyond that is met from some size on. A few ulps more than the factor settle what rounding left.</summary>
    private static void Enlarge(ComparisonProblem problem, Members members, EnclosingBall whole, double factor)
    {
        double[] centre = whole.Centre;
        if (!(factor * whole.Radius < MeasurableScale.Largest / 4))
        {
            return;
        }
        for (double more = 1e-15; more < 1e-10; more *= 8)
        {
            double[][] rows = problem.Embedding.ToRows();
            foreach (double[] row in rows)
            {
                for (int k = 0; k < row.Length; k++)
                {
                    row[k] = centre[k] + (factor * (1 + more) * (row[k] - centre[k]));
                }
            }
            if (members.Offer(Embedding.FromRows(rows), "F made larger"))
            {
                return;
            }
        }
    }

    private static void Search(
        ComparisonFrame frame,
        Objective objective,
        Members members,
        ComparisonSettings settings,
        CancellationToken cancellation
    )
    {
        Random random = new(settings.Seed);
        double work = 0;
        for (int k = 0; k < settings.Starts && work < settings.Work && !cancellation.IsCancellationRequested; k++)
        {
            double[] best = members.Best(objective).Point is { } p ? frame.Enter(p) : frame.F;
            double[] start = k switch
            {
                0 => frame.F,
                1 => best,
                _ => Starts.Jitter(k % 2 == 0 ? frame.F : best, 0.1 * k, random),
            };
            ComparisonSettings left = settings with { Work = settings.Work - work };
            (double[] point, ComparisonFunction function) = ComparisonSearch.Run(
                frame,
                objective,
                frame.Dimension,
                start,
                null,
                left,
                cancellation
            );
            work += function.Work;
            if (ComparisonRepair.Run(frame, point) is { } repaired)
            {
                _ = members.Offer(repaired, "local search");
            }
        }
    }

    private static Bound Lifted(ComparisonFrame frame, double upper, ComparisonSettings settings, CancellationToken cancellation)
    {
        int extra = frame.Problem.Labels is { } labels ? labels.Classes - 1 : 4,
            dimension = Math.Min(frame.Dimension + extra, Math.Max(frame.N, frame.Dimension));
        Random random = new(settings.Seed);
        double[] start = Padding.Widen(frame.F, frame.N, frame.Dimension, dimension);
        for (int i = 0; i < frame.N; i++)
        {
            for (int k = frame.Dimension; k < dimension; k++)
            {
                start[(i * dimension) + k] = 0.1 * (random.NextDouble() - 0.5);
            }
        }
        double reach = double.IsFinite(upper) ? 2 * upper / frame.Scale : 1;
        (_, ComparisonFunction function) = ComparisonSearch.Run(frame, Objective.Haus, dimension, start, reach, settings, cancellation);
        return ComparisonBounds.Lagrangian(frame, function);
    }

    /// <summary>The best members found, each accepted by the checker.</summary>
    private sealed class Members(ComparisonProblem problem)
    {
        private (Bound Bound, Embedding? Point) _haus = (None, null);
        private (Bound Bound, Embedding? Point) _iso = (None, null);

        private static Bound None => new(double.PositiveInfinity, "no member was found", null);

        public double Value(Objective objective) => Best(objective).Bound.Value;

        public (Bound Bound, Embedding? Point) Best(Objective objective) => objective == Objective.Haus ? _haus : _iso;

        /// <summary>Keeps a candidate that is nearer than the best and that the checker takes, which decides exactly whether it is a member.</summary>
        /// <returns>False where it is no member, as far as that was looked at.</returns>
        public bool Offer(Embedding candidate, string source)
        {
            if (problem.Breaks(candidate))
            {
                return false;
            }
            bool haus = ClassHausdorffDistance.LargestDisplacement(problem.Embedding, candidate).Value < _haus.Bound.Value,
                iso = IsometricDistance.Between(problem.Embedding, candidate).Value < _iso.Bound.Value;
            (Bound, Embedding?)? nearer = haus ? Checked(candidate, "haus", source) : null;
            if (haus && nearer is null)
            {
                return false;
            }
            _haus = nearer ?? _haus;
            _iso = (iso ? Checked(candidate, "iso", source) : null) ?? _iso;
            return true;
        }

        private (Bound, Embedding?)? Checked(Embedding candidate, string distance, string source)
        {
            SeparatedPointCertificate certificate = new(problem.Record, distance, CertificateChecker.LargestNumber, candidate.ToRows());
            CheckResult result = CertificateChecker.Check(certificate);
            return result.Valid ? (new Bound(result.Bound, source, certificate with { Bound = result.Bound }), candidate) : null;
        }
    }
}

/// <summary>How much work <see cref="ComparisonSolver"/> does.</summary>
public sealed record ComparisonSettings
{
    /// <summary>Updates of the multipliers of one search, at most. Default 40.</summary>
    public int Rounds { get; init; } = 40;

    /// <summary>Steps between two of them, at most. Default 150.</summary>
    public int Steps { get; init; } = 150;

    /// <summary>Starting points of the searches for each distance. Default 4.</summary>
    public int Starts { get; init; } = 4;

    /// <summary>
    /// A search ends, and no further one starts, once those for one distance have done this many arithmetic operations (counted, not timed, so that results repeat). Default 1e9, a few seconds.
    /// </summary>
    public double Work { get; init; } = 1e9;

    /// <summary>Families larger than this are not searched; for triples the class shrink and the expansion of the class centres remain. Default 200.</summary>
    public int FullPoints { get; init; } = 200;

    /// <summary>The Gram relaxation serves families up to this size, where the bracket of d_iso stays open; some ten semidefinite programs, a process each. Default 10.</summary>
    public int GramPoints { get; init; } = 10;

    /// <summary>The stress certificate serves families up to this size, where the bracket of d_iso stays open and it can gain. Default 40.</summary>
    public int StressPoints { get; init; } = 40;

    /// <summary>Linear programs of the stress certificate after the first. Default 2.</summary>
    public int StressRounds { get; init; } = 2;

    /// <summary>The class-hull bound of triples with a margin, where the bracket of d_haus stays open; null: none. Default: its defaults.</summary>
    public Hull.HullSettings? Hulls { get; init; } = new();

    /// <summary>Whether d_iso is searched for as well; else its bracket has only what costs nothing. Default true.</summary>
    public bool SearchIso { get; init; } = true;

    /// <summary>Seed of the random starts. Default 0.</summary>
    public int Seed { get; init; }
}
