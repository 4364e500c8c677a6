namespace IsoTriplet.Benchmarks;

/// <summary>Ways in which the values of both sides have to agree.</summary>
public static class Agreements
{
    /// <summary>Equal values.</summary>
    public static Agreement Equal(double tolerance) => Within(-tolerance, tolerance);

    /// <summary>Ours over the peer's, less 1, lies between two numbers.</summary>
    public static Agreement Within(double low, double high) =>
        (ours, peer) =>
        {
            for (int k = 0; k < peer.Length; k++)
            {
                double excess = (ours[k] / peer[k]) - 1;
                if (!(excess >= low && excess <= high))
                {
                    return $"ours {ours[k]:R}, the peer's {peer[k]:R}: {excess:G3} relative, where {low} to {high} was expected";
                }
            }
            return null;
        };

    /// <summary>The least of ours is no worse than the least of the peer's.</summary>
    public static Agreement NoWorse(double tolerance) =>
        (ours, peer) => ours.Min() <= peer.Min() * (1 + tolerance) ? null : $"ours {ours.Min():R} is worse than the peer's {peer.Min():R}";
}
