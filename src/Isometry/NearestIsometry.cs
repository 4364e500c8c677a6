using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>inf over isometries T of R^n (or over those that are no reflections) of max_i |T p_i - g_i|, the sup-norm distance of F -> G from the isometries ([IAT] Theorem 1), as a bracket.</summary>
/// <remarks>
/// <para>n = 1: both signs, exact (for rotations the one sign). n = 2: branch and bound over the angle for rotations and reflections, closed to <see cref="Tolerance"/> relative.</para>
/// <para>
/// n > 2: for any weights w that sum to 1, max_i |r_i|^2 >= sum w_i |r_i|^2, so the weighted Procrustes optimum is a lower bound; Lawson's
/// update w_i *= |r_i| raises it, and its motions are candidates for the upper bound, each with the best translation (a smallest enclosing ball). d_iso(F,G) / 2
/// is a lower bound as well, as a pair's distance changes by at most both displacements.
/// </para>
/// <para>
/// Upper holds for the returned motion as evaluated, plus <c>64 n 2^-52</c> times the largest |p_i| from the mean for its matrix being orthogonal only up to rounding.
/// One point: [0, 0].
/// </para>
/// </remarks>
/// <param name="Lower">A lower bound on the infimum.</param>
/// <param name="Upper">An upper bound: the largest displacement of <paramref name="Motion"/>.</param>
/// <param name="LowerFrom">What the lower bound rests on.</param>
/// <param name="Motion">The best motion found.</param>
public sealed record NearestIsometry(double Lower, double Upper, string LowerFrom, RigidMotion Motion)
{
    /// <summary>The relative width to which the bracket closes in the plane.</summary>
    public const double Tolerance = 1e-7;

    /// <summary>Finds the bracket.</summary>
    /// <param name="f">F, N points.</param>
    /// <param name="g">G, N points of the same dimension, in the same order.</param>
    /// <param name="rotationsOnly">Excludes reflections.</param>
    /// <returns>The bracket with the best motion.</returns>
    /// <exception cref="ArgumentException">The numbers of points or the dimensions differ.</exception>
    /// <exception cref="ArithmeticException">A singular value decomposition did not converge.</exception>
    public static NearestIsometry Of(Embedding f, Embedding g, bool rotationsOnly = false)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(g);
        Guard.SameSize(f.Dimension, g.Dimension, "dimensions");
        double half =
            IsometricDistance.Between(f, g).Value / 2 * (1 - ((f.Dimension + 8) * Math.ScaleB(1, -52)))
            - ((f.Dimension + 8) * Math.ScaleB(1, -52) * (SmallestReach(f) + SmallestReach(g)));
        NearestIsometry found = f.Dimension switch
        {
            1 => OnLine(f, g, rotationsOnly),
            2 => new PlaneIsometry(f, g, rotationsOnly).Search(),
            _ => Lawson(f, g, rotationsOnly),
        };
        return half > found.Lower ? found with { Lower = Math.Min(half, found.Upper), LowerFrom = "half of d_iso" } : found;
    }

    /// <summary>The bracket's upper end of a motion given by its matrix alone: the best translation is the centre of a smallest enclosing ball.</summary>
    internal static (double Upper, RigidMotion Motion, EnclosingBall Ball) WithBestShift(
        Embedding f,
        Embedding g,
        double[] matrix,
        bool reflection
    )
    {
        int n = f.Dimension;
        (double[] p, double[] meanF) = Centring.Centred(f);
        (double[] q, double[] meanG) = Centring.Centred(g);
        double reach = TakeImages(p, q, matrix, n);
        EnclosingBall ball = SmallestEnclosingBall.Of(Embedding.Create(f.Points, n, q));
        double[] shift = meanG;
        TensorPrimitives.MultiplyAdd(ball.Centre, 1, shift, shift);
        for (int i = 0; i < n; i++)
        {
            TensorPrimitives.MultiplyAdd(matrix.AsSpan(i * n, n), -meanF[i], shift, shift);
        }
        double upper = ball.Radius + (64 * n * Math.ScaleB(1, -52) * reach);
        return (upper, new RigidMotion(matrix, shift, reflection), ball);
    }

    // q_i -= p_i Q, both about their means so that points far from the origin lose nothing; returns max |p_i|.
    private static double TakeImages(double[] p, double[] q, double[] matrix, int n)
    {
        for (int i = 0; i < p.Length; i += n)
        {
            for (int k = 0; k < n; k++)
            {
                TensorPrimitives.MultiplyAdd(matrix.AsSpan(k * n, n), -p[i + k], q.AsSpan(i, n), q.AsSpan(i, n));
            }
        }
        return new WidthFunction(p, n).Reach();
    }

    private static NearestIsometry OnLine(Embedding f, Embedding g, bool rotationsOnly)
    {
        (double plus, RigidMotion forward, EnclosingBall ball) = WithBestShift(f, g, [1], false);
        (double minus, RigidMotion mirror, EnclosingBall mirrored) = WithBestShift(f, g, [-1], true);
        double slack = 64 * Math.ScaleB(1, -52) * (SmallestReach(f) + SmallestReach(g));
        double lower = Math.Max(0, (rotationsOnly ? ball.Lower : Math.Min(ball.Lower, mirrored.Lower)) - slack);
        return rotationsOnly ? new(lower, plus, "the one sign", forward)
            : plus <= minus ? new(lower, plus, "both signs", forward)
            : new(lower, minus, "both signs", mirror);
    }

    private static NearestIsometry Lawson(Embedding f, Embedding g, bool rotationsOnly)
    {
        double[] weights = new double[f.Points];
        Array.Fill(weights, 1.0 / f.Points);
        double n = f.Dimension;
        int rounds = (int)Math.Clamp(4e9 / ((3 * f.Points * n * n) + (40 * n * n * n)), 8, 300);
        double lower = 0;
        Embedding p = Embedding.Create(f.Points, f.Dimension, Centring.Centred(f).Values);
        Embedding q = Embedding.Create(g.Points, g.Dimension, Centring.Centred(g).Values);
        (double least, RigidMotion? best) = (double.PositiveInfinity, null);
        for (int round = 0; round < rounds; round++)
        {
            (RigidMotion motion, double value) = WeightedProcrustes.Solve(p, q, weights, rotationsOnly);
            lower = Math.Max(lower, Math.Sqrt(Math.Max(0, value)));
            Embedding image = motion.Apply(p);
            (double worst, double total) = (0, 0);
            for (int i = 0; i < weights.Length; i++)
            {
                double d = PairwiseDistances.Between(image.Row(i), q.Row(i));
                worst = Math.Max(worst, d);
                weights[i] *= d;
                total += weights[i];
            }
            (least, best) = best is null || worst < least ? (worst, motion) : (least, best);
            if (!(total > 0) || least <= lower * (1 + 1e-10))
            {
                break;
            }
            TensorPrimitives.Divide(weights, total, weights);
        }
        (double upper, RigidMotion shifted, _) = WithBestShift(f, g, best!.Matrix, best.IsReflection);
        return new NearestIsometry(Math.Min(lower, upper), upper, "weighted Procrustes", shifted);
    }

    private static double SmallestReach(Embedding points)
    {
        double[] centred = Centring.Centred(points).Values;
        return new WidthFunction(centred, points.Dimension).Reach();
    }
}
