namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>The share of mutants killed, with Wilson's 95 % interval for the whole part where they are a uniform sample of it.</summary>
internal sealed record Score(int Killed, int Of)
{
    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    public double Value => (double)Killed / Of;

    /// <summary>(p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n) (Wilson 1927).</summary>
    public (double Lower, double Upper) Interval
    {
        get
        {
            double p = Value,
                share = Z * Z / Of,
                centre = p + (share / 2),
                half = Z * Math.Sqrt((p * (1 - p) / Of) + (share / (4 * Of)));
            return ((centre - half) / (1 + share), (centre + half) / (1 + share));
        }
    }
}
