using IsoTriplet.Numerics.Blas;
using IsoTriplet.Triplets;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>Hardness and mining against one dense product of the same rows, below which nothing that needs all distances is expected to go.</summary>
internal static class TripletBenchmarks
{
    private const int Points = 1800;
    private const int Dimension = 128;
    private const int Classes = 20;
    private const double Allowed = 1.5;
    private const string Product = "one OpenBLAS product F F' (dgemm, into memory at hand)";

    public static IEnumerable<Benchmark> All()
    {
        string input = $"{Points:N0} x {Dimension}, {Classes} classes";
        yield return new(
            "hardness",
            $"hardness with the hardest triple, {input}",
            Product,
            new Target(RatioKind.Cost, Allowed),
            session => Against(session, Hardness, General)
        );
        yield return new(
            "hardness-gram",
            $"hardness with the hardest triple, {input}",
            "one OpenBLAS Gram product F F' of half the work (dsyrk, mirrored, into new memory)",
            new Target(RatioKind.Cost, null),
            session => Against(session, Hardness, Gram)
        );
        foreach (MiningStrategy strategy in MiningStrategy.Every)
        {
            // All positives with all negatives are 274 million triples here, which the miner refuses.
            if (strategy is { Positive: PositiveRule.All, Negative: NegativeRule.All })
            {
                continue;
            }
            yield return new(
                $"mining-{strategy.Name}",
                $"mining by {strategy.Name}, {input}",
                Product,
                new Target(RatioKind.Cost, Allowed),
                session => Mining(session, strategy)
            );
        }
    }

    private static double Hardness(Embedding f, Labels labels) => TripletSeparation.Of(f, labels).Hardness!.Value;

    private static Duel Mining(Session session, MiningStrategy strategy)
    {
        int triples = 0;
        Duel duel = Against(session, (f, labels) => triples = TripletMiner.Mine(f, labels, strategy).Triples.Count, General);
        return duel with { Note = () => $"{triples:N0} triples" };
    }

    private static Duel Against(Session session, Func<Embedding, Labels, double> work, Func<Embedding, double[], double> product)
    {
        session.Cancel.ThrowIfCancellationRequested();
        Embedding f = session.Inputs.Gaussian(Points, Dimension, 3);
        Labels labels = Inputs.Alternating(Points, Classes);
        double[] memory = new double[Points * Points];
        return new Duel
        {
            Ours = (_, inner) => Timed.Of(inner, () => [work(f, labels)]),
            Peer = (_, inner) => Timed.Of(inner, () => [product(f, memory)]),
        };
    }

    internal static double General(Embedding f, double[] memory)
    {
        MatrixProduct.General(f.Points, f.Points, f.Dimension, 1, f.Values, false, f.Values, true, 0, memory);
        return memory[^1];
    }

    private static double Gram(Embedding f, double[] memory) => MatrixProduct.OfRows(f.Values, f.Points, f.Dimension)[^1];
}
