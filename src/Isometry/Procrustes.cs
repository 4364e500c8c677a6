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

/// <summary>A rigid motion x -> x Q + t of R^n on row vectors, Q orthogonal up to rounding.</summary>
/// <param name="Matrix">Q, n x n row-major.</param>
/// <param name="Shift">t, n numbers.</param>
/// <param name="IsReflection">det Q = -1.</param>
public sealed record RigidMotion(double[] Matrix, double[] Shift, bool IsReflection)
{
    /// <summary>The image of every point.</summary>
    /// <param name="points">N points of dimension n.</param>
    /// <returns>N points.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public Embedding Apply(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int n = Shift.Length;
        Guard.SameSize(points.Dimension, n, "dimensions");
        double[] image = new double[points.Values.Length];
        MatrixProduct.General(points.Points, n, n, 1, points.Values, false, Matrix, false, 0, image);
        for (int i = 0; i < points.Points; i++)
        {
            TensorPrimitives.MultiplyAdd(Shift, 1, image.AsSpan(i * n, n), image.AsSpan(i * n, n));
        }
        return Embedding.Create(points.Points, n, image);
    }
}

/// <summary>min over rigid motions of sum w_i |p_i Q + t - g_i|^2, for weights w that sum to 1.</summary>
internal static class WeightedProcrustes
{
    /// <summary>
    /// The optimal motion and a lower bound on the minimum, S_F + S_G - 2 |sum w_i p_i' g_i|_nuclear about the weighted means, less the rounding
    /// of its terms: <c>(N + 30 n + 64) 2^-52 (S_F + S_G)</c>.
    /// </summary>
    public static (RigidMotion Motion, double Lower) Solve(Embedding f, Embedding g, double[] weights, bool rotationsOnly)
    {
        int n = f.Dimension;
        (double[] p, double[] meanF, double spreadF) = Centre(f, weights);
        (double[] q, double[] meanG, double spreadG) = Centre(g, weights);
        double[] cross = new double[n * n];
        MatrixProduct.General(n, n, f.Points, 1, p, true, q, false, 0, cross);
        SingularValues svd = SingularValues.Decompose(cross, n, n);
        double[] left = svd.Left.ToArray();
        double[] matrix = MatrixProduct.Of(left, svd.Right, n, n, n);
        double nuclear = 0;
        foreach (double s in svd.Values)
        {
            nuclear += s;
        }
        bool reflection = Determinant.IsNegative(matrix, n);
        if (reflection && rotationsOnly)
        {
            for (int i = 0; i < n; i++)
            {
                left[(i * n) + n - 1] = -left[(i * n) + n - 1];
            }
            matrix = MatrixProduct.Of(left, svd.Right, n, n, n);
            (nuclear, reflection) = (nuclear - (2 * svd.Values[n - 1]), false);
        }
        double[] shift = meanG;
        for (int i = 0; i < n; i++)
        {
            TensorPrimitives.MultiplyAdd(matrix.AsSpan(i * n, n), -meanF[i], shift, shift);
        }
        double slack = (f.Points + (30 * n) + 64) * Math.ScaleB(1, -52) * (spreadF + spreadG);
        return (new RigidMotion(matrix, shift, reflection), spreadF + spreadG - (2 * nuclear) - slack);
    }

    // sqrt(w_i) (p_i - mean), the weighted mean, and sum w_i |p_i - mean|^2.
    private static (double[] Scaled, double[] Mean, double Spread) Centre(Embedding points, double[] weights)
    {
        int n = points.Dimension;
        double[] origin = points.Row(0).ToArray();
        double[] mean = new double[n];
        double[] scaled = new double[points.Values.Length];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                mean[k] += weights[i] * (points.Row(i)[k] - origin[k]);
            }
        }
        TensorPrimitives.MultiplyAdd(origin, 1, mean, mean);
        // Far from the origin the mean is off by up to half a unit of its own last place, which would add its square to the spread: the rest goes out as well.
        double[] rest = new double[n];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                scaled[(i * n) + k] = points.Row(i)[k] - mean[k];
            }
            TensorPrimitives.MultiplyAdd(scaled.AsSpan(i * n, n), weights[i], rest, rest);
        }
        double spread = 0;
        for (int i = 0; i < points.Points; i++)
        {
            double root = Math.Sqrt(weights[i]);
            Span<double> row = scaled.AsSpan(i * n, n);
            for (int k = 0; k < n; k++)
            {
                row[k] = root * (row[k] - rest[k]);
            }
            spread += TensorPrimitives.Dot(row, row);
        }
        return (scaled, mean, spread);
    }
}
