namespace IsoTriplet.Experiments.Commands;

/// <summary><c>gradients --loss L --distance D1 D2</c>: angular distances side by side, on configurations and, where one is given, on an embedding.</summary>
public static class GradientsCommand
{
    public static Command Create(CommandHost host)
    {
        GradientsRequest defaults = new();
        EmbeddingArguments embedding = EmbeddingArguments.AsOption("an embedding to compare the distances on as well");
        Option<string> loss = OptionWith.Among("--loss", null, defaults.Loss, [.. TripletLosses.Names]);
        Option<string[]> distance = new("--distance")
        {
            Description = "distances on the sphere: chord, squared-chord, geodesic, cosine",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. defaults.Distances],
        };
        Option<double> margin = OptionWith.Default("--margin", "margin, in the units of each distance", defaults.Margin);
        Option<string> mining = OptionWith.Among("--mining", null, defaults.Mining, [.. MiningStrategy.Every.Select(m => m.Name)]);
        Option<double> gamma = OptionWith.Default("--gamma", "twist of the configurations", defaults.Gamma);
        Option<int> angles = OptionWith.Default("--angles", "angles from 0 to pi, both included", defaults.Angles);
        return host.Command(
            "gradients",
            "chord, squared chord and geodesic side by side",
            [loss, distance, margin, mining, gamma, angles, .. embedding.Words],
            (parsed, context) =>
            {
                (Embedding? points, Labels? labels) = embedding.Path(parsed) is null
                    ? (null, null)
                    : embedding.Read(parsed, directions: true);
                GradientsReport report = GradientsReport.Of(
                    new GradientsRequest
                    {
                        Loss = parsed.GetRequiredValue(loss),
                        Distances = parsed.GetRequiredValue(distance),
                        Margin = parsed.GetValue(margin),
                        Mining = parsed.GetRequiredValue(mining),
                        Gamma = parsed.GetValue(gamma),
                        Angles = parsed.GetValue(angles),
                    },
                    points,
                    labels
                );
                return context.Done(report, report.WriteTo);
            }
        );
    }
}

/// <summary>What <c>gradients</c> is asked.</summary>
public sealed record GradientsRequest
{
    public string Loss { get; init; } = "vanilla";

    /// <summary>Angular distances: chord, squared-chord, geodesic, cosine.</summary>
    public IReadOnlyList<string> Distances { get; init; } = ["chord", "squared-chord", "geodesic"];

    /// <summary>The margin, in the units of each distance.</summary>
    public double Margin { get; init; } = 0.2;

    public string Mining { get; init; } = "hard-hard";

    public double Gamma { get; init; } = 0.5;

    /// <summary>How many angles from 0 to pi, both included.</summary>
    public int Angles { get; init; } = 9;
}

