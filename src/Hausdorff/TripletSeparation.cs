namespace IsoTriplet.Hausdorff;

/// <summary>How far an embedding is from being Triplet-Separated (TS): D_ap &lt;= D_aq for every triple, [IAT] Definition 1.</summary>
/// <remarks>
/// Every figure is defined by <see cref="PairwiseDistances.Between"/>, and rounded as that is; whether the embedding is TS is decided over the reals. One class only,
/// or no class of two points: there is no triple, the hardness is null and the embedding is TS. All points equal: the hardness is 0 and the embedding is TS.
/// </remarks>
public sealed record TripletSeparation
{
    private readonly Lazy<bool> _separated;

    private TripletSeparation(Embedding points, Labels labels, IReadOnlyList<AnchorHardness> anchors, double diameter)
    {
        (Anchors, Diameter) = (anchors, diameter);
        _separated = new(() => ExactSeparation.Of(points, labels, anchors));
        for (int a = 0; a < anchors.Count; a++)
        {
            if (anchors[a].Hardness is double h && !(h <= Hardness))
            {
                Hardness = h;
                HardestTriple = new Triple(a, anchors[a].Positive, anchors[a].Negative);
            }
        }
    }

    /// <summary>H(F) = max over triples of D_ap - D_aq ([IAT] right side of (37), named after (38)), rounded, or null when there is no triple.</summary>
    public double? Hardness { get; }

    /// <summary>
    /// The triple that attains H: the lowest anchor on ties, then its lowest farthest positive and its lowest nearest negative;
    /// null when there is no triple.
    /// </summary>
    public Triple? HardestTriple { get; }

    /// <summary>F is Triplet-Separated: D_ap &lt;= D_aq for every triple, exactly, or there is no triple.</summary>
    /// <remarks>Where <see cref="Hardness"/> is within its rounding of 0 the triples in doubt are compared exactly, on the first call: an exact tie may have H above 0, and a triple that fails H = 0.</remarks>
    public bool IsSeparated => _separated.Value;

    /// <summary>The hardest positive and negative of every anchor.</summary>
    public IReadOnlyList<AnchorHardness> Anchors { get; }

    /// <summary>The largest distance of two points, which the same sweep sees; 0 for one point.</summary>
    public double Diameter { get; }

    /// <summary>Measures the separation of an embedding.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">One label a point.</param>
    /// <returns>The separation.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ.</exception>
    public static TripletSeparation Of(Embedding points, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(points.Points, labels.Count, "numbers of points and labels");
        (AnchorHardness[] anchors, double diameter) = HardestPairs.Of(points, labels);
        return new TripletSeparation(points, labels, anchors, diameter);
    }

    /// <summary>L_HN(F) = max(0, H(F) + margin), [IAT] (3); the theory has margin 0. Without a triple it is 0.</summary>
    /// <param name="margin">The margin, finite.</param>
    /// <returns>The hard-negative triplet loss.</returns>
    /// <exception cref="ArgumentException">The margin is NaN or infinite.</exception>
    public double HardNegativeLoss(double margin = 0) => Hardness is double h ? Math.Max(0, h + Guard.Finite(margin)) : 0;
}

/// <summary>The separated boundary of a class ([IAT] Fig. 1): a negative q must lie outside the union of the open balls B(a, max over p of D_ap), a in the class.</summary>
/// <remarks>
/// Only the constraints whose anchor is in the class are meant; q's own class has its own boundary. A class of one point has no positive, so no
/// ball and no constraint. H(F) is the largest of -Slack(q) over the classes and their negatives.
/// </remarks>
public sealed class SeparatedBoundary
{
    private readonly Embedding _points;

    private SeparatedBoundary(Embedding points, int[] anchors, double[] radii) =>
        (_points, Anchors, Radii) = (points, Array.AsReadOnly(anchors), Array.AsReadOnly(radii));

    /// <summary>The anchors a (rows of F, ascending): the centres of the balls. Empty for a class of one point.</summary>
    public IReadOnlyList<int> Anchors { get; }

    /// <summary>max over p of D_ap for each anchor: the radii.</summary>
    public IReadOnlyList<double> Radii { get; }

    /// <summary>The boundary of class k.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">One label a point.</param>
    /// <param name="k">The class number, from 0.</param>
    /// <returns>The boundary.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ, or there is no class k.</exception>
    public static SeparatedBoundary Of(Embedding points, Labels labels, int k)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(points.Points, labels.Count, "numbers of points and labels");
        if (k < 0 || k >= labels.Classes)
        {
            throw new ArgumentException($"class {k} was asked for; the classes count from 0 to {labels.Classes - 1}", nameof(k));
        }
        int[] members = labels.Members(k).ToArray();
        if (members.Length == 1)
        {
            return new SeparatedBoundary(points, [], []);
        }
        double[] radii = [.. members.Select(a => members.Max(p => PairwiseDistances.Between(points.Row(a), points.Row(p))))];
        return new SeparatedBoundary(points, members, radii);
    }

    /// <summary>min over anchors of |x - a| - r_a.</summary>
    /// <remarks>
    /// Positive or 0: x is permitted and this is its distance to the balls. Negative: x is in a ball, and to leave all of them it has to move by at least
    /// -Slack (by more where balls overlap). It is 1-Lipschitz. Positive infinity without balls.
    /// </remarks>
    /// <param name="x">n coordinates.</param>
    /// <returns>The signed slack.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public double Slack(ReadOnlySpan<double> x)
    {
        double slack = double.PositiveInfinity;
        for (int i = 0; i < Anchors.Count; i++)
        {
            slack = Math.Min(slack, PairwiseDistances.Between(x, _points.Row(Anchors[i])) - Radii[i]);
        }
        return slack;
    }

    /// <summary>Whether a negative may lie at x: |x - a| >= r_a for every anchor.</summary>
    /// <param name="x">n coordinates.</param>
    /// <returns>Slack(x) >= 0.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public bool Permits(ReadOnlySpan<double> x) => Slack(x) >= 0;
}
