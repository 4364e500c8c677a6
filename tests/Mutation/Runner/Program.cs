using System.Diagnostics;
using System.Globalization;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>
/// `mutants PART FOLDER [--sample N] [--seed S] [--cap MS] [--files A,B] [--tests C,D] [--again]` runs mutants of the assembly in this program's folder, `worker PART ID` is
/// its child process; anything else goes to the tests, as stryker calls them.
/// </summary>
internal static class Program
{
    private const int ProgressEvery = 25;

    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["worker", string part, string id]:
                await Worker.Run(part, int.Parse(id, CultureInfo.InvariantCulture));
                return 0;
            case ["mutants", string part, string folder, .. string[] options]:
                return await Mutants(part, folder, options);
            // As the entry point that xunit writes, whose namespace has a name of its own in every project.
            case var server when server.Any(a => a is "--server" or "--internal-msbuild-node"):
                return await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
                    args,
                    SelfRegisteredExtensions.AddSelfRegisteredExtensions
                );
            default:
                return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
        }
    }

    private static async Task<int> Mutants(string part, string folder, string[] options)
    {
        MutatedFile.MakeFast(Path.Combine(AppContext.BaseDirectory, $"IsoTriplet.{part}.dll"));
        string reportFile = Path.Combine(folder, "report.json"),
            surveyFile = Path.Combine(folder, "tests.json");
        bool again = options.Contains("--again");
        Report? last = again ? Report.Load(reportFile) : null;
        string[] files = Names("--files"),
            classes = Names("--tests");
        double cap = last?.Cap ?? double.Parse(Option("--cap", "1000"), CultureInfo.InvariantCulture);
        int seed = last?.Seed ?? int.Parse(Option("--seed", "0"), CultureInfo.InvariantCulture),
            count = int.Parse(Option("--sample", $"{int.MaxValue}"), CultureInfo.InvariantCulture);

        IReadOnlyList<Mutant> mutants = Mutant.Load(Path.Combine(folder, "stryker", "reports", "mutation-report.json"));
        mutants = [.. mutants.Where(m => files.Length == 0 || files.Contains(m.File))];
        IReadOnlyList<Mutant> drawn = last is null
            ? Mutant.Sample(mutants, count, seed)
            : [.. last.Verdicts.Where(v => v.Fate is Fate.Survived or Fate.NoCoverage).Select(v => v.Mutant)];

        Stopwatch watch = Stopwatch.StartNew();
        Survey survey = await Survey.Take(part, cap, classes, again ? Survey.Load(surveyFile) : null);
        survey.Save(surveyFile);
        Console.WriteLine(
            $"{part}: {survey.Tests.Count} tests surveyed in {watch.Elapsed.TotalSeconds:F0} s, {drawn.Count} mutants to run"
        );

        List<Verdict> verdicts = [];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Trials.Processes).Select(_ => Task.Run(Run)));
        All().Print(Console.Out);
        return 0;

        async Task Run()
        {
            using Trials trials = new(part, survey);
            for (int i; (i = Interlocked.Increment(ref next)) < drawn.Count; )
            {
                Verdict verdict = await trials.Run(drawn[i]);
                lock (verdicts)
                {
                    verdicts.Add(verdict);
                    if (verdicts.Count % ProgressEvery == 0 || verdicts.Count == drawn.Count)
                    {
                        Console.WriteLine($"{verdicts.Count} of {drawn.Count}, {watch.Elapsed.TotalSeconds:F0} s");
                        All().Save(reportFile);
                    }
                }
            }
        }

        Report All() =>
            new(
                part,
                last?.Compiled ?? mutants.Count,
                seed,
                cap,
                survey.Tests.Count,
                survey.Long,
                survey.Failing,
                last is null
                    ? [.. verdicts.OrderBy(v => v.Mutant.Id)]
                    : [.. last.Verdicts.Select(v => verdicts.Find(n => n.Mutant.Id == v.Mutant.Id) ?? v)]
            );

        string[] Names(string name) => Option(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries);

        string Option(string name, string otherwise) => Array.IndexOf(options, name) is >= 0 and var at ? options[at + 1] : otherwise;
    }
}
