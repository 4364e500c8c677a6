namespace IsoTriplet.Tests.Mutation.Runner;

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
