using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>The smallest enclosing ball R(X) of a point set, in any dimension.</summary>
/// <remarks>
/// Active-set method on the dual `max over w in the simplex of sum w_i |p_i|^2 - |sum w_i p_i|^2`: the support is kept affinely
/// independent by an updated QR factorisation of its lifted points (p_i, s); the farthest point enters, the weights walk to the
/// circumcentre of the support, and a point whose weight reaches 0 leaves (Fischer, Gaertner and Kutz walk the same path in the
/// primal). Each step raises the dual value, so no support returns and the method is finite. What is returned is judged by direct
/// evaluation alone: see <see cref="EnclosingBall"/>. Cost: O(N n) a step; memory O(N n).
/// </remarks>
public static class SmallestEnclosingBall
{
    /// <summary>Radius and Lower agree to this relative distance when the method has converged.</summary>
    public const double Tolerance = 1e-10;

    private const double StopTolerance = 1e-13;
    private const double SquaresUnderflow = 1e-140;
    private const double SquaresOverflow = 1e140;

    /// <summary>The smallest enclosing ball of all points.</summary>
    /// <remarks>One point, or all equal: radius 0. Repeated and cospherical points are allowed; so is n > N.</remarks>
    /// <param name="points">The embedding.</param>
    /// <returns>The ball with its lower bound.</returns>
    public static EnclosingBall Of(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int n = points.Dimension;
        double reach = 0;
        foreach (double x in points.Values)
        {
            reach = Math.Max(reach, Math.Abs(x));
        }
        if (reach > SquaresOverflow)
        {
            return OfScaled(points, Math.ILogB(reach));
        }
        (double[] centred, double[] origin) = Centring.Centred(points);
        // The extent and not the coordinates says what becomes of squares: a class may be far smaller than its place is far from the origin.
        double extent = centred.Max(x => Math.Abs(x));
        int exponent = extent is > 0 and < SquaresUnderflow ? Math.ILogB(extent) : 0;
        for (int k = 0; exponent != 0 && k < centred.Length; k++)
        {
            centred[k] = Math.ScaleB(centred[k], -exponent);
        }
        return Certify(points, Walk(centred, n), origin, exponent);
    }

    /// <summary>The smallest enclosing ball of some of the points; support indices are rows of the whole embedding.</summary>
    /// <param name="points">The embedding.</param>
    /// <param name="rows">The rows to enclose, at least one.</param>
    /// <returns>The ball with its lower bound.</returns>
    /// <exception cref="ArgumentException">No rows.</exception>
    public static EnclosingBall Of(Embedding points, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(points);
        EnclosingBall ball = Of(points.Select(rows));
        int[] support = new int[ball.Support.Length];
        for (int i = 0; i < support.Length; i++)
        {
            support[i] = rows[ball.Support[i]];
        }
        return ball with { Support = support };
    }

    /// <summary>The smallest enclosing ball of every class: max of the radii is the class-collapse bound on d_haus(F, F_TS).</summary>
    /// <param name="points">The embedding.</param>
    /// <param name="labels">One label a point.</param>
    /// <returns>One ball a class, by class number.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ.</exception>
    public static EnclosingBall[] OfClasses(Embedding points, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(points.Points, labels.Count, "numbers of points and labels");
        EnclosingBall[] balls = new EnclosingBall[labels.Classes];
        for (int k = 0; k < balls.Length; k++)
        {
            balls[k] = Of(points, labels.Members(k));
        }
        return balls;
    }

