using System.Reflection;
using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Proofs;

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

/// <summary>docs/coverage.md against the ledger.</summary>
public sealed class CoverageTests
{
    // Rows of the tables with a column "without a claim": print, what it says, claims, reason.
    private static readonly string[][] Rows =
    [
        .. File.ReadAllLines(Path.Combine(House.Root, "docs", "coverage.md"))
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray()),
    ];

    private static IEnumerable<string[]> Prints => Rows.Where(r => r.Length == 4 && r[0] != "print");

    private static string[] Names(string cell) => [.. cell.Split('`').Where((_, k) => k % 2 == 1)];

    [Fact]
    public void Rows_OfEverySource_HaveAClaimOrAReason() => Assert.DoesNotContain(Prints, r => Names(r[2]).Length == 0 && r[3].Length == 0);

    [Fact]
    public void Claims_OfTheLedger_StandInOneRowEach()
    {
        string[] named = [.. Prints.SelectMany(r => Names(r[2]))];
        Assert.All(
            ClaimList.All,
            c => Assert.True(named.Contains(c.Id, StringComparer.Ordinal), $"{c.Id} is in no row of docs/coverage.md")
        );
        Assert.All(named, n => Assert.True(ClaimList.All.Any(c => c.Id == n), $"{n} of docs/coverage.md is no claim"));
        Assert.Equal(named.Distinct(StringComparer.Ordinal).Count(), named.Length);
    }

    [Fact]
    public void Theorems_OfTheTable_NameClaimsAndScriptsThatExist()
    {
        string[][] theorems = [.. Rows.Where(r => r.Length == 6 && r[0] != "theorem")];
        Assert.NotEmpty(theorems);
        Assert.All(theorems.SelectMany(r => Names(r[3])), id => Assert.Contains(ClaimList.All, c => c.Id == id));
        Assert.All(theorems.SelectMany(r => Names(r[4])), id => Assert.Equal(id, ProofFolder.Lemma(id).Id));
    }

    [Fact]
    public void OldIds_ThatAreGone_AreNoClaims() =>
        Assert.DoesNotContain(
            ClaimList.All,
            c => c.Id is "iat-31-37" or "iat-40-absolute-values" or "iat-lemma-1-printed" or "iat-theorem-2-infimum"
        );
}

/// <summary>docs/claims.md is written from the list, without judging it.</summary>
public sealed class LedgerDocumentTests
{
    [Fact]
    public void Document_OfTheLedger_IsCurrent()
    {
        string file = Path.Combine(House.Root, "docs", "claims.md");
        string expected = ClaimDocument.Write(ClaimList.Sections, File.ReadAllText(Path.Combine(House.Root, "docs", "old-ids.md")));
        if (Environment.GetEnvironmentVariable("ISOTRIPLET_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, expected);
            Assert.Skip($"{file} is written anew: nothing was compared");
        }
        Assert.True(
            string.Equals(expected, File.ReadAllText(file), StringComparison.Ordinal),
            "docs/claims.md is not what the list says: ISOTRIPLET_WRITE_DOCS=1 ./test IsoTriplet.Tests.Claims.Ledger.LedgerDocumentTests writes it"
        );
    }
}
