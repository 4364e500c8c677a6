namespace IsoTriplet.Optimizers;

/// <summary>The best Triplet-Separated embeddings found so far, for both distances. Each candidate serves both, and the independent checker accepts each.</summary>
internal sealed class Incumbents(Embedding f, Labels labels)
{
    private const int Few = 4;
    private const int Sample = 500;

    private readonly List<Candidate> _candidates = [];

    // d_iso is infinite where it is known to be no less than the least of the others.
    private sealed record Candidate(Embedding Point, string Source, double Haus, double Iso, Bound HausBound)
    {
        public Bound? IsoBound { get; set; }
    }

    /// <summary>F and its labels, as the certificates record them.</summary>
    public TripletProblem Problem { get; } = ComparisonProblem.RecordOf(f, labels);

    /// <summary>The least d_haus of a candidate.</summary>
    public double BestHaus { get; private set; } = double.PositiveInfinity;

    /// <summary>The least d_iso of a candidate.</summary>
    public double BestIso { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether a lower bound closes the bracket: within so small a share of the best from above. False where there is none.</summary>
    public bool Closes(Objective objective, double lower, double gap = Bracket.ClosedGap)
    {
        double upper = objective == Objective.Haus ? BestHaus : BestIso;
        return double.IsFinite(upper) && upper - lower <= gap * upper;
    }

    /// <summary>The point that attains <see cref="BestHaus"/> or <see cref="BestIso"/>.</summary>
    public Embedding? Point(Objective objective) => Ordered(objective).FirstOrDefault()?.Point;

    /// <summary>
    /// Offers a candidate. One that improves neither distance is passed over; one that does is kept if the checker takes it, which decides separation exactly.
    /// </summary>
    /// <returns>False where the candidate would have been kept and the checker rejects it.</returns>
    public bool Offer(Embedding candidate, string source)
    {
        double haus = ClassHausdorffDistance.LargestDisplacement(f, candidate).Value;
        bool few = _candidates.Count < 2;
        if (!few && !Promises(candidate, haus))
        {
            return true;
        }
        double iso =
            haus == 0 ? 0
            : few || Nearer(candidate) ? IsometricDistance.Between(f, candidate).Value
            : double.PositiveInfinity;
        if (!few && haus >= BestHaus && iso >= BestIso)
        {
            return true;
        }
        if (Check(candidate, "haus", source) is not { } bound)
        {
            return false;
        }
        // Only what the new one replaces goes: of two candidates that tie, each may be said to make the other superfluous.
        if (_candidates.Count > Few)
        {
            _candidates.RemoveAll(c => haus <= c.Haus && iso <= c.Iso);
        }
        _candidates.Add(new Candidate(candidate, source, haus, iso, bound));
        BestHaus = Math.Min(BestHaus, haus);
        BestIso = Math.Min(BestIso, iso);
        return true;
    }

    /// <summary>Whether a candidate may improve a distance, told at little cost: by its displacement, and by d_iso of a sample of the points, which is at most that of all.</summary>
    public bool Promises(Embedding candidate) => Promises(candidate, ClassHausdorffDistance.LargestDisplacement(f, candidate).Value);

    private bool Promises(Embedding candidate, double haus) => haus < BestHaus || Nearer(candidate);

    // Whether d_iso may be less than the least, told by a sample of many points.
    private bool Nearer(Embedding candidate)
    {
        if (f.Points <= 2 * Sample)
        {
            return true;
        }
        int[] rows = [.. Enumerable.Range(0, Sample).Select(k => (int)((long)k * f.Points / Sample))];
        return IsometricDistance.Between(f.Select(rows), candidate.Select(rows)).Value < BestIso;
    }

    /// <summary>The best candidate with the bound that the checker established.</summary>
    public (Bound Bound, Embedding Point) Certify(Objective objective)
    {
        Candidate best =
            Ordered(objective).FirstOrDefault()
            ?? throw new InvalidOperationException("no candidate passed the checker; the total collapse should have");
        Bound bound =
            objective == Objective.Haus
                ? best.HausBound
                : best.IsoBound ??=
                    Check(best.Point, "iso", best.Source)
                    ?? throw new InvalidOperationException("the checker took an embedding for d_haus and rejected it for d_iso");
        return (bound, best.Point);
    }

    private Bound? Check(Embedding candidate, string distance, string source)
    {
        SeparatedPointCertificate certificate = new(Problem, distance, CertificateChecker.LargestNumber, candidate.ToRows());
        CheckResult result = CertificateChecker.Check(certificate);
        return result.Valid ? new Bound(result.Bound, source, certificate with { Bound = result.Bound }) : null;
    }

    private IEnumerable<Candidate> Ordered(Objective objective) => _candidates.OrderBy(c => objective == Objective.Haus ? c.Haus : c.Iso);
}
