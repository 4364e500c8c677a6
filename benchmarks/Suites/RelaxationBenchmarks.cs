using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>The Lagrangian lower bound on d_haus(F, F_TS), certified, against the same semidefinite program given to CSDP whole.</summary>
internal static class RelaxationBenchmarks
{
    private const int Dimension = 4;

    // The default limit on steps ends some of these solves early; the peer is held to its optimum.
    internal static readonly LagrangianSettings Settings = new() { MaxSteps = 2000 };

    public static IEnumerable<Benchmark> All() => [Of(12), Of(16), Of(20), Cvxopt(12), Cvxopt(16)];

    private static Benchmark Cvxopt(int points) =>
        new(
            $"relaxation-cvxopt-{points}",
            $"certified Lagrangian lower bound on d_haus, N = {points}, n = {Dimension}, two classes",
            "cvxopt on the dual in its native form, a linear matrix inequality of order N + n (no certificate)",
            new Target(RatioKind.Speedup, null),
            session =>
            {
                Labels labels = Inputs.Alternating(points, 2);
                string classes = session.Share($"relaxation-{points}-labels", labels);
                Embedding Instance(int k) => session.Inputs.Gaussian(points, Dimension, 200 + k);
                return new Duel
                {
                    Heavy = true,
                    Ours = (k, inner) => Timed.Of(inner, () => [LagrangianSolver.Solve(Instance(k), labels, Settings).Bound.Value]),
                    Peer = (k, inner) =>
                        session.Peer.Ask(
                            "lagrangian",
                            inner,
                            ("f", session.Share($"relaxation-{points}-{k}", Instance(k))),
                            ("labels", classes)
                        ),
                    Agree = Agreements.Within(-1e-4, 1e-6),
                };
            }
        );

    private static Benchmark Of(int points) =>
        new(
            $"relaxation-{points}",
            $"certified Lagrangian lower bound on d_haus, N = {points}, n = {Dimension}, two classes",
            "CSDP alone on the whole relaxation in its N^2 form (a process and files a solve, no certificate)",
            new Target(RatioKind.Speedup, null),
            session =>
            {
                Labels labels = Inputs.Alternating(points, 2);
                Embedding Instance(int k) => session.Inputs.Gaussian(points, Dimension, 200 + k);
                return new Duel
                {
                    Heavy = true,
                    Ours = (k, inner) => Timed.Of(inner, () => [LagrangianSolver.Solve(Instance(k), labels, Settings).Bound.Value]),
                    Peer = (k, inner) =>
                        Timed.Of(
                            inner,
                            () =>
                            {
                                SemidefiniteProgram program = HausRelaxation.Of(Instance(k), labels);
                                return
                                [
                                    Math.Sqrt(-Csdp.Solve(program, threads: session.Threads, cancellation: session.Cancel).DualObjective),
                                ];
                            }
                        ),
                    // A valid bound cannot be above the relaxation's value, up to CSDP's 1e-8 of the square.
                    Agree = Agreements.Within(-1e-4, 1e-6),
                };
            }
        );
}
