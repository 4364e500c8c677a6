namespace IsoTriplet.Triplets;

/// <summary>One triple in the triplet scatter diagram.</summary>
/// <param name="Triple">Its rows.</param>
/// <param name="State">S_ap, S_an and gamma.</param>
public readonly record struct ScatterPoint(Triple Triple, TripletState State);

/// <summary>Shares of the triples by region of the diagram; all 0 without triples.</summary>
/// <param name="Easy">S_an &lt; S_ap: below the diagonal, ranked rightly.</param>
/// <param name="Hard">S_an > S_ap: above the diagonal, ranked wrongly.</param>
/// <param name="Diagonal">S_an = S_ap exactly.</param>
/// <param name="NegativeCosine">S_ap &lt; 0 or S_an &lt; 0: outside the square [0, 1]^2 that the source draws.</param>
public sealed record ScatterShares(double Easy, double Hard, double Diagonal, double NegativeCosine);

/// <summary>What a step of a loss would do to the triples of a diagram, each with its own gamma.</summary>
/// <param name="PositivePushedAway">Share with dS_ap total &lt; 0.</param>
/// <param name="NegativePulledIn">Share with dS_an total > 0.</param>
/// <param name="Directions">Share of each direction of movement; directions that do not occur are absent.</param>
public sealed record ScatterDynamics(double PositivePushedAway, double NegativePulledIn, IReadOnlyDictionary<Direction, double> Directions);

/// <summary>The triplet scatter diagram of an embedding: (S_ap, S_an) of every mined triple; [ETL] Figures 1, 3 and 6.</summary>
/// <param name="Mining">What was mined.</param>
/// <param name="Points">One point a triple, in the miner's order.</param>
/// <param name="Shares">Shares by region.</param>
public sealed record TripletScatter(MiningResult Mining, IReadOnlyList<ScatterPoint> Points, ScatterShares Shares)
{
    /// <summary>Draws the diagram of an embedding. Rows are put on the unit sphere first, and mined by angle.</summary>
    /// <param name="embedding">F; no row of length 0.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="strategy">The mining strategy.</param>
    /// <param name="settings">What is done at the edges of the strategy.</param>
    /// <returns>The diagram.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a row has length 0, or there are too many triples.</exception>
    public static TripletScatter Of(Embedding embedding, Labels labels, MiningStrategy strategy, MiningSettings? settings = null)
    {
        Embedding unit = UnitSphere.Normalise(embedding);
        MiningResult mining = TripletMiner.Mine(embedding, labels, strategy, TripletDistances.Cosine, settings);
        ScatterPoint[] points = [.. mining.Triples.Select(triple => new ScatterPoint(triple, StateOf(unit, triple)))];
        return new TripletScatter(mining, points, Count(points, new ExactAngles(embedding)));
    }

    /// <summary>The state of one triple of an embedding.</summary>
    /// <param name="embedding">F; no row of length 0 in the triple.</param>
    /// <param name="triple">Its rows.</param>
    /// <returns>S_ap, S_an, gamma.</returns>
    public static TripletState StateOf(Embedding embedding, Triple triple)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        return TripletState.Of(embedding.Row(triple.Anchor), embedding.Row(triple.Positive), embedding.Row(triple.Negative));
    }

    /// <summary>What one step would do to the triples, each by itself with its own gamma.</summary>
    /// <param name="rule">The loss.</param>
    /// <param name="entanglement">p in [0, 1].</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>Shares; all 0 without triples.</returns>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    public ScatterDynamics Under(UpdateRule rule, double entanglement, double rate)
    {
        double share = Points.Count == 0 ? 0 : 1.0 / Points.Count;
        int away = 0;
        int near = 0;
        DirectionCounter counter = new();
        foreach (ScatterPoint point in Points)
        {
            FieldCell cell = DynamicsField.At(rule, point.State, entanglement, rate);
            away += cell.TotalSap < -DynamicsField.Rounding ? 1 : 0;
            near += cell.TotalSan > DynamicsField.Rounding ? 1 : 0;
            counter.Add(cell.Direction);
        }
        return new ScatterDynamics(away * share, near * share, counter.Shares());
    }

    // Where the last digits would decide, the coordinates do.
    private static ScatterShares Count(ScatterPoint[] points, ExactAngles exact)
    {
        double error = 2 * exact.ChordError;
        int Order(ScatterPoint p) =>
            Math.Abs(p.State.San - p.State.Sap) > error
                ? p.State.San.CompareTo(p.State.Sap)
                : exact.Compare(p.Triple.Anchor, p.Triple.Positive, p.Triple.Negative);
        bool IsNegative(double cosine, int anchor, int other) => Math.Abs(cosine) > error ? cosine < 0 : exact.Sign(anchor, other) < 0;
        double share = points.Length == 0 ? 0 : 1.0 / points.Length;
        int easy = points.Count(p => Order(p) < 0);
        int hard = points.Count(p => Order(p) > 0);
        int negative = points.Count(p =>
            IsNegative(p.State.Sap, p.Triple.Anchor, p.Triple.Positive) || IsNegative(p.State.San, p.Triple.Anchor, p.Triple.Negative)
        );
        return new ScatterShares(easy * share, hard * share, (points.Length - easy - hard) * share, negative * share);
    }
}
