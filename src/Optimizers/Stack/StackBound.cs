namespace IsoTriplet.Optimizers.Stack;

/// <summary>
/// A lower bound on d_haus(F, F_TS) in the plane from three or more classes that reach far along a common direction: their images lie one beside another, and the room for that is small
/// (docs/mathematics/plane.md). Relaxations, in which every class has a dimension of its own, stop at sqrt(2/3) of the radius where this bound tends to the radius.
/// </summary>
internal static class StackBound
{
    // Of the widest classes so many are tried.
    private static readonly int[] Counts = [3, 4, 5, 6, 7, 8, 10, 12, 16, 24, 32, 48, StackCertificate.MostSegments];

    private const int Directions = 36;
    private const int CoarsePieces = 16;
    private const int Pieces = 64;

    // Refinements of direction and place of the line, each with half the step of the one before.
    private const int Refinements = 8;

    private static readonly double[] Concessions = [1e-9, 1e-7, 1e-5];

    private sealed record Found(double Value, int Classes, double Angle, double Shift);

    /// <summary>The best bound over directions and numbers of classes.</summary>
    /// <param name="f">F.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="known">Only more than this is of use.</param>
    /// <param name="cancellation">Stops with what was reached.</param>
    /// <returns>The bound that the checker established, with the certificate of the points it rests on; <see cref="Bound.Zero"/> where there is none above <paramref name="known"/>.</returns>
    public static Bound Find(Embedding f, Labels labels, double known, CancellationToken cancellation)
    {
        if (f.Dimension != 2 || labels.Classes < 3)
        {
            return Bound.Zero;
        }
        Found best = new(known * (1 + 1e-9), 0, 0, 0);
        for (int k = 0; k < Directions && !cancellation.IsCancellationRequested; k++)
        {
            double angle = Math.PI * k / Directions;
            (int P, int Q)[] ends = Ends(f, labels, angle);
            foreach (int classes in Counts.Where(c => c <= ends.Length))
            {
                best = Better(f, ends, best, new Found(0, classes, angle, 0), CoarsePieces);
            }
        }
        if (best.Classes == 0)
        {
            return Bound.Zero;
        }
        (double turn, double step) = (Math.PI / Directions / 2, best.Value / 8);
        for (int k = 0; k < Refinements && !cancellation.IsCancellationRequested; k++, turn /= 2, step /= 2)
        {
            foreach ((double angle, double shift) in (ReadOnlySpan<(double, double)>)[(turn, 0), (-turn, 0), (0, step), (0, -step)])
            {
                Found next = best with { Angle = best.Angle + angle, Shift = best.Shift + shift };
                best = Better(f, Ends(f, labels, next.Angle), best, next, CoarsePieces);
            }
        }
        return Certified(f, labels, best, known);
    }

    private static Found Better(Embedding f, (int P, int Q)[] ends, Found best, Found next, int pieces)
    {
        double value = Row(f, ends, next).Largest(best.Value, pieces);
        return value > best.Value ? next with { Value = value } : best;
    }

    private static StackRow Row(Embedding f, (int P, int Q)[] ends, Found at) => new(f, ends[..at.Classes], Unit(at.Angle), at.Shift);

    private static double[] Unit(double angle) => [Math.Cos(angle), Math.Sin(angle)];

    // The extreme points of every class along a direction, the widest classes first.
    private static (int P, int Q)[] Ends(Embedding f, Labels labels, double angle)
    {
        double[] e = Unit(angle);
        double Along(int i) => ((f[i, 0] - f[0, 0]) * e[0]) + ((f[i, 1] - f[0, 1]) * e[1]);
        return
        [
            .. Enumerable
                .Range(0, labels.Classes)
                .Select(k => labels.Members(k).ToArray())
                .Select(members => (P: members.MinBy(Along), Q: members.MaxBy(Along)))
                .OrderByDescending(x => Along(x.Q) - Along(x.P)),
        ];
    }

    private static Bound Certified(Embedding f, Labels labels, Found best, double known)
    {
        StackRow row = Row(f, Ends(f, labels, best.Angle), best);
        double value = Math.Max(best.Value, row.Largest(best.Value, Pieces));
        int[] rows = [0, .. row.Ends.SelectMany(e => new[] { e.P, e.Q }).Where(i => i != 0).Order()];
        TripletProblem problem = ComparisonProblem.RecordOf(f.Select(rows), labels.Select(rows));
        foreach (double concession in Concessions)
        {
            double t = value * (1 - concession);
            StackSegment[] segments =
            [
                .. row.Ends.Select(
                    (e, k) =>
                        new StackSegment(
                            Array.IndexOf(rows, e.P),
                            Array.IndexOf(rows, e.Q),
                            row.Slopes(k, 1, t, Pieces),
                            row.Slopes(k, -1, t, Pieces)
                        )
                ),
            ];
            StackCertificate certificate = new(problem, t, row.Direction, row.Offset, segments);
            CheckResult result = CertificateChecker.Check(certificate);
            if (result.Valid && result.Bound > known)
            {
                return new Bound(result.Bound, $"classes side by side ({row.Ends.Count} of them)", certificate, rows);
            }
        }
        return Bound.Zero;
    }
}
