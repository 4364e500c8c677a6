using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Triplets;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>Mining against masked matrices in python3-torch, and Recall@K against scikit-learn's exact neighbours.</summary>
internal static class LearningBenchmarks
{
    private const int Points = 1800;
    private const int Dimension = 128;
    private const int Classes = 20;

    public static IEnumerable<Benchmark> All()
    {
        foreach (string strategy in (string[])["easy-semi-hard", "hard-hard", "easy-all", "all-semi-hard"])
        {
            yield return new Benchmark(
                $"torch-mining-{strategy}",
                $"mining by {strategy}, {Points:N0} x {Dimension}, {Classes} classes",
                "python3-torch: cdist, masks, argmin and nonzero",
                new Target(RatioKind.Speedup, null),
                session => Mining(session, MiningStrategy.Parse(strategy))
            )
            {
                OnlyByName = true,
            };
        }
        yield return new Benchmark(
            "recall",
            $"Recall@1, 2, 4, 8 with MAP@R, {Points:N0} x {Dimension}, {Classes} classes, each point among the others",
            "scikit-learn NearestNeighbors (brute, 8 neighbours) and a mean; no MAP@R",
            new Target(RatioKind.Speedup, null),
            Recall
        );
    }

    private static Duel Mining(Session session, MiningStrategy strategy)
    {
        (Embedding f, Labels labels, string points, string classes) = Batch(session);
        string[] parts = strategy.Name.Split('-', 2);
        return new Duel
        {
            Ours = (_, inner) => Timed.Of(inner, () => [TripletMiner.Mine(f, labels, strategy).Triples.ToArray().Length]),
            Peer = (_, inner) =>
                session.Peer.Ask("mine", inner, ("f", points), ("labels", classes), ("positive", parts[0]), ("negative", parts[1])),
            Agree = Agreements.Equal(0),
        };
    }

    private static Duel Recall(Session session)
    {
        (Embedding f, Labels labels, string points, string classes) = Batch(session);
        return new Duel
        {
            Ours = (_, inner) =>
                Timed.Of(
                    inner,
                    () =>
                    {
                        RetrievalMetrics m = RetrievalMetrics.Of(f, labels);
                        return [m.RecallAt1, m.RecallAt2, m.RecallAt4, m.RecallAt8];
                    }
                ),
            Peer = (_, inner) => session.Peer.Ask("recall", inner, ("f", points), ("labels", classes)),
            Agree = Agreements.Equal(1e-12),
        };
    }

    private static (Embedding F, Labels Labels, string Points, string Classes) Batch(Session session)
    {
        session.Cancel.ThrowIfCancellationRequested();
        Embedding f = session.Inputs.Gaussian(Points, Dimension, 3);
        Labels labels = Inputs.Alternating(Points, Classes);
        return (f, labels, session.Share("batch", f), session.Share("batch-labels", labels));
    }
}
