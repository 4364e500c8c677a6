namespace IsoTriplet.Optimizers.Stress;

/// <summary>The chain of simplices, the family that refutes the factor 2 of (38) in [IAT] (docs/mathematics/chain.md).</summary>
/// <remarks>Class k = 0..K-1 is a regular simplex of edge rho + h, of m points in the (m-1)-space E_1 if k is even, of m' points in the (m'-1)-space
/// E_2 if k is odd, centred at height k s on an axis orthogonal to both; the classes k = 2, 3 modulo 4 are turned by -1. The step s makes all
/// distances between neighbouring classes rho - h: <c>s^2 = (rho - h)^2 - (rho + h)^2 ((m - 1) / 2m + (m' - 1) / 2m')</c>. So n = m + m' - 1, and the
/// hardness is H = 2h for K >= 2 - as long as classes four apart, which stand alike, keep their distance 4s above rho - h: always for
/// K &lt;= 4, and for harmonic means of m and m' below 16 and small h otherwise. As h falls and K grows, d_iso / H tends
/// to that harmonic mean, or to more where m or m' exceeds 4.</remarks>
public static class SimplexChain
{
    /// <summary>Makes the chain of equal classes, m' = m.</summary>
    /// <param name="classSize">m >= 2, points a class.</param>
    /// <param name="classes">K >= 1.</param>
    /// <param name="excess">h >= 0, half the hardness, in units of length; rounded coordinates resolve it down to about 1e-15 rho.</param>
    /// <param name="scale">rho > 0, the distance at which the chain is separated.</param>
    /// <returns>The m K points in R^(2m - 1), class after class, and their labels.</returns>
    /// <exception cref="ArgumentException">An argument outside its range, or an h so large that s^2 or the distance of classes four apart
    /// falls short.</exception>
    public static (Embedding Points, Labels Labels) Create(int classSize, int classes, double excess, double scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classSize, 2);
        return CreateAlternating(classSize, classSize, classes, excess, scale);
    }

    /// <summary>Makes the chain whose classes have m and m' points in turn; a class of one point is a point on the axis.</summary>
    /// <param name="evenSize">m >= 1, points of the classes 0, 2, 4, ...</param>
    /// <param name="oddSize">m' >= 1, points of the classes 1, 3, 5, ...; not both may be 1.</param>
    /// <param name="classes">K >= 1.</param>
    /// <param name="excess">h >= 0, half the hardness.</param>
    /// <param name="scale">rho > 0.</param>
    /// <returns>The points in R^(m + m' - 1), class after class, and their labels.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Create"/>.</exception>
    public static (Embedding Points, Labels Labels) CreateAlternating(
        int evenSize,
        int oddSize,
        int classes,
        double excess,
        double scale = 1
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(evenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(oddSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(evenSize + oddSize, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Guard.NonNegative(excess);
        if (!(Guard.Finite(scale) > 0))
        {
            throw new ArgumentException($"scale is {scale}; a number > 0 was expected", nameof(scale));
        }
        double edge = scale + excess;
        double step = Step(evenSize, oddSize, classes, edge, scale - excess);
        double[][][] simplices = [RegularSimplex(evenSize, edge), RegularSimplex(oddSize, edge)];
        int dimension = evenSize + oddSize - 1;
        List<double[]> rows = [];
        List<int> labels = [];
        for (int k = 0; k < classes; k++)
        {
            foreach (double[] corner in simplices[k % 2])
            {
                double[] row = new double[dimension];
                for (int c = 0; c < corner.Length; c++)
                {
                    row[(k % 2 == 0 ? 0 : evenSize - 1) + c] = k % 4 >= 2 ? -corner[c] : corner[c];
                }
                row[^1] = k * step;
                rows.Add(row);
                labels.Add(k);
            }
        }
        return (Embedding.FromRows(rows), Labels.FromIntegers(labels.ToArray()));
    }

    /// <summary>True where <see cref="CreateAlternating"/> takes these sizes and this excess (at rho = 1).</summary>
    /// <param name="evenSize">m.</param>
    /// <param name="oddSize">m'.</param>
    /// <param name="classes">K.</param>
    /// <param name="excess">h.</param>
    public static bool Exists(int evenSize, int oddSize, int classes, double excess) =>
        evenSize >= 1
        && oddSize >= 1
        && evenSize + oddSize >= 3
        && classes >= 1
        && excess is >= 0 and < 1
        && SquaredStep(evenSize, oddSize, 1 + excess, 1 - excess) is > 0 and var square
        && (classes <= 4 || 4 * Math.Sqrt(square) >= 1 - excess);

    private static double SquaredStep(int evenSize, int oddSize, double edge, double across)
    {
        double radii = ((evenSize - 1) / (2.0 * evenSize)) + ((oddSize - 1) / (2.0 * oddSize));
        return (across * across) - (edge * edge * radii);
    }

    private static double Step(int evenSize, int oddSize, int classes, double edge, double across)
    {
        double step2 = SquaredStep(evenSize, oddSize, edge, across);
        if (!(across > 0 && step2 > 0))
        {
            throw new ArgumentException(
                $"edge {edge} against distance {across} is too large for classes of {evenSize} and {oddSize}: a smaller excess was expected"
            );
        }
        double step = Math.Sqrt(step2);
        return classes <= 4 || 4 * step >= across
            ? step
            : throw new ArgumentException(
                $"classes of {evenSize} and {oddSize}: classes four apart would be nearer than neighbours; smaller classes or excess were expected"
            );
    }

    /// <summary>A regular simplex of m points in R^(m-1), centred at the origin.</summary>
    private static double[][] RegularSimplex(int points, double edge)
    {
        double[][] rows = [.. Enumerable.Range(0, points).Select(_ => new double[points - 1])];
        for (int c = 0; c < points - 1; c++)
        {
            // Coordinate c tells point c + 1 from the points 0..c: (1, .., 1, -(c+1), 0, ..) normalised.
            double unit = edge / Math.Sqrt(2) / Math.Sqrt((c + 1.0) * (c + 2.0));
            for (int i = 0; i <= c; i++)
            {
                rows[i][c] = unit;
            }
            rows[c + 1][c] = -(c + 1) * unit;
        }
        return rows;
    }
}
