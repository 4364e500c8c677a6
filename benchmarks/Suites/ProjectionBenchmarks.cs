using System.Text.Json.Nodes;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>The local solve of d_haus(F, F_TS) against SciPy SLSQP with analytic Jacobians: another instance each repeat, both from the same starts.</summary>
/// <remarks>Ours returns a repaired and certified embedding; the peer's may violate a triple by up to 1e-6 of the scale.</remarks>
internal static class ProjectionBenchmarks
{
    private const double Required = 3;
    private const double Tolerance = 1e-6;

    public static IEnumerable<Benchmark> All() =>
        [
            Of("projection-20-2", 20, 2, 4, false, "all triples as constraints"),
            Of("projection-20-2-generated", 20, 2, 4, true, "triples added as they are violated"),
            // With all 15,200 triples one solve takes the peer many minutes.
            Of("projection-40-4-generated", 40, 4, 2, true, "triples added as they are violated"),
        ];

    private static Benchmark Of(string name, int points, int dimension, int starts, bool generate, string how) =>
        new(
            name,
            $"d_haus(F, F_TS) from above, N = {points}, n = {dimension}, two classes, the same {starts} starts",
            $"SciPy SLSQP with analytic Jacobians, {how}",
            new Target(RatioKind.Speedup, Required),
            session => Prepare(session, points, dimension, starts, generate)
        );

    private static Duel Prepare(Session session, int points, int dimension, int starts, bool generate)
    {
        Labels labels = Inputs.Alternating(points, 2);
        string labelPath = session.Share($"projection-{points}-labels", labels);
        List<(double[] Ours, double[] Peer)> outcomes = [];
        double[] latest = [];
        return new Duel
        {
            Heavy = true,
            Ours = (k, inner) =>
            {
                Embedding[] from = Starts(points, dimension, starts, k);
                SeparationProblem problem = new(from[0], labels, Objective.Haus);
                Run run = Timed.Of(inner, () => [.. from.Select(s => LocalSolver.Solve(problem, s).Value)]);
                latest = run.Values;
                return run;
            },
            Peer = (k, inner) =>
            {
                Embedding[] from = Starts(points, dimension, starts, k);
                string[] paths = [.. from.Select((s, i) => session.Share($"projection-{points}-{k}-{i}", s))];
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
    private static Embedding[] Starts(int points, int dimension, int starts, int instance)
    {
        Embedding f = Inputs.Gaussian(points, dimension, 100 + instance);
        return [.. Enumerable.Range(0, starts).Select(s => s == 0 ? f : Inputs.Jitter(f, 0.25 * s, (1000 * instance) + s))];
    }

    private static string Text(List<(double[] Ours, double[] Peer)> outcomes)
    {
        (double Ours, double Peer)[] each = [.. outcomes.SelectMany(o => o.Ours.Zip(o.Peer))];
        int better = each.Count(o => o.Ours < o.Peer * (1 - Tolerance)),
            worse = each.Count(o => o.Ours > o.Peer * (1 + Tolerance)),
            best = outcomes.Count(o => o.Ours.Min() < o.Peer.Min() * (1 - Tolerance)),
            lost = outcomes.Count(o => o.Ours.Min() > o.Peer.Min() * (1 + Tolerance));
        return $"objective by start: better {better}, equal {each.Length - better - worse}, worse {worse}; "
            + $"best of the starts by instance: better {best}, equal {outcomes.Count - best - lost}, worse {lost}";
    }
}
