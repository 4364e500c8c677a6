using IsoTriplet.Experiments.Commands;
using IsoTriplet.Optimizers.Search;

namespace IsoTriplet.Tests.Experiments;

public sealed class SearchCommandTests
{
    [Theory]
    [InlineData("--dimension 5 --class-size 3 --classes 5 --iterations 2", 2.05)]
    [InlineData("--dimension 2 --class-size 2 --classes 5 --iterations 2", 0.9)]
    [InlineData("--dimension 2 --class-size 3 --classes 3 --iterations 3 --seed 1 --ratio haus-iso", 0.49)]
    public void Search_Json_CertificateAndFilesAgree(string words, double least)
    {
        using TemporaryFolder folder = new();
        string result = folder.File("out", "result.json");
        string directory = Path.GetDirectoryName(result)!;
        (int code, string output, _) = Shell.Console(["search", .. words.Split(' '), "--seconds", "100000", "--out", directory, "--json"]);
        Assert.Equal(0, code);
        JsonNode json = JsonNode.Parse(output)!;
        Assert.Equal(json.ToJsonString(), JsonNode.Parse(File.ReadAllText(result))!.ToJsonString());
        double best = json["best"]!.GetValue<double>();
        Assert.InRange(best, least, 10);
        Assert.Equal(best, json["numerator"]!.GetValue<double>() / json["denominator"]!.GetValue<double>());
        string certificate = json["certificate"]!.GetValue<string>();
        CheckResult check = CertificateChecker.Check(CertificateFile.Read(certificate));
        Assert.True(check.Valid, check.Reason);
        Assert.Equal(json["numerator"]!.GetValue<double>(), check.Bound);
        string[] subject = ["--embedding", json["embedding"]!.GetValue<string>(), "--labels", json["labels"]!.GetValue<string>()];
        Assert.Equal(0, Shell.Console(["certificate", "verify", certificate, .. subject]).Code);
    }

