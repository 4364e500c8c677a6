using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>The one rule by which an embedding is called collapsed, for a file as for a batch of a run.</summary>
/// <remarks>
/// <para>Two questions that are never mixed. <i>Contracted</i>: the spread is below <see cref="CollapseThresholds.Contracted"/> of the natural scale
/// (<see cref="NaturalScale"/>). <i>Lost</i>: neighbours do not tell the classes apart (<see cref="NeighbourEvidence"/>). Total collapse is contracted and not
/// Triplet-Separated (H &gt; 0), or all points equal. Where nothing but the offset of the points from the origin gives a scale, contracted asks that they be lost and that
/// classes be as wide as they are apart: scale alone decides nothing.</para>
/// <para>Two classes on one point fail no triple (H = 0), and yet are not told apart: where they do, the classes on one point are looked for before separation is praised.</para>
/// <para>Class: H &lt;= 0 and every two centres farther apart than ten times the largest class radius. One point or one class: undecided.</para>
/// </remarks>
public static class CollapseRule
{
    private const string AllEqual = "all points are equal";

    /// <summary>The verdict on an embedding.</summary>
    /// <param name="points">F, N x n.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="separation">Its hardness, and whether it is Triplet-Separated.</param>
    /// <param name="retrieval">Every point a query among the others.</param>
    /// <param name="scale">The natural scale.</param>
    /// <param name="margin">The margin that the loss is told at; 0: none.</param>
    /// <param name="thresholds">The thresholds; null: the defaults.</param>
    /// <returns>The verdict.</returns>
    public static CollapseNow Judge(
        Embedding points,
        Labels labels,
        EmbeddingGeometry geometry,
        TripletSeparation separation,
        RetrievalMetrics retrieval,
        NaturalScale scale,
        double margin = 0,
        CollapseThresholds? thresholds = null
    )
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(separation);
        ArgumentNullException.ThrowIfNull(scale);
        return new Case(points, labels, geometry, separation, retrieval, scale, margin, thresholds ?? new CollapseThresholds()).Judge();
    }

    /// <summary>Whether the verdict on a batch with a triple is "total", where the scale is known: from its size and its rounded hardness alone.</summary>
    /// <param name="spread">Root mean square distance of the points from their mean; exactly 0 where all are equal.</param>
    /// <param name="hardness">H(F).</param>
    /// <param name="scale">The natural scale; not the offset.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <returns>What <see cref="Judge"/> says, unless the hardness is within rounding of 0.</returns>
    public static bool IsTotal(double spread, double hardness, NaturalScale scale, CollapseThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(thresholds);
        return spread == 0 || (hardness > 0 && IsSmall(spread, scale, thresholds));
    }

    /// <summary>Why <see cref="IsTotal"/> says so.</summary>
    /// <param name="spread">The spread.</param>
    /// <param name="hardness">H(F).</param>
    /// <param name="scale">The natural scale; not the offset.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <returns>The figures in words.</returns>
    public static string TotalReason(double spread, double hardness, NaturalScale scale, CollapseThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(thresholds);
        return spread == 0 ? AllEqual : $"{SizeOf(spread, scale)}{Below(thresholds)}; hardness {hardness:G3}{(hardness > 0 ? " > 0" : "")}";
    }

    private static bool IsSmall(double spread, NaturalScale scale, CollapseThresholds thresholds) =>
        spread < thresholds.Contracted * scale.Value;

    private static string SizeOf(double spread, NaturalScale scale) =>
        scale.Value > 0 ? $"spread {spread:G3} is {spread / scale.Value:G3} of {scale.Words}" : $"spread {spread:G3}";

    private static string Below(CollapseThresholds thresholds) => $" (contracted below {thresholds.Contracted})";

    private sealed class Case
    {
        private readonly Embedding _points;
        private readonly Labels _labels;
        private readonly EmbeddingGeometry _geometry;
        private readonly TripletSeparation _separation;
        private readonly NaturalScale _scale;
        private readonly double _margin;
        private readonly CollapseThresholds _thresholds;
        private readonly NeighbourEvidence _neighbours;
        private readonly bool _equal;
        private readonly bool _small;
        private readonly bool _contracted;

        public Case(
            Embedding points,
            Labels labels,
            EmbeddingGeometry geometry,
            TripletSeparation separation,
            RetrievalMetrics retrieval,
            NaturalScale scale,
            double margin,
            CollapseThresholds thresholds
        )
        {
            (_points, _labels, _geometry, _separation, _scale) = (points, labels, geometry, separation, scale);
            (_margin, _thresholds) = (margin, thresholds);
            _equal = points.Points > 1 && geometry.Spread == 0;
            _neighbours = NeighbourEvidence.Of(retrieval, _equal);
            _small = points.Points > 1 && IsSmall(geometry.Spread, scale, thresholds);
            bool mixed = geometry.Between is double between && geometry.Within >= thresholds.Mixed * between;
            _contracted = _equal || (_small && (Known || (_neighbours.Lost == true && mixed)));
        }

        // The sphere, the margin and the spread at random weights say how large a healthy embedding is; the offset does not.
        private bool Known => _scale.Source != ScaleSource.Offset;

        private double Rank => _geometry.Measures.EffectiveRank;

        private string Size => SizeOf(_geometry.Spread, _scale) + (Known && _points.Points > 1 ? Below(_thresholds) : "");

        private string Loss =>
            _margin > 0 && _separation.Hardness is double h
                ? $", hard negative loss {Math.Max(0, h + _margin):G4} at margin {_margin:G4}"
                : "";

        // A triple may fail by less than its distances are rounded to.
        private string Figures => $"{Size}; hardness {_separation.Hardness:G3}{Sign}{Loss}; {_neighbours.Words}";

        private string Sign =>
            _separation.Hardness > 0 ? " > 0"
            : _separation.IsSeparated ? ", classes on one point fail no triple"
            : ", a triple fails by less than rounding";

        public CollapseNow Judge() =>
            _points.Points < 2 || _labels.Classes < 2
                ? Verdict(
                    CollapseKind.Undecided,
                    $"Whether it has collapsed cannot be judged: there is {(_points.Points < 2 ? "one point" : "one class")} only.",
                    Size
                )
            : _equal ? Verdict(CollapseKind.Total, "Collapsed: all points are the same point.", AllEqual)
            : _separation.Hardness is null ? WithoutTriple()
            : _separation.IsSeparated ? OnOnePoint() ?? Separated()
            : _contracted ? Total()
            : Partly() ?? Spread();

        private CollapseNow Verdict(CollapseKind kind, string headline, string reason, params CollapseForm[] forms) =>
            new(kind, _contracted, _neighbours, forms, headline, reason, _geometry.Spread, _scale);

        // Of a separated embedding: a line is no fault there.
        private CollapseNow? OnOnePoint() =>
            _geometry.Measures.CentreDistance == 0 && !_contracted && Partly() is { } found && !found.Forms.Contains(CollapseForm.Line)
                ? found
                : null;

        private CollapseNow WithoutTriple() =>
            _contracted
                ? Verdict(CollapseKind.Undecided, "The points lie nearly on one point, and no triple says whether classes are apart.", Size)
                : Verdict(CollapseKind.None, "Not collapsed in size; no triple says whether classes are apart.", Size);

        private CollapseNow Separated()
        {
            CollapseMeasures m = _geometry.Measures;
            return m.CentreDistance is double apart && m.LargestClassRadius < _thresholds.ClassPoint * apart
                ? Verdict(
                    CollapseKind.Class,
                    _contracted
                        ? "Contracted, though separated: each class is nearly a point, and so is the whole on its scale."
                        : "Separated, each class nearly a point: the goal.",
                    $"no triple fails; the largest class radius {m.LargestClassRadius:G3} is {m.LargestClassRadius / apart:G3} of the smallest distance of two "
                        + $"centres {apart:G3} (a point below {_thresholds.ClassPoint}); {Size}{Loss}"
                )
                : Verdict(
                    CollapseKind.None,
                    _contracted
                        ? "Contracted, though separated: no triple fails, and the points lie nearly on one point on their scale."
                        : "Not collapsed: separated, no triple fails.",
                    Size + Loss
                );
        }

        private CollapseNow Total() =>
            Verdict(
                CollapseKind.Total,
                _neighbours.Lost switch
                {
                    true => "Collapsed: the points lie nearly on one point, and neighbours no longer tell the classes apart.",
                    false => "Contracted: the points lie nearly on one point, but neighbours still tell the classes apart.",
                    _ =>
                        "Collapsed: the points lie nearly on one point; there are too few to say whether neighbours still tell the classes apart.",
                },
                $"{Figures}; effective rank {Rank:G3} of {_points.Dimension}"
            );

        private CollapseNow? Partly()
        {
            TwoPlaces two = _geometry.Places;
            bool told = _neighbours.Lower > two.ChanceAt1;
            bool places = _points.Points > 3 && two.Left < _thresholds.TwoPlaces;
            PartialCollapse? part = PartialCollapse.Find(_points, _labels, _geometry, _scale, _thresholds);
            // One class at the other place is what a partial collapse looks like.
            if (places && !told && !(part?.Classes.Count == _labels.Classes - 1))
            {
                return AtTwo(
                    "Collapsed to two points: the points lie nearly at two places, and neighbours tell the classes apart no better than the two places do."
                );
            }
            if (part is not null)
            {
                string names =
                    string.Join(", ", part.Classes.Take(8).Select(k => _labels.Names[k])) + (part.Classes.Count > 8 ? ", ..." : "");
                string whole = Known ? _scale.Words : $"the spread of all points {part.Of:G3}";
                return Verdict(
                    CollapseKind.Undecided,
                    $"Partial collapse: {part.Classes.Count} of {_labels.Classes} classes lie nearly on one point ({names}), the others do not.",
                    $"their spread {part.Spread:G3} is {part.Spread / part.Of:G3} of {whole}; {Figures}",
                    CollapseForm.Partial
                );
            }
            // Two heaps of classes far apart are at two places as well: where neighbours tell the classes of a heap apart, the heaps must be small on a scale that is known.
            if (places && Known && two.Left * _geometry.Spread < _thresholds.Contracted * _scale.Value)
            {
                return AtTwo(
                    "Contracted to two points: the points lie nearly at two places, though neighbours still tell the classes apart."
                );
            }
            if (_points.Dimension == 1 || _labels.Classes < 3 || Rank >= _thresholds.Line)
            {
                return null;
            }
            // One class far from the others stretches the points along a line as well.
            bool kept = _neighbours.Lost == false;
            return Verdict(
                kept ? CollapseKind.None : CollapseKind.Undecided,
                kept
                    ? "Not collapsed: neighbours tell the classes apart, but nearly all of the spread is along one line."
                    : "Collapsed to a line: the points use one dimension.",
                $"effective rank {Rank:G3} of {_points.Dimension} (a line below {_thresholds.Line}); {Figures}",
                CollapseForm.Line
            );
        }

        private CollapseNow AtTwo(string headline) =>
            Verdict(
                CollapseKind.Undecided,
                headline,
                $"with each point moved to the nearer place {_geometry.Places.Left:G3} of the spread is left (two points below {_thresholds.TwoPlaces}); {Figures}",
                CollapseForm.TwoPoints
            );

        private CollapseNow Spread()
        {
            bool dimensional =
                Rank < _thresholds.Dimensions * Math.Min(_points.Dimension, _points.Points - 1) && Rank < (_labels.Classes - 1) / 3.0;
            CollapseForm[] forms = dimensional ? [CollapseForm.Dimensional] : [];
            string used = dimensional ? $" Dimensional collapse: effective rank {Rank:G3} of {_points.Dimension}." : "";
            if (!Known && (_neighbours.Lost == true || (_neighbours.Lost is null && _small)))
            {
                string lost =
                    _neighbours.Lost == true ? "neighbours do not tell the classes apart" : "the points are too few for neighbours to say";
                return Verdict(
                    CollapseKind.Undecided,
                    $"Undecided: {lost}, and nothing says how large a healthy embedding would be (a margin would, or rows on a sphere).{used}",
                    Figures,
                    forms
                );
            }
            string headline =
                _neighbours.Lost == true ? "Not collapsed in size, but neighbours do not tell the classes apart."
                : _small ? "Not collapsed: small against its distance from the origin, but neighbours tell the classes apart."
                : "Not collapsed.";
            return Verdict(CollapseKind.None, headline + used, Figures, forms);
        }
    }
}

