using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>A largest value over pairs of points, with the pair.</summary>
public sealed record PairReport(double Value, int[] Pair);

/// <summary>d_haus(F, G) with the class, direction and points that attain it, [IAT] (11).</summary>
/// <param name="PerClass">The Hausdorff distance of every class, in the order in which the classes first appear.</param>
public sealed record ClassHausdorffReport(double Value, string Class, IReadOnlyList<double> PerClass);

/// <summary>The rigid motion that brings F nearest to G in the sup norm: the smallest largest displacement, as a bracket.</summary>
/// <param name="Lower">No rigid motion does better.</param>
/// <param name="Upper">The motion found does this.</param>
/// <param name="Procrustes">The largest displacement of the least-squares motion, for comparison.</param>
/// <param name="Reflection">Whether the motion found is a reflection.</param>
/// <param name="RotationsOnly">Whether reflections were left out.</param>
/// <param name="Matrix">Q of the motion found, x -> x Q + t on rows: n rows of n numbers.</param>
/// <param name="BestScale">The best similarity in the sense of least squares: what scaling F would mend.</param>
public sealed record NearestIsometryReport(
    double Lower,
    double Upper,
    string LowerFrom,
    double Procrustes,
    bool Reflection,
    bool RotationsOnly,
    IReadOnlyList<double[]> Matrix,
    double[] Translation,
    BestScaleReport BestScale
);

/// <summary>The least-squares similarity of F to G.</summary>
/// <param name="Value">The scale; null where the points of F coincide and every scale does the same.</param>
/// <param name="LargestDisplacement">The largest displacement that it leaves.</param>
public sealed record BestScaleReport(double? Value, double LargestDisplacement);

/// <summary>The explicit constant of the isometric approximation at eps = d_iso(F, G) (docs/mathematics.md; [TU] Lemma 5.4).</summary>
/// <param name="Vacuous">True when F does not span its space: the bound is infinite.</param>
/// <param name="Value">The constant c at this eps; null when vacuous.</param>
/// <param name="DisplacementBound">c eps: some rigid motion brings every point of F within this of G; null when vacuous.</param>
public sealed record ConstantReport(bool Vacuous, double? Value, double? DisplacementBound);

/// <summary>The JSON of <c>compare</c>.</summary>
/// <param name="DIso">max over pairs of |D^F_ij - D^G_ij|, [IAT] (13).</param>
/// <param name="LargestDisplacement">max_i |p_i - g_i|, with the row twice.</param>
public sealed record ComparisonReport(
    int Points,
    int Dimension,
    PairReport DIso,
    ClassHausdorffReport DHaus,
    PairReport LargestDisplacement,
    NearestIsometryReport NearestIsometry,
    ConstantReport Constant
)
{
    /// <summary>Compares two embeddings of the same rows.</summary>
    /// <param name="g">G, of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static ComparisonReport Of(Embedding f, Embedding g, Labels labels, bool rotationsOnly = false)
    {
        Guard.SameSize(f.Points, g.Points, "the numbers of points of F and G");
        Guard.SameSize(f.Dimension, g.Dimension, "the dimensions of F and G");
        PairWitness iso = IsometricDistance.Between(f, g);
        ClassHausdorffDistance haus = ClassHausdorffDistance.Between(f, g, labels);
        (double moved, int row) = ClassHausdorffDistance.LargestDisplacement(f, g);
        NearestIsometry nearest = Isometry.NearestIsometry.Of(f, g, rotationsOnly);
        Procrustes least = Procrustes.Fit(f, g, rotationsOnly);
        (double? scale, double left) = least.BestScale(f, g);
        ApproximationConstant constant = ApproximationConstant.Of(f);
        return new ComparisonReport(
            f.Points,
            f.Dimension,
            new PairReport(iso.Value, [iso.I, iso.J]),
            new ClassHausdorffReport(haus.Value, labels.Names[haus.Class], haus.PerClass),
            new PairReport(moved, [row, row]),
            new NearestIsometryReport(
                nearest.Lower,
                nearest.Upper,
                nearest.LowerFrom,
                least.LargestDisplacement,
                nearest.Motion.IsReflection,
                rotationsOnly,
                [.. nearest.Motion.Matrix.Chunk(f.Dimension)],
                nearest.Motion.Shift,
                new BestScaleReport(scale, left)
            ),
            constant.IsVacuous
                ? new ConstantReport(true, null, null)
                : new ConstantReport(false, constant.At(iso.Value), constant.DisplacementBound(iso.Value))
        );
    }

    public void WriteTo(TextWriter text)
    {
        text.WriteLine($"{"points x dimension", -28}{Points} x {Dimension}");
        text.WriteLine($"{"d_iso(F, G)", -28}{DIso.Value:G9} at rows ({string.Join(", ", DIso.Pair)})");
        text.WriteLine($"{"d_haus(F, G)", -28}{DHaus.Value:G9} in class {DHaus.Class}");
        text.WriteLine($"{"largest displacement", -28}{LargestDisplacement.Value:G9} at row {LargestDisplacement.Pair[0]}");
        text.WriteLine(
            $"{"nearest isometry", -28}{Numbers.Interval(NearestIsometry.Lower, NearestIsometry.Upper, 9)} ({NearestIsometry.LowerFrom}); Procrustes {NearestIsometry.Procrustes:G9}"
        );
        WriteMotion(text);
        text.WriteLine(
            Constant.Vacuous
                ? $"{"explicit constant", -28}infinite: F does not span its space, the bound is vacuous"
                : $"{"explicit constant", -28}{Numbers.Up(Constant.Value!.Value, 6):G6}: some rigid motion of F{(NearestIsometry.RotationsOnly ? ", reflections among them," : "")} lies within {Numbers.Up(Constant.DisplacementBound!.Value, 6):G6} of G"
        );
    }

    private void WriteMotion(TextWriter text)
    {
        const int shown = 8;
        string kind =
            NearestIsometry.Reflection ? "a reflection"
            : NearestIsometry.RotationsOnly ? "a rotation, as asked for"
            : "a rotation";
        string translation = string.Join(", ", NearestIsometry.Translation.Take(shown).Select(t => $"{t:G6}"));
        text.WriteLine($"{"", -28}{kind}, then the translation ({translation}{(Dimension > shown ? ", ..." : "")})");
        for (int i = 0; Dimension <= shown && i < Dimension; i++)
        {
            text.WriteLine($"{"", -28}  {string.Join(" ", NearestIsometry.Matrix[i].Select(q => $"{q, 12:F6}"))}");
        }
        string scale = NearestIsometry.BestScale.Value is { } s
            ? $"{s:G6}, which leaves"
            : "any, for the points of F coincide: each leaves";
        text.WriteLine($"{"best scale", -28}{scale} {NearestIsometry.BestScale.LargestDisplacement:G6} (least squares)");
    }
}