    private static EnclosingBall OfScaled(Embedding points, int exponent)
    {
        double[] values = points.Values.ToArray();
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = Math.ScaleB(values[k], -exponent);
        }
        EnclosingBall ball = Of(Embedding.Create(points.Points, points.Dimension, values));
        ball = ball with { Centre = [.. ball.Centre.Select(x => Math.ScaleB(x, exponent))] };
        return Unscaled(ball, exponent, (points.Dimension + 1) * double.Epsilon);
    }

    private static SimplexQuadratic Walk(double[] centred, int n)
    {
        (int first, double reach) = Farthest(centred, n, new double[n]);
        SimplexQuadratic support = new(centred, n, SquaredLengths(centred, n), Math.Sqrt(reach));
        support.Start(first);
        if (reach == 0)
        {
            return support;
        }
        double dual = 0;
        int stalls = 0;
        for (int step = 0; step < 1000 + (20 * centred.Length / n); step++)
        {
            double[] centre = support.Centre();
            (int far, double squared) = Farthest(centred, n, centre);
            double value = support.Mean(i => Vectors.SquaredDistance(centred.AsSpan(i * n, n), centre));
            if (squared <= value * (1 + StopTolerance) || support.Contains(far))
            {
                return support;
            }
            stalls = value > dual * (1 + 1e-15) ? 0 : stalls + 1;
            if (stalls > 3)
            {
                return support;
            }
            dual = Math.Max(dual, value);
            support.Enter(far);
        }
        return support;
    }

    // Distances in units of 2^exponent: differences of coordinates keep their digits where their squares do not.
    private static EnclosingBall Certify(Embedding points, SimplexQuadratic found, double[] origin, int exponent)
    {
        int n = points.Dimension;
        (int[] support, double[] weights) = found.Sorted();
        double[] centre = found.Centre();
        for (int k = 0; k < n; k++)
        {
            centre[k] = Math.ScaleB(centre[k], exponent) + origin[k];
        }
        double radius = 0;
        for (int i = 0; i < points.Points; i++)
        {
            radius = Math.Max(radius, Distance(points.Row(i), centre, exponent));
        }
        // Weak duality holds for every centre's weights; about the mean the sum of squares is sum over pairs w_i w_j |p_i - p_j|^2,
        // which needs no mean and so loses nothing far from the origin. Weights are renormalised by the square of their own sum.
        double spread = 0;
        double total = 0;
        for (int i = 0; i < support.Length; i++)
        {
            total += weights[i];
            for (int j = 0; j < i; j++)
            {
                double d = Distance(points.Row(support[i]), points.Row(support[j]), exponent);
                spread += weights[i] * weights[j] * d * d;
            }
        }
        double slack = Rounding(n, support.Length),
            lower = Math.Sqrt(spread) / total * (1 - slack);
        return Unscaled(new EnclosingBall(centre, radius * (1 + slack), Math.Max(0, lower), support, weights), exponent, 0);
    }

    private static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int exponent)
    {
        if (exponent == 0)
        {
            return PairwiseDistances.Between(x, y);
        }
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            double d = Math.ScaleB(x[k] - y[k], -exponent);
            sum += d * d;
        }
        return Math.Sqrt(sum);
    }

    // Powers of two are exact up to the range of doubles; the last place of what comes back is given away.
    private static EnclosingBall Unscaled(EnclosingBall ball, int exponent, double lost) =>
        exponent == 0
            ? ball
            : ball with
            {
                Radius = ball.Radius == 0 ? 0 : Math.BitIncrement(Math.ScaleB(ball.Radius, exponent) + lost),
                Lower = Math.Max(0, Math.BitDecrement(Math.ScaleB(ball.Lower, exponent))),
            };

    // Relative rounding of a sum of n squares is at most (n + 2) u, of the weighted sum over pairs (n + k^2 / 2 + 6) u with plain summation.
    private static double Rounding(int n, int support) => (n + (support * (double)support / 2) + 16) * Math.ScaleB(1, -53);

    private static double[] SquaredLengths(double[] points, int n)
    {
        double[] squares = new double[points.Length / n];
        for (int i = 0; i < squares.Length; i++)
        {
            squares[i] = TensorPrimitives.Dot(points.AsSpan(i * n, n), points.AsSpan(i * n, n));
        }
        return squares;
    }

    private static (int Index, double Squared) Farthest(double[] points, int n, double[] from)
    {
        int best = 0;
        double most = -1;
        for (int i = 0; i < points.Length / n; i++)
        {
            double squared = Vectors.SquaredDistance(points.AsSpan(i * n, n), from);
            if (squared > most)
            {
                (best, most) = (i, squared);
            }
        }
        return (best, most);
    }
}

/// <summary>A ball that contains a point set, with the proof that none is smaller.</summary>
/// <param name="Centre">c, the centre (n coordinates).</param>
/// <param name="Radius">max |p_i - c|, evaluated directly over every point and rounded up: the ball contains all points.</param>
/// <param name="Lower">
/// A lower bound on the radius of every enclosing ball, rounded down: the square root of sum w_i |p_i - sum w_j p_j|^2 over the support
/// (weak duality: any ball around c has R^2 >= sum w_i |p_i - c|^2, and the right side is least at the weighted mean).
/// </param>
/// <param name="Support">The points that carry the lower bound, ascending (at most n + 1).</param>
/// <param name="Weights">w, their weights: non-negative, sum 1; the centre is their weighted mean.</param>
public sealed record EnclosingBall(double[] Centre, double Radius, double Lower, int[] Support, double[] Weights);
