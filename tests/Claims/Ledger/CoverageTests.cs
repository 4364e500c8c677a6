using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Proofs;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Claims.Ledger;

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
