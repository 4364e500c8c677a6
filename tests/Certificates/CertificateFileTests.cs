using IsoTriplet.Tests.Training;

namespace IsoTriplet.Tests.Certificates;

public sealed class CertificateFileTests
{
    public static TheoryData<string> Kinds => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FromJson_OfToJson_IsTheSameTextAndVerdict(string kind)
    {
        Certificate c = Samples.All[kind];
        string text = CertificateFile.ToJson(c);
        Certificate back = CertificateFile.FromJson(text);
        Assert.Equal(text, CertificateFile.ToJson(back));
        Assert.Equal(CertificateChecker.Check(c), CertificateChecker.Check(back));
        Assert.True(CertificateChecker.Check(back).Valid);
    }

    // Notepad and PowerShell write one.
    [Fact]
    public void Read_ByteOrderMark_IsPassedOver()
    {
        string text = CertificateFile.ToJson(Samples.All["gram"]);
        Assert.Equal(text, CertificateFile.ToJson(CertificateFile.FromJson("\uFEFF" + text)));
        Assert.Throws<CertificateException>(() => CertificateFile.FromJson("\uFEFF\uFEFF" + text));
        Assert.Throws<CertificateException>(() => CertificateFile.FromJson(text + "\uFEFF"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"format\":\"isotriplet-certificate\",\"version\":1}")]
    public void FromJson_NoCertificate_Throws(string text) => Assert.Throws<CertificateException>(() => CertificateFile.FromJson(text));

    [Theory]
    [InlineData("\"version\":1", "\"version\":1.0")]
    [InlineData("\"version\":1", "\"version\":1,\"version\":1")]
    [InlineData("\"gram\"", "\"stress\"")]
    [InlineData("\"dimension\":1", "\"dimension\":99999999999")]
    [InlineData("\"labels\":[0,0,1]", "\"labels\":[0,0,\"1\"]")]
    [InlineData("[0,1,2,", "[0,1,3,")]
    [InlineData("\"classes\":[0,1]", "\"classes\":[0,0]", "hull")]
    [InlineData("\"classes\":[0,1]", "\"classes\":[0]", "hull")]
    [InlineData("\"classes\":[0,1]", "\"classes\":[0,1,2]", "hull")]
    [InlineData("\"split\":[\"0x1p+0\",", "\"split\":[", "hull")]
    [InlineData("\"split\":[\"0x1p+0\",", "\"split\":[\"nan\",", "hull")]
    [InlineData("\"split\":[\"0x1p+0\",", "\"split\":[\"0x1p+301\",", "hull")]
    [InlineData("\"first\":[[2,", "\"first\":[[8,", "hull")]
    [InlineData("\"first\":[[2,", "\"first\":[[-2,", "hull")]
    [InlineData("\"first\":[[2,", "\"first\":[[2,2,", "hull")]
    [InlineData("\"first\":[[2,", "\"first\":[2,[", "hull")]
    [InlineData("\"nodes\":[", "\"nodes\":[{},", "hull")]
    [InlineData("\"nodes\":[", "\"nodes\":[[],", "hull")]
    [InlineData("\"hull\"", "\"branch\"", "hull")]
    public void FromJson_OnePlaceSpoiled_Throws(string old, string spoiled, string kind = "gram")
    {
        string text = CertificateFile.ToJson(Samples.All[kind]);
        Assert.Contains(old, text, StringComparison.Ordinal);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.Throws<CertificateException>(() =>
            CertificateFile.FromJson(string.Concat(text.AsSpan(0, at), spoiled, text.AsSpan(at + old.Length)))
        );
    }

    [Fact]
    public void FromJson_DeeplyNestedOrCutShort_Throws()
    {
        Assert.Throws<CertificateException>(() => CertificateFile.FromJson(new string('[', 100000)));
        string text = CertificateFile.ToJson(Samples.All["branch-plane"]);
        for (int length = 0; length < text.Length; length += 97)
        {
            Assert.Throws<CertificateException>(() => CertificateFile.FromJson(text[..length]));
        }
    }

    [Fact]
    public void Read_OfWrite_GivesTheCertificateAndNamesABadFile()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("certificate.json");
        CertificateFile.Write(path, Samples.All["lagrangian"]);
        Assert.True(CertificateChecker.Check(CertificateFile.Read(path)).Valid);
        File.WriteAllText(path, "{");
        Assert.Contains(path, Assert.Throws<CertificateException>(() => CertificateFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_DegenerateProblems_HaveAnAnswer()
    {
        foreach (
            TripletProblem f in new TripletProblem[]
            {
                new(3, [], []),
                new(1, Instances.Rows(1, 5), [7]),
                new(2, Instances.Rows(2, 1, 1, 1, 1, 1, 1), [0, 0, 1]),
            }
        )
        {
            Assert.True(CertificateChecker.Check(new SeparatedPointCertificate(f, "iso", 0, f.Points)).Valid);
            Assert.True(CertificateChecker.Check(new SeparatedPointCertificate(f, "haus", 0, f.Points)).Valid);
            Assert.False(CertificateChecker.Check(new LagrangianCertificate(f, 1, new double[f.Labels.Length], [])).Valid);
            Assert.False(CertificateChecker.Check(new GramCertificate(f, 0, [], [], [])).Valid);
            Assert.False(CertificateChecker.Check(new StressCertificate(f, 0, [], [])).Valid);
        }
    }

    [Theory]
    [InlineData("", "no-such.json: no such file")]
    [InlineData("", "no-such-folder/c.json: no such file")]
    [InlineData("c.json", "c.json: is a directory")]
    public void Read_NoFile_IsNamed(string directory, string named)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(Path.Combine(folder.Path, directory));
        string path = Path.Combine(folder.Path, named.Split(':')[0]);
        string message = Assert.Throws<CertificateException>(() => CertificateFile.Read(path)).Message;
        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FolderOfThatNameOrNoPlace_IsNamedAndLeavesNothing()
    {
        using TemporaryFolder folder = new();
        string taken = Directory.CreateDirectory(Path.Combine(folder.Path, "c.json")).FullName;
        string nowhere = Path.Combine(folder.Path, "nowhere", "c.json");
        foreach (string path in new[] { taken, nowhere })
        {
            string message = Assert.Throws<CertificateException>(() => CertificateFile.Write(path, Samples.All["gram"])).Message;
            Assert.StartsWith($"{path}: cannot be written", message, StringComparison.Ordinal);
        }
        Assert.Equal([taken], Directory.GetFileSystemEntries(folder.Path));
    }
}
