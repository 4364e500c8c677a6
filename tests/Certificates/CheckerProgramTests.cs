using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Tests.Training;

namespace IsoTriplet.Tests.Certificates;

public sealed class CheckerProgramTests
{
    [Fact]
    public void Checker_ValidInvalidAndBadFiles_ExitsWithZeroOneTwo()
    {
        using TemporaryFolder folder = new();
        string valid = folder.File("valid.json");
        string invalid = folder.File("invalid.json");
        string bad = folder.File("bad.json");
        Certificate c = Samples.All["gram"];
        CertificateFile.Write(valid, c);
        CertificateFile.Write(invalid, c with { Bound = c.Bound * 1.1 });
        File.WriteAllText(bad, "{}");
        Assert.Equal((0, true), Run(valid));
        Assert.Equal((1, true), Run(valid, invalid));
        Assert.Equal((2, false), Run(bad));
        Assert.Equal((2, false), Run(folder.File("missing.json")));
        Assert.Equal((2, false), Run());
        // More points than a matrix may have: which file it is, is said.
        int points = SymmetricMatrix.Largest + 1;
        double[][] rows = [.. Enumerable.Range(0, points).Select(i => (double[])[i])];
        TripletProblem many = new(1, rows, [.. Enumerable.Range(0, points).Select(i => i % 2)]);
        CertificateFile.Write(bad, new LagrangianCertificate(many, 1, [.. Enumerable.Repeat(1.0, points)], [new(0, 2, 1, 0.5)]));
        Assert.StartsWith(
            $"{bad}: ",
            Assert.Throws<CertificateException>(() => CertificateFile.Judge(bad)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal((2, false), Run(bad, valid) with { Says = false });
        Assert.True(CertificateFile.Judge(valid).Result.Valid);
    }

    private static (int Exit, bool Says) Run(params string[] files)
    {
        Tool checker = Tool.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "IsoTriplet.Checker.dll"), .. files]);
        Assert.Equal(checker.Code == 2, checker.Error.Length > 0);
        return (checker.Code, checker.Output.Contains("d_iso(F, F_TS) >= ", StringComparison.Ordinal));
    }
}
