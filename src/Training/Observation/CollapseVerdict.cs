namespace IsoTriplet.Training.Observation;

/// <summary>What has become of a batch.</summary>
public enum CollapseKind
{
    /// <summary>Neither the batch nor its classes have collapsed.</summary>
    None,

    /// <summary>Every class is nearly a point, and the points are apart: what metric learning wants.</summary>
    Class,

    /// <summary>All points are nearly one point, and the classes are not told apart: the failure.</summary>
    Total,

    /// <summary>The measures contradict each other; the reason says how.</summary>
    Undecided,
}

/// <summary>A verdict with the figures it rests on.</summary>
/// <param name="Kind">What has become of the batch.</param>
/// <param name="Reason">The figures and thresholds that decided, in words.</param>
public sealed record CollapseVerdict(CollapseKind Kind, string Reason);
