using System.Globalization;
using System.Text.Json;

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
