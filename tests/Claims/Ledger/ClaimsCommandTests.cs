using IsoTriplet.Experiments.Claims;

namespace IsoTriplet.Tests.Claims.Ledger;

[Collection("ledger")]
public sealed class ClaimsCommandTests
{
    private static (int Code, string Output, string Error) Run(params string[] args) => Shell.Console(["claims", .. args]);

    [Fact]
    public void List_Json_HasEveryClaimWithoutVerdict()
    {
        (int code, string output, _) = Run("list", "--json");
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement claims = document.RootElement.GetProperty("claims");
        Assert.Equal((ExitCode.Done, ClaimList.All.Count), (code, claims.GetArrayLength()));
        Assert.All(claims.EnumerateArray(), c => Assert.Equal(JsonValueKind.Null, c.GetProperty("verdict").ValueKind));
    }

    [Theory]
    [InlineData("iat-theorem-3-lower", 0)]
    [InlineData("separation-is-inherited", 0)]
    [InlineData("iat-38", 1)]
    [InlineData("own-ratio-thickness", 3)]
    [InlineData("iat-theorem-33", 2)]
    public void Check_ById_AnswersWithTheVerdictsCode(string id, int expected) =>
        Assert.Equal(expected, Run("check", id, "--instances", "20").Code);

    [Fact]
    public void Check_UnknownId_SaysWhatIsWrongAndPrintsNothing()
    {
        (_, string output, string error) = Run("check", "iat-theorem-33", "--json");
        Assert.Empty(output);
        Assert.Contains("iat-theorem-33", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "--instances", "0")]
    [InlineData("check", "--instance", "3")]
    [InlineData("check", "iat-30", "--instance", "-1")]
    public void Check_BadNumbers_AreRefused(params string[] args) => Assert.Equal(ExitCode.BadInput, Run(args).Code);

    [Fact]
    public void Check_OneThreadOrMore_PrintsOneDocument()
    {
        string[] asked = ["check", "iat-theorem-3", "iat-theorem-2", "own-ratio-points", "iat-38", "--instances", "30", "--json"];
        int before = Parallelism.Threads;
        try
        {
            string[] printed = [.. new[] { 1, 2, 5 }.Select(threads => (Parallelism.Threads = threads) > 0 ? Run(asked).Output : "")];
            Assert.Single(printed.Distinct(StringComparer.Ordinal));
        }
        finally
        {
            Parallelism.Threads = before;
        }
    }

    [Fact]
    public void Check_OneInstance_IsReplayed()
    {
        (int code, string output, _) = Run("check", "iat-theorem-3", "--instance", "7");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("random instance 7, seed 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NothingToWrite_SaysSoAndMakesNoFolder()
    {
        using Shell shell = new();
        string folder = shell.PathOf("none");
        (_, _, string error) = Run("check", "iat-loss-zero", "--instance", "7", "--certificates", folder);
        Assert.Contains($"{folder}: nothing written", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Check_Refuted_WritesCertificateCaseAndTable()
    {
        string folder = Directory.CreateTempSubdirectory("claims").FullName;
        try
        {
            string table = Path.Combine(folder, "claims.csv");
            Run("check", "iat-38", "--certificates", folder, "--csv", table, "--json");
            CheckResult check = CertificateChecker.Check(CertificateFile.Read(Path.Combine(folder, "iat-38-chain-3-5.json")));
            string case0 = Path.Combine(folder, "iat-38-case-0");
            Embedding f = EmbeddingFile.Read(Path.Combine(case0, "embedding.npy"));
            double hardness = TripletSeparation.Of(f, LabelFile.Read(Path.Combine(case0, "labels.npy"), f.Points)).Hardness!.Value;
            Assert.True(check.Valid && check.Bound > 2 * hardness);
            Assert.Equal(2, File.ReadAllLines(table).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