/// <summary>The JSON of <c>gradients</c>.</summary>
/// <param name="Profile">The distances as functions of the angle.</param>
/// <param name="Configurations">Triples over a grid of angles; both ends included.</param>
/// <param name="Embedding">The comparison on an embedding; null without one.</param>
public sealed record GradientsReport(
    string Loss,
    double Margin,
    IReadOnlyList<GradientsProfile> Profile,
    IReadOnlyList<GradientsConfiguration> Configurations,
    GradientsOnEmbedding? Embedding
)
{
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
                : new GradientsOnEmbedding(embedding, labels, loss, distances, MiningStrategy.Parse(request.Mining))
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

/// <param name="Slopes">dD/dt by distance: the length of the gradient along the sphere.</param>
public sealed record GradientsProfile(
    double Angle,
    IReadOnlyDictionary<string, double> Values,
    IReadOnlyDictionary<string, double> Slopes,
    double ChordOverGeodesic
);

/// <summary>The angle between the anchor's tangent gradients under two distances.</summary>
/// <param name="AnchorAngle">Radians; null where one gradient is 0.</param>
public sealed record GradientsPair(string First, string Second, double? AnchorAngle)
{
    /// <summary>One a pair of distances.</summary>
    internal static IEnumerable<GradientsPair> Of(IReadOnlyList<TripleGradient> gradients) =>
        from j in Enumerable.Range(0, gradients.Count)
        from i in Enumerable.Range(0, j)
        select new GradientsPair(
            gradients[i].Distance.Name,
            gradients[j].Distance.Name,
            PointGradient.AngleBetween(gradients[i].AtAnchor.Tangent, gradients[j].AtAnchor.Tangent)
        );
}

/// <summary>One configuration of three unit vectors.</summary>
/// <param name="AngleAp">The angle between a and p in radians.</param>
/// <param name="AngleAn">The angle between a and q.</param>
/// <param name="Gamma">The cosine of the twist between p and q around a.</param>
/// <param name="Distances">What each distance gives there.</param>
public sealed record GradientsConfiguration(
    double AngleAp,
    double AngleAn,
    double Gamma,
    IReadOnlyList<object> Distances,
    IReadOnlyList<GradientsPair> Pairs
)
{
    /// <param name="angleAp">The angle between a and p, in [0, pi].</param>
    /// <param name="angleAn">The angle between a and q, in [0, pi].</param>
    /// <param name="gamma">The twist, in [-1, 1].</param>
    public static GradientsConfiguration Of(
        TripletLoss loss,
        IReadOnlyList<TripletDistance> distances,
        double angleAp,
        double angleAn,
        double gamma
    )
    {
        TripletVectors vectors = VectorUpdate.FromState(new TripletState(Math.Cos(angleAp), Math.Cos(angleAn), gamma));
        TripleGradient[] gradients = [.. distances.Select(d => TripleGradient.Of(loss, d, vectors))];
        object[] described = [.. gradients.Select(g => Describe(g, vectors))];
        return new GradientsConfiguration(angleAp, angleAn, gamma, described, [.. GradientsPair.Of(gradients)]);
    }

    private static object Describe(TripleGradient g, TripletVectors vectors) =>
        new
        {
            Distance = g.Distance.Name,
            DAp = g.Positive,
            DAn = g.Negative,
            Loss = g.Term.Value,
            Active = g.Term.IsActive,
            Anchor = Describe(g.AtAnchor, vectors.Anchor),
            Positive = Describe(g.AtPositive, vectors.Positive),
            Negative = Describe(g.AtNegative, vectors.Negative),
        };

    // The angle is that between the two gradients in radians, null where one is 0. Renormalised: what re-normalising an ambient step loses, its order in the
    // step (null where nothing is lost), what is lost over the square of the step, and the same by theory, |g.x| |g_tan|.
    private static object Describe(PointGradient g, double[] point)
    {
        RenormalisationLoss lost = RenormalisationLoss.Measure(point, g.Ambient);
        return new
        {
            g.TangentLength,
            g.AmbientLength,
            g.Angle,
            RenormalisedOrder = lost.AmbientOrder,
            RenormalisedCoefficient = lost.MeasuredCoefficient,
            lost.PredictedCoefficient,
        };
    }
}

/// <summary>The comparison of distances on an embedding.</summary>
public sealed class GradientsOnEmbedding
{
    private readonly GradientComparison _comparison;

    internal GradientsOnEmbedding(
        Embedding embedding,
        Labels labels,
        TripletLoss loss,
        TripletDistance[] distances,
        MiningStrategy strategy
    )
    {
        IReadOnlyList<Triple> triples = TripletMiner.Mine(embedding, labels, strategy, TripletDistances.Chord).Triples;
        (Points, Dimension, Mining, Triples) = (embedding.Points, embedding.Dimension, strategy.Name, triples.Count);
        _comparison = GradientComparison.Of(embedding, triples, loss, distances);
    }

    public int Points { get; }
    public int Dimension { get; }
    public string Mining { get; }
    public int Triples { get; }

    /// <summary>Each distance over the mined triples; the hardest triple by its rows a, p, q, null without triples.</summary>
    public IEnumerable<object> Distances =>
        _comparison.Distances.Select(d => new
        {
            Distance = d.Distance.Name,
            d.AnchorLength,
            d.PositiveLength,
            d.NegativeLength,
            d.AnchorAngle,
            d.PositiveAngle,
            d.NegativeAngle,
            d.Active,
            d.SemiHard,
            Hardest = d.Hardest is { } t ? new[] { t.Anchor, t.Positive, t.Negative } : null,
        });

    public IEnumerable<object> Pairs =>
        _comparison.Pairs.Select(p => new
        {
            First = p.First.Name,
            Second = p.Second.Name,
            p.AnchorAngle,
            p.ActiveDiffers,
            p.SemiHardDiffers,
            p.SignDiffers,
            p.OrderDiffers,
            p.SameHardest,
        });

    internal void WriteTo(TextWriter text)
    {
        text.WriteLine($"{Counted.Of(Triples, "triple")} by {Mining} among {Counted.Of(Points, "point")} in R^{Dimension}");
        foreach (DistanceSummary d in _comparison.Distances)
        {
            text.WriteLine(
                $"{d.Distance.Name}: active {d.Active:P2}, semi-hard {d.SemiHard:P2}, gradient at the anchor {d.AnchorLength.Mean:F4} on average"
            );
        }
        foreach (DistancePairSummary p in _comparison.Pairs)
        {
            text.WriteLine(
                $"{p.First.Name} and {p.Second.Name}: anchor directions {p.AnchorAngle.Mean:F4} rad apart on average, {p.AnchorAngle.Greatest:F4} at most;"
            );
            text.WriteLine(
                $"  active set differs on {p.ActiveDiffers:P2}, order on {p.OrderDiffers:P2} of the pairs, hardest triple {(p.SameHardest ? "the same" : "another")}"
            );
        }
    }
}
