using System.Numerics;

namespace IsoTriplet.Experiments.Proofs;

/// <summary>Integers with which lagrangian_lower_Z of proofs/coq/Multipliers.v answers true: the rule of LagrangianCheck in exact arithmetic.</summary>
/// <remarks>
/// Weights times 2^w, points times 2^s. With the integer matrix M of the weights, Square (M - Mu on the support) = Factor Factor' + E has to leave E diagonally
/// dominant, and Mu (sum u) bound^2 + |R|^2 at most Mu L(Near), R half the gradient of L at Near. Factor and Near come from doubles.
/// </remarks>
internal sealed record LagrangianWitness(
    int Scale,
    BigInteger[] Weights,
    (int Anchor, int Positive, int Negative, BigInteger Weight)[] Triples,
    bool[] Support,
    BigInteger[][] Near,
    BigInteger[][] Factor,
    BigInteger Square,
    BigInteger Mu
)
{
    // Bits of the factor and of the points near the minimiser behind those of the certificate.
    private const int Guard = 60;

    /// <summary>The witness, or null if the bound does not follow with what doubles give.</summary>
    /// <param name="c">A valid certificate without margin and comparisons.</param>
    public static LagrangianWitness? Of(LagrangianCertificate c)
    {
        WeightedTriple[] used = [.. c.Triples.Where(t => t.Weight > 0)];
        double[][] m = Matrix(c.PointWeights, used);
        bool[] support = [.. m.Select(row => row.Any(x => x != 0))];
        if (Shift(m, support) is not { } least)
        {
            return null;
        }
        int bits = Math.Max(
            CoqCertificate.Scale([.. c.PointWeights, .. used.Select(t => t.Weight)]),
            Guard - (int)Math.Floor(Math.Log2(least))
        );
        bits += bits % 2;
        double[][] factor = Cholesky(m, support, 0.75 * least)!;
        int scale = Math.Max(
            CoqCertificate.Scale([.. c.Problem.Points.SelectMany(r => r), c.Bound]),
            c.Bound > 0 ? Guard - (int)Math.Floor(Math.Log2(c.Bound)) : Guard
        );
        LagrangianWitness witness = new(
            scale,
            CoqCertificate.Integers(c.PointWeights, bits),
            [.. used.Select(t => (t.Anchor, t.Positive, t.Negative, CoqCertificate.Integer(t.Weight, bits)))],
            support,
            Nearest(c.Problem.Points, c.PointWeights, Cholesky(m, support, 0)!, m, support, scale),
            [.. factor.Select(row => CoqCertificate.Integers(row, (bits / 2) + Guard))],
            BigInteger.One << (2 * Guard),
            CoqCertificate.Integer(least / 2, bits)
        );
        return witness.Mu.Sign > 0 && witness.IsDominant() && witness.IsEnough(c) ? witness : null;
    }

    private int Count => Weights.Length;

    private static int Edge(int i, int j, int k) => (k == i ? 1 : 0) - (k == j ? 1 : 0);

    private static double[][] Matrix(double[] u, WeightedTriple[] triples) =>
        [
            .. Enumerable
                .Range(0, u.Length)
                .Select(i =>
                    Enumerable
                        .Range(0, u.Length)
                        .Select(j =>
                            (i == j ? u[i] : 0)
                            + triples.Sum(t =>
                                t.Weight
                                * (
                                    (Edge(t.Anchor, t.Positive, i) * Edge(t.Anchor, t.Positive, j))
                                    - (Edge(t.Anchor, t.Negative, i) * Edge(t.Anchor, t.Negative, j))
                                )
                            )
                        )
                        .ToArray()
                ),
        ];

    // A number that M on its support exceeds, near its smallest eigenvalue: the largest shift that a factorisation bears, by bisection.
    private static double? Shift(double[][] m, bool[] support)
    {
        (double low, double high) = (0, m.Select((row, i) => row[i]).Max());
        for (int k = 0; k < 200 && (low == 0 || high > 1.001 * low); k++)
        {
            double middle = low > 0 ? (low + high) / 2 : high / 2;
            (low, high) = Cholesky(m, support, middle) is null ? (low, middle) : (middle, high);
        }
        return low > 0 ? low : null;
    }

    // L with L L' = M - shift on the support; rows off it are 0. Null where a pivot is not positive.
    private static double[][]? Cholesky(double[][] m, bool[] support, double shift)
    {
        int n = m.Length;
        double[][] l = [.. Enumerable.Range(0, n).Select(_ => new double[n])];
        for (int j = 0; j < n; j++)
        {
            if (!support[j])
            {
                continue;
            }
            double pivot = m[j][j] - shift - l[j].Take(j).Sum(x => x * x);
            if (!(pivot > 0))
            {
                return null;
            }
            l[j][j] = Math.Sqrt(pivot);
            for (int i = j + 1; i < n; i++)
            {
                l[i][j] = (m[i][j] - Enumerable.Range(0, j).Sum(k => l[i][k] * l[j][k])) / l[j][j];
            }
        }
        return l;
    }

    // M K = U F on the support, about F's mean, refined once; F itself off the support.
    private static BigInteger[][] Nearest(double[][] f, double[] u, double[][] l, double[][] m, bool[] support, int scale)
    {
        int n = f.Length;
        int[] own = [.. Enumerable.Range(0, n).Where(i => support[i])];
        BigInteger[][] near = [.. f.Select(row => CoqCertificate.Integers(row, scale))];
        for (int k = 0; k < f[0].Length; k++)
        {
            double centre = own.Average(i => f[i][k]);
            double[] b = [.. Enumerable.Range(0, n).Select(i => u[i] * (f[i][k] - centre))];
            double[] x = Solve(l, support, b);
            double[] residual = [.. Enumerable.Range(0, n).Select(i => b[i] - Enumerable.Range(0, n).Sum(j => m[i][j] * x[j]))];
            double[] step = Solve(l, support, residual);
            BigInteger middle = CoqCertificate.Integer(centre, scale);
            foreach (int i in own)
            {
                near[i][k] = middle + CoqCertificate.Integer(x[i], scale) + CoqCertificate.Integer(step[i], scale);
            }
        }
        return near;
    }

    private static double[] Solve(double[][] l, bool[] support, double[] b)
    {
        int n = b.Length;
        double[] x = new double[n];
        for (int i = 0; i < n; i++)
        {
            x[i] = support[i] ? (b[i] - Enumerable.Range(0, i).Sum(j => l[i][j] * x[j])) / l[i][i] : 0;
        }
        for (int i = n - 1; i >= 0; i--)
        {
            x[i] = support[i] ? (x[i] - Enumerable.Range(i + 1, n - i - 1).Sum(j => l[j][i] * x[j])) / l[i][i] : 0;
        }
        return x;
    }

    private BigInteger Entry(int i, int j) =>
        (i == j ? Weights[i] : 0)
        + Sum(
            Triples,
            t =>
                t.Weight
                * (
                    (Edge(t.Anchor, t.Positive, i) * Edge(t.Anchor, t.Positive, j))
                    - (Edge(t.Anchor, t.Negative, i) * Edge(t.Anchor, t.Negative, j))
                )
        );

    private bool IsDominant() =>
        Enumerable
            .Range(0, Count)
            .All(i =>
            {
                BigInteger Rest(int j) =>
                    (Square * (Entry(i, j) - (i == j && Support[i] ? Mu : 0)))
                    - Sum(Enumerable.Range(0, Count), k => Factor[i][k] * Factor[j][k]);
                return Sum(Enumerable.Range(0, Count).Where(j => j != i), j => BigInteger.Abs(Rest(j))) <= Rest(i);
            });

    private bool IsEnough(LagrangianCertificate c)
    {
        BigInteger[][] f = [.. c.Problem.Points.Select(row => CoqCertificate.Integers(row, Scale))];
        BigInteger bound = CoqCertificate.Integer(c.Bound, Scale);
        int[] columns = [.. Enumerable.Range(0, c.Problem.Dimension)];
        BigInteger Squared(BigInteger[] x, BigInteger[] y) => Sum(columns, k => (x[k] - y[k]) * (x[k] - y[k]));
        BigInteger value =
            Sum(Enumerable.Range(0, Count), i => Weights[i] * Squared(Near[i], f[i]))
            + Sum(Triples, t => t.Weight * (Squared(Near[t.Anchor], Near[t.Positive]) - Squared(Near[t.Anchor], Near[t.Negative])));
        BigInteger Gradient(int i, int k) =>
            (Weights[i] * (Near[i][k] - f[i][k]))
            + Sum(
                Triples,
                t =>
                    t.Weight
                    * (
                        (Edge(t.Anchor, t.Positive, i) * (Near[t.Anchor][k] - Near[t.Positive][k]))
                        - (Edge(t.Anchor, t.Negative, i) * (Near[t.Anchor][k] - Near[t.Negative][k]))
                    )
            );
        BigInteger squares = Sum(Enumerable.Range(0, Count), i => Sum(columns, k => Gradient(i, k) * Gradient(i, k)));
        return (Mu * Sum(Weights, x => x) * bound * bound) + squares <= Mu * value;
    }

    private static BigInteger Sum<T>(IEnumerable<T> items, Func<T, BigInteger> term) =>
        items.Aggregate(BigInteger.Zero, (sum, x) => sum + term(x));
}
