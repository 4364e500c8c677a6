using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>The chain of Theorem 13.7 for m = 16: simplices of real mutually unbiased bases over GF(4).</summary>
internal static class UnbiasedChain
{
    private const int Size = 16;
    private const int Bases = 3;
    private const double Excess = 1e-6;

    // GF(4) as {0, 1, w, w + 1}: addition is exclusive or; Tr(x) = x + x^2 is 0 on {0, 1} and 1 on the others.
    private static readonly int[][] Product =
    [
        [0, 0, 0, 0],
        [0, 1, 2, 3],
        [0, 2, 3, 1],
        [0, 3, 1, 2],
    ];

    /// <summary>Is the hardness of a chain of 3 r + 1 classes in r spaces 2h?</summary>
    public static ClaimResult Judge(int spaces)
    {
        int classes = (Bases * spaces) + 1;
        (Embedding f, Labels labels) = Create(spaces, classes);
        double hardness = TripletSeparation.Of(f, labels).Hardness!.Value;
        string text =
            $"m = {Size}, r = {spaces}, K = {classes}, n = {(spaces * (Size - 1)) + 1}, N = {f.Points}: H / 2h = {hardness / (2 * Excess):G9}";
        return new ClaimResult(Math.Abs((hardness / (2 * Excess)) - 1) < 1e-6 ? Verdict.Holds : Verdict.Refuted, 1, text, text + ".");
    }

    private static (Embedding, Labels) Create(int spaces, int classes)
    {
        int n = (spaces * Size) + 1;
        double edge = 1 + Excess,
            across = 1 - Excess,
            step = Math.Sqrt((across * across) - (edge * edge * (Size - 1) / Size));
        double[] values = new double[classes * Size * n];
        int[] labels = new int[classes * Size];
        for (int j = 0; j < classes; j++)
        {
            double[][] simplex = Simplex(1 + (j / spaces % Bases));
            for (int i = 0; i < Size; i++)
            {
                int row = (j * Size) + i;
                labels[row] = j;
                for (int k = 0; k < Size; k++)
                {
                    values[(row * n) + (j % spaces * Size) + k] = edge * simplex[i][k];
                }
                values[(row * n) + n - 1] = j * step;
            }
        }
        return (Embedding.Create(classes * Size, n, values), Labels.FromIntegers(labels));
    }

    // (-1)^Tr(c u v + s u + t v) / 4 with the sign that makes its inner product with the constant vector positive, less the mean, over sqrt 2.
    private static double[][] Simplex(int c)
    {
        double[][] rows = new double[Size][];
        for (int member = 0; member < Size; member++)
        {
            (int s, int t) = (member / 4, member % 4);
            double[] row =
            [
                .. Enumerable
                    .Range(0, Size)
                    .Select(x => Sign(Product[c][Product[x / 4][x % 4]] ^ Product[s][x / 4] ^ Product[t][x % 4]) / 4.0),
            ];
            double sign = Math.Sign(row.Sum());
            rows[member] = [.. row.Select(x => ((sign * x) - (1.0 / Size)) / Math.Sqrt(2))];
        }
        return rows;

        static int Sign(int x) => x < 2 ? 1 : -1;
    }
}
