namespace IsoTriplet.Tests.Claims.Own;

// The finite part of Theorem 13.7 (docs/mathematics.md): up to n = 16 * 4^10 its constant is computed and not estimated.
public sealed class UnbiasedChainTests
{
    private const long Last = 16L << 20;

    [Fact]
    public void Chains_UpToTheSizeWhereTheProofEstimates_HaveClassesOfMoreThanAQuarterOfThePower()
    {
        List<(long N, double Points)> chains = [.. Enumerable.Range(2, 29).Select(n => ((long)n, n / 2.0))];
        for (int w = 1; w <= 12; w++)
        {
            long field = 1L << w;
            for (long block = 1; block <= field; block++)
            {
                long share = field / block;
                long rooms = 1 + Math.Max(1, (long)Math.Ceiling(Math.Sqrt((double)share) / block));
                Assert.True((rooms - 1) * (rooms - 1) * block * block >= share);
                chains.Add(((rooms * field * field) + 1, field * share));
            }
        }
        (double least, long at, double best) = (double.PositiveInfinity, 0, 0);
        chains.Sort();
        for (int k = 0; k < chains.Count && chains[k].N <= Last; k++)
        {
            best = Math.Max(best, chains[k].Points);
            long until = Math.Min(Last, k + 1 < chains.Count ? chains[k + 1].N - 1 : Last);
            double here = best / Math.Pow(until, 5.0 / 6);
            if (until >= chains[k].N && here < least)
            {
                (least, at) = (here, until);
            }
        }
        Assert.Equal(128, at);
        Assert.InRange(least, 0.28061, 0.28062);
    }
}
