using System.Text.Json.Nodes;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>d_haus(F, F_TS) from above against SciPy SLSQP with analytic Jacobians: another instance each repeat; a local solve takes the same starts.</summary>
/// <remarks>Ours returns a repaired and certified embedding; the peer's may violate a triple by up to 1e-6 of the scale.</remarks>
internal static class ProjectionBenchmarks
{
    private const double Required = 3;
    private const double Tolerance = 1e-6;

    private const string Whole = "all triples as constraints";

    // With all 15,200 triples of N = 40 the first start of the peer did not end within 100 seconds.
    private const string Generated = "triples added as they are violated";

    public static IEnumerable<Benchmark> All()
    {
        const string local = "one local solve a start";
        const string search = "the whole search of project with both bounds of both distances";
        yield return Of("projection-20-2", 20, 2, 4, local, Local, Whole);
        yield return Of("projection-20-2-generated", 20, 2, 4, local, Local, Generated);
        yield return Of("projection-20-2-search", 20, 2, 4, search, Search, Generated);
        yield return Of("projection-40-4-generated", 40, 4, 2, local, Local, Generated);
        yield return Of("projection-40-4-search", 40, 4, 2, search, Search, Generated);
    }

    // What `project` runs; it takes its own starts, F among them.
    private static double[] Search(Embedding[] from, Labels labels) => [BracketSolver.Solve(from[0], labels).Haus.Upper.Value];

    private static double[] Local(Embedding[] from, Labels labels) =>
        [.. from.Select(s => LocalSolver.Solve(new SeparationProblem(from[0], labels, Objective.Haus), s).Value)];

    private static Benchmark Of(
        string name,
        int points,
        int dimension,
        int starts,
        string what,
        Func<Embedding[], Labels, double[]> ours,
        string constraints
    ) =>
        new(
            name,
            $"d_haus(F, F_TS) from above, N = {points}, n = {dimension}, two classes: {what}",
            $"SciPy SLSQP with analytic Jacobians from {starts} starts (F and F with noise), {constraints}",
            new Target(RatioKind.Speedup, Required),
            session => Prepare(session, name, points, dimension, starts, ours, constraints == Generated)
        );

    private static Duel Prepare(
        Session session,
        string name,
        int points,
        int dimension,
        int starts,
        Func<Embedding[], Labels, double[]> ours,
        bool generate
    )
    {
        Labels labels = Inputs.Alternating(points, 2);
        string labelPath = session.Share($"{name}-labels", labels);
        List<(double[] Ours, double[] Peer)> outcomes = [];
        double[] latest = [];
        return new Duel
        {
            Heavy = true,
            Ours = (k, inner) =>
            {
                Embedding[] from = Starts(session, points, dimension, starts, k);
                Run run = Timed.Of(inner, () => ours(from, labels));
                latest = run.Values;
                return run;
            },
            Peer = (k, inner) =>
            {
                Embedding[] from = Starts(session, points, dimension, starts, k);
                string[] paths = [.. from.Select((s, i) => session.Share($"{name}-{k}-{i}", s))];
                JsonArray list = [.. paths.Select(p => (JsonNode)p)];
                Run run = session.Peer.Ask(
                    "project",
                    inner,
                    ("f", paths[0]),
                    ("labels", labelPath),
                    ("starts", list),
                    ("generate", generate)
                );
                outcomes.Add((latest, run.Values));
                return run;
            },
            Agree = Agreements.NoWorse(Tolerance),
            Note = () => Text(outcomes),
        };
    }

    // F itself, then F with more and more noise.
    private static Embedding[] Starts(Session session, int points, int dimension, int starts, int instance)
    {
        Embedding f = session.Inputs.Gaussian(points, dimension, 100 + instance);
        return [.. Enumerable.Range(0, starts).Select(s => s == 0 ? f : session.Inputs.Jitter(f, 0.25 * s, (1000 * instance) + s))];
    }

    private static string Text(List<(double[] Ours, double[] Peer)> outcomes)
    {
        string best = "best of the starts, by instance: " + Count([.. outcomes.Select(o => (o.Ours.Min(), o.Peer.Min()))]);
        bool sameStarts = outcomes.TrueForAll(o => o.Ours.Length == o.Peer.Length);
        return sameStarts ? $"{best}; by start: {Count([.. outcomes.SelectMany(o => o.Ours.Zip(o.Peer))])}" : best;
    }

    private static string Count((double Ours, double Peer)[] pairs)
    {
        int better = pairs.Count(o => o.Ours < o.Peer * (1 - Tolerance)),
            worse = pairs.Count(o => o.Ours > o.Peer * (1 + Tolerance));
        return $"our objective lower in {better}, equal in {pairs.Length - better - worse}, higher in {worse}";
    }
}
