using System.Text;
using IsoTriplet.Experiments.Hosting;

namespace IsoTriplet.Experiments.Claims.Reporting;

/// <summary>The ledger as comma-separated values.</summary>
public static class ClaimsTable
{
    /// <summary>Writes a report as a table with a header.</summary>
    public static string Csv(ClaimsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder text = new("id,source,locator,expected,verdict,as_expected,instances,seed,worst,evidence\n");
        foreach (ClaimsReport.Entry e in report.Claims)
        {
            string?[] fields =
            [
                e.Id,
                e.Source,
                e.Locator,
                e.Expected,
                e.Verdict,
                e.AsExpected == true ? "true" : "false",
                e.Instances?.ToString(),
                e.Seed?.ToString(),
                e.Worst,
                e.Evidence,
            ];
            text.Append(string.Join(',', fields.Select(CsvText.Field))).Append('\n');
        }
        return text.ToString();
    }
}
