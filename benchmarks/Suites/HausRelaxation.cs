using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Benchmarks.Suites;

/// <summary>
/// The semidefinite relaxation of d_haus(F, F_TS)^2: <c>min s</c> over <c>Z = [I G'; G K]</c> psd and thresholds t with
/// <c>K_ii - 2 g_i.p_i + |p_i|^2 &lt;= s</c>, <c>d_ap &lt;= t_a &lt;= d_aq</c>, <c>d_ij = K_ii + K_jj - 2 K_ij</c>.
/// </summary>
internal static class HausRelaxation
{
    private const int Gram = 0;
    private const int Radius = 1;
    private const int Thresholds = 2;
    private const int PointSlack = 3;
    private const int PairSlack = 4;

    public static SemidefiniteProgram Of(Embedding f, Labels labels)
    {
        (int points, int n) = (f.Points, f.Dimension);
        SemidefiniteProgram program = new(n + points, -1, -points, -points, -points * (points - 1));
        program.AddCost(Radius, 0, 0, -1);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                program.AddEntry(program.AddConstraint(i == j ? 1 : 0), Gram, i, j, 1);
            }
        }
        for (int i = 0; i < points; i++)
        {
            double square = 0;
            foreach (double v in f.Row(i))
            {
                square += v * v;
            }
            int constraint = program.AddConstraint(-square);
            program.AddEntry(constraint, Gram, n + i, n + i, 1);
            for (int k = 0; k < n; k++)
            {
                program.AddEntry(constraint, Gram, k, n + i, -f[i, k]);
            }
            program.AddEntry(constraint, Radius, 0, 0, -1);
            program.AddEntry(constraint, PointSlack, i, i, 1);
        }
        int pair = 0;
        for (int a = 0; a < points; a++)
        {
            for (int j = 0; j < points; j++)
            {
                if (j != a)
                {
                    double sign = labels[a] == labels[j] ? 1 : -1;
                    int constraint = program.AddConstraint(0);
                    program.AddEntry(constraint, Gram, n + a, n + a, sign);
                    program.AddEntry(constraint, Gram, n + j, n + j, sign);
                    program.AddEntry(constraint, Gram, n + a, n + j, -sign);
                    program.AddEntry(constraint, Thresholds, a, a, -sign);
                    program.AddEntry(constraint, PairSlack, pair, pair, 1);
                    pair++;
                }
            }
        }
        return program;
    }
}
