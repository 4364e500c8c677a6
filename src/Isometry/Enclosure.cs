namespace IsoTriplet.Isometry;

/// <summary>Valid bounds on a number: Lower &lt;= the number &lt;= Upper, rounding included.</summary>
/// <param name="Lower">A lower bound.</param>
/// <param name="Upper">An upper bound.</param>
public readonly record struct Enclosure(double Lower, double Upper);
