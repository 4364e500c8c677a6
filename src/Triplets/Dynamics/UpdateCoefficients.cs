namespace IsoTriplet.Triplets;

/// <summary>One row of the update table: p' = KeepPositive p + PullPositive a, q' = KeepNegative q - PushNegative a, a' = a + PullPositive p - PushNegative q.</summary>
/// <param name="KeepPositive">1, or 1 - b for the vanilla loss.</param>
/// <param name="KeepNegative">1, or 1 + b for the vanilla loss.</param>
/// <param name="PullPositive">b, times w_ap for the second order.</param>
/// <param name="PushNegative">b, times w_an for the second order.</param>
public readonly record struct UpdateCoefficients(double KeepPositive, double KeepNegative, double PullPositive, double PushNegative);
