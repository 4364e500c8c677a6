namespace IsoTriplet.Training.Observation;

/// <summary>Raised once, when observations in a row have said "total".</summary>
/// <param name="Step">The step of the first of them.</param>
/// <param name="Reason">What the last of them said.</param>
public sealed record CollapseAlarm(long Step, string Reason);
