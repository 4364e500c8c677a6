namespace IsoTriplet.Experiments.Results;

/// <summary>The data of the [GEO] figure: chord, squared chord and geodesic as functions of the angle, and how far apart they pull an anchor.</summary>
internal sealed record AngularDistancesResult(
    string MadeBy,
    int Seed,
    double AngleAp,
    double Gamma,
    double LargestAnchorAngle,
    double SmallestChordOverGeodesic,
    IReadOnlyList<AngularDistancesResult.Profile> Profiles,
    IReadOnlyList<AngularDistancesResult.AnchorAngle> AnchorAngles
)
{
    /// <summary>A distance at an angle: its value, and its slope, which is the gradient's length along the sphere.</summary>
    internal sealed record Profile(string Distance, double T, double Value, double Slope);

    /// <summary>The angle between the anchor's gradients under two distances.</summary>
    internal sealed record AnchorAngle(string Pair, double TAn, double Angle);

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
        AnchorAngle[] anchor = [.. from t in angles[1..^1] from pair in PairsAt(loss, distances, PositiveAngle, t, Twist) select pair];
        return new AngularDistancesResult(
            request.Command,
            request.Seed,
            PositiveAngle,
            Twist,
            anchor.Max(a => a.Angle),
            angles.Min(AngularProfile.ChordOverGeodesic),
            [
                .. from d in distances
                from t in angles
                select new Profile(NameOf(d), t, AngularProfile.Value(d, t), AngularProfile.Slope(d, t)),
            ],
            anchor
        );
    }

    private static IEnumerable<AnchorAngle> PairsAt(TripletLoss loss, TripletDistance[] distances, double angleAp, double t, double gamma)
    {
        TripletVectors vectors = VectorUpdate.FromState(new TripletState(Math.Cos(angleAp), Math.Cos(t), gamma));
        TripleGradient[] gradients = [.. distances.Select(d => TripleGradient.Of(loss, d, vectors))];
        for (int j = 1; j < gradients.Length; j++)
        {
            for (int i = 0; i < j; i++)
            {
                if (PointGradient.AngleBetween(gradients[i].AtAnchor.Tangent, gradients[j].AtAnchor.Tangent) is double angle)
                {
                    yield return new AnchorAngle($"{NameOf(distances[i])} and {NameOf(distances[j])}", t, angle);
                }
            }
        }
    }

    private static string NameOf(TripletDistance distance) => distance.Name.Replace('-', ' ');
}
