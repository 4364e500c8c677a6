using System.Reflection;
using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.IsometricApproximation;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Claims.Ledger;

/// <summary>The ledger as a whole: every claim is registered, gets its verdict, and its negative control flips.</summary>
[Collection("ledger")]
public sealed class LedgerTests
{
    private static readonly ClaimRunner Full = new(new ClaimSettings());

    // The controls have their tight configurations at hand: few instances are enough.
    private static readonly ClaimRunner Few = new(new ClaimSettings(120));

    public static TheoryData<string> Ids => [.. ClaimList.All.Where(c => !c.Slow).Select(c => c.Id)];

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
        ControlResult control = Few.Control(ClaimList.Find(id));
        Assert.True(control.Flipped, control.Change);
    }

    [Fact]
    public void Template_IsAClaimThatHolds_WithAControlThatFlips()
    {
        Claim template = ClaimTemplate.Create();
        Assert.Equal(template.Expected, Full.Judge(template).Verdict);
        Assert.True(Few.Control(template).Flipped);
    }

    [Fact]
    public void Claims_EveryFileWithOne_IsRegistered()
    {
        string[] written =
        [
            .. typeof(IsometricApproximationClaims)
                .Assembly.GetTypes()
                .Where(t => t.Namespace?.StartsWith("IsoTriplet.Experiments.Claims.", StringComparison.Ordinal) == true)
                .Select(t => t.GetMethod("Create", BindingFlags.Public | BindingFlags.Static, []))
                .Where(m => m?.ReturnType == typeof(Claim))
                .Select(m => ((Claim)m!.Invoke(null, null)!).Id)
                .Order(StringComparer.Ordinal),
        ];
        string[] registered = [.. ClaimList.All.Select(c => c.Id).Order(StringComparer.Ordinal)];
        Assert.Equal(written, registered);
        Assert.True(written.Length >= 30);
        Assert.Equal(written.Length, written.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Judge_FewerThanAThousandInstances_NeverHolds()
    {
        Claim claim = ClaimList.Find("iat-definition-1");
        Assert.Equal(Verdict.Undecided, new ClaimRunner(new ClaimSettings(900)).Judge(claim).Verdict);
        Assert.All(
            ClaimList.All.Where(c => c.Expected == Verdict.Holds && c.Evidence is InstanceEvidence),
            c => Assert.Empty(new ClaimRunner(new ClaimSettings(3)).Judge(c).Against)
        );
    }

    [Fact]
    public void Document_OfTheLedger_IsCurrent()
    {
        string file = Path.Combine(House.Root, "docs", "claims.md");
        string expected = ClaimDocument.Write(ClaimList.All);
        if (Environment.GetEnvironmentVariable("ISOTRIPLET_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, expected);
        }
        Assert.Equal(expected, File.ReadAllText(file));
    }
}
