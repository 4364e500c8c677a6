namespace IsoTriplet.Optimizers.Stress;

/// <summary>The chain of docs/mathematics.md, Theorem 13.7, over GF(8): simplices of m = 32 points, two cut out of each of eight mutually unbiased
/// bases of R^64.</summary>
/// <remarks>Class j is one half of basis j / 2, in the room j / 2 modulo r, at height j s on an axis of its own, with edges 1 + h and distances 1 - h between neighbouring
/// classes; n = 64 r + 1. With r = 2 rooms H = 2h while no basis comes twice; with one it is larger.</remarks>
public static class UnbiasedChain
{
    private const int Bits = 3;
    private const int Field = 1 << Bits;
    private const int Room = Field * Field;
    private const int Block = 2;
    private const int Share = Field / Block;

    /// <summary>m = 32, the points of a class.</summary>
    public const int Size = Field * Share;

    /// <summary>Makes the chain.</summary>
    /// <param name="rooms">r >= 1, spaces of 64 dimensions that the bases are spread over.</param>
    /// <param name="classes">K, from 1 to 2 * 8 r.</param>
    /// <param name="excess">h in [0, 1e-3].</param>
    /// <returns>The 32 K points in R^(64 r + 1), class after class, and their labels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument outside its range.</exception>
    public static (Embedding Points, Labels Labels) Create(int rooms, int classes, double excess)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rooms, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, Block * Field * rooms);
        Guard.NonNegative(excess);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(excess, 1e-3);
        int n = (rooms * Room) + 1;
        double edge = 1 + excess,
            across = 1 - excess,
            step = Math.Sqrt((across * across) - (edge * edge * (Size - 1) / Size));
        double[] values = new double[classes * Size * n];
        int[] labels = new int[classes * Size];
        for (int j = 0; j < classes; j++)
        {
            int block = j / Block;
            double[][] simplex = Simplex(block / rooms % Field, j % Block);
            for (int i = 0; i < Size; i++)
            {
                int row = (j * Size) + i;
                labels[row] = j;
                for (int k = 0; k < Room; k++)
                {
                    values[(row * n) + (block % rooms * Room) + k] = edge * simplex[i][k];
                }
                values[(row * n) + n - 1] = j * step;
            }
        }
        return (Embedding.Create(classes * Size, n, values), Labels.FromIntegers(labels));
    }

    // (-1)^Tr(c u v + s u + t v) / 2^w, s in the given share of the field, less the mean, over sqrt 2.
    private static double[][] Simplex(int c, int share)
    {
        double[][] rows =
        [
            .. Enumerable
                .Range(share * Size, Size)
                .Select(b =>
                    Enumerable
                        .Range(0, Room)
                        .Select(x =>
                            Sign(Times(c, Times(x / Field, x % Field)) ^ Times(b / Field, x / Field) ^ Times(b % Field, x % Field))
                        )
                        .ToArray()
                ),
        ];
        double[] mean = [.. Enumerable.Range(0, Room).Select(x => rows.Average(r => r[x]))];
        return [.. rows.Select(r => r.Select((x, k) => (x - mean[k]) / (Field * Math.Sqrt(2))).ToArray())];
    }

    // GF(8) by z^3 = z + 1: addition is exclusive or.
    private static int Times(int x, int y)
    {
        int product = 0;
        for (int k = 0; k < Bits; k++)
        {
            product ^= (y >> k & 1) == 1 ? x << k : 0;
        }
        for (int k = (2 * Bits) - 2; k >= Bits; k--)
        {
            product ^= (product >> k & 1) == 1 ? 0b1011 << (k - Bits) : 0;
        }
        return product;
    }

    // (-1)^Tr(x), Tr(x) = x + x^2 + x^4.
    private static double Sign(int x)
    {
        int square = Times(x, x);
        return (x ^ square ^ Times(square, square)) == 0 ? 1 : -1;
    }
}
