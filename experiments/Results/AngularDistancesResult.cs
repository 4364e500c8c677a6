using IsoTriplet.Experiments.Commands;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of the [GEO] figure: chord, squared chord and geodesic as functions of the angle, and how far apart they pull an anchor.</summary>
internal static class AngularDistancesResult
{
    private const int Angles = 65;

    // Larger than any of the three distances: the loss is active everywhere.
    private const double Margin = 5;

    public static object Of(ResultRequest request)
    {
        TripletDistance[] distances = [TripletDistances.Chord, TripletDistances.SquaredChord, TripletDistances.Geodesic];
        double[] angles = [.. Enumerable.Range(0, Angles).Select(k => Math.PI * k / (Angles - 1))];
        const double PositiveAngle = Math.PI / 4;
        const double Twist = 0.5;
        TripletLoss loss = TripletLosses.ByName("vanilla", new TripletLossSettings { Margin = Margin });
        // Between the anchor's gradients under two distances.
        var anchor = (
            from t in angles[1..^1]
            let vectors = VectorUpdate.FromState(new TripletState(Math.Cos(PositiveAngle), Math.Cos(t), Twist))
            from pair in GradientsPair.Of([.. distances.Select(d => TripleGradient.Of(loss, d, vectors))])
            where pair.AnchorAngle is not null
            select new
            {
                Pair = $"{Words(pair.First)} and {Words(pair.Second)}",
                TAn = t,
                Angle = pair.AnchorAngle!.Value,
            }
        ).ToArray();
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            AngleAp = PositiveAngle,
            Gamma = Twist,
            LargestAnchorAngle = anchor.Max(a => a.Angle),
            SmallestChordOverGeodesic = angles.Min(AngularProfile.ChordOverGeodesic),
            // The slope is the gradient's length along the sphere.
            Profiles = from d in distances
            from t in angles
            select new
            {
                Distance = Words(d.Name),
                T = t,
                Value = AngularProfile.Value(d, t),
                Slope = AngularProfile.Slope(d, t),
            },
            AnchorAngles = anchor,
        };
    }

    private static string Words(string distance) => distance.Replace('-', ' ');
}
