using IsoTriplet.Numerics;

namespace IsoTriplet.Triplets;

/// <summary>How one triple moved.</summary>
/// <param name="Triple">Its rows.</param>
/// <param name="Before">S_ap, S_an and gamma in the first embedding.</param>
/// <param name="After">The same in the second.</param>
/// <param name="Direction">The direction of (S_ap, S_an).</param>
public readonly record struct MovedTriple(Triple Triple, TripletState Before, TripletState After, Direction Direction);

/// <summary>The movement of real triples between two embeddings of the same rows, before and after training; [ETL] Figures 3 and 6.</summary>
/// <param name="Triples">Every triple mined in the first embedding.</param>
/// <param name="MeanDeltaSap">Mean of S_ap after less before; 0 without triples.</param>
/// <param name="MeanDeltaSan">Mean of S_an after less before.</param>
/// <param name="Directions">Share of each direction; directions that do not occur are absent.</param>
/// <param name="StillMined">Share of the triples that the strategy chooses again in the second embedding.</param>
public sealed record TripletMovement(
    IReadOnlyList<MovedTriple> Triples,
    double MeanDeltaSap,
    double MeanDeltaSan,
    IReadOnlyDictionary<Direction, double> Directions,
    double StillMined
)
{
    /// <summary>Changes of a cosine of at most this size are rounding.</summary>
    public const double Rounding = 1e-12;

    /// <summary>Follows the triples that are mined in the first embedding into the second.</summary>
    /// <param name="before">The first embedding; no row of length 0.</param>
    /// <param name="after">The second embedding of the same rows; its dimension may differ.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="strategy">The mining strategy.</param>
    /// <returns>The movement.</returns>
    /// <exception cref="ArgumentException">Numbers of rows differ or a row has length 0.</exception>
    public static TripletMovement Between(Embedding before, Embedding after, Labels labels, MiningStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Guard.SameSize(before.Points, after.Points, "points of the two embeddings");
        TripletScatter first = TripletScatter.Of(before, labels, strategy);
        Embedding second = UnitSphere.Normalise(after);
        HashSet<Triple> again = [.. TripletMiner.Mine(after, labels, strategy, TripletDistances.Cosine).Triples];
        MovedTriple[] moved = new MovedTriple[first.Points.Count];
        DirectionCounter counter = new();
        double sumSap = 0;
        double sumSan = 0;
        int kept = 0;
        for (int t = 0; t < moved.Length; t++)
        {
            ScatterPoint point = first.Points[t];
            TripletState now = TripletScatter.StateOf(second, point.Triple);
            double deltaSap = now.Sap - point.State.Sap;
            double deltaSan = now.San - point.State.San;
            Direction direction = Triplets.Directions.Of(deltaSap, deltaSan, Rounding);
            moved[t] = new MovedTriple(point.Triple, point.State, now, direction);
            counter.Add(direction);
            sumSap += deltaSap;
            sumSan += deltaSan;
            kept += again.Contains(point.Triple) ? 1 : 0;
        }
        double share = moved.Length == 0 ? 0 : 1.0 / moved.Length;
        return new TripletMovement(moved, sumSap * share, sumSan * share, counter.Shares(), kept * share);
    }
}
