using IsoTriplet.Experiments.Claims.HeardElsewhere;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Proofs;

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

public sealed class HeardCertificatesTests
{
    public static TheoryData<string> Certified =>
        ["heard-loss-equals-margin", "heard-effective-rank-one", "heard-zero-loss-means-retrieval"];

    [Theory]
    [MemberData(nameof(Certified))]
    public void Certificate_OfTheConfiguration_IsAccepted(string id)
    {
        NamedCertificate certificate = Assert.Single(Judge(id).Certificates);
        Assert.True(CertificateChecker.Check(certificate.Certificate).Valid);
    }

    [Theory]
    [MemberData(nameof(Certified))]
    public void Certificate_WithAPointMoved_IsRejected(string id)
    {
        SeparatedPointCertificate certificate = Assert.IsType<SeparatedPointCertificate>(Judge(id).Certificates[0].Certificate);
        double[][] moved = [.. certificate.Points.Select(row => (double[])row.Clone())];
        moved[0][0] += 1;
        Assert.False(CertificateChecker.Check(certificate with { Points = moved }).Valid);
    }

    private static ClaimResult Judge(string id)
    {
        Claim claim = Folklore.Claims.Single(c => c.Id == id);
        return claim.Evidence.Judge(new ClaimContext(id, new ClaimSettings(), new Z3Prover(), TestContext.Current.CancellationToken));
    }
}
