using IsoTriplet.Experiments.Claims.HeardElsewhere;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Proofs;

namespace IsoTriplet.Tests.Claims.Own;

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
