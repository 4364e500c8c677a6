using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Isometry;

/// <summary>The rigid motion that brings F nearest to G in the Frobenius norm.</summary>
/// <param name="Motion">The optimal motion.</param>
/// <param name="Residual">min |F Q + 1 t' - G|_Fro, evaluated directly.</param>
/// <param name="LargestDisplacement">max over i of |p_i Q + t - g_i| at this motion.</param>
/// <param name="Point">The lowest row that attains it.</param>
public sealed record Procrustes(RigidMotion Motion, double Residual, double LargestDisplacement, int Point)
{
    /// <summary>
    /// The scale s of the best similarity, min over s >= 0 of |s F Q + 1 t' - G|_Fro for the motion's own Q, about the means: s = trace(Q' F'G) / |F|_Fro^2 with
    /// centred F and G; null where the points of F coincide, for then every s does the same; 0 where those of G alone do. Q is the best one for every s, so s is that of the best similarity of all.
    /// </summary>
    /// <param name="f">F, as fitted.</param>
    /// <param name="g">G, as fitted.</param>
    /// <returns>The scale, and the largest displacement that it and its translation leave.</returns>
    public (double? Scale, double LargestDisplacement) BestScale(Embedding f, Embedding g)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(g);
        Embedding turned = new RigidMotion(Motion.Matrix, new double[f.Dimension], Motion.IsReflection).Apply(
            Embedding.Create(f.Points, f.Dimension, Centring.Centred(f).Values)
        );
        Embedding target = Embedding.Create(g.Points, g.Dimension, Centring.Centred(g).Values);
        double square = TensorPrimitives.Dot(turned.Values, turned.Values);
        double? scale = square == 0 ? null : Math.Max(0, TensorPrimitives.Dot(turned.Values, target.Values) / square);
        Embedding image = Embedding.Create(f.Points, f.Dimension, [.. turned.Values.ToArray().Select(v => (scale ?? 0) * v)]);
        double worst = Enumerable.Range(0, f.Points).Max(i => PairwiseDistances.Between(image.Row(i), target.Row(i)));
        return (scale, worst);
    }

    /// <summary>
    /// Solves min over orthogonal Q (or rotations) and t of |F Q + 1 t' - G|_Fro: with centred F and G and the singular value decomposition
    /// F'G = U S V', Q = U V'; for rotations the last column of U changes sign where det(U V') is -1 (Schoenemann 1966, Kabsch 1976).
    /// </summary>
    /// <remarks>Where singular values repeat or vanish Q is not unique: one optimum is returned. One point: the translation alone.</remarks>
    /// <param name="f">F, N points.</param>
    /// <param name="g">G, N points of the same dimension.</param>
    /// <param name="rotationsOnly">Excludes reflections.</param>
    /// <returns>The fit.</returns>
    /// <exception cref="ArgumentException">The numbers of points or the dimensions differ.</exception>
    /// <exception cref="ArithmeticException">The singular value decomposition did not converge.</exception>
    public static Procrustes Fit(Embedding f, Embedding g, bool rotationsOnly = false)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(g);
        Guard.SameSize(f.Points, g.Points, "numbers of points");
        Guard.SameSize(f.Dimension, g.Dimension, "dimensions");
        double[] weights = new double[f.Points];
        Array.Fill(weights, 1.0 / f.Points);
        RigidMotion motion = WeightedProcrustes.Solve(f, g, weights, rotationsOnly).Motion;
        Embedding image = motion.Apply(f);
        (double sum, double worst, int point) = (0, -1, 0);
        for (int i = 0; i < f.Points; i++)
        {
            double d = PairwiseDistances.Between(image.Row(i), g.Row(i));
            sum += d * d;
            (worst, point) = d > worst ? (d, i) : (worst, point);
        }
        return new Procrustes(motion, Math.Sqrt(sum), worst, point);
    }
}
