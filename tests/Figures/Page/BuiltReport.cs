using System.Text.Json;
using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Reporting;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Reports;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>The report, made once from the figures that all tests share and a ledger that stands for a checked one.</summary>
public sealed class BuiltReport : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isotriplet-report-").FullName;

    public BuiltReport(MadeFigures made)
    {
        ArgumentNullException.ThrowIfNull(made);
        string data = Path.Combine(_folder, "data");
        Directory.CreateDirectory(data);
        JsonText.Write(Path.Combine(data, ReportMaker.ClaimsFile), Ledger());
        Directory.CreateDirectory(Path.Combine(_folder, "claims"));
        File.WriteAllText(Path.Combine(_folder, "claims", Certificate), "{\"kind\":\"tried\"}");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "figures"), made.Output);
        string[] folders = [data, Path.Combine(made.Output, "data"), Path.Combine(House.Root, "docs", "results", "data")];
        Page = new ReportMaker(_folder, folders, 0, _ => { }, CancellationToken.None).Make("a test", fresh: false);
    }

    /// <summary>A certificate that the ledger names and that lies beside it.</summary>
    public static string Certificate => "iat-theorem-3-tried.json";

    /// <summary>A claim whose verdict is not the one expected.</summary>
    public static string Surprise => "iat-27";

    public string Page { get; }

    public string Data(string name) => Path.Combine(_folder, "data", name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>All claims with the verdict that is expected of them, but for one surprise: judging them is not what is tested here.</summary>
    private static ClaimsReport Ledger() =>
        new([
            .. ClaimList
                .All.Select(ClaimsReport.Listed)
                .Select(e =>
                    e with
                    {
                        Verdict = e.Id == Surprise ? "refuted" : e.Expected,
                        AsExpected = e.Id != Surprise,
                        Instances = 1001,
                        Seed = 0,
                        Worst = "none",
                        Certificates = e.Id == "iat-theorem-3" ? [Certificate] : [],
                    }
                ),
        ]);
}
