namespace IsoTriplet.Tests.Certificates;

/// <summary>K regular simplices of m points, edge 1 + h, in two orthogonal spaces by turns, 1 - h from point to point of neighbours: H = 2h.</summary>
/// <remarks>For K = 1 mod 4 a stress in closed form: 1 on the pairs of neighbouring classes, -(1+h)/(1-h) a neighbour on the pairs within a class,
/// -m s/(1-h) between equal points of the first and last class. With lambda = 1/(2(m-1)) on every triple of neighbouring classes,
/// H sum lambda / |m - w|_1 tends to H m(K-1) / (K - 1 + sqrt m) as h goes to 0: a factor that exceeds any constant below m.</remarks>
internal static class ChainOfSimplices
{
    public static double Factor(int m, int classes) => m * (classes - 1) / (classes - 1 + Math.Sqrt(m));

    public static TripletProblem Problem(int m, int classes, double h)
    {
        double scale = (1 + h) / Math.Sqrt(2);
        double step = Step(m, h);
        double[][] rows = new double[m * classes][];
        for (int i = 0; i < rows.Length; i++)
        {
            int k = i / m;
            rows[i] = new double[(2 * m) - 1];
            for (int c = 1; c < m; c++)
            {
                double x =
                    (i % m) < c ? 1
                    : (i % m) == c ? -c
                    : 0;
                rows[i][c - 1 + (k % 2 * (m - 1))] = (k / 2 % 2 == 0 ? scale : -scale) * x / Math.Sqrt(c * (c + 1.0));
            }
            rows[i][^1] = k * step;
        }
        return new((2 * m) - 1, rows, [.. Enumerable.Range(0, rows.Length).Select(i => i / m)]);
    }

    public static StressCertificate Certificate(int m, int classes, double h, double bound)
    {
        TripletProblem f = Problem(m, classes, h);
        int count = m * classes;
        List<WeightedTriple> triples = [];
        List<WeightedPair> stress = [];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int gap = (i / m) - (j / m);
                bool end = i / m == 0 || i / m == classes - 1;
                if (gap == 0)
                {
                    stress.Add(new(i, j, (end ? -1 : -2) * (1 + h) / (1 - h)));
                }
                else if (gap == 1)
                {
                    stress.Add(new(i, j, 1));
                    triples.AddRange(Own(i, m).Select(p => new WeightedTriple(i, p, j, 0.5 / (m - 1))));
                    triples.AddRange(Own(j, m).Select(p => new WeightedTriple(j, p, i, 0.5 / (m - 1))));
                }
                else if (gap == classes - 1 && i % m == j % m)
                {
                    stress.Add(new(i, j, -m * Step(m, h) / (1 - h)));
                }
            }
        }
        return new(f, bound, [.. triples], [.. stress]);
    }

    private static double Step(int m, double h) => Math.Sqrt(((1 - h) * (1 - h)) - ((1 + h) * (1 + h) * (m - 1) / m));

    private static IEnumerable<int> Own(int i, int m) => Enumerable.Range(i / m * m, m).Where(p => p != i);
}
