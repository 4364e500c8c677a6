using IsoTriplet.Certificates;
using IsoTriplet.Hausdorff;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers;

/// <summary>The best Triplet-Separated embeddings found so far, for both distances. Each candidate serves both.</summary>
internal sealed class Incumbents(Embedding f, Labels labels)
{
    // Larger than any distance that the checker admits.
    private const double Largest = 1e90;

    private readonly List<Candidate> _candidates = [];

    private sealed record Candidate(Embedding Point, string Source, double Haus, double Iso);

    public double BestHaus { get; private set; } = double.PositiveInfinity;

    public double BestIso { get; private set; } = double.PositiveInfinity;

    /// <summary>The point that attains <see cref="BestHaus"/> or <see cref="BestIso"/>.</summary>
    public Embedding? Point(Objective objective) => Ordered(objective).FirstOrDefault()?.Point;

    /// <summary>Offers a candidate; one that is not separated in double arithmetic is refused.</summary>
    public bool Offer(Embedding candidate, string source)
    {
        if (!TripletSeparation.Of(candidate, labels).IsSeparated)
        {
            return false;
        }
        double haus = ClassHausdorffDistance.LargestDisplacement(f, candidate).Value,
            iso = IsometricDistance.Between(f, candidate).Value;
        if (haus < BestHaus || iso < BestIso || _candidates.Count < 2)
        {
            _candidates.Add(new Candidate(candidate, source, haus, iso));
            BestHaus = Math.Min(BestHaus, haus);
            BestIso = Math.Min(BestIso, iso);
            _candidates.RemoveAll(c => _candidates.Any(d => d != c && d.Haus <= c.Haus && d.Iso <= c.Iso) && _candidates.Count > 4);
        }
        return true;
    }

    /// <summary>The best candidate that the independent checker accepts, with the bound it established.</summary>
    public (Bound Bound, Embedding Point) Certify(Objective objective, TripletProblem problem)
    {
        foreach (Candidate candidate in Ordered(objective))
        {
            string distance = objective == Objective.Haus ? "haus" : "iso";
            SeparatedPointCertificate certificate = new(problem, distance, Largest, candidate.Point.ToRows());
            CheckResult result = CertificateChecker.Check(certificate);
            if (result.Valid)
            {
                return (new Bound(result.Bound, candidate.Source, certificate with { Bound = result.Bound }), candidate.Point);
            }
        }
        throw new InvalidOperationException("no candidate passed the checker; the total collapse should have");
    }

    private IEnumerable<Candidate> Ordered(Objective objective) => _candidates.OrderBy(c => objective == Objective.Haus ? c.Haus : c.Iso);
}