    [Fact]
    public void Search_RatioOfTwoBounds_NamesBothCertificates()
    {
        using TemporaryFolder folder = new();
        string[] words = "search --dimension 2 --class-size 2 --classes 2 --iterations 1 --ratio haus-iso --seconds 100000".Split(' ');
        (_, string output, _) = Shell.Console([.. words, "--out", folder.File("out")]);
        string[] written = output.TrimEnd().Split("written: ")[^1].Split(", ");
        Assert.Equal(4, written.Length);
        Assert.All(written, file => Assert.True(File.Exists(file), file));
        Assert.EndsWith("upper-certificate.json", written[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Words_OfARatio_AreALowerBound()
    {
        SearchReport report = new("iso-hardness", 1.23456789987, 2.46913579987, 2.00000000012, null, "chain", 1);
        Assert.Equal("d_iso / H >= 1.23456789 (2.46913579 / 2.00000001), start: chain", report.Words);
        Assert.StartsWith("d_haus / d_iso >= 1.23456789", (report with { Ratio = "haus-iso" }).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dimension 0 --class-size 3 --classes 5 --seconds 1", "--dimension")]
    [InlineData("--dimension 2 --class-size 1 --classes 5 --seconds 1", "--class-size")]
    [InlineData("--dimension 2 --class-size 2 --classes 1 --seconds 1", "--classes")]
    [InlineData("--dimension 2 --class-size 2 --classes 2 --seconds 0", "--seconds")]
    [InlineData("--dimension 2 --class-size 2 --classes 2 --seconds NaN", "--seconds")]
    [InlineData("--dimension 2 --class-size 2 --classes 2 --seconds 1 --iterations -1", "--iterations")]
    [InlineData("--dimension 2 --class-size 2 --classes 2 --seconds 1 --ratio other", "other")]
    [InlineData("--dimension 2 --class-size 2 --classes 2", "--seconds")]
    public void Search_BadInput_ExitsWithTwoAndWritesNothing(string words, string expected)
    {
        using TemporaryFolder folder = new();
        string directory = Path.Combine(folder.Path, "out");
        (int code, string output, string error) = Shell.Console(["search", .. words.Split(' '), "--out", directory]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(directory));
    }

    [Fact]
    public void Search_NoTimeForAStart_IsUndecided()
    {
        using TemporaryFolder folder = new();
        (int code, string output, _) = Shell.Console([
            .. $"search --dimension 2 --class-size 2 --classes 3 --seconds 1e-9 --out {folder.Path}".Split(' '),
        ]);
        Assert.Equal((3, ""), (code, output));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void DistanceRatioSearch_MoreIterations_NeverEndsLowerAndRepeats()
    {
        DistanceRatioCase Find(int iterations) =>
            DistanceRatioSearch.Run(
                new WorstCaseSettings(2, 2, 2, iterations, 4) { RandomStarts = 2 },
                cancellation: TestContext.Current.CancellationToken
            )!;
        (DistanceRatioCase few, DistanceRatioCase many) = (Find(0), Find(12));
        Assert.True(many.Ratio >= few.Ratio);
        Assert.Equal(12, many.Iterations);
        Assert.Equal(many.Points.Values.ToArray(), Find(12).Points.Values.ToArray());
        Assert.True(CertificateChecker.Check(many.Lower.Certificate!).Valid && CertificateChecker.Check(many.Upper.Certificate!).Valid);
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Null(DistanceRatioSearch.Run(new WorstCaseSettings(2, 2, 2, 1), cancellation: source.Token));
    }

    [Fact]
    public void Verify_OtherEmbeddingOrLabels_ExitsWithOneAndSaysWhy()
    {
        using TemporaryFolder folder = new();
        (string points, string labels, string certificate) = (folder.File("f.npy"), folder.File("y.csv"), folder.File("c.json"));
        double[][] rows =
        [
            [0, 0],
            [2, 0],
            [1, 0],
            [1, 3],
        ];
        NpyFile.Write(points, Embedding.FromRows(rows));
        File.WriteAllText(labels, "b\nb\na\na\n");
        Assert.Equal(
            0,
            Shell.Console(["project", points, "--labels", labels, "--out", folder.File("g.npy"), "--certificate", certificate]).Code
        );
        string[] verify = ["certificate", "verify", certificate];
        Assert.Equal(0, Shell.Console([.. verify, "--embedding", points, "--labels", labels]).Code);
        File.WriteAllText(folder.File("renamed.csv"), "0\n0\n7\n7\n");
        Assert.Equal(0, Shell.Console([.. verify, "--embedding", points, "--labels", folder.File("renamed.csv")]).Code);
        foreach (string other in (string[])["0\n7\n7\n7\n", "0\n0\n7\n8\n", "1\n1\n1\n1\n"])
        {
            File.WriteAllText(folder.File("other.csv"), other);
            (int code, string output, _) = Shell.Console([
                .. verify,
                .. $"--embedding {points} --labels {folder.File("other.csv")} --json".Split(' '),
            ]);
            Assert.Equal(1, code);
            Assert.Contains("class", JsonNode.Parse(output)!["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        }
        rows[2][0] = Math.BitIncrement(rows[2][0]);
        NpyFile.Write(folder.File("near.npy"), Embedding.FromRows(rows));
        (int negative, string text, _) = Shell.Console([.. verify, "--embedding", folder.File("near.npy"), "--labels", labels]);
        Assert.Equal(1, negative);
        Assert.Contains("row 2, column 0", text, StringComparison.Ordinal);
        NpyFile.Write(folder.File("fewer.npy"), Embedding.FromRows(rows[..2]));
        File.WriteAllText(folder.File("two.csv"), "b\nb\n");
        Assert.Equal(1, Shell.Console([.. verify, "--embedding", folder.File("fewer.npy"), "--labels", folder.File("two.csv")]).Code);
        Assert.Equal(2, Shell.Console([.. verify, "--embedding", points]).Code);
        Assert.Equal(2, Shell.Console([.. verify, "--embedding", folder.File("none.npy"), "--labels", labels]).Code);
    }
}
