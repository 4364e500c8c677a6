namespace IsoTriplet.Certificates;

/// <summary>A segment between two points of one class, on either side of the line; see <see cref="StackCheck"/>.</summary>
/// <param name="P">The point before the line.</param>
/// <param name="Q">A point of the same class behind it.</param>
/// <param name="Up">mu of each of the equal pieces of [0, 1], for the class on top: at least one number.</param>
/// <param name="Down">Likewise for the class at the bottom.</param>
public sealed record StackSegment(int P, int Q, double[] Up, double[] Down);

/// <summary>Lower bound on d_haus in the plane from three or more classes that one line crosses. Rule: <see cref="StackCheck"/>.</summary>
/// <param name="Problem">F and its labels.</param>
/// <param name="Bound">Stated lower bound.</param>
/// <param name="Direction">e, across the line: two numbers, of any length.</param>
/// <param name="Offset">Where the line is: all x with e.(x - p_0) = Offset.</param>
/// <param name="Segments">One of each class.</param>
public sealed record StackCertificate(TripletProblem Problem, double Bound, double[] Direction, double Offset, StackSegment[] Segments)
    : Certificate(Problem, Bound)
{
    /// <summary>Largest number of segments.</summary>
    public const int MostSegments = 64;

    /// <inheritdoc/>
    public override string Kind => "stack";

    /// <inheritdoc/>
    public override string Statement => $"d_haus(F, {Problem.Set}) >= {Bound:R}";

    /// <summary>Throws unless lengths agree, indices are in range and numbers are finite.</summary>
    internal void Demand()
    {
        if (Problem.Dimension != 2)
        {
            throw new CertificateException("A stack certificate is for dimension 2.");
        }
        Wellformed.Rows("direction", [Direction], 1, 2);
        Wellformed.Number("offset", Offset);
        if (Segments?.Length is not (>= 3 and <= MostSegments))
        {
            throw new CertificateException($"segments: 3 to {MostSegments} were expected.");
        }
        foreach (StackSegment s in Segments)
        {
            if (s?.Up is not { Length: > 0 } || s.Down is not { Length: > 0 })
            {
                throw new CertificateException("segments: two indices and two lists of numbers were expected.");
            }
            Wellformed.Index("segments", s.P, Problem.Points.Length);
            Wellformed.Index("segments", s.Q, Problem.Points.Length);
            Wellformed.Rows("segments", [s.Up], 1, s.Up.Length);
            Wellformed.Rows("segments", [s.Down], 1, s.Down.Length);
        }
    }
}
