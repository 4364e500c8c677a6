using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>The outcome of a run: every mutant drawn, and what the figures rest on.</summary>
/// <param name="Compiled">How many mutants the part (or the files named) has that compile: what was drawn from.</param>
/// <param name="LeftOut">Tests that took longer than the cap.</param>
internal sealed record Report(
    string Part,
    int Compiled,
    int Seed,
    double Cap,
    int Tests,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Failing,
    IReadOnlyList<Verdict> Verdicts
)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static Report Load(string file) => JsonSerializer.Deserialize<Report>(File.ReadAllText(file), Options)!;

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Options));

    public void Print(TextWriter output)
    {
        int[] counts = [.. Enum.GetValues<Fate>().Select(f => Verdicts.Count(v => v.Fate == f))];
        Score score = new(counts[(int)Fate.Killed] + counts[(int)Fate.Timeout], Verdicts.Count);
        foreach (
            IGrouping<string, Verdict> file in Verdicts
                .GroupBy(v => v.Mutant.File, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            Verdict[] alive = [.. file.Where(v => v.Fate is Fate.Survived or Fate.NoCoverage)];
            if (alive.Length > 0)
            {
                output.WriteLine($"{file.Key}: {alive.Length} of {file.Count()} survived");
            }
            foreach (Verdict verdict in alive)
            {
                output.WriteLine($"  {verdict.Mutant.Id, 5} {(verdict.Fate == Fate.NoCoverage ? "(no test) " : "")}{verdict.Mutant}");
            }
        }
        string drawn =
            Verdicts.Count < Compiled ? $"{Verdicts.Count} of {Compiled} mutants drawn with seed {Seed}" : $"all {Compiled} mutants";
        output.WriteLine(
            $"{Part}: {drawn}; killed {counts[0]}, timeouts {counts[1]}, survived {counts[2]}, no coverage {counts[3]}; tests up to {Cap} ms: {Tests}, longer ones left out: {LeftOut.Count}"
                + (Failing.Count > 0 ? $"; FAIL WITHOUT A MUTANT: {string.Join(", ", Failing)}" : "")
        );
        string interval =
            Verdicts.Count < Compiled ? $", 95 % interval {Percent(score.Interval.Lower)} to {Percent(score.Interval.Upper)} (Wilson)" : "";
        output.WriteLine($"score {Percent(score.Value)}{interval}; the tests left out make it a lower bound");
    }

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";
}
