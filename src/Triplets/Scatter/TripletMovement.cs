namespace IsoTriplet.Triplets;

/// <summary>How one triple moved.</summary>
/// <param name="Triple">Its rows.</param>
/// <param name="Before">S_ap, S_an and gamma in the first embedding.</param>
/// <param name="After">The same in the second.</param>
/// <param name="Direction">The direction of (S_ap, S_an).</param>
public readonly record struct MovedTriple(Triple Triple, TripletState Before, TripletState After, Direction Direction)
{
    /// <summary>Follows one triple from one embedding into another.</summary>
    /// <param name="before">Unit rows.</param>
    /// <param name="after">Unit rows of the same points; the dimension may differ.</param>
    /// <param name="triple">Its rows.</param>
    /// <returns>Where it was, where it is, and the direction; changes of at most <see cref="TripletMovement.Rounding"/> are none.</returns>
    public static MovedTriple Of(Embedding before, Embedding after, Triple triple)
    {
        (TripletState was, TripletState now) = (TripletScatter.StateOf(before, triple), TripletScatter.StateOf(after, triple));
        return new MovedTriple(triple, was, now, Directions.Of(now.Sap - was.Sap, now.San - was.San, TripletMovement.Rounding));
    }
}

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
        Embedding first = UnitSphere.Normalise(before);
        Embedding second = UnitSphere.Normalise(after);
        HashSet<Triple> again = [.. TripletMiner.Mine(after, labels, strategy, TripletDistances.Cosine).Triples];
        MovedTriple[] moved =
        [
            .. TripletMiner
                .Mine(before, labels, strategy, TripletDistances.Cosine)
                .Triples.Select(triple => MovedTriple.Of(first, second, triple)),
        ];
        DirectionCounter counter = new();
        foreach (MovedTriple triple in moved)
        {
            counter.Add(triple.Direction);
        }
        double share = moved.Length == 0 ? 0 : 1.0 / moved.Length;
        return new TripletMovement(
            moved,
            moved.Sum(t => t.After.Sap - t.Before.Sap) * share,
            moved.Sum(t => t.After.San - t.Before.San) * share,
            counter.Shares(),
            moved.Count(t => again.Contains(t.Triple)) * share
        );
    }
}
