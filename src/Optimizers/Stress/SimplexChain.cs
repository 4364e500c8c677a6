using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers.Stress;

/// <summary>The chain of simplices, the family that refutes the factor 2 of [IAT] Theorem 3 (docs/mathematics.md, section 4).</summary>
/// <remarks>Class k = 0..K-1 is a regular simplex of m points with edge rho + h, centred at height k s on an axis, in the (m-1)-space E_1 (k even)
/// or E_2 (k odd), both orthogonal to the axis and to each other; the classes k = 2, 3 modulo 4 are turned by -1. The step s makes all
/// distances between neighbouring classes rho - h: <c>s^2 = (rho - h)^2 - (rho + h)^2 (m - 1) / m</c>. So n = 2m - 1, N = mK, and the hardness is
/// H = 2h for K >= 2 - as long as classes four apart, which stand alike, keep their distance 4s above rho - h: always for K &lt;= 4, and for
/// m &lt;= 15 and small h otherwise.</remarks>
public static class SimplexChain
{
    /// <summary>Makes the chain.</summary>
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
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Guard.NonNegative(excess);
        if (!(Guard.Finite(scale) > 0))
        {
            throw new ArgumentException($"scale is {scale}; a number > 0 was expected", nameof(scale));
        }
        double edge = scale + excess;
        double across = scale - excess;
        double step2 = (across * across) - (edge * edge * (classSize - 1) / classSize);
        if (!(across > 0 && step2 > 0))
        {
            throw new ArgumentException(
                $"excess {excess} is too large for classes of {classSize}: neighbouring simplices cannot be that close",
                nameof(excess)
            );
        }
        double step = Math.Sqrt(step2);
        if (classes > 4 && 4 * step < across)
        {
            throw new ArgumentException(
                $"classes of {classSize} with excess {excess}: classes four apart would be nearer than neighbours (m <= 15 and small h are needed)",
                nameof(classSize)
            );
        }
        double[][] simplex = RegularSimplex(classSize, edge);
        int dimension = (2 * classSize) - 1;
        double[] values = new double[classSize * classes * dimension];
        int[] labels = new int[classSize * classes];
        for (int k = 0; k < classes; k++)
        {
            int offset = k % 2 == 0 ? 0 : classSize - 1;
            double turn = k % 4 >= 2 ? -1 : 1;
            for (int i = 0; i < classSize; i++)
            {
                int row = (k * classSize) + i;
                labels[row] = k;
                for (int c = 0; c < classSize - 1; c++)
                {
                    values[(row * dimension) + offset + c] = turn * simplex[i][c];
                }
                values[(row * dimension) + dimension - 1] = k * step;
            }
        }
        return (Embedding.Create(labels.Length, dimension, values), Labels.FromIntegers(labels));
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
