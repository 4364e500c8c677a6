using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>The chain of Theorem 13.7 over GF(8): simplices of m = 32 points, two cut out of each basis of R^64.</summary>
internal static class UnbiasedChain
{
    private const int Bits = 3;
    private const int Field = 1 << Bits;
    private const int Room = Field * Field;
    private const int Block = 2;
    private const int Share = Field / Block;
    private const int Size = Field * Share;
    private const double Excess = 1e-6;

    /// <summary>Is the hardness of a chain of 13 classes in r rooms 2h?</summary>
    public static ClaimResult Judge(int rooms)
    {
        const int Classes = 13;
        (Embedding f, Labels labels) = Create(rooms, Classes);
        double hardness = TripletSeparation.Of(f, labels).Hardness!.Value;
        string text = $"m = {Size}, r = {rooms}, K = {Classes}, n = {f.Dimension}, N = {f.Points}: H / 2h = {hardness / (2 * Excess):G9}";
        return new ClaimResult(Math.Abs((hardness / (2 * Excess)) - 1) < 1e-6 ? Verdict.Holds : Verdict.Refuted, 1, text, text + ".");
    }

    private static (Embedding, Labels) Create(int rooms, int classes)
    {
        int n = (rooms * Room) + 1;
        double edge = 1 + Excess,
            across = 1 - Excess,
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
