using System.Globalization;
using System.Text.Json;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>What a test costs and reaches without a mutant.</summary>
internal sealed record Surveyed(int Index, string Name, double Milliseconds, int[] Reached, int[] Statics);

/// <summary>The tests that mutants are run against, shortest first, and those left out: too long, or failing without a mutant.</summary>
internal sealed record Survey(IReadOnlyList<Surveyed> Tests, IReadOnlyList<string> Long, IReadOnlyList<string> Failing)
{
    /// <summary>Noting what is reached slows a test down up to a hundred times; one that takes longer than that of the cap is left out.</summary>
    private const double Noting = 100;
    private const int ProgressEvery = 50;

    /// <summary>The tests that can see a mutant: those that reach it; all of them if it acts while a static member is initialised, by whichever test is first.</summary>
    public IReadOnlyList<Surveyed> Reaching(int mutant, bool isStatic) =>
        isStatic ? Tests : [.. Tests.Where(t => t.Reached.Contains(mutant))];

    /// <summary>Runs every test, first unmeasured; one that takes more than <paramref name="cap"/> milliseconds is left out.</summary>
    /// <param name="classes">The names of the classes whose tests are run; none: all.</param>
    /// <param name="known">A survey of the same mutated assembly whose tests need no second look, if any.</param>
    public static async Task<Survey> Take(string part, double cap, IReadOnlyList<string> classes, Survey? known)
    {
        IReadOnlyList<TestCase> all = await TestCase.All();
        List<Surveyed> tests = [];
        List<string> tooLong = [],
            failing = [];
        WorkerProcess worker = new(part);
        for (int i = 0; i < all.Count; i++)
        {
            string name = all[i].Name;
            if (i % ProgressEvery == 0)
            {
                Console.WriteLine($"surveying the tests, {i} of {all.Count}");
            }
            if (classes.Count > 0 && !classes.Contains(all[i].Method.DeclaringType!.Name, StringComparer.Ordinal))
            {
                continue;
            }
            if (known?.Tests.FirstOrDefault(t => t.Name == name) is { } before)
            {
                tests.Add(before with { Index = i });
                continue;
            }
            if (known?.Long.Contains(name, StringComparer.Ordinal) == true)
            {
                tooLong.Add(name);
                continue;
            }
            (string verdict, double time) = await Time(worker, i, cap);
            string[] reach = ["", ""];
            if (verdict == "pass")
            {
                (WorkerProcess.End end, string text) = await worker.Ask($"reach {i}", Noting * cap / 1000);
                (verdict, reach) = end == WorkerProcess.End.Answered ? ("pass", text.Split('|')) : ("long", reach);
            }
            switch (verdict)
            {
                case "pass":
                    tests.Add(new Surveyed(i, name, time, Numbers(reach[0]), Numbers(reach[1])));
                    break;
                case "fail":
                    failing.Add(name);
                    break;
                default:
                    tooLong.Add(name);
                    break;
            }
            if (worker.Ended)
            {
                worker.Dispose();
                worker = new WorkerProcess(part);
            }
        }
        worker.Dispose();
        return new Survey([.. tests.OrderBy(t => t.Milliseconds)], tooLong, failing);
    }

    public static Survey? Load(string file) => File.Exists(file) ? JsonSerializer.Deserialize<Survey>(File.ReadAllText(file)) : null;

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    private static async Task<(string Verdict, double Milliseconds)> Time(WorkerProcess worker, int test, double cap)
    {
        double time = 0;
        for (int run = 0; run < 2; run++)
        {
            (WorkerProcess.End end, string text) = await worker.Ask($"run {test}", 3 + (2 * cap / 1000));
            if (end != WorkerProcess.End.Answered)
            {
                return ("long", 0);
            }
            string[] words = text.Split(' ');
            if (words[0] == "fail")
            {
                return ("fail", 0);
            }
            time = double.Parse(words[1], CultureInfo.InvariantCulture);
        }
        return (time <= cap ? "pass" : "long", time);
    }

    private static int[] Numbers(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}
