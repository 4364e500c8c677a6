using System.Reflection;
using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Tests.Claims.Ledger;

/// <summary>The ledger as a whole: every claim is registered, gets its verdict, and its negative control flips.</summary>
[Collection("ledger")]
public sealed class LedgerTests
{
    private static readonly ClaimRunner Full = new(new ClaimSettings());

    public static TheoryData<string> Ids => [.. ClaimList.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Judge_EveryClaim_GivesTheVerdictExpected(string id)
    {
        Claim claim = ClaimList.Find(id);
        ClaimResult result = Full.Judge(claim);
        Assert.True(result.Verdict == claim.Expected, $"{result.Verdict}: {result.Evidence} {result.Worst}");
        Assert.All(result.Certificates, c => Assert.True(CertificateChecker.Check(c.Certificate).Valid, c.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Control_EveryClaim_Flips(string id)
    {
        ControlResult control = Full.Control(ClaimList.Find(id));
        Assert.True(control.Flipped ?? ClaimList.Find(id).Evidence is NoEvidence, control.Change);
    }

    [Fact]
    public void Sections_EveryListOfClaims_IsRegisteredOnce()
    {
        IReadOnlyList<Claim>[] lists =
        [
            .. typeof(ClaimList)
                .Assembly.GetTypes()
                .Where(t => t.Namespace?.StartsWith("IsoTriplet.Experiments.Claims.", StringComparison.Ordinal) == true)
                .Select(t => t.GetProperty("Claims", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
                .OfType<IReadOnlyList<Claim>>(),
        ];
        static string Names(IReadOnlyList<Claim> claims) => string.Join(' ', claims.Select(c => c.Id));
        Assert.All(lists, l => Assert.Single(ClaimList.Sections, s => Names(s.Claims) == Names(l)));
        Assert.Equal(ClaimList.All.Count, ClaimList.All.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Claims_ExpectedUndecidedWithoutEvidence_AreTheOnlyOnesWithoutControl() =>
        Assert.All(
            ClaimList.All,
            c => Assert.Equal(c.Evidence is NoEvidence, c.Evidence.Kind == EvidenceKind.None && c.Expected == Verdict.Undecided)
        );

    [Fact]
    public void Judge_FewerThanAThousandInstances_NeverHolds()
    {
        Claim claim = ClaimList.Find("iat-definition-1");
        Assert.Equal(Verdict.Undecided, new ClaimRunner(new ClaimSettings(900)).Judge(claim).Verdict);
        Assert.All(
            ClaimList.All.Where(c => c.Expected == Verdict.Holds && c.Evidence is Trial),
            c => Assert.Empty(new ClaimRunner(new ClaimSettings(3)).Judge(c).Against)
        );
    }
}