/// <summary>Some classes on one point and others not: a proper part of the classes to which the rule of total collapse applies by itself.</summary>
/// <param name="Classes">The classes, by number.</param>
/// <param name="Spread">The rms distance of their points from their common mean.</param>
/// <param name="Of">The length that it is small against: the natural scale, or where only the offset gives one, the spread of all points.</param>
public sealed record PartialCollapse(IReadOnlyList<int> Classes, double Spread, double Of)
{
    /// <summary>Looks for the largest such part.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="geometry">The geometry of F.</param>
    /// <param name="scale">Its natural scale.</param>
    /// <param name="thresholds">The thresholds of the rule.</param>
    /// <returns>The part, or null. With no scale but the offset the part's neighbours must be lost as well.</returns>
    internal static PartialCollapse? Find(
        Embedding points,
        Labels labels,
        EmbeddingGeometry geometry,
        NaturalScale scale,
        CollapseThresholds thresholds
    )
    {
        bool known = scale.Source != ScaleSource.Offset;
        double reference = known ? scale.Value : geometry.Spread;
        double reach = thresholds.Contracted * reference;
        ClassMeans means = ClassMeans.Of(points, labels);
        int[] near = [.. Enumerable.Range(0, labels.Classes).Where(k => RadiusOf(points, labels, means, k) < reach)];
        if (near.Length < 2)
        {
            return null;
        }
        foreach (int[] group in Groups(means.Means.Select(near), reach).Where(g => g.Length > 1 && g.Length < labels.Classes))
        {
            int[] classes = [.. group.Select(k => near[k])];
            int[] rows = [.. classes.SelectMany(k => labels.Members(k).ToArray()).Order()];
            (Embedding part, Labels own) = (points.Select(rows), labels.Select(rows));
            double[] centre = Centring.Mean(points, rows);
            double spread = Math.Sqrt(rows.Sum(i => PairwiseDistances.SquaredBetween(points.Row(i), centre)) / rows.Length);
            if (
                spread < reach
                && (TripletSeparation.Of(part, own).Hardness > 0 || spread == 0)
                && (known || NeighbourEvidence.Of(RetrievalMetrics.Of(part, own), spread == 0).Lost == true)
            )
            {
                return new PartialCollapse(classes, spread, reference);
            }
        }
        return null;
    }

    private static double RadiusOf(Embedding points, Labels labels, ClassMeans means, int k)
    {
        double sum = 0;
        foreach (int i in labels.Members(k))
        {
            sum += PairwiseDistances.SquaredBetween(points.Row(i), means.Means.Row(k));
        }
        return Math.Sqrt(sum / labels.Members(k).Length);
    }

    // Means nearer than the reach go together, the largest group first.
    private static IEnumerable<int[]> Groups(Embedding means, double reach)
    {
        int[] root = [.. Enumerable.Range(0, means.Points)];
        int Find(int i) => root[i] == i ? i : root[i] = Find(root[i]);
        for (int i = 0; i < root.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (PairwiseDistances.Between(means.Row(i), means.Row(j)) < reach)
                {
                    root[Find(i)] = Find(j);
                }
            }
        }
        return Enumerable.Range(0, root.Length).GroupBy(Find).Select(g => g.ToArray()).OrderByDescending(g => g.Length);
    }
}
