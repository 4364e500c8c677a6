using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>What a test costs and reaches without a mutant.</summary>
internal sealed record Surveyed(int Index, string Name, double Milliseconds, int[] Reached, int[] Statics);

/// <summary>The tests that mutants are run against, shortest first, and those left out: too long, or failing without a mutant.</summary>
internal sealed record Survey(IReadOnlyList<Surveyed> Tests, IReadOnlyList<string> Long, IReadOnlyList<string> Failing)
{
    /// <summary>In place of a time: the test is left out, as it takes too long, or fails without a mutant.</summary>
    private const double TooLong = -1,
        Fails = -2;

    /// <summary>What a first run may take beside the cap, in seconds: it has everything to compile.</summary>
    private const double Cold = 2;
    private const int ProgressEvery = 50;

    /// <summary>The tests that can see a mutant: those that reach it; all of them if it acts while a static member is initialised, by whichever test is first.</summary>
    public IReadOnlyList<Surveyed> Reaching(int mutant, bool isStatic) =>
        isStatic ? Tests : [.. Tests.Where(t => t.Reached.Contains(mutant))];

    /// <summary>Runs every test twice, first unmeasured; one that takes more than <paramref name="cap"/> milliseconds is left out.</summary>
    /// <param name="classes">The names of the classes whose tests are run; none: all.</param>
    /// <param name="known">A survey of the same mutated assembly whose tests need no second look, if any.</param>
    public static async Task<Survey> Take(string part, double cap, IReadOnlyList<string> classes, Survey? known)
    {
        IReadOnlyList<TestCase> all = await TestCase.All();
        Surveyed?[] results = new Surveyed?[all.Count];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Trials.Processes).Select(_ => Task.Run(Run)));
        Surveyed[] tests = [.. results.OfType<Surveyed>()];
        return new Survey([.. tests.Where(t => t.Reached.Length > 0).OrderBy(t => t.Milliseconds)], Names(TooLong), Names(Fails));

        string[] Names(double time) => [.. tests.Where(t => t.Milliseconds == time).Select(t => t.Name)];

        async Task Run()
        {
            WorkerProcess worker = new(part);
            for (int i; (i = Interlocked.Increment(ref next)) < all.Count; )
            {
                if (i % ProgressEvery == 0)
                {
                    Console.WriteLine($"surveying the tests, {i} of {all.Count}");
                }
                TestCase test = all[i];
                if (classes.Count > 0 && !classes.Contains(test.Method.DeclaringType!.Name, StringComparer.Ordinal))
                {
                    continue;
                }
                results[i] =
                    known?.Tests.FirstOrDefault(t => t.Name == test.Name) is { } before ? before with { Index = i }
                    : known?.Long.Contains(test.Name, StringComparer.Ordinal) == true ? new Surveyed(i, test.Name, TooLong, [], [])
                    : await Look(worker, i, test.Name, cap);
                if (worker.Ended)
                {
                    worker.Dispose();
                    worker = new WorkerProcess(part);
                }
            }
            worker.Dispose();
        }
    }

    public static Survey? Load(string file) => File.Exists(file) ? JsonSerializer.Deserialize<Survey>(File.ReadAllText(file)) : null;

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    // The first run, which has everything to compile, notes what is reached, the second is timed.
    private static async Task<Surveyed> Look(WorkerProcess worker, int test, string name, double cap)
    {
        double limit = Cold + (cap / 1000);
        (WorkerProcess.End noted, string reach) = await worker.Ask($"reach {test}", limit);
        if (noted != WorkerProcess.End.Answered)
        {
            return new Surveyed(test, name, TooLong, [], []);
        }
        (WorkerProcess.End end, string text) = reach[0] == 'p' ? await worker.Ask($"run {test}", limit) : (noted, reach);
        string[] words = [.. text.Split(' '), ""],
            lists = reach.Split('|');
        return words[0] switch
        {
            "fail" => new Surveyed(test, name, Fails, [], []),
            "pass" when double.Parse(words[1], CultureInfo.InvariantCulture) is var time && time <= cap => new Surveyed(
                test,
                name,
                time,
                Numbers(lists[1]),
                Numbers(lists[2])
            ),
            _ => new Surveyed(test, name, TooLong, [], []),
        };
    }

    private static int[] Numbers(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}

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

internal enum Fate
{
    Killed,

    /// <summary>A test did not end in ten times its time and five seconds; counted as killed.</summary>
    Timeout,
    Survived,

    /// <summary>No test that is short enough reaches it; counted as survived.</summary>
    NoCoverage,
}

/// <summary>What became of a mutant, and by which test.</summary>
internal sealed record Verdict(Mutant Mutant, Fate Fate, string By);

/// <summary>Runs mutants, one after another, in a process that goes on to the next one.</summary>
/// <remarks>
/// A failing test kills only if it passes again with the mutant switched off, in the same process. If it does not (an earlier mutant left something behind), if the
/// process crashes, or if the mutant acts within a static initialiser, the mutant has a process of its own, in which it is on from the start.
/// </remarks>
internal sealed class Trials(string part, Survey survey) : IDisposable
{
    /// <summary>How many processes share the tests, and then the mutants.</summary>
    public const int Processes = 2;

    private const double Grace = 5,
        Patience = 10;
    private readonly HashSet<int> _statics = [.. survey.Tests.SelectMany(t => t.Statics)];
    private WorkerProcess? _worker;

    public async Task<Verdict> Run(Mutant mutant)
    {
        bool isStatic = _statics.Contains(mutant.Id);
        IReadOnlyList<Surveyed> tests = survey.Reaching(mutant.Id, isStatic);
        if (tests.Count == 0)
        {
            return new Verdict(mutant, Fate.NoCoverage, "");
        }
        if (!isStatic)
        {
            _worker ??= new WorkerProcess(part);
            Verdict? verdict = await Try(_worker, mutant, tests, alone: false);
            if (verdict is null || _worker.Ended)
            {
                _worker.Dispose();
                _worker = null;
            }
            if (verdict is not null)
            {
                return verdict;
            }
        }
        using WorkerProcess own = new(part, mutant.Id);
        return (await Try(own, mutant, tests, alone: true))!;
    }

    public void Dispose() => _worker?.Dispose();

    /// <summary>Null where only a process of its own can tell.</summary>
    private static async Task<Verdict?> Try(WorkerProcess worker, Mutant mutant, IReadOnlyList<Surveyed> tests, bool alone)
    {
        if (!alone)
        {
            await worker.Ask($"on {mutant.Id}", Grace);
        }
        foreach (Surveyed test in tests)
        {
            double limit = Grace + (Patience * test.Milliseconds / 1000);
            (WorkerProcess.End end, string text) = await worker.Ask($"run {test.Index}", limit);
            if (end == WorkerProcess.End.Hung)
            {
                return new Verdict(mutant, Fate.Timeout, test.Name);
            }
            if (end == WorkerProcess.End.Crashed)
            {
                return alone ? new Verdict(mutant, Fate.Killed, $"crash in {test.Name}") : null;
            }
            if (text.StartsWith("fail", StringComparison.Ordinal))
            {
                return alone || await PassesWithout(worker, test, limit) ? new Verdict(mutant, Fate.Killed, test.Name) : null;
            }
        }
        return new Verdict(mutant, Fate.Survived, "");
    }

    private static async Task<bool> PassesWithout(WorkerProcess worker, Surveyed test, double limit)
    {
        await worker.Ask($"on {MutantSwitch.None}", Grace);
        (_, string text) = await worker.Ask($"run {test.Index}", limit);
        return text.StartsWith("pass", StringComparison.Ordinal);
    }
}
