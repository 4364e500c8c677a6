using FsCheck;
using FsCheck.Fluent;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Reporting;
using IsoTriplet.Experiments.Commands;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace IsoTriplet.Tests.Claims.Theorems;

/// <summary>Runs a property from a fixed seed and keeps what falsified it, shrunk.</summary>
internal sealed class Falsification : IRunner
{
    private LabelledPoints? _found;

    /// <summary>The shrunk counterexample of the property, or null: the same seed gives the same answer.</summary>
    public static LabelledPoints? Search(Func<Instance, bool> property, ulong seed, int tests)
    {
        Falsification runner = new();
        Replay replay = new(new Rnd(seed, 1), FSharpOption<int>.None);
        Config config = Config.Quick.WithMaxTest(tests).WithReplay(FSharpOption<Replay>.Some(replay)).WithRunner(runner);
        Check.One(config, Prop.ForAll(LabelledPoints.Arbitrary, points => property(points.Instance)));
        return runner._found;
    }

    /// <summary>A case file that <c>measure</c> opens, below a folder; its message names the folder and the points.</summary>
    public static string Report(LabelledPoints found, string folder)
    {
        ClaimResult result = new(Verdict.Refuted, 1, found.ToString(), "") { Against = [found.Instance] };
        return $"{found}, written to {ClaimFiles.Write("property", result, folder).Cases[0]}";
    }

    public void OnStartFixture(Type t) { }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every) { }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink) { }

    public void OnFinished(string name, FsCheck.TestResult result)
    {
        if (result is FsCheck.TestResult.Failed failed)
        {
            _found = (LabelledPoints)failed.Item3.Head;
        }
    }
}
