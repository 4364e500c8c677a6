namespace IsoTriplet.Experiments.Training;

/// <summary>Movements and diagrams as rows of the file.</summary>
internal static class MovementMeasure
{
    // The rate of the theory's step; its directions hardly depend on it when it is small.
    private const double Rate = 0.1;
    private const double Near = 0.9;

    public static MovementPhase Phase(
        (string Loss, string Mining, int Seed, string Phase, long From) of,
        IReadOnlyList<MovedTriple> moved,
        IEnumerable<double> entanglements
    )
    {
        IReadOnlyDictionary<Direction, double> directions = Shares(moved.Select(t => t.Direction));
        return new MovementPhase(
            of.Loss,
            of.Mining,
            of.Seed,
            of.Phase,
            of.From,
            moved.Count,
            moved.Average(t => t.Before.Sap),
            moved.Average(t => t.Before.San),
            moved.Average(t => t.After.Sap - t.Before.Sap),
            moved.Average(t => t.After.San - t.Before.San),
            directions.ToDictionary(d => Directions.NameOf(d.Key), d => d.Value, StringComparer.Ordinal),
            [.. entanglements.Select(p => Agreement(of.Loss, moved, directions, p))]
        );
    }

    public static IEnumerable<MovementDots> Dots(string loss, string mining, string phase, IReadOnlyList<MovedTriple> moved, int kept) =>
        EveryFew(moved, kept)
            .GroupBy(t => t.Direction)
            .OrderBy(g => g.Key)
            .Select(g => new MovementDots(
                loss,
                mining,
                phase,
                Directions.NameOf(g.Key),
                [.. g.Select(t => Math.Round(t.Before.Sap, 4))],
                [.. g.Select(t => Math.Round(t.Before.San, 4))]
            ));

    public static MovementSnapshot Snapshot(string loss, int group, int seed, (int Epoch, long Step) at, TripletScatter scatter, int kept)
    {
        TripletState[] states = [.. scatter.Points.Select(p => p.State)];
        double Share(Func<TripletState, bool> of) => (double)states.Count(of) / states.Length;
        TripletState[] drawn = [.. EveryFew(states, kept)];
        return new MovementSnapshot(
            loss,
            group,
            seed,
            at.Epoch,
            at.Step,
            states.Length,
            states.Average(s => s.Sap),
            states.Average(s => s.San),
            scatter.Shares.Hard,
            Share(s => s.Sap > Near && s.San > Near),
            Share(s => s.San < 0),
            kept > 0 ? [.. drawn.Select(s => Math.Round(s.Sap, 4))] : null,
            kept > 0 ? [.. drawn.Select(s => Math.Round(s.San, 4))] : null
        );
    }

    private static MovementAgreement Agreement(
        string loss,
        IReadOnlyList<MovedTriple> moved,
        IReadOnlyDictionary<Direction, double> seen,
        double entanglement
    )
    {
        UpdateRule rule = UpdateRule.ByName(loss);
        Direction[] predicted = [.. moved.Select(t => DynamicsField.At(rule, t.Before, entanglement, Rate).Direction)];
        double agreement = (double)predicted.Where((d, i) => d == moved[i].Direction).Count() / moved.Count;
        return new MovementAgreement(
            entanglement,
            agreement,
            Shares(predicted).Sum(share => share.Value * seen.GetValueOrDefault(share.Key))
        );
    }

    private static Dictionary<Direction, double> Shares(IEnumerable<Direction> directions)
    {
        Direction[] all = [.. directions];
        return all.CountBy(d => d).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => (double)g.Value / all.Length);
    }

    // Classes come one after the other: every so-manieth draws each alike.
    private static IEnumerable<T> EveryFew<T>(IReadOnlyList<T> all, int kept)
    {
        int count = Math.Min(kept, all.Count);
        return Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Count / count)]);
    }
}
