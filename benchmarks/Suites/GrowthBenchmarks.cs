using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>How costs grow: the exponent b of the least-squares fit <c>cost = a size^b</c> over some sizes, measured anew in every repeat.</summary>
internal static class GrowthBenchmarks
{
    // A measurement of one size takes about this long at least.
    private const double LeastSeconds = 0.02;

    private static readonly int[] Points = [500, 1000, 2000, 4000];
    private static readonly int[] Dimensions = [64, 128, 256, 512];
    private static readonly int[] Small = [10, 14, 20, 28, 40];

    public static IEnumerable<Benchmark> All() =>
        [
            Pairs("growth-iso-distance-points", "N, n = 128", Points, (size, _) => (size, 128)),
            Pairs("growth-iso-distance-dimension", "n, N = 2,000", Dimensions, (size, _) => (2000, size)),
            Of(
                "growth-hardness-points",
                "hardness with the hardest triple, 20 classes: exponent of N, n = 128",
                "one OpenBLAS product F F'",
                Points,
                (session, size) =>
                {
                    Embedding f = session.Inputs.Gaussian(size, 128, 3);
                    Labels labels = Inputs.Alternating(size, 20);
                    double[] memory = new double[size * size];
                    return (
                        inner => Timed.Of(inner, () => [TripletSeparation.Of(f, labels).Hardness!.Value]),
                        inner => Timed.Of(inner, () => [TripletBenchmarks.General(f, memory)])
                    );
                }
            ),
            Of(
                "growth-bound-points",
                "certified Lagrangian lower bound on d_haus, two classes: exponent of N, n = 4",
                "CSDP alone on the whole relaxation",
                Small,
                (session, size) =>
                {
                    Embedding f = session.Inputs.Gaussian(size, 4, 201);
                    Labels labels = Inputs.Alternating(size, 2);
                    SemidefiniteProgram program = HausRelaxation.Of(f, labels);
                    return (
                        inner => Timed.Of(inner, () => [LagrangianSolver.Solve(f, labels, RelaxationBenchmarks.Settings).Bound.Value]),
                        inner => Timed.Of(inner, () => [Csdp.Solve(program, 100, session.Threads, session.Cancel).DualObjective])
                    );
                }
            ),
        ];

    private static Benchmark Pairs(string name, string of, int[] sizes, Func<int, int, (int Points, int Dimension)> shape) =>
        Of(
            name,
            $"d_iso of two embeddings with the worst pair: exponent of {of}",
            "SciPy pdist twice, difference, max",
            sizes,
            (session, size) =>
            {
                (int points, int dimension) = shape(size, 0);
                Embedding f = session.Inputs.Gaussian(points, dimension, 1),
                    g = session.Inputs.Jitter(f, 0.2, 2);
                string first = session.Share($"{name}-{size}-f", f),
                    second = session.Share($"{name}-{size}-g", g);
                return (
                    inner => Timed.Of(inner, () => [IsometricDistance.Between(f, g).Value]),
                    inner => session.Peer.Ask("iso_distance", inner, ("f", first), ("g", second))
                );
            }
        );

    private static Benchmark Of(
        string name,
        string what,
        string peer,
        int[] sizes,
        Func<Session, int, (Func<int, Run> Ours, Func<int, Run> Peer)> make
    ) =>
        new(
            name,
            $"{what}, sizes {string.Join(", ", sizes.Select(s => $"{s:N0}"))}",
            $"{peer}: its exponent",
            new Target(RatioKind.Cost, null),
            session =>
            {
                (Func<int, Run> Ours, Func<int, Run> Peer)[] sides = [.. sizes.Select(s => make(session, s))];
                List<double> ours = [],
                    peers = [];
                return new Duel
                {
                    Heavy = true,
                    Ours = (_, _) => Exponent(sizes, [.. sides.Select(s => s.Ours)], ours),
                    Peer = (_, _) => Exponent(sizes, [.. sides.Select(s => s.Peer)], peers),
                    Note = () => $"exponent ours {Text(ours.Skip(1))}, the peer's {Text(peers)}",
                };
            },
            "(exponent)"
        );

    private static string Text(IEnumerable<double> exponents)
    {
        Spread spread = Spread.Of(exponents);
        return $"{spread.Median:F2} ({spread.Min:F2} to {spread.Max:F2})";
    }

    private static Run Exponent(int[] sizes, Func<int, Run>[] sides, List<double> seen)
    {
        double[] costs = new double[sizes.Length];
        for (int k = 0; k < sizes.Length; k++)
        {
            double once = sides[k](1).Cost;
            costs[k] = once >= LeastSeconds ? once : sides[k]((int)Math.Ceiling(LeastSeconds / Math.Max(once, 1e-7))).Cost;
        }
        double slope = Slope([.. sizes.Select(s => Math.Log(s))], [.. costs.Select(c => Math.Log(c))]);
        seen.Add(slope);
        return new Run(slope, []);
    }

    /// <summary>The slope of the least-squares line.</summary>
    internal static double Slope(double[] x, double[] y)
    {
        double mx = x.Average(),
            my = y.Average();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
    }
}
