namespace IsoTriplet.Certificates;

/// <summary>A point with another of its class; see <see cref="AngleCheck"/>.</summary>
/// <param name="Point">The point.</param>
/// <param name="Positive">A point of the same class, far from it; the point itself where none is needed.</param>
public sealed record AnglePoint(int Point, int Positive);

/// <summary>Lower bound on d_iso from points whose images are too far apart for a dimension in which some three of them form a wide angle, or of classes that lie beside one another on a line, or three in the plane, by both their ends. Rule: <see cref="AngleCheck"/>.</summary>
/// <param name="Problem">F and its labels.</param>
/// <param name="Bound">Stated lower bound.</param>
/// <param name="Points">The points, no index twice.</param>
public sealed record AngleCertificate(TripletProblem Problem, double Bound, AnglePoint[] Points) : Certificate(Problem, Bound)
{
    /// <summary>Largest number of points.</summary>
    public const int MostPoints = 64;

    /// <inheritdoc/>
    public override string Kind => "angle";

    /// <inheritdoc/>
    public override string Statement => $"d_iso(F, {Problem.Set}) >= {Bound:R}";

    /// <summary>Throws unless there are as many points as a rule needs, and indices are in range.</summary>
    internal void Demand()
    {
        if (Points is null || Points.Length > MostPoints)
        {
            throw new CertificateException($"pairs: at most {MostPoints} were expected.");
        }
        foreach (AnglePoint p in Points)
        {
            Wellformed.Index(
                "pairs",
                p?.Point ?? throw new CertificateException("pairs: two indices were expected."),
                Problem.Points.Length
            );
            Wellformed.Index("pairs", p.Positive, Problem.Points.Length);
        }
    }
}
