using IsoTriplet.Numerics;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Training;

/// <summary>Measures the diagrams and movements of one run.</summary>
internal sealed class MovementMeasure(string loss, string mining, int seed, Labels labels, MovementSettings settings, bool keep)
{
    // Squares a side of the diagram over [-1, 1].
    private const int Squares = 20;
    private const double Side = 2.0 / Squares;

    private readonly MiningStrategy _strategy = MiningStrategy.Parse(mining);
    private readonly UpdateRule _rule = UpdateRule.ByName(loss);

    public MovementSnapshot Snapshot(long step, Embedding points)
    {
        TripletScatter scatter = TripletScatter.Of(points, labels, _strategy);
        int count = scatter.Points.Count;
        // Every k-th triple: anchors come class after class, so that each class is drawn alike.
        ScatterPoint[] kept =
        [
            .. Enumerable
                .Range(0, Math.Min(settings.Kept, count))
                .Select(i => scatter.Points[(int)((long)i * count / Math.Min(settings.Kept, count))]),
        ];
        return new MovementSnapshot(
            loss,
            mining,
            seed,
            step,
            count,
            scatter.Points.Average(p => p.State.Sap),
            scatter.Points.Average(p => p.State.San),
            scatter.Shares.Hard,
            keep ? [.. kept.Select(p => Math.Round(p.State.Sap, 4))] : null,
            keep ? [.. kept.Select(p => Math.Round(p.State.San, 4))] : null
        );
    }

    public TripletMovement Follow(Embedding before, Embedding after) => TripletMovement.Between(before, after, labels, _strategy);

    public MovementPhase Phase(string name, long from, long to, TripletMovement movement) =>
        new(
            loss,
            mining,
            seed,
            name,
            from,
            to,
            movement.Triples.Count,
            movement.MeanDeltaSap,
            movement.MeanDeltaSan,
            movement.StillMined,
            movement.Directions.ToDictionary(d => Directions.NameOf(d.Key), d => d.Value, StringComparer.Ordinal),
            [.. settings.Entanglements.Select(p => Agreement(movement, p))]
        );

    public IEnumerable<MovementBin> Bins(string phase, TripletMovement movement) =>
        movement
            .Triples.GroupBy(t => (Column: Square(t.Before.Sap), Row: Square(t.Before.San)))
            .OrderBy(g => g.Key.Row)
            .ThenBy(g => g.Key.Column)
            .Select(g => new MovementBin(
                loss,
                mining,
                phase,
                g.Count(),
                Rounded(g.Average(t => t.Before.Sap)),
                Rounded(g.Average(t => t.Before.San)),
                Rounded(g.Average(t => t.After.Sap)),
                Rounded(g.Average(t => t.After.San)),
                Rounded(g.Average(t => Predicted(t.Before, 0).DeltaSap)),
                Rounded(g.Average(t => Predicted(t.Before, 0).DeltaSan))
            ));

    private MovementAgreement Agreement(TripletMovement movement, double entanglement)
    {
        Direction[] predicted = [.. movement.Triples.Select(t => Predicted(t.Before, entanglement).Direction)];
        double count = predicted.Length;
        double agreement = predicted.Where((d, i) => d == movement.Triples[i].Direction).Count() / count;
        double chance = predicted.CountBy(d => d).Sum(g => g.Value / count * movement.Directions.GetValueOrDefault(g.Key));
        return new MovementAgreement(entanglement, agreement, chance);
    }

    private FieldCell Predicted(TripletState state, double entanglement) => DynamicsField.At(_rule, state, entanglement, settings.Rate);

    private static int Square(double s) => Math.Clamp((int)Math.Floor((s + 1) / Side), 0, Squares - 1);

    private static double Rounded(double value) => Math.Round(value, 5);
}
