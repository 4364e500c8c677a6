using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Commands;

/// <summary>What <c>gradients</c> is asked.</summary>
public sealed record GradientsRequest
{
    public string Loss { get; init; } = "vanilla";

    /// <summary>Angular distances: chord, squared-chord, geodesic, cosine.</summary>
    public IReadOnlyList<string> Distances { get; init; } = ["chord", "squared-chord", "geodesic"];

    /// <summary>The margin, in the units of each distance.</summary>
    public double Margin { get; init; } = 0.2;

    /// <summary>The mining strategy on an embedding.</summary>
    public string Mining { get; init; } = "hard-hard";

    /// <summary>The twist of the configurations.</summary>
    public double Gamma { get; init; } = 0.5;

    /// <summary>How many angles from 0 to pi, both included.</summary>
    public int Angles { get; init; } = 9;
}

/// <summary>The JSON of <c>gradients</c>.</summary>
/// <param name="Profile">The distances as functions of the angle.</param>
/// <param name="Configurations">Triples over a grid of angles; both ends included.</param>
/// <param name="Embedding">The comparison on an embedding; null without one.</param>
public sealed record GradientsReport(
    [property: JsonPropertyName("loss")] string Loss,
    [property: JsonPropertyName("margin")] double Margin,
    [property: JsonPropertyName("profile")] IReadOnlyList<GradientsProfile> Profile,
    [property: JsonPropertyName("configurations")] IReadOnlyList<GradientsConfiguration> Configurations,
    [property: JsonPropertyName("embedding")] GradientsOnEmbedding? Embedding
)
{
    /// <summary>Computes the report.</summary>
    /// <param name="embedding">An embedding to compare the distances on, or null.</param>
    /// <param name="labels">Its labels; needed with an embedding.</param>
    /// <exception cref="ArgumentException">A name or number out of range, a row of length 0, or sizes that differ.</exception>
    public static GradientsReport Of(GradientsRequest request, Embedding? embedding = null, Labels? labels = null)
    {
        if (request.Angles is < 2 or > 200)
        {
            throw new ArgumentException($"the number of angles is {request.Angles}; 2 to 200 were expected", nameof(request));
        }
        TripletLoss loss = TripletLosses.ByName(request.Loss, new TripletLossSettings { Margin = request.Margin });
        TripletDistance[] distances = [.. request.Distances.Distinct(StringComparer.Ordinal).Select(TripletDistances.ByName)];
        if (distances.Length == 0)
        {
            throw new ArgumentException("no distances given; expected some of chord, squared-chord, geodesic, cosine", nameof(request));
        }
        double[] angles = [.. Enumerable.Range(0, request.Angles).Select(k => Math.PI * k / (request.Angles - 1))];
        return new GradientsReport(
            loss.Name,
            request.Margin,
            [
                .. angles.Select(t => new GradientsProfile(
                    t,
                    distances.ToDictionary(d => d.Name, d => AngularProfile.Value(d, t), StringComparer.Ordinal),
                    distances.ToDictionary(d => d.Name, d => AngularProfile.Slope(d, t), StringComparer.Ordinal),
                    AngularProfile.ChordOverGeodesic(t)
                )),
            ],
            [.. from p in angles from q in angles select GradientsConfiguration.Of(loss, distances, p, q, request.Gamma)],
            embedding is null || labels is null
                ? null
                : GradientsOnEmbedding.Of(embedding, labels, loss, distances, MiningStrategy.Parse(request.Mining))
        );
    }

    /// <summary>Writes what a person reads: the profile, and the comparison on the embedding.</summary>
    public void WriteTo(TextWriter text)
    {
        text.WriteLine($"{Loss}, margin {Margin}");
        text.WriteLine("angle     " + string.Join("  ", Profile[0].Values.Keys.Select(d => $"{d, 24}")) + "  chord/geodesic");
        foreach (GradientsProfile row in Profile)
        {
            IEnumerable<string> columns = row.Values.Select(v => $"{v.Value, 14:F6} ({row.Slopes[v.Key], 7:F4})");
            text.WriteLine($"{row.Angle:F6}  " + string.Join("  ", columns) + $"  {row.ChordOverGeodesic:F6}");
        }
        text.WriteLine("(in brackets: the length of the gradient along the sphere)");
        double widest = Configurations.SelectMany(c => c.Pairs).Select(p => p.AnchorAngle ?? 0).DefaultIfEmpty().Max();
        text.WriteLine($"{Configurations.Count} configurations: anchor gradients of two distances up to {widest:F4} rad apart");
        Embedding?.WriteTo(text);
    }
}
